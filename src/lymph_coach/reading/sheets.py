"""Sheets: lists to tick and lines to write on, on the screen or on paper."""

from collections.abc import Iterable
from dataclasses import dataclass

from lymph_coach.reading.files import Folder, names_in, read_file, unified
from lymph_coach.reading.toml import Table, read_table

SCHEMA = 1
MOST_LINES = 8
_ENDING = ".toml"


@dataclass(frozen=True, slots=True)
class Tick:
    """Something to tick; ``key`` names it within its part, whatever the language."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a sheet under a title of its own: ticks, then as many ruled lines to write on."""

    key: str
    title: str
    ticks: tuple[Tick, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet.

    Attributes:
        id: the file's name without ``.toml``; its name in links.
        title: its title.
        purpose: one sentence: what it is for.
        caution: what to see to before anything else; empty where there is nothing.
        parts: from top to bottom.
    """

    id: str
    title: str
    purpose: str
    caution: str
    parts: tuple[Part, ...]


def parse_sheet(text: str, sheet_id: str) -> Sheet:
    """Make a sheet of a file's text.

    Args:
        text: TOML, as in ``assets/sheets``.
        sheet_id: the file's name without ``.toml``.

    Raises:
        PageError: naming file, line, key and what is allowed.
    """
    table = read_table(unified(text), sheet_id + _ENDING)
    table.only("schema", "title", "purpose", "caution", "parts")
    table.whole("schema", SCHEMA, SCHEMA)
    parts = table.tables("parts")
    if not parts:
        raise table.error("parts", "is missing; there is one part at least")
    _all_different(parts)
    return Sheet(
        sheet_id,
        table.text("title"),
        table.text("purpose"),
        table.optional_text("caution"),
        tuple(_part(part) for part in parts),
    )


def load_sheets(folder: Folder) -> tuple[Sheet, ...]:
    """All sheets of a language, by the order of their names.

    Raises:
        PageError: naming file, line, key and what is allowed.
    """
    return tuple(parse_sheet(read_file(folder, name + _ENDING), name) for name in names_in(folder, _ENDING))


def _part(table: Table) -> Part:
    table.only("key", "title", "lines", "ticks")
    ticks = table.tables("ticks")
    lines = table.whole("lines", 0, MOST_LINES) if "lines" in table.values else 0
    if not ticks and not lines:
        raise table.error("ticks", "is missing, and there are no lines: there is nothing to fill in")
    for tick in ticks:
        tick.only("key", "text")
    _all_different(ticks)
    return Part(
        table.name("key"),
        table.text("title"),
        tuple(Tick(tick.name("key"), tick.text("text")) for tick in ticks),
        lines,
    )


def _all_different(tables: Iterable[Table]) -> None:
    seen: set[str] = set()
    for table in tables:
        key = table.name("key")
        if key in seen:
            raise table.error("key", f"is {key!r} a second time")
        seen.add(key)
