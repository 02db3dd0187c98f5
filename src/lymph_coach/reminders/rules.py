"""What to tell next, and when. Pure: the time and the zone are handed in.

What holds for every slot, so that nobody is told at the wrong hour, twice, or by a heap of old reminders:

- It is due when the clock on the wall shows its time; a skipped time comes at the end of the gap, a repeated one once.
- It is told on time during the minute it names. After that it is late, and of all that are late only the newest is
  told, once, within the grace time. Whatever is told, the older ones are missed.
- Nothing is told in quiet hours. A slot whose time lies in them is never told, which ``never_told`` says beforehand;
  whoever sets quiet hours at night does not want to hear at breakfast of what was due at three. A late one from
  outside them waits for their end, as long as its grace time lasts: the person never chose to have it silent.
- Nothing is told before the day on which a pause ends, nor afterwards of the days before it.
- A snoozed one is told again unless quiet hours, the reminder's next slot or the end of the day come first.

All moments returned are in UTC: subtracting two in one zone would forget the hour the clocks change by.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from lymph_coach.reminders.marks import Due, Fate, History, Slot
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules
from lymph_coach.reminders.wall import day_of, is_quiet, moment_of, quiet_over

ON_TIME = timedelta(minutes=1)
MISSED_DAYS = 7
_DAY = timedelta(days=1)
_FARTHEST_DAYS = 800


def next_due(rules: Rules, history: History, now: datetime, zone: tzinfo) -> Due | None:
    """What to tell next; a moment that is not later than ``now`` means now.

    Until that moment the answer stays the same, unless something is marked or changed.

    Args:
        rules: what the person has set.
        history: at least the marks of slots from three days ago on.
        now: with a zone.
        zone: where the person is now; the rules follow it.
    """
    return Outlook(rules, history, now, zone).next()


def missed(rules: Rules, history: History, now: datetime, zone: tzinfo, days: int = MISSED_DAYS) -> tuple[Slot, ...]:
    """The slots of today and the ``days`` before it that were not told and will not be, oldest first.

    A snoozed one belongs here as soon as nothing will come of it. Days of a pause do not.
    """
    return Outlook(rules, history, now, zone).missed(days)


def never_told(reminder: Reminder, quiet: Quiet | None) -> bool:
    """Whether the reminder's time lies in the quiet hours, so that it is silent on every day."""
    return quiet is not None and quiet.holds(reminder.at)


@dataclass(frozen=True, slots=True)
class Open:
    """A slot that is to be told, or was to be.

    Attributes:
        slot: which.
        moment: when, in UTC.
        ends: from when on it no longer is, in UTC; a snoozed one has such an end.
    """

    slot: Slot
    moment: datetime
    ends: datetime | None = None

    def lasts(self, moment: datetime) -> bool:
        """Whether its end has not come by then."""
        return self.ends is None or moment < self.ends


