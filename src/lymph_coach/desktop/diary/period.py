"""How far back the charts look."""

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """A time up to today."""

    WEEKS = "weeks"
    MONTHS = "months"
    YEAR = "year"
    ALL = "all"

    @property
    def weeks(self) -> int | None:
        """How many weeks it has; None where that is as many as there are."""
        match self:
            case Period.WEEKS:
                return 4
            case Period.MONTHS:
                return 13
            case Period.YEAR:
                return 52
            case Period.ALL:
                return None

    def first_day(self, today: date, oldest: date | None) -> date:
        """The first day of it; ``oldest`` is the day of the oldest entry, None where there is none."""
        if self.weeks is None:
            return min(oldest or today, today)
        return today - timedelta(weeks=self.weeks) + timedelta(days=1)
