"""After sleep, with the real record and the real alarm: at most one at once, none twice, and the next one on time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.alarm_stage import DAY, MINUTE, MORNING, NINE, SLEEPS, World

from lymph_coach.desktop.reminders.alarm import BEAT_S, LOOK_S, STALLED_BEATS
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Slot
from lymph_coach.reminders.reminder import Quiet, Reminder
from lymph_coach.reminders.store import ReminderStore

A_LOOK = timedelta(seconds=LOOK_S + 1)
TEN = Reminder("b", "Breathe", time(10))
TWO_MORNINGS = timedelta(hours=50)
NIGHT = Quiet(time(20), time(8))


@dataclass
class Sleeper:
    """Two reminders a day, at nine and at ten, in a real file, ten minutes before the first."""

    world: World
    keeper: Keeper

    def slot(self) -> Slot:
        """What was told last."""
        return self.world.told[-1][0]

    def paused_until(self) -> date:
        """The first day with reminders; today where there is no pause."""
        return self.keeper.rules().paused_until or MORNING.date()


@pytest.fixture
def sleeper(tmp_path: Path, qapp: QApplication) -> Iterator[Sleeper]:
    assert qapp is not None
    with ReminderStore(tmp_path / "reminders.sqlite3") as store:
        keeper = Keeper(store)
        rules = replace(NINE, reminders=(*NINE.reminders, TEN), quiet=NIGHT)
        zone = MORNING.tzinfo
        assert zone is not None
        keeper.save(rules, MORNING - DAY, zone)
        keeper.due(MORNING - timedelta(hours=10), zone)
        world = World(rules, MORNING, keeper)
        yield Sleeper(world, keeper)
        world.alarm.stop()


def waiting(sleeper: Sleeper) -> None:
    sleeper.world.run(5 * MINUTE)


def shown(sleeper: Sleeper) -> None:
    sleeper.world.run(11 * MINUTE)


def snoozed(sleeper: Sleeper) -> None:
    shown(sleeper)
    sleeper.keeper.snooze(sleeper.slot(), 10, sleeper.world.wall, sleeper.world.zone)
    sleeper.world.alarm.replan()
    sleeper.world.set_off()


def started(sleeper: Sleeper) -> None:
    shown(sleeper)
    sleeper.keeper.started(sleeper.slot(), sleeper.world.wall)


def skipped(sleeper: Sleeper) -> None:
    shown(sleeper)
    sleeper.keeper.skip(sleeper.slot(), sleeper.world.wall)


def paused(sleeper: Sleeper) -> None:
    until = MORNING.date() + 2 * DAY
    sleeper.keeper.edit(lambda rules: replace(rules, paused_until=until), sleeper.world.wall, sleeper.world.zone)
    sleeper.world.alarm.replan()
    sleeper.world.set_off()


def quiet(sleeper: Sleeper) -> None:
    sleeper.world.run(12 * 60 * MINUTE)


STATES = (waiting, shown, snoozed, started, skipped, paused, quiet)


@pytest.mark.no_cover
@pytest.mark.parametrize("span", SLEEPS, ids=str)
@pytest.mark.parametrize("come_to", STATES, ids=lambda state: state.__name__)
def test_at_every_state_sleep_brings_one_at_most_none_twice_and_the_next_on_time(
    sleeper: Sleeper, come_to: Callable[[Sleeper], None], span: timedelta
) -> None:
    come_to(sleeper)
    world, before = sleeper.world, len(sleeper.world.told)
    world.sleep(span)
    woken = world.now()
    world.run(A_LOOK)
    assert len(world.told) - before <= 1
    world.run(TWO_MORNINGS)
    slots = [slot for slot, _ in world.told]
    twice = {slot for slot in slots if slots.count(slot) > 1}
    assert twice <= ({slots[0]} if come_to is snoozed else set())
    assert all(slots.count(slot) <= 2 for slot in twice)  # before it was put off, and after
    moments = [at for _, at in world.told[before:]]
    assert all(not NIGHT.holds(at.time()) and at.date() >= sleeper.paused_until() for at in moments)
    first = max(woken.date() + DAY, sleeper.paused_until())
    on_time = {slot for slot, at in world.told if at.time().replace(second=0, microsecond=0) == slot.at}
    assert {Slot("a", first, time(9)), Slot("b", first, time(10))} <= on_time
    assert world.stalls == 0


@pytest.mark.parametrize("come_to", STATES, ids=lambda state: state.__name__)
def test_at_every_state_a_timer_that_died_is_found_and_the_next_one_comes(
    sleeper: Sleeper, come_to: Callable[[Sleeper], None]
) -> None:
    come_to(sleeper)
    world = sleeper.world
    world.alarm._timer.stop()
    world.run(timedelta(seconds=(STALLED_BEATS + 1) * BEAT_S))
    assert world.stalls == 1
    first = max(world.now().date() + DAY, sleeper.paused_until())
    world.run(TWO_MORNINGS)
    assert {Slot("a", first, time(9)), Slot("b", first, time(10))} <= {slot for slot, _ in world.told}
    assert world.stalls == 1
