"""Pages from their files, each checked by itself and against the others."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.files import Folder, names_in, read_file, unified
from lymph_coach.reading.front import Front, read_front, split_page
from lymph_coach.reading.page import Library, Page, Shelf
from lymph_coach.reading.toml import NAME, read_table

SCHEMA = 1
CONTENTS = "contents.toml"
_ENDING = ".md"


@dataclass(frozen=True, slots=True)
class _Draft:
    """A page, and what only the other files can tell to be right: each name with its line.

    ``anchors`` are its headings as links name them.
    """

    page: Page
    links: tuple[tuple[str, int], ...]
    drawings: tuple[tuple[str, int], ...]
    anchors: frozenset[str]


def parse_page(text: str, page_id: str) -> Page:
    """Make a page of a file's text; where its links lead is not known here.

    Args:
        text: front matter and Markdown, as in ``docs/writing-pages.md``.
        page_id: the file's name without ``.md``.

    Raises:
        PageError: naming file and line, and what is allowed.
    """
    return _draft(text, page_id).page


def load_library(
    folder: Folder, *, sheets: AbstractSet[str] | None = None, drawings: AbstractSet[str] | None = None
) -> Library:
    """All pages of a language, checked against one another.

    Args:
        folder: holds ``contents.toml`` and the pages.
        sheets: the sheets that links may lead to; not checked where left out.
        drawings: the names, without ``.svg``, of the drawings there are; not checked where left out.

    Raises:
        PageError: naming file and line, and what is allowed.
    """
    shelves = _read_contents(folder)
    drafts = {name: _draft(read_file(folder, name + _ENDING), name) for _, names in shelves for name in names}
    for draft in drafts.values():
        _check_links(draft, drafts, sheets)
        for name, line in draft.drawings:
            if drawings is not None and name not in drawings:
                raise PageError(draft.page.id + _ENDING, line, f"there is no drawing {name!r}.")
    return Library(tuple(Shelf(title, tuple(drafts[name].page for name in names)) for title, names in shelves))


def _read_contents(folder: Folder) -> list[tuple[str, tuple[str, ...]]]:
    """The title and the pages of each shelf; every page of the folder is on one."""
    table = read_table(read_file(folder, CONTENTS), CONTENTS)
    table.only("schema", "shelves")
    table.whole("schema", SCHEMA, SCHEMA)
    there = names_in(folder, _ENDING)
    shelves: list[tuple[str, tuple[str, ...]]] = []
    placed: set[str] = set()
    for shelf in table.tables("shelves"):
        shelf.only("title", "pages")
        names = shelf.texts("pages")
        for name in names:
            if name not in there or not NAME.fullmatch(name):
                raise shelf.error("pages", f"names {name!r}, and there is no such page")
            if name in placed:
                raise shelf.error("pages", f"names {name!r} a second time")
            placed.add(name)
        shelves.append((shelf.text("title"), names))
    if not shelves:
        raise table.error("shelves", "is missing; there is one shelf at least")
    for name in there:
        if name not in placed:
            raise PageError(name + _ENDING, 0, f"the page stands on no shelf in {CONTENTS}.")
    return shelves


def _draft(text: str, page_id: str) -> _Draft:
    # It brings the Markdown parser with it, which nobody needs who never reads.
    from lymph_coach.reading.body import BodyReader  # noqa: PLC0415  # 32 ms

    file = page_id + _ENDING
    head, body, first_line = split_page(unified(text), file)
    front = read_front(head, file)
    reader = BodyReader(body, file, first_line)
    blocks = reader.read()
    _check_sources(file, front, tuple((cite.name, cite.line) for cite in reader.spans.cites))
    page = Page(
        id=page_id,
        title=front.title,
        short=front.short,
        purpose=front.purpose,
        summary=front.summary,
        minutes=front.minutes,
        drawing=front.drawing,
        checked=front.checked,
        sources=front.sources,
        blocks=blocks,
    )
    return _Draft(
        page,
        tuple((link.name, link.line) for link in reader.spans.links),
        ((front.drawing, front.drawing_line), *((picture.name, picture.line) for picture in reader.pictures)),
        frozenset(reader.anchors),
    )


def _check_sources(file: str, front: Front, cites: tuple[tuple[str, int], ...]) -> None:
    for key, line in cites:
        if key not in front.source_lines:
            raise PageError(file, line, f"the source {key!r} is not listed in the front matter.")
    cited = {key for key, _ in cites}
    for key, line in front.source_lines.items():
        if key not in cited:
            raise PageError(file, line, f"the source {key!r} is listed, and the text never cites it.")


def _check_links(draft: _Draft, drafts: Mapping[str, _Draft], sheets: AbstractSet[str] | None) -> None:
    for target, line in draft.links:
        kind, colon, name = target.partition(":")
        page, _, heading = target.partition("#")
        wrong = ""
        if colon:
            if kind == "sheet" and sheets is not None and name not in sheets:
                wrong = f"there is no sheet {name!r}; there are {', '.join(sorted(sheets))}"
        elif page not in drafts:
            wrong = f"there is no page {page!r}"
        elif heading and heading not in drafts[page].anchors:
            wrong = f"there is no heading {heading!r} on {page!r}; there are {', '.join(sorted(drafts[page].anchors))}"
        if wrong:
            raise PageError(draft.page.id + _ENDING, line, f"{wrong}.")
