"""What the one page for a visit says of a time: counts, ratings and notes. Nothing here calls a change good."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from lymph_coach.journal.change import Item, Pair, series
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.weeks import Pause, Week, is_practice, practice_days, weeks


class PeriodError(ValueError):
    """A period that cannot be; the message names field, value and what is allowed."""


class Span(StrEnum):
    """The periods that are offered; each ends today."""

    WEEKS = "weeks"
    MONTHS = "months"
    YEAR = "year"


_DAYS: Mapping[Span, int] = {Span.WEEKS: 28, Span.MONTHS: 91, Span.YEAR: 365}


@dataclass(frozen=True, slots=True)
class Period:
    """Days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.last < self.first:
            raise PeriodError(f"last is {self.last}; allowed is no day before {self.first}")


@dataclass(frozen=True, slots=True)
class ItemRow:
    """The ratings of an item: the medians of the sessions that have both, None where there are none."""

    item: Item
    sessions: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class Note:
    """What the person wrote on a day and ticked for the visit."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Report:
    """A time of the diary.

    Attributes:
        period: which.
        practice_days: on how many days of it something was practised.
        sessions: how often.
        goal: the weekly goal.
        weeks: every week that has a day of the period; practised days outside it are left out.
        rows: one for each item.
        pairs: each item's ratings by time, for a chart.
        notes: those that were ticked for the visit, the latest first.
        questions: what the person wants to ask.
    """

    period: Period
    practice_days: int
    sessions: int
    goal: Goal
    weeks: tuple[Week, ...]
    rows: tuple[ItemRow, ...]
    pairs: Mapping[Item, tuple[Pair, ...]]
    notes: tuple[Note, ...]
    questions: tuple[str, ...]


def period_of(span: Span, today: date) -> Period:
    """The 28, 91 or 365 days that end today."""
    return Period(today - timedelta(days=_DAYS[span] - 1), today)


def report_of(
    period: Period,
    entries: Iterable[Entry],
    goal: Goal,
    pauses: Sequence[Pause],
    questions: Sequence[str],
    first_weekday: int,
) -> Report:
    """Put together what the page says.

    Args:
        period: which days.
        entries: in any order; those of other days are passed over.
        goal: the weekly goal.
        pauses: in any order; see :func:`lymph_coach.journal.weeks.weeks`.
        questions: what the person wants to ask; blank ones are passed over.
        first_weekday: on which day weeks begin here, Monday 0 to Sunday 6.
    """
    within = sorted(
        (one for one in entries if period.first <= one.began.date() <= period.last), key=lambda one: one.began
    )
    pairs = {item: series(within, item) for item in Item}
    return Report(
        period,
        len(practice_days(within)),
        sum(map(is_practice, within)),
        goal,
        weeks(within, pauses, period.first, period.last, first_weekday),
        tuple(_row(item, pairs[item]) for item in Item),
        pairs,
        tuple(Note(one.began.date(), note) for one in reversed(within) if one.for_visit and (note := one.note.strip())),
        tuple(asked for one in questions if (asked := one.strip())),
    )


def _row(item: Item, pairs: Iterable[Pair]) -> ItemRow:
    """Only of sessions with both: medians of different sessions would show a difference that nobody had."""
    both = [(one.before, one.after) for one in pairs if one.before is not None and one.after is not None]
    if not both:
        return ItemRow(item, 0, None, None)
    return ItemRow(item, len(both), median(before for before, _ in both), median(after for _, after in both))
