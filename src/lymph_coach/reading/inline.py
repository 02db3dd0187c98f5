"""The inside of a line of Markdown: words, bold, italics, links and citations, and nothing else."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from markdown_it.tree import SyntaxTreeNode

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.page import Span, Spans, plain
from lymph_coach.reading.toml import NAME

APP_PLACES = ("today", "reminders", "diary", "settings")

REFUSED: Mapping[str, str] = {
    "html_block": "HTML",
    "html_inline": "HTML",
    "fence": "code",
    "code_block": "code (a line that begins with four spaces)",
    "code_inline": "code",
    "hr": "a line across the page",
    "hardbreak": "a forced line break (two spaces or a backslash at the end of a line)",
    "image": "a drawing inside a line; it stands alone in its paragraph",
    "bullet_list": "a list here; lists are one level deep",
    "ordered_list": "a list here; lists are one level deep",
    "blockquote": "a box here; boxes stand by themselves",
    "table": "a table here; tables stand by themselves",
    "heading": "a heading here; headings stand by themselves",
}

_CITE = re.compile(r"\s*\[\^([^\[\]]*)\]")
_STRAY = re.compile(r"[\[\]*`|]|##")  # what is left of a mark that was not understood
_PAGE_LINK = re.compile(rf"({NAME.pattern})\.md(?:#({NAME.pattern}))?")
_WEB_LINK = re.compile(r"https://[^\s/]+\.\S+")


@dataclass(frozen=True, slots=True)
class Place:
    """A name that stands in a file, and the line it stands on."""

    name: str
    line: int


class SpanReader:
    """Turns the inside of lines into spans; keeps the links and citations it meets, to be checked against the rest."""

    def __init__(self, file: str) -> None:
        self.links: list[Place] = []
        self.cites: list[Place] = []
        self._file = file
        self._line = 0

    def read(self, nodes: Sequence[SyntaxTreeNode], line: int) -> Spans:
        """The spans of a run.

        Args:
            nodes: what the run is made of.
            line: the line of the file it begins on.

        Raises:
            PageError: there is something in it that pages do not have, or nothing to read.
        """
        self._line = line
        spans = _joined(self._spans(nodes, Span()))
        if not plain(spans).strip():
            raise PageError(self._file, line, "there is nothing to read here.")
        return spans

    def _spans(self, nodes: Sequence[SyntaxTreeNode], style: Span) -> Iterator[Span]:
        for node in nodes:
            match node.type:
                case "text":
                    yield from self._text(node.content, style)
                case "softbreak":
                    self._line += 1
                    yield replace(style, text=" ")
                case "strong":
                    yield from self._spans(node.children, replace(style, strong=True))
                case "em":
                    yield from self._spans(node.children, replace(style, emphasis=True))
                case "link":
                    yield from self._link(node, style)
                case other:
                    raise self._error(f"pages do not have {REFUSED.get(other, other)}")

    def _text(self, text: str, style: Span) -> Iterator[Span]:
        # Split by a pattern with one group: text, key, text, key, text.
        for index, part in enumerate(_CITE.split(text)):
            if index % 2 == 0:
                if stray := _STRAY.search(part):
                    raise self._error(
                        f"{stray[0]!r} belongs to no link, citation, bold, italics, heading, box or table"
                    )
                yield replace(style, text=part)
            elif style.link:
                raise self._error(f"the citation of {part!r} stands inside a link; it goes after it")
            else:
                self.cites.append(Place(part, self._line))
                yield Span(cite=part)

    def _link(self, node: SyntaxTreeNode, style: Span) -> Iterator[Span]:
        address = str(node.attrs.get("href", ""))
        if node.info == "auto" or "title" in node.attrs:
            raise self._error(f"the link to {address!r} is not written [words](address)")
        target = self._target(address)
        self.links.append(Place(target, self._line))
        words = tuple(self._spans(node.children, replace(style, link=target)))
        if not plain(words).strip():
            raise self._error(f"the link to {address!r} has no words")
        yield from words

    def _target(self, address: str) -> str:
        """The address as ``Span.link`` has it."""
        kind, _, name = address.partition(":")
        if (page := _PAGE_LINK.fullmatch(address)) is not None:
            return f"{page[1]}#{page[2]}" if page[2] else page[1]
        if kind == "app":
            if name not in APP_PLACES:
                raise self._error(f"{address!r} is no place in the program; there are {', '.join(APP_PLACES)}")
            return address
        if (kind == "sheet" and NAME.fullmatch(name)) or _WEB_LINK.fullmatch(address):
            return address
        raise self._error(
            f"the link to {address!r} leads nowhere; allowed are page.md, page.md#heading, app:place, sheet:name and "
            "https://..."
        )

    def _error(self, message: str) -> PageError:
        return PageError(self._file, self._line, f"{message}.")


def _joined(spans: Iterator[Span]) -> Spans:
    """The spans with neighbours of one kind made one, and without empty ones."""
    joined: list[Span] = []
    for span in spans:
        if not (span.text or span.cite):
            continue
        if joined and not joined[-1].cite and replace(joined[-1], text="") == replace(span, text=""):
            joined[-1] = replace(span, text=joined[-1].text + span.text)
        else:
            joined.append(span)
    return tuple(joined)
