"""The diary for other programs: JSON that can be read back, and one table for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields

from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.rows import COLUMNS, Cell, to_row
from lymph_coach.journal.weeks import Pause
from lymph_coach.system.record import to_record, whole_text

FORMAT = "lymph-coach-diary"
SCHEMA = 1

_BESIDE = (("goal", Goal), ("pause", Pause), ("hindrance", Hindrance))
_OTHERS = ("item", "value")
CSV_COLUMNS = (
    *("schema", "kind", *COLUMNS),
    *(f"{kind}_{one.name}" for kind, value in _BESIDE for one in fields(value)),
    *_OTHERS,
)
"""A row is an entry, the goal, a pause or an answer, as ``kind`` says; the columns of the other kinds are empty."""

_ACTIVE = ("=", "+", "-", "@", "\t", "\r")


def to_json(diary: Diary) -> Iterator[bytes]:
    """The diary in pieces, an entry a line; :func:`lymph_coach.journal.imports.read_diary` reads it."""
    head = {"format": FORMAT, "schema": SCHEMA}
    head |= {one.name: to_record(getattr(diary, one.name)) for one in fields(Diary) if one.name != "entries"}
    yield _bytes(head)[:-1] + b', "entries": ['
    for number, entry in enumerate(diary.entries):
        yield (b",\n" if number else b"\n") + _bytes(to_record(entry))
    yield b"\n]}\n"


def to_csv(diary: Diary, others: Iterable[tuple[str, str, str]] = ()) -> bytes:
    """The diary as one table with a heading, in UTF-8 with the mark that spreadsheets know it by.

    Text that a spreadsheet would work out as a formula has an apostrophe before it.

    Args:
        diary: what has columns of its own.
        others: the kind, name and value of things that have none, one a row.
    """
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, CSV_COLUMNS, restval="")
    writer.writeheader()
    for entry in diary.entries:
        writer.writerow(_row("session", dict(zip(COLUMNS, to_row(entry), strict=True))))
    beside = [("pause", one) for one in diary.pauses] + [("hindrance", one) for one in diary.hindrances]
    for kind, value in [*([("goal", diary.goal)] if diary.goal else []), *beside]:
        cells = {f"{kind}_{one.name}": to_record(getattr(value, one.name)) for one in fields(value)}
        writer.writerow(_row(kind, cells))
    for kind, *named in others:
        writer.writerow(_row(kind, dict(zip(_OTHERS, map(whole_text, named), strict=True))))
    return table.getvalue().encode("utf-8-sig")


def _row(kind: str, cells: dict[str, Cell]) -> dict[str, Cell]:
    return {"schema": SCHEMA, "kind": kind} | {name: _inert(cell) for name, cell in cells.items()}


def _inert(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_ACTIVE) else cell


def _bytes(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode()
