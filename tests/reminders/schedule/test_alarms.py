"""At which times of the week the reminder must be started."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from tests.reminders.schedule.ground import EVENING, MORNING, NOTHING, OFF, RULES

from lymph_coach.reminders.reminder import EVERY_DAY, Quiet, Reminder, Rules
from lymph_coach.reminders.schedule.alarms import Alarm, alarms
from lymph_coach.reminders.wall import moment_of

MONDAY = frozenset({0})
TUESDAY = frozenset({1})


def test_each_reminder_that_is_on_in_order_of_the_day() -> None:
    assert alarms(RULES) == (Alarm(time(7, 30), frozenset({0, 2, 4})), Alarm(time(18), EVERY_DAY))


def test_one_time_is_there_once() -> None:
    both = (Reminder("a", "A", time(8), MONDAY), Reminder("b", "B", time(8), TUESDAY))
    assert alarms(Rules(both)) == (Alarm(time(8), MONDAY | TUESDAY),)


@pytest.mark.parametrize("rules", [Rules(), NOTHING, Rules((EVENING,), quiet=Quiet(time(17), time(19)))])
def test_none_where_nothing_is_ever_told(rules: Rules) -> None:
    assert alarms(rules) == ()


def test_a_pause_keeps_them_for_the_day_it_ends() -> None:
    paused = Rules((EVENING, MORNING, OFF), paused_until=date(2030, 1, 1))
    assert alarms(paused) == alarms(RULES)


@pytest.mark.parametrize(
    ("grace", "at", "waits"),
    [(timedelta(hours=2), time(12), True), (timedelta(hours=2), time(11, 59), False), (timedelta(0), time(13), False)],
)
def test_the_end_of_quiet_hours_where_a_late_one_may_wait_for_it(grace: timedelta, at: time, waits: bool) -> None:  # noqa: FBT001
    rules = Rules((Reminder("a", "A", at, MONDAY),), quiet=Quiet(time(13, 30), time(14)), grace=grace)
    end = (Alarm(time(14), EVERY_DAY),) if waits else ()
    assert alarms(rules) == (Alarm(at, MONDAY), *end)


@pytest.mark.parametrize(
    ("at", "monday", "tuesday"),
    [
        (time(2, 15), "02:15 02:30 02:45 03:00 03:15", ""),
        (time(3, 59), "03:59 04:00 04:15 04:30 04:45", ""),
        (time(4), "04:00", ""),
        (time(21, 59), "21:59", ""),
        (time(22), "22:00 22:15 22:30 22:45 23:00", ""),
        (time(23, 10), "23:10 23:15 23:30 23:45", "00:00"),
        (time(23, 59), "23:59", "00:00 00:15 00:30 00:45"),
    ],
)
def test_a_time_at_night_is_looked_at_again(at: time, monday: str, tuesday: str) -> None:
    times = alarms(Rules((Reminder("a", "A", at, MONDAY),)))
    for days, wanted in ((MONDAY, monday), (TUESDAY, tuesday)):
        assert " ".join(f"{alarm.at:%H:%M}" for alarm in times if alarm.days == days) == wanted


def gaps(zone: ZoneInfo) -> set[date]:
    """The days of two years on which clocks in a zone are set forward, or the day before."""
    noons = [datetime(2026, 1, 1, 12, tzinfo=UTC) + timedelta(days=count) for count in range(2 * 365)]
    offsets = [noon.astimezone(zone).utcoffset() or timedelta(0) for noon in noons]
    changed = (noon for noon, old, new in zip(noons[1:], offsets, offsets[1:], strict=False) if new > old)
    return {day.date() - timedelta(days=back) for day in changed for back in (0, 1)}


def test_a_skipped_time_is_looked_at_at_the_end_of_its_gap_in_every_zone_but_troll() -> None:
    zones = [ZoneInfo(name) for name in sorted(available_timezones() - {"Antarctica/Troll"})]
    days = [(zone, day) for zone in zones for day in gaps(zone)]
    skipped = 0
    for zone, day in days:
        for minute in range(0, 24 * 60, 15):
            at = time(*divmod(minute, 60))
            told = moment_of(day, at, zone).astimezone(zone)
            if (told.date(), told.time()) != (day, at):
                skipped += 1
                looks = alarms(Rules((Reminder("a", "A", at, frozenset({day.weekday()})),)))
                assert any(look.at == told.time() and told.weekday() in look.days for look in looks), (zone, day, at)
    assert skipped > 1000
    # The clock shows what a morning's reminder names on each of these days.
    assert all(moment_of(day, MORNING.at, zone).astimezone(zone).time() == MORNING.at for zone, day in days)
