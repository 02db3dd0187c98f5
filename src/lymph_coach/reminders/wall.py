"""The clock on the wall: which moment a local day and time is, and when quiet hours are over. Pure."""

from bisect import bisect_left
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from lymph_coach.reminders.reminder import Quiet

_MINUTE = timedelta(minutes=1)


def moment_of(day: date, at: time, zone: tzinfo) -> datetime:
    """The first moment, in UTC, at which a clock in ``zone`` shows this day and time, or has passed it.

    A time the clocks skip comes at the end of the gap; of one they repeat, the first counts.
    """
    first = datetime.combine(day, at.replace(fold=0), zone)
    second = first.replace(fold=1)
    moment = first.astimezone(UTC)
    # Python gives a skipped time the offset of before the gap, or with fold=1 that of after it (PEP 495).
    earliest = second.astimezone(UTC)
    if earliest >= moment:
        return moment
    wall = first.replace(tzinfo=None)

    def passed(second_s: int) -> bool:
        return (earliest + timedelta(seconds=second_s)).astimezone(zone).replace(tzinfo=None) >= wall

    gap_s = int((moment - earliest).total_seconds())
    return earliest + timedelta(seconds=bisect_left(range(gap_s), x=True, key=passed))


def day_of(moment: datetime, zone: tzinfo) -> date:
    """The day a calendar in ``zone`` shows."""
    return moment.astimezone(zone).date()


def is_quiet(quiet: Quiet | None, moment: datetime, zone: tzinfo) -> bool:
    """Whether the clock on the wall shows a quiet hour."""
    return quiet is not None and quiet.holds(moment.astimezone(zone).time())


def quiet_over(quiet: Quiet | None, moment: datetime, zone: tzinfo) -> datetime:
    """The first moment from this one on, in UTC, at which the clock on the wall shows no quiet hour."""
    moment = moment.astimezone(UTC)
    if quiet is None or not is_quiet(quiet, moment, zone):
        return moment
    local = moment.astimezone(zone)
    left = datetime.combine(date.min, quiet.end) - datetime.combine(date.min, local.time())
    end = moment + left % timedelta(days=1)
    if end.astimezone(zone).utcoffset() == local.utcoffset():
        return end
    # The clocks change before it, and may jump over the end, out of the quiet hours, or back into them.
    end = moment.replace(second=0, microsecond=0)
    while is_quiet(quiet, end, zone):
        end += _MINUTE
    return end
