"""Practice by week, and the weeks that ask for nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from lymph_coach.journal.entry import Entry

WEEK_DAYS = 7


class PauseError(ValueError):
    """A pause that cannot be; the message names field, value and what is allowed."""


class PauseReason(StrEnum):
    """Why practice rests."""

    ILL = "ill"
    AWAY = "away"
    REST = "rest"


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which nothing is asked, the first and the last among them; ``last`` is None while no end is known."""

    first: date
    last: date | None
    reason: PauseReason

    def __post_init__(self) -> None:
        """Refuse an end before the beginning."""
        if self.last is not None and self.last < self.first:
            raise PauseError(f"last is {self.last}; allowed is no day before {self.first}")

    def touches(self, first: date, last: date) -> bool:
        """Whether any of the days from ``first`` to ``last`` is in it."""
        return self.first <= last and (self.last is None or self.last >= first)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from ``first``; ``days`` are those practised on, in order.

    ``pause`` is why the week asks for nothing, None where it is a week like any other. One paused day makes it a
    paused week: somebody who was ill on Tuesday is not asked to catch up by Sunday.
    """

    first: date
    days: tuple[date, ...] = ()
    pause: PauseReason | None = None

    @property
    def last(self) -> date:
        """The seventh day."""
        return self.first + timedelta(days=WEEK_DAYS - 1)


def is_practice(entry: Entry) -> bool:
    """Whether an entry counts as practice: told by the person, or at least one circle done.

    A session that was begun by mistake and stopped at once is in the diary, and is no practice.
    """
    return entry.by_person or entry.circles_done > 0


def practice_days(entries: Iterable[Entry]) -> frozenset[date]:
    """The days practised on, each by the calendar of where it began."""
    return frozenset(entry.began.date() for entry in entries if is_practice(entry))


def week_start(day: date, first_weekday: int) -> date:
    """The first day of the week that ``day`` is in.

    Args:
        day: from the second week of the year 1.
        first_weekday: on which day weeks begin here, Monday 0 to Sunday 6.
    """
    return day - timedelta(days=(day.weekday() - first_weekday) % WEEK_DAYS)


def weeks(
    entries: Iterable[Entry], pauses: Sequence[Pause], first: date, last: date, first_weekday: int
) -> tuple[Week, ...]:
    """Every week from that of ``first`` to that of ``last``, the empty ones too; none where ``last`` is earlier.

    Args:
        entries: in any order.
        pauses: in any order; where several touch a week, it has the reason of the one handed in first.
        first: a day of the first week.
        last: a day of the last week.
        first_weekday: Monday 0 to Sunday 6.
    """
    practised: dict[date, list[date]] = {}
    for day in sorted(practice_days(entries)):
        practised.setdefault(week_start(day, first_weekday), []).append(day)
    found: list[Week] = []
    start = week_start(first, first_weekday)
    while start <= last:
        end = start + timedelta(days=WEEK_DAYS - 1)
        reason = next((pause.reason for pause in pauses if pause.touches(start, end)), None)
        found.append(Week(start, tuple(practised.get(start, ())), reason))
        start += timedelta(days=WEEK_DAYS)
    return tuple(found)
