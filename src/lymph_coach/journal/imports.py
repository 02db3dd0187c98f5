"""An exported diary read back: what of it can be, and what is refused; nothing is written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from typing import TypeVar, cast

from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.export import FORMAT, SCHEMA
from lymph_coach.journal.weeks import Pause
from lymph_coach.system.record import RecordError, read_value, refusal, shown

MOST_ENTRIES = 30_000
"""One a day for 80 years."""
MOST_BESIDE = 10_000

_Value = TypeVar("_Value")
_KEYS = frozenset({"format", "schema", *(one.name for one in fields(Diary))})


class JournalImportError(ValueError):
    """A file that cannot be read as a diary; the message names field, value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Import:
    """What a file holds.

    Attributes:
        diary: what of it can be, no session twice.
        doubles: how many entries stand there again: with the same id, or begun at the same moment with the same
            circles done.
        refused: why, for each entry, pause or answer that cannot be.
    """

    diary: Diary
    doubles: int
    refused: tuple[str, ...]


def read_diary(record: Mapping[str, object]) -> Import:
    """Read what :func:`lymph_coach.journal.export.to_json` wrote, or anything that claims to be it.

    Raises:
        JournalImportError: it is no diary, a newer program's, or beyond the limits.
    """
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
    once = new_entries(entries, ())
    return Import(Diary(once, goal, tuple(pauses), tuple(hindrances)), len(entries) - len(once), tuple(refused))


def new_entries(entries: Iterable[Entry], present: Iterable[Entry]) -> tuple[Entry, ...]:
    """Those that are neither in the diary nor among the ones before them: told by id, or by moment and circles."""
    keys: tuple[Callable[[Entry], str | tuple[datetime, int]], ...] = (_id, _moment)
    seen = {key(one) for one in present for key in keys}
    new: list[Entry] = []
    for entry in entries:
        own = {key(entry) for key in keys}
        if not own & seen:
            new.append(entry)
            seen |= own
    return tuple(new)


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
