"""Which copies of the diary are worth keeping: many of late, few of long ago. Rules on dates, nothing else."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

DAYS, WEEKS, MONTHS = 12, 10, 9

_LADDER: tuple[tuple[int, Callable[[date], tuple[int, ...]]], ...] = (
    (DAYS, lambda day: (day.toordinal(),)),
    (WEEKS, lambda day: day.isocalendar()[:2]),
    (MONTHS, lambda day: (day.year, day.month)),
)


def kept(moments: Iterable[datetime]) -> frozenset[datetime]:
    """Those to keep: the newest of each of the last 12 days that have any, of 10 weeks and of 9 months.

    Days without copies do not count, so a long time away costs none; at most 31 are kept, the newest always. The day
    of a moment is that of its own zone: hand in all in one.
    """
    newest_first = sorted(moments, reverse=True)
    chosen: set[datetime] = set()
    for most, period in _LADDER:
        newest: dict[tuple[int, ...], datetime] = {}
        for moment in newest_first:
            newest.setdefault(period(moment.date()), moment)
        chosen.update(list(newest.values())[:most])
    return frozenset(chosen)
