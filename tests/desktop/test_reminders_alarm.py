"""Keeping time: woken, set, moved or stuck, every reminder comes once, and the next one always comes."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QTimerEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from tests.desktop.alarm_stage import BERLIN, DAY, HOUR, MINUTE, MORNING, NEW_YORK, NINE, SLEEPS, World

from lymph_coach.desktop.reminders.alarm import BEAT_S, LOOK_S, PLAN_S, STALLED_BEATS
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.reminder import MOST_REMINDERS, Reminder, Rules
from lymph_coach.system.atomic import StorageError


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


def test_it_tells_at_its_time_each_day_and_not_a_moment_before() -> None:
    world = World()
    world.run(10 * MINUTE - timedelta(seconds=1))
    assert world.told == []
    world.run(timedelta(seconds=1, milliseconds=10))
    assert world.times() == ["23 09:00"]
    world.run(2 * DAY)
    assert world.times() == ["23 09:00", "24 09:00", "25 09:00"]
    assert all(at.second <= 1 for _, at in world.told)
    assert world.catch_ups == [False] * 3


def test_what_is_due_already_is_told_at_the_start() -> None:
    world = World(start=MORNING.replace(hour=9, minute=40))
    assert world.times() == ["23 09:40"]
    assert world.catch_ups == [True]


def test_two_at_one_time_are_both_told_once() -> None:
    world = World(Rules((NINE.reminders[0], Reminder("b", "Breathe", time(9)))))
    world.run(HOUR)
    assert sorted(slot.reminder_id for slot, _ in world.told) == ["a", "b"]


@pytest.mark.parametrize("span", SLEEPS, ids=str)
@pytest.mark.parametrize("state", ["waiting", "shown", "snoozed"])
def test_sleep_neither_doubles_nor_ends_the_reminders(state: str, span: timedelta) -> None:
    world = World()
    if state != "waiting":
        world.run(11 * MINUTE)
    if state == "snoozed":
        world.snooze(10 * MINUTE)
    before = len(world.told)
    world.sleep(span)
    woken = world.now()
    world.run(timedelta(seconds=LOOK_S + 1))
    soon = len(world.told) - before
    world.run(DAY + MINUTE)
    slots = [slot for slot, _ in world.told]
    assert soon <= 1
    # A snoozed one is told twice: before it was put off, and after.
    twice = [slot for slot in set(slots) if slots.count(slot) > 1]
    assert all(slots.count(slot) == 2 and state == "snoozed" for slot in twice)
    on_time = [at for _, at in world.told if at > woken and at.time().replace(second=0, microsecond=0) == time(9)]
    assert on_time
    assert world.alarm._timer.isActive()
    assert world.stalls == 0


@pytest.mark.parametrize("span", [11 * MINUTE, 90 * MINUTE, 2 * HOUR], ids=str)
def test_one_that_passed_in_sleep_is_told_soon_after_waking(span: timedelta) -> None:
    world = World()
    world.sleep(span)
    woken = world.now()
    world.run(timedelta(seconds=LOOK_S + 1))
    assert [at - woken <= timedelta(seconds=LOOK_S + 1) for _, at in world.told] == [True]
    assert world.catch_ups == [True]


def test_one_that_passed_long_ago_is_not_told() -> None:
    world = World()
    world.sleep(4 * HOUR)
    world.run(HOUR)
    assert world.told == []


def test_a_snoozed_one_comes_again_after_its_time() -> None:
    world = World()
    world.run(11 * MINUTE)
    world.snooze(10 * MINUTE)
    world.run(9 * MINUTE)
    assert world.times() == ["23 09:00"]
    world.run(MINUTE + timedelta(seconds=1))
    assert world.times() == ["23 09:00", "23 09:11"]
    world.run(HOUR)
    assert len(world.told) == 2


def test_a_clock_set_forward_is_noticed_within_a_look() -> None:
    world = World()
    world.run(MINUTE)
    world.wall += 9 * MINUTE
    world.run(timedelta(seconds=LOOK_S))
    assert world.times() == ["23 09:00"]


def test_a_clock_set_back_does_not_tell_again() -> None:
    world = World()
    world.run(15 * MINUTE)
    world.wall -= HOUR
    world.run(2 * HOUR)
    assert world.times() == ["23 09:00"]
    world.run(DAY)
    assert world.times() == ["23 09:00", "24 09:00"]


def test_in_another_zone_it_comes_by_the_clock_there() -> None:
    world = World(start=datetime(2026, 11, 23, 1, 0, tzinfo=NEW_YORK))
    world.run(MINUTE)
    world.zone = BERLIN
    world.run(3 * HOUR)
    assert world.times() == ["23 09:00"]
    assert world.told[0][1].tzinfo is BERLIN


@pytest.mark.parametrize("start", [date(2026, 10, 31), date(2027, 3, 13)], ids=["back", "on"])
def test_when_the_clocks_change_it_comes_by_the_new_time(start: date) -> None:
    world = World(start=datetime.combine(start, time(20), NEW_YORK))
    world.run(DAY)
    assert [f"{at:%H:%M}" for _, at in world.told] == ["09:00"]


def test_however_far_the_next_one_is_the_timer_looks_again_soon() -> None:
    far = Reminder("far", "Far", time(9), days=frozenset({0}))
    world = World(Rules((far,), paused_until=MORNING.date() + 60 * DAY))
    next_moment = world.alarm._next
    assert next_moment is not None
    assert next_moment - world.wall > timedelta(days=24.8)
    assert 0 < world.alarm._timer.interval() <= LOOK_S * 1000 + 1


def test_it_plans_every_quarter_of_an_hour_and_not_at_every_look() -> None:
    world = World(Rules())
    world.plans = 0
    world.run(timedelta(seconds=4 * PLAN_S + LOOK_S))
    assert 3 <= world.plans <= 4
    assert world.stalls == 0


def test_new_rules_are_planned_at_once() -> None:
    world = World(Rules())
    world.keeper.rules = NINE
    world.alarm.replan()
    world.set_off()
    world.run(10 * MINUTE + timedelta(seconds=1))
    assert world.times() == ["23 09:00"]


def test_a_timer_that_died_is_noticed_and_started_again() -> None:
    world = World()
    world.alarm._timer.stop()
    world.run(timedelta(seconds=STALLED_BEATS * BEAT_S - 1))
    assert (world.stalls, world.told) == (0, [])
    world.run(timedelta(seconds=1))
    assert world.stalls == 1
    assert world.catch_ups == [True]
    world.run(DAY)
    assert len(world.told) == 2


def test_a_keeper_that_fails_is_asked_again_and_does_not_end_the_alarm() -> None:
    world = World()
    world.keeper.broken = OSError("the disk is away")
    with pytest.raises(OSError, match="away"):
        world.alarm.replan()
    assert world.alarm._timer.isActive()
    world.keeper.broken = None
    world.set_off()
    world.run(11 * MINUTE)
    assert world.times() == ["23 09:00"]


def test_a_keeper_that_never_has_enough_does_not_hold_up_the_window() -> None:
    world = World(Rules())
    endless = Due(Slot("a", MORNING.date(), time(8)), MORNING)
    world.keeper.endless = endless
    world.alarm.replan()
    assert len(world.told) == MOST_REMINDERS
    assert world.alarm._timer.isActive()


def test_stopped_it_keeps_no_time_and_can_be_started_again() -> None:
    world = World()
    assert world.alarm.is_running
    world.alarm.stop()
    world.alarm.stop()
    asked = world.keeper.asked
    world.alarm.replan()
    world.alarm._on_look()
    assert not world.alarm.is_running
    assert not world.alarm._timer.isActive()
    assert world.keeper.asked == asked
    world.alarm.start()
    world.alarm.start()
    world.set_off()
    world.run(11 * MINUTE)
    assert len(world.told) == 1


def test_a_beat_of_something_else_is_none_of_ours() -> None:
    world = World()
    for _ in range(STALLED_BEATS + 1):
        world.alarm.timerEvent(QTimerEvent(world.alarm._beat_id + 1000))
    assert world.stalls == 0


def test_a_plan_made_anew_while_telling_tells_nothing_twice() -> None:
    world = World(Rules((NINE.reminders[0], Reminder("b", "Breathe", time(9)))))
    world.alarm.due.connect(world.alarm.replan)
    world.run(DAY + 11 * MINUTE)
    assert sorted(slot.reminder_id for slot, _ in world.told) == ["a", "a", "b", "b"]


def test_one_stopped_while_telling_stays_stopped_and_asks_no_more() -> None:
    world = World(Rules((NINE.reminders[0], Reminder("b", "Breathe", time(9)))))
    world.alarm.due.connect(world.alarm.stop)
    world.run(11 * MINUTE)
    assert len(world.told) == 1
    assert len(world.keeper.marks) == 1
    assert not world.alarm._timer.isActive()


SPANS = st.integers(1, 12 * 60).map(lambda minutes: timedelta(minutes=minutes))
EVENTS = st.tuples(st.sampled_from(["run", "sleep", "back", "on", "zone", "snooze"]), SPANS)


@pytest.mark.no_cover
@given(st.lists(EVENTS, max_size=8))
@settings(max_examples=20)
def test_whatever_happens_nothing_is_told_twice_and_the_next_one_comes(events: list[tuple[str, timedelta]]) -> None:
    world = World()
    snoozed = 0
    for what, span in events:
        if what == "run":
            world.run(span)
        elif what == "sleep":
            world.sleep(span)
        elif what in {"back", "on"}:
            world.wall += span if what == "on" else -span
        elif what == "zone":
            world.zone = BERLIN if world.zone is NEW_YORK else NEW_YORK
        elif world.told:
            world.snooze(span)
            snoozed += 1
    before = len(world.told)
    # Set back by half a day eight times, a day that was told may come again four times over.
    world.run(6 * DAY)
    slots = [slot for slot, _ in world.told]
    assert len(slots) - len(set(slots)) <= snoozed
    assert len(slots) > before
    assert world.stalls == 0


def test_a_record_that_cannot_be_used_is_said_once_and_asked_again() -> None:
    world = World()
    told = QSignalSpy(world.alarm.failed)
    world.keeper.broken = StorageError("The disk is full.")
    world.run(12 * MINUTE)
    assert [told.at(number) for number in range(told.count())] == [["The disk is full."]]
    world.keeper.broken = None
    world.run(MINUTE)
    assert world.catch_ups == [True]
    world.keeper.broken = StorageError("The disk is full.")
    world.run(timedelta(hours=1))
    assert told.count() == 2
    assert world.stalls > 0
