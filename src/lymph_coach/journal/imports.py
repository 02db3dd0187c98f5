"""An exported diary read back: what of it is new, what is there already, and what is refused; nothing is written."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any, TypeVar, cast

from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.export import FORMAT, SCHEMA
from lymph_coach.journal.record import RecordError, read_value, refusal, shown
from lymph_coach.journal.weeks import Pause

LARGEST_BYTES = 50_000_000
MOST_ENTRIES = 30_000
"""One a day for 80 years."""
MOST_BESIDE = 10_000
MOST_MARKS = 2_000_000
"""Of commas and brackets, which tell before reading how much memory a file would take."""

_Value = TypeVar("_Value")
_KEYS = frozenset({"format", "schema", *(one.name for one in fields(Diary))})


class JournalImportError(ValueError):
    """A file that cannot be read as a diary; the message names field, value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a file holds, beside what is in the diary.

    Attributes:
        new: what would be added, for :meth:`lymph_coach.journal.store.JournalStore.take_in`; pauses and answers may
            be there already, which changes nothing.
        already: how many entries are in the diary, or twice in the file: the same id, or begun at the same moment
            with the same circles done.
        refused: why, for each entry, pause or answer that cannot be.
    """

    new: Diary
    already: int
    refused: tuple[str, ...]


def read_json(data: bytes, present: Iterable[Entry] = ()) -> Import:
    """Read what :func:`lymph_coach.journal.export.to_json` wrote, or anything that claims to be it.

    Args:
        data: the file, up to 50 MB, 30,000 entries and 2 million commas and brackets.
        present: the entries of the diary.

    Raises:
        JournalImportError: it is no diary, a newer program's, or beyond the limits.
    """
    record = _parsed(data)
    for name in sorted(record.keys() ^ _KEYS):
        state = "missing" if name in _KEYS else "not known"
        raise JournalImportError(f"{shown(name)} is {state}; allowed are {', '.join(sorted(_KEYS))}")
    _same("format", record["format"], FORMAT)
    _same("schema", record["schema"], SCHEMA)
    refused: list[str] = []
    pauses = _all(Pause, record["pauses"], "pauses", MOST_BESIDE, refused)
    hindrances = _all(Hindrance, record["hindrances"], "hindrances", MOST_BESIDE, refused)
    entries = _all(Entry, record["entries"], "entries", MOST_ENTRIES, refused)
    goal: Goal | None = None
    try:
        goal = None if record["goal"] is None else read_value(Goal, record["goal"], "goal")
    except RecordError as error:
        refused.append(str(error))
    new = new_entries(entries, present)
    return Import(Diary(new, goal, tuple(pauses), tuple(hindrances)), len(entries) - len(new), tuple(refused))


def new_entries(entries: Iterable[Entry], present: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that are neither in the diary nor among the ones before them, by the rule of :class:`Import`."""
    keys: tuple[Callable[[Entry], str | tuple[datetime, int]], ...] = (_id, _moment)
    seen = {key(one) for one in present for key in keys}
    new: list[Entry] = []
    for entry in entries:
        own = {key(entry) for key in keys}
        if not own & seen:
            new.append(entry)
            seen |= own
    return tuple(new)


def _parsed(data: bytes) -> Mapping[str, object]:
    if len(data) > LARGEST_BYTES:
        raise JournalImportError(f"the file has {len(data)} bytes; allowed are up to {LARGEST_BYTES}")
    marks = sum(data.count(mark) for mark in (b",", b"[", b"{"))
    if marks > MOST_MARKS:
        raise JournalImportError(f"the file has {marks} commas and brackets; allowed are up to {MOST_MARKS}")
    try:
        raw: object = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        raise JournalImportError(
            f"the file has {data[error.start]:#x} at byte {error.start}; allowed is UTF-8"
        ) from error
    except RecursionError as error:
        raise JournalImportError("the file has lists in lists without end; allowed are those of a diary") from error
    except JournalImportError:
        raise
    except ValueError as error:
        # Of JSON's own: a mistake with its line, or a number of more digits than Python reads.
        raise JournalImportError(f"the file is no JSON: {error}") from error
    if not isinstance(raw, dict):
        raise JournalImportError(f"the file holds {shown(raw)}; allowed is an object")
    return cast("dict[str, object]", raw)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))
        raise JournalImportError(f"{shown(twice)} stands twice in one object; allowed is once")
    return found


def _no_number(text: str) -> object:
    raise JournalImportError(f"the file has the number {text}; allowed are whole numbers")


def _same(name: str, value: object, allowed: str | int) -> None:
    # True equals 1.
    if value != allowed or type(value) is not type(allowed):
        raise JournalImportError(f"{name} is {shown(value)}; allowed is {allowed}")


def _all(kind: type[_Value], raw: object, path: str, most: int, refused: list[str]) -> list[_Value]:
    """The values of a list that can be, the reasons for the others being added to ``refused``."""
    if not isinstance(raw, list):
        raise JournalImportError(str(refusal(path, raw, "a list")))
    given = cast("list[object]", raw)
    if len(given) > most:
        raise JournalImportError(f"{path} are {len(given)}; allowed are up to {most}")
    found: list[_Value] = []
    for number, one in enumerate(given):
        try:
            found.append(read_value(kind, one, f"{path}[{number}]"))
        except RecordError as error:
            refused.append(str(error))
    return found


def _id(entry: Entry) -> str:
    return entry.id


def _moment(entry: Entry) -> tuple[datetime, int]:
    return entry.began, entry.circles_done
