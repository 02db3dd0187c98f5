"""What is right, found the slow way: minute after minute of real time, by looking at the clock on the wall.

Knows nothing of how the program computes it: no offsets, no arithmetic with local times, no jumping ahead. A scene is
a stretch of real time in one zone, looked at once; a case asks at each of its minutes whether something would be told.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cached_property

from lymph_coach.reminders.marks import Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import Reminder, Rules

MINUTE = timedelta(minutes=1)
LONGEST_GRACE = timedelta(hours=12)
Told = tuple[Slot, datetime, bool]
"""The slot, when it is told, and whether late."""


class Scene:
    """Each minute of a stretch of real time, with what the clock on the wall shows then."""

    def __init__(self, zone: tzinfo, start: datetime, days: int) -> None:
        self.zone = zone
        self.minutes = [start.astimezone(UTC) + count * MINUTE for count in range(days * 24 * 60)]
        self.walls = [minute.astimezone(zone).replace(tzinfo=None, fold=0) for minute in self.minutes]
        self.latest: list[datetime] = []
        for wall in self.walls:
            self.latest.append(max(wall, self.latest[-1]) if self.latest else wall)

    def first_showing(self, wall: datetime) -> datetime:
        """The first minute at which the wall shows this, or has passed it."""
        return self.minutes[bisect_left(self.latest, wall)]

    def wall(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone).replace(tzinfo=None)


@dataclass
class Case:
    """What the program is asked, with the scene to look at it in."""

    scene: Scene
    rules: Rules
    history: History
    now: datetime

    def __post_init__(self) -> None:
        self.last: dict[Slot, Mark] = {}
        for mark in self.history.marks:
            self.last[mark.slot] = mark
        shown = [mark.moment for mark in self.history.marks if mark.fate is Fate.SHOWN]
        self.told = [moment for moment in shown if moment <= self.now]
        days = sorted({wall.date() for wall in self.scene.walls[:: 12 * 60]})[1:-1]
        self.slots = [Slot(one.id, day, one.at) for one in self.rules.reminders for day in days if has(one, day)]
        self.moments = {slot: self.scene.first_showing(datetime.combine(slot.day, slot.at)) for slot in self.slots}
        self.snoozes = {slot: until for slot, mark in self.last.items() if (until := self.open_until(slot, mark))}
        every = [slot for slot in (*self.slots, *self.snoozes) if self.counts(slot)]
        self.begins = sorted((self.due(slot), place, slot) for place, slot in enumerate(every))

    @cached_property
    def next(self) -> Told | None:
        """The first moment from now on at which something is told if nothing else happens until then."""
        for moment in self.moments_to_look_at():
            if (found := self.told_at(moment)) is not None:
                slot, late = found
                return slot, self.now if moment == self.now and late else (moment if late else self.due(slot)), late
        return None

    def moments_to_look_at(self) -> Iterable[datetime]:
        """Now, and every minute, and the seconds between them at which a snooze is over, as long as something is open.

        Minutes at which nothing has begun within the longest grace time are left out: nothing can be told then.
        """
        yield self.now
        minutes = self.scene.minutes
        seconds = [begin for begin, _, _ in self.begins if begin.second and begin > self.now]
        place = 0
        for begin, _, _ in self.begins:
            place = max(place, bisect_left(minutes, max(begin, self.now)))
            end = bisect_left(minutes, begin + LONGEST_GRACE + 2 * MINUTE)
            for minute in minutes[place:end]:
                while seconds and seconds[0] < minute:
                    yield seconds.pop(0)
                yield minute
            place = max(place, end)

    def due(self, slot: Slot) -> datetime:
        return self.snoozes.get(slot) or self.moments[slot]

    def told_at(self, moment: datetime) -> tuple[Slot, bool] | None:
        """What would be told at that moment, and whether late; read from the rules as they are written for people."""
        wall = self.scene.wall(moment)
        if quiet(self.rules, wall.time()) or paused(self.rules, wall.date()):
            return None
        first = bisect_left(self.begins, (moment - LONGEST_GRACE - MINUTE,))
        begun = [slot for _, _, slot in self.begins[first : bisect_right(self.begins, (moment, sys.maxsize))]]
        begun = [slot for slot in begun if not self.is_over(slot, moment)]
        fresh = [slot for slot in begun if moment < self.due(slot) + MINUTE]
        if fresh:
            return min(fresh, key=self.due), False
        late = [slot for slot in begun if moment - self.due(slot) <= self.rules.grace]
        late = [slot for slot in late if not any(self.due(slot) + MINUTE <= told <= moment for told in self.told)]
        return (max(late, key=self.due), True) if late else None

    def counts(self, slot: Slot) -> bool:
        """Whether it was ever going to be told."""
        if slot in self.snoozes:
            return not quiet(self.rules, self.scene.wall(self.due(slot)).time())
        if slot in self.last or paused(self.rules, slot.day):
            return False
        since = min(self.history.since, self.now) if self.history.since else None
        if since and self.due(slot) < since:
            return False
        return not quiet(self.rules, slot.at) and not quiet(self.rules, self.scene.wall(self.due(slot)).time())

    def is_over(self, slot: Slot, moment: datetime) -> bool:
        """Whether a snoozed one has come to its end: another day, or the reminder's next slot."""
        if slot not in self.snoozes:
            return False
        asked = self.scene.wall(self.last[slot].moment).date()
        if any(self.scene.wall(at).date() > asked for at in (moment, self.due(slot))):
            return True
        later = [self.moments[one] for one in self.slots if one.reminder_id == slot.reminder_id and one.day > slot.day]
        return any(one <= max(moment, self.due(slot)) for one in later)

    def open_until(self, slot: Slot, mark: Mark) -> datetime | None:
        """Until when a slot is snoozed, if its reminder still has it."""
        holders = [one for one in self.rules.reminders if one.id == slot.reminder_id and one.on and one.at == slot.at]
        if mark.fate is not Fate.SNOOZED or mark.until is None or not holders or not has(holders[0], slot.day):
            return None
        return None if paused(self.rules, self.scene.wall(mark.until).date()) else mark.until

    def missed(self, days: int) -> set[Slot]:
        """What was not told by now and will not be."""
        first = self.scene.wall(self.now).date() - timedelta(days=days)
        found = {slot for slot, mark in self.last.items() if mark.fate is Fate.MISSED}
        since = min(self.history.since, self.now) if self.history.since else None
        for slot in self.slots:
            passed = self.moments[slot] <= self.now and not (since and self.moments[slot] < since)
            if passed and slot not in self.last and not paused(self.rules, slot.day):
                found.add(slot)
        found |= {slot for slot in self.snoozes if self.due(slot) <= self.now or self.lapsed(slot)}
        coming = self.next
        fresh = {slot for slot in found if self.due_now(slot)}
        names = {one.id for one in self.rules.reminders}
        kept = {slot for slot in found - fresh if slot.day >= first and slot.reminder_id in names}
        return kept - ({coming[0]} if coming else set())

    def lapsed(self, slot: Slot) -> bool:
        return not self.counts(slot) or self.is_over(slot, self.due(slot))

    def due_now(self, slot: Slot) -> bool:
        """Whether it would be told this very minute if it were alone."""
        if slot in self.last and slot not in self.snoozes:
            return False
        wall = self.scene.wall(self.now)
        silent = quiet(self.rules, wall.time()) or paused(self.rules, wall.date()) or not self.counts(slot)
        return not silent and not self.is_over(slot, self.now) and self.due(slot) <= self.now < self.due(slot) + MINUTE


def has(reminder: Reminder, day: date) -> bool:
    return reminder.on and day.weekday() in reminder.days


def quiet(rules: Rules, at: time) -> bool:
    if rules.quiet is None:
        return False
    start, end = rules.quiet.start, rules.quiet.end
    return start <= at < end if start < end else not end <= at < start


def paused(rules: Rules, day: date) -> bool:
    return rules.paused_until is not None and day < rules.paused_until