class Outlook:
    """The rules as seen at one moment in one zone. Never changes."""

    def __init__(self, rules: Rules, history: History, now: datetime, zone: tzinfo) -> None:
        """See :func:`next_due`."""
        self._rules = rules
        self._now = now.astimezone(UTC)
        self._zone = zone
        self._today = day_of(now, zone)
        self._since = min(self._now, history.since or self._now - 2 * _FARTHEST_DAYS * _DAY)
        self._last = {mark.slot: mark for mark in history.marks}
        told = (mark.moment for mark in history.marks if mark.fate is Fate.SHOWN and mark.moment <= now)
        self._last_told = max(told, default=None)

    def next(self) -> Due | None:
        """See :func:`next_due`."""
        snoozes = [snooze for snooze in self._snoozes() if self._will_come(snooze)]
        begun = [*self._begun(), *(snooze for snooze in snoozes if snooze.moment <= self._now)]
        on_time = [one for one in begun if self._is_on_time(one)]
        if on_time:
            first = min(on_time, key=_moment)
            return Due(first.slot, first.moment)
        ahead = [due for one in self._rules.reminders if (due := next(self.ahead(one), None))]
        ahead += [Due(one.slot, one.moment) for one in snoozes if one.moment > self._now]
        late = self._late(begun)
        # On time before late: telling the one that is on time makes the late one missed.
        return min([*ahead, *([late] if late else [])], key=_moment, default=None)

    def ahead(self, reminder: Reminder) -> Iterator[Due]:
        """The reminder's slots after now that will be told, in their order."""
        if not reminder.on or never_told(reminder, self._rules.quiet):
            return
        day = max(self._today, self._first_day())
        for _ in range(_FARTHEST_DAYS):
            slot = Slot(reminder.id, day, reminder.at)
            if day.weekday() in reminder.days and slot not in self._last:
                moment = moment_of(day, reminder.at, self._zone)
                if moment > self._now and self._is_heard(slot, moment):
                    yield Due(slot, moment)
            day += _DAY

    def snoozed(self) -> Iterator[Due]:
        """The slots to be told again after now."""
        for one in self._snoozes():
            if one.moment > self._now and self._will_come(one):
                yield Due(one.slot, one.moment)

    def missed(self, days: int) -> tuple[Slot, ...]:
        """See :func:`missed`."""
        first = self._today - days * _DAY
        coming = self.next()
        known = {reminder.id for reminder in self._rules.reminders}
        gone = {slot for slot, mark in self._last.items() if mark.fate is Fate.MISSED and slot.reminder_id in known}
        for one in self._past(first):
            if not (self._is_heard(one.slot, one.moment) and self._is_on_time(one)):
                gone.add(one.slot)
        gone |= {one.slot for one in self._snoozes() if not self._still_comes(one)}
        if coming is not None:
            gone.discard(coming.slot)
        order = {reminder.id: place for place, reminder in enumerate(self._rules.reminders)}
        shown = [slot for slot in gone if slot.day >= first]
        return tuple(sorted(shown, key=lambda slot: (slot.day, slot.at, order[slot.reminder_id])))

    def _past(self, first: date) -> Iterator[Open]:
        """Slots without a mark whose moment has come, from that day on, also those that fell into quiet hours."""
        first = max(first, self._first_day())
        days = [first + count * _DAY for count in range((self._today - first).days + 1)]
        for reminder in self._rules.reminders:
            for day in days if reminder.on else ():
                slot = Slot(reminder.id, day, reminder.at)
                if day.weekday() in reminder.days and slot not in self._last:
                    moment = moment_of(day, reminder.at, self._zone)
                    if self._since <= moment <= self._now:
                        yield Open(slot, moment)

    def _begun(self) -> Iterator[Open]:
        """Slots that may have to be told now, on time or late."""
        first = day_of(self._now - self._rules.grace - ON_TIME, self._zone)
        return (one for one in self._past(first) if self._is_heard(one.slot, one.moment))

    def _snoozes(self) -> Iterator[Open]:
        """Snoozed slots of reminders that still have them, outside a pause, whether anything comes of them or not."""
        reminders = {reminder.id: reminder for reminder in self._rules.reminders if reminder.on}
        for slot, mark in self._last.items():
            reminder = reminders.get(slot.reminder_id)
            if mark.fate is not Fate.SNOOZED or mark.until is None or reminder is None:
                continue
            has_it = reminder.at == slot.at and slot.day.weekday() in reminder.days
            if has_it and day_of(mark.until, self._zone) >= self._first_day():
                midnight = moment_of(day_of(mark.moment, self._zone) + _DAY, time(), self._zone)
                following = (slot.day + count * _DAY for count in range(1, 8))
                next_day = next(day for day in following if day.weekday() in reminder.days)
                ends = min(midnight, moment_of(next_day, reminder.at, self._zone))
                yield Open(slot, mark.until.astimezone(UTC), ends)

    def _will_come(self, snooze: Open) -> bool:
        """Whether a snoozed one was going to be told again when it was put off."""
        return snooze.lasts(snooze.moment) and not self._is_quiet(snooze.moment)

    def _still_comes(self, snooze: Open) -> bool:
        """Whether a snoozed one lies ahead or is on time; the late one that comes is for :meth:`next` to say."""
        return self._will_come(snooze) and (snooze.moment > self._now or self._is_on_time(snooze))

    def _is_on_time(self, one: Open) -> bool:
        """Whether it can be told now and the minute it names is not over."""
        if not one.moment <= self._now < one.moment + ON_TIME:
            return False
        return not self._is_quiet(self._now) and one.lasts(self._now)

    def _late(self, begun: list[Open]) -> Due | None:
        """The newest of those that are late, when it may be told: now, or at the end of the quiet hours."""
        moment = quiet_over(self._rules.quiet, self._now, self._zone)
        tellable = (one for one in begun if moment - one.moment <= self._rules.grace and one.lasts(moment))
        newest = max((one for one in tellable if not self._passed_over(one)), key=_moment, default=None)
        return None if newest is None else Due(newest.slot, moment, catch_up=True)

    def _passed_over(self, one: Open) -> bool:
        """Whether something else was told when this was late already."""
        return self._last_told is not None and self._last_told >= one.moment + ON_TIME

    def _first_day(self) -> date:
        """The first day that is not, or was not, part of the pause."""
        return self._rules.paused_until or date.min

    def _is_heard(self, slot: Slot, moment: datetime) -> bool:
        """Whether neither its time nor, when that was skipped, the end of the gap lies in quiet hours."""
        quiet = self._rules.quiet
        return quiet is None or not (quiet.holds(slot.at) or self._is_quiet(moment))

    def _is_quiet(self, moment: datetime) -> bool:
        return is_quiet(self._rules.quiet, moment, self._zone)


def _moment(one: Due | Open) -> datetime:
    return one.moment
