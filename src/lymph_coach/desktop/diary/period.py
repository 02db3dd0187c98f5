"""How far back the charts look."""

from datetime import date, timedelta
from enum import StrEnum

_WEEKS, _MONTHS, _YEAR = timedelta(weeks=4), timedelta(weeks=13), timedelta(weeks=52)


class Period(StrEnum):
    """A time up to today."""

    WEEKS = "weeks"
    MONTHS = "months"
    YEAR = "year"
    ALL = "all"

    def first_day(self, today: date, oldest: date | None) -> date:
        """The first day of it; ``oldest`` is the day of the oldest entry, None where there is none."""
        match self:
            case Period.WEEKS:
                return today - _WEEKS + timedelta(days=1)
            case Period.MONTHS:
                return today - _MONTHS + timedelta(days=1)
            case Period.YEAR:
                return today - _YEAR + timedelta(days=1)
            case Period.ALL:
                return min(oldest or today, today)
