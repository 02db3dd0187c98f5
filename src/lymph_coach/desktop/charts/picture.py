"""What a chart shows, as shapes without a toolkit: across in places of equal width, upward in days or points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from lymph_coach.journal.change import Grain, Mark
from lymph_coach.journal.weeks import WEEK_DAYS, PauseReason, Week, week_start

MONTHS = 12
LONGEST_DAYS_AS_DATES = 62
"""Up to two months the ends of the time are named by their day, beyond that the months by their names."""


@dataclass(frozen=True, slots=True)
class Names:
    """The words that stand in charts.

    ``months`` are twelve short names; ``goal`` has a place for ``{days}``, ``day`` for ``{day}``, ``{month}`` and
    ``{year}``, ``month`` for ``{month}`` and ``{year}``.
    """

    months: Sequence[str]
    pauses: Mapping[PauseReason, str]
    goal: str
    all_days: str
    now: str
    day: str
    month: str
    before: str
    after: str
    none: str
    worst: str
    no_weeks: str
    no_marks: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A month that begins at ``at``, in places from the left; ``month`` counts them from the year 0."""

    at: float
    month: int


@dataclass(frozen=True, slots=True)
class Time:
    """What is written below a chart: its months, or just the days it begins and ends at."""

    ticks: tuple[Tick, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Column:
    """One week: how many days of it were practised (0 to 7), and whether it is paused."""

    days: int
    paused: bool


@dataclass(frozen=True, slots=True)
class Band:
    """Paused weeks side by side for one reason, from place ``left`` to ``right``, and its name."""

    left: int
    right: int
    name: str


@dataclass(frozen=True, slots=True)
class WeeksPicture:
    """Columns from left to right; ``now`` is the place of the week that is not over, None if it is not shown."""

    columns: tuple[Column, ...]
    bands: tuple[Band, ...]
    goal: int
    now: int | None
    time: Time
    names: Names


@dataclass(frozen=True, slots=True)
class Spot:
    """Two ratings at ``place`` from the left, each 0 to 10 or None."""

    place: int
    before: float | None
    after: float | None


@dataclass(frozen=True, slots=True)
class MarksPicture:
    """Spots in ``places`` places."""

    spots: tuple[Spot, ...]
    places: int
    time: Time
    names: Names


def lay_weeks(weeks: Sequence[Week], goal_days: int, today: date, names: Names) -> WeeksPicture:
    """Lay out weeks that follow one another, by a goal of 1 to 7 days."""
    bands: list[Band] = []
    for reason, run in groupby(enumerate(weeks), lambda each: each[1].pause):
        places = [place for place, _ in run]
        if reason is not None:
            bands.append(Band(places[0], places[-1] + 1, names.pauses[reason]))
    now = next((place for place, week in enumerate(weeks) if week.first <= today <= week.last), None)
    return WeeksPicture(
        tuple(Column(len(week.days), week.pause is not None) for week in weeks),
        tuple(bands),
        goal_days,
        now,
        _weeks_time(weeks, names),
        names,
    )


def lay_marks(marks: Sequence[Mark], grain: Grain, first_weekday: int, names: Names) -> MarksPicture:
    """Lay out marks of one grain in the order of time, with the gaps between them.

    Args:
        marks: as ``marks`` of the journal makes them of that grain and weekday.
        grain: what one stands for.
        first_weekday: Monday 0 to Sunday 6.
        names: the words.
    """
    if not marks:
        return MarksPicture((), 0, Time((), "", ""), names)
    start = marks[0].slot
    spots = tuple(Spot(mark.slot - start, mark.before, mark.after) for mark in marks)
    return MarksPicture(spots, spots[-1].place + 1, _marks_time(marks, grain, first_weekday, names), names)


def _weeks_time(weeks: Sequence[Week], names: Names) -> Time:
    if not weeks:
        return Time((), "", "")
    first, last = weeks[0].first, weeks[-1].last
    if (last - first).days <= LONGEST_DAYS_AS_DATES:
        return Time((), _named(first, names), _named(weeks[-1].first, names))
    return Time(_month_ticks(first, last, WEEK_DAYS), _named(first, names), "")


def _marks_time(marks: Sequence[Mark], grain: Grain, first_weekday: int, names: Names) -> Time:
    first, last = marks[0].first, marks[-1].last
    if grain in {Grain.DAY, Grain.WEEK}:
        if (last - first).days <= LONGEST_DAYS_AS_DATES:
            return Time((), _named(first, names), _named(last, names) if len(marks) > 1 else "")
        if grain is Grain.DAY:
            return Time(_month_ticks(first, last, 1), _named(first, names), "")
        return Time(_month_ticks(week_start(first, first_weekday), last, WEEK_DAYS), _named(first, names), "")
    of = {Grain.MONTH: 1, Grain.QUARTER: 3, Grain.YEAR: MONTHS}[grain]
    start = marks[0].slot
    return Time(tuple(Tick(slot - start, slot * of) for slot in range(start, marks[-1].slot + 1)), "", "")


def _month_ticks(first: date, last: date, days_a_place: int) -> tuple[Tick, ...]:
    """The first of each month between two days."""
    found: list[Tick] = []
    month = first.year * MONTHS + first.month - (first.day == 1)
    while (day := date(month // MONTHS, month % MONTHS + 1, 1)) <= last:
        found.append(Tick((day - first).days / days_a_place, month))
        month += 1
    return tuple(found)


def _named(day: date, names: Names) -> str:
    return names.day.format(day=day.day, month=names.months[day.month - 1], year=day.year)
