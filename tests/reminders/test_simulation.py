"""Weeks of a person's and a computer's life: sleep, travel, clocks set wrong; and what must hold at every telling."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from random import Random
from zoneinfo import ZoneInfo

import pytest
from tests.reminders.cases import DAY, ZONES, make_rules, make_scene

from lymph_coach.reminders.marks import Due, Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.rules import missed, never_told, next_due
from lymph_coach.reminders.told import stale
from lymph_coach.reminders.wall import day_of, is_quiet

RUNS_A_ZONE = 6
STEPS = 120
MINUTE = timedelta(minutes=1)
SLEEPS_MIN = (1, 2, 14, 59, 60, 61, 119, 121, 300, 719, 721, 1440, 2880, 4320)
CLOCK_ERRORS_MIN = (-4320, -1441, -1440, -125, -61, -60, -10, -1, 1, 10, 60, 125, 1440, 4320)


@dataclass
class Life:
    """A computer, the program on it and the person; time goes on as the steps say."""

    random: Random
    rules: Rules
    now: datetime
    zone: tzinfo
    marks: list[Mark] = field(default_factory=list[Mark])
    told: list[tuple[Due, datetime]] = field(default_factory=list[tuple[Due, datetime]])

    def history(self) -> History:
        """What the store would hand out: slots of the last days only."""
        first = day_of(self.now, self.zone) - 4 * DAY
        return History(tuple(mark for mark in self.marks if mark.slot.day >= first))

    def next(self) -> Due | None:
        return next_due(self.rules, self.history(), self.now, self.zone)

    def wake(self) -> list[Due]:
        """Tell all that is due, as the program does, and hold what must hold."""
        now_told: list[Due] = []
        while (due := self.next()) is not None and due.moment <= self.now:
            self.check(due)
            self.marks.append(Mark(due.slot, Fate.SHOWN, self.now))
            now_told.append(due)
        # At most one is told late, and then nothing else: no heap after sleep.
        assert not any(due.catch_up for due in now_told) or len(now_told) == 1
        self.told += [(due, self.now) for due in now_told]
        if any(one.on and not never_told(one, self.rules.quiet) for one in self.rules.reminders):
            assert due is not None
        return now_told

    def check(self, due: Due) -> None:
        """Never twice, never in quiet hours, never in a pause, never of a reminder that is off or not of that day."""
        before = [mark.fate for mark in self.marks if mark.slot == due.slot]
        assert before[-1:] in ([], [Fate.SNOOZED])
        assert not is_quiet(self.rules.quiet, self.now, self.zone)
        assert self.rules.paused_until is None or day_of(self.now, self.zone) >= self.rules.paused_until
        (reminder,) = (one for one in self.rules.reminders if one.id == due.slot.reminder_id)
        assert reminder.on
        assert due.slot.day.weekday() in reminder.days
        assert due.slot.at == reminder.at

    def answer(self, slot: Slot) -> None:
        """Something or nothing, at once or a while later."""
        self.now += timedelta(seconds=self.random.choice((0, 5, 55, 600)))
        if slot in stale(self.rules, self.history(), self.now, self.zone):
            return
        fate = self.random.choice((None, Fate.STARTED, Fate.SKIPPED, Fate.SNOOZED, Fate.SNOOZED))
        if fate is not None:
            until = self.now + self.random.choice((10, 60)) * MINUTE if fate is Fate.SNOOZED else None
            self.marks.append(Mark(slot, fate, self.now, until))

    def pass_time(self) -> None:
        """The timer, the look every quarter of an hour, sleep, a wrong clock, or a journey."""
        due = self.next()
        kind = self.random.random()
        if kind < 0.5 and due is not None and due.moment - self.now < 4 * DAY:
            self.now = max(self.now, due.moment) + timedelta(seconds=self.random.choice((0, 0, 2, 45)))
        elif kind < 0.7:
            self.now += self.random.randrange(1, 15 * 60) * timedelta(seconds=1)
        elif kind < 0.9:
            self.now += self.random.choice(SLEEPS_MIN) * MINUTE
        elif kind < 0.95:
            self.now += self.random.choice(CLOCK_ERRORS_MIN) * MINUTE
        else:
            self.zone = ZoneInfo(self.random.choice(ZONES))


def begin(random: Random, name: str) -> Life:
    scene, day = make_scene(random, ZoneInfo(name))
    return Life(random, make_rules(random, day), scene.minutes[random.randrange(5 * 24 * 60)], scene.zone)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ZONES)
def test_whatever_happens_each_slot_is_told_once_and_never_at_a_wrong_time(name: str) -> None:
    random = Random(name)  # noqa: S311  # the same lives in every run
    told = late = 0
    for _ in range(RUNS_A_ZONE):
        life = begin(random, name)
        for _ in range(STEPS):
            for due in life.wake():
                life.answer(due.slot)
            life.pass_time()
        told += len(life.told)
        late += sum(due.catch_up for due, _ in life.told)
    assert told > RUNS_A_ZONE * 10
    assert late > 0


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ZONES)
def test_while_the_program_runs_everything_is_told_on_time_but_in_quiet_hours(name: str) -> None:
    random = Random(name)  # noqa: S311  # the same lives in every run
    for _ in range(RUNS_A_ZONE):
        life = begin(random, name)
        life.rules = replace(life.rules, paused_until=None)
        begun = life.now
        while (due := life.next()) is not None and due.moment < begun + 10 * DAY:
            assert not due.catch_up or life.told == []
            life.now = max(life.now, due.moment)
            assert life.wake()
        gone = missed(life.rules, History(tuple(life.marks), begun), life.now, life.zone)
        quiet = life.rules.quiet
        assert quiet is not None or gone == ()
        for slot in gone:
            moment = datetime.combine(slot.day, slot.at, life.zone)
            assert quiet is not None
            assert quiet.holds(slot.at) or is_quiet(quiet, moment, life.zone)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", ZONES)
def test_what_comes_next_stays_what_comes_next_until_it_comes(name: str) -> None:
    random = Random(name)  # noqa: S311  # the same lives in every run
    for _ in range(RUNS_A_ZONE):
        life = begin(random, name)
        for _ in range(STEPS // 3):
            for due in life.wake():
                life.answer(due.slot)
            life.wake()
            coming = life.next()
            if coming is not None:
                left_s = int((coming.moment - life.now).total_seconds())
                before = life.now
                for _ in range(5):
                    life.now = before + timedelta(seconds=random.randrange(left_s))
                    assert life.next() == coming
                life.now = coming.moment
                assert life.next() == coming
                life.now = before
            life.pass_time()
