"""When the questions of the first time are asked again."""

from calendar import monthrange
from datetime import date, timedelta

MONTHS = 3
_AHEAD = timedelta(days=1)
"""How far a date may lie ahead: whoever flies westward over the date line has answered tomorrow."""


def needs_first_time(last_asked: date | None, today: date) -> bool:
    """Whether they are due: never asked, ``MONTHS`` ago or longer, or on a day that is yet to come.

    Three months after 30 November is the last day of February.
    """
    if last_asked is None or last_asked > today + _AHEAD:
        return True
    months = last_asked.month - 1 + MONTHS
    year, month = last_asked.year + months // 12, months % 12 + 1
    return today >= date(year, month, min(last_asked.day, monthrange(year, month)[1]))
