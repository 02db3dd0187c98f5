"""At which times of the week the reminder must be started. Pure.

Being started is only a chance to look: the reminder decides with ``next_due`` what is due, and ends when nothing is. So
a time too many costs some 20 ms, and a time too few costs a reminder. That is why

- **a pause changes nothing here**: nothing would set the times up again on the day it ends;
- **a time at night is looked at again** at each quarter of the next hour: where clocks skip a time, systemd (252,
  measured) leaves out that day, while ``next_due`` tells at the end of the gap. All gaps of the years to come end at
  one of these quarters, but for Troll in Antarctica, where two hours are skipped;
- **the end of quiet hours is one**, where a late reminder may have to wait for it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from lymph_coach.reminders.reminder import EVERY_DAY, Rules
from lymph_coach.reminders.rules import never_told

_DAY_MIN = 24 * 60
# Clocks are set forward between 22:00 (Greenland) and 02:45 (Chatham Islands), by an hour at most.
_CLOCKS_CHANGE = range(4 * 60), range(22 * 60, _DAY_MIN)


@dataclass(frozen=True, slots=True)
class Alarm:
    """One time of day on some days of the week, Monday 0 to Sunday 6."""

    at: time
    days: frozenset[int]


def alarms(rules: Rules) -> tuple[Alarm, ...]:
    """All times, each once, from midnight on; empty when nothing will ever be told."""
    told = [Alarm(one.at, one.days) for one in rules.reminders if one.on and not never_told(one, rules.quiet)]
    wanted = [*told, *_quiet_over(rules, told)]
    wanted += [after for alarm in wanted for after in _gap_over(alarm)]
    days: dict[time, frozenset[int]] = {}
    for alarm in wanted:
        days[alarm.at] = days.get(alarm.at, frozenset()) | alarm.days
    return tuple(Alarm(at, days[at]) for at in sorted(days))


def _quiet_over(rules: Rules, told: list[Alarm]) -> Iterator[Alarm]:
    """The end of the quiet hours, if something that was due before them may still be told then."""
    if rules.quiet is None:
        return
    end = datetime.combine(date.min, rules.quiet.end)
    late = ((end - datetime.combine(date.min, alarm.at)) % timedelta(days=1) for alarm in told)
    if any(delay <= rules.grace for delay in late):
        yield Alarm(rules.quiet.end, EVERY_DAY)


def _gap_over(alarm: Alarm) -> Iterator[Alarm]:
    """Where the gap may end that swallowed this time."""
    minute = alarm.at.hour * 60 + alarm.at.minute
    if not any(minute in hours for hours in _CLOCKS_CHANGE):
        return
    for quarter in range(1, 5):
        later_days, end = divmod((minute // 15 + quarter) * 15, _DAY_MIN)
        yield Alarm(time(*divmod(end, 60)), frozenset((day + later_days) % 7 for day in alarm.days))
