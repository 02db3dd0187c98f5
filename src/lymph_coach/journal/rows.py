"""An entry as a row of plain values, for the database and for a spreadsheet."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar, cast

from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.system.record import whole_text

Cell = str | int | None

_Value = TypeVar("_Value")

_ITEMS = tuple(one.name for one in fields(Ratings))


def _names() -> Iterator[str]:
    for one in fields(Entry):
        if one.type is Ratings:
            yield from (f"{one.name}_{item}" for item in _ITEMS)
        else:
            yield one.name


COLUMNS = tuple(_names())
"""The fields of an entry, ratings spread out as ``before_pain`` and so on."""


def to_row(entry: Entry) -> tuple[Cell, ...]:
    """The values of :data:`COLUMNS`; times as ISO text with their distance from UTC, truths as 0 and 1."""
    return tuple(cell for one in fields(Entry) for cell in _cells(getattr(entry, one.name)))


def from_row(row: tuple[Cell, ...]) -> Entry | None:
    """The entry in a row, its times at a fixed distance from UTC; None where the row makes no sense."""
    cells = iter(row)
    try:
        return Entry(*[read(cells) for read in _READERS])
    except (ValueError, TypeError):
        return None


def made(make: Callable[..., _Value], rows: Iterable[Sequence[Any]]) -> tuple[_Value, ...]:
    """What ``make`` makes of each row; one that makes no sense hides no other."""
    found: list[_Value] = []
    for row in rows:
        try:
            found.append(make(*row))
        except (ValueError, TypeError):
            continue
    return tuple(found)


def _cells(value: object) -> tuple[Cell, ...]:
    match value:
        case datetime():
            return (value.isoformat(),)
        case Ratings():
            return tuple(getattr(value, item) for item in _ITEMS)
        case frozenset():
            return (json.dumps(sorted(cast("frozenset[str]", value))),)
        case str():
            return (whole_text(value),)
        case _:
            return (int(cast("int", value)),)


def _after_care(text: str) -> frozenset[str]:
    return frozenset(str(one) for one in cast("list[object]", json.loads(text)))


_BY_TYPE: Mapping[Any, Callable[[Iterator[Any]], Any]] = {
    str: lambda cells: str(next(cells)),
    int: lambda cells: int(next(cells)),
    bool: lambda cells: bool(next(cells)),
    datetime: lambda cells: datetime.fromisoformat(next(cells)),
    Ratings: lambda cells: Ratings(*islice(cells, len(_ITEMS))),
    frozenset[str]: lambda cells: _after_care(next(cells)),
}
"""How a field of each type is taken from the cells."""

_READERS: Sequence[Callable[[Iterator[Any]], Any]] = tuple(_BY_TYPE[one.type] for one in fields(Entry))
