"""Before and after, over time: plain numbers. Nothing here says which way a change is good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.weeks import WEEK_DAYS

_MONTHS, _QUARTER = 12, 3


class Item(StrEnum):
    """What is rated; the value is the field of ``Ratings``."""

    PAIN = "pain"
    TINGLING = "tingling"
    NUMBNESS = "numbness"
    TIGHTNESS = "tightness"
    TENSION = "tension"


class Grain(StrEnum):
    """How much time one mark of a chart stands for, from the finest."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Pair:
    """One session's two ratings of an item, 0 to 10; None where one was skipped, never both."""

    day: date
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Mark:
    """What a chart shows at one place.

    Attributes:
        slot: the place in time, counted in days, weeks, months ... without gaps; see :func:`slot_of`.
        first, last: the first and last day there was a session with this item.
        before, after: the middle (median) rating of the sessions; None where all were skipped.
        sessions: of how many sessions.
    """

    slot: int
    first: date
    last: date
    before: float | None
    after: float | None
    sessions: int


def series(entries: Iterable[Entry], item: Item) -> tuple[Pair, ...]:
    """The ratings of an item by the time their sessions began; a session in which it was skipped leaves a gap."""
    found: list[Pair] = []
    for entry in sorted(entries, key=lambda one: one.began):
        before: int | None = getattr(entry.before, item)
        after: int | None = getattr(entry.after, item)
        if before is not None or after is not None:
            found.append(Pair(entry.began.date(), before, after))
    return tuple(found)


def slot_of(day: date, grain: Grain, first_weekday: int) -> int:
    """The number of the day, week, month, quarter or year that ``day`` is in; the next one's is one more.

    Args:
        day: any.
        grain: what is counted.
        first_weekday: on which day weeks begin here, Monday 0 to Sunday 6.
    """
    match grain:
        case Grain.DAY:
            return day.toordinal()
        case Grain.WEEK:
            # Ordinal 1 is a Monday.
            return (day.toordinal() - 1 - first_weekday) // WEEK_DAYS
        case Grain.MONTH:
            return day.year * _MONTHS + day.month - 1
        case Grain.QUARTER:
            return (day.year * _MONTHS + day.month - 1) // _QUARTER
        case _:
            return day.year


def finest(pairs: Sequence[Pair], most: int, first_weekday: int) -> Grain:
    """The finest grain at which all of ``pairs``, with the gaps between them, take at most ``most`` places.

    Years where even those are too many.
    """
    if not pairs:
        return Grain.DAY
    first, last = min(pair.day for pair in pairs), max(pair.day for pair in pairs)
    for grain in Grain:
        if slot_of(last, grain, first_weekday) - slot_of(first, grain, first_weekday) < most:
            return grain
    return Grain.YEAR


def marks(pairs: Iterable[Pair], grain: Grain, first_weekday: int) -> tuple[Mark, ...]:
    """One mark for each day, week ... in which there is a rating, in the order of time.

    Where some sessions have both ratings, only those are taken: the middle of some befores beside the middle of
    other sessions' afters would show a difference that nobody had.
    """
    heaps: dict[int, list[Pair]] = {}
    for pair in pairs:
        heaps.setdefault(slot_of(pair.day, grain, first_weekday), []).append(pair)
    return tuple(_mark(slot, heaps[slot]) for slot in sorted(heaps))


def _mark(slot: int, heap: list[Pair]) -> Mark:
    taken = [pair for pair in heap if pair.before is not None and pair.after is not None] or heap
    days = [pair.day for pair in taken]
    return Mark(
        slot,
        min(days),
        max(days),
        _middle([pair.before for pair in taken]),
        _middle([pair.after for pair in taken]),
        len(taken),
    )


def _middle(values: Iterable[int | None]) -> float | None:
    given = [value for value in values if value is not None]
    from statistics import median  # noqa: PLC0415  # 1 MB with its fractions and decimals, and asked for by few

    return median(given) if given else None
