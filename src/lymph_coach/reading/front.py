"""The front matter of a page: TOML between two lines of ``+++``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lymph_coach.reading.errors import PageError
from lymph_coach.reading.page import Source
from lymph_coach.reading.toml import Table, read_table

_FENCE = "+++"
_MINUTES = (1, 30)
_YEARS = (1900, 2100)
_IDENTIFIERS: Mapping[str, re.Pattern[str]] = {
    "doi": re.compile(r"10\.\d{4,9}/\S+"),
    "pmid": re.compile(r"\d{1,9}"),
    "pmcid": re.compile(r"PMC\d{1,9}"),
    "isbn": re.compile(r"(?:97[89]-?)?(?:\d-?){9}[\dX]"),
    "cite": re.compile(r"\S.*"),
    "https": re.compile(r"//[^\s/]+\.\S+"),
}


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before a page's text; the fields are those of ``Page``.

    Attributes:
        source_lines: the line of each source, by its key.
        drawing_line: the line of the drawing.
    """

    title: str
    short: str
    purpose: str
    summary: tuple[str, str, str]
    minutes: int
    drawing: str
    checked: date
    sources: tuple[Source, ...]
    source_lines: Mapping[str, int]
    drawing_line: int


def split_page(text: str, file: str) -> tuple[str, str, int]:
    """The front matter of a page, its body, and the line of the file that the body begins at.

    The front matter begins at line 2.

    Raises:
        PageError: there is no front matter, or it has no end.
    """
    first, _, rest = text.partition("\n")
    if first.strip() != _FENCE:
        raise PageError(file, 1, f"the front matter is missing: the first line is not {_FENCE}.")
    lines = rest.split("\n")
    for index, line in enumerate(lines):
        if line.strip() == _FENCE:
            return "\n".join(lines[:index]), "\n".join(lines[index + 1 :]), index + 3
    raise PageError(file, 1, f"the front matter has no end: a second line of {_FENCE} is missing.")


def read_front(text: str, file: str) -> Front:
    """Check the front matter of a page.

    Raises:
        PageError: naming file, line, key and what is allowed.
    """
    table = read_table(text, file, first_line=2)
    table.only("title", "short", "purpose", "summary", "minutes", "drawing", "checked", "sources")
    sources: dict[str, Source] = {}
    lines: dict[str, int] = {}
    for each in table.tables("sources"):
        source = _source(each)
        if source.key in sources:
            raise each.error("key", f"is {source.key!r} a second time; the first is on line {lines[source.key]}")
        sources[source.key] = source
        lines[source.key] = each.line
    first, second, third = table.texts("summary", 3)
    return Front(
        title=table.text("title"),
        short=table.text("short"),
        purpose=table.text("purpose"),
        summary=(first, second, third),
        minutes=table.whole("minutes", *_MINUTES),
        drawing=table.name("drawing"),
        checked=table.day("checked"),
        sources=tuple(sources.values()),
        source_lines=lines,
        drawing_line=table.lines.get("drawing", table.line),
    )


def _source(table: Table) -> Source:
    table.only("key", "text", "year", "identifier")
    identifier = table.text("identifier")
    kind, _, value = identifier.partition(":")
    pattern = _IDENTIFIERS.get(kind)
    if pattern is None:
        raise table.error("identifier", f"is {identifier!r}; it begins with one of {': '.join(_IDENTIFIERS)}:")
    if not pattern.fullmatch(value):
        raise table.error("identifier", f"is {identifier!r}, which is no {kind}")
    return Source(table.name("key"), table.text("text"), table.whole("year", *_YEARS), identifier)
