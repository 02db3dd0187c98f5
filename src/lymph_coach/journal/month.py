"""A month of the diary as a calendar shows it."""

from calendar import Calendar
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.weeks import is_practice


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a calendar's page.

    Attributes:
        day: which.
        sessions: how many in which something was practised.
        others: how many entries besides, such as a session stopped before its first circle.
        in_month: False for the days before and after that fill the first and last week.
    """

    day: date
    sessions: int
    others: int
    in_month: bool


def month(entries: Iterable[Entry], year: int, number: int, first_weekday: int) -> tuple[tuple[Day, ...], ...]:
    """A month as rows of seven days.

    Args:
        entries: in any order; those of other months are passed over.
        year: 2 to 9998.
        number: of the month, 1 to 12.
        first_weekday: on which day weeks begin here, Monday 0 to Sunday 6.
    """
    sessions: Counter[date] = Counter()
    others: Counter[date] = Counter()
    for entry in entries:
        (sessions if is_practice(entry) else others)[entry.began.date()] += 1
    return tuple(
        tuple(Day(day, sessions[day], others[day], day.month == number) for day in row)
        for row in Calendar(first_weekday).monthdatescalendar(year, number)
    )
