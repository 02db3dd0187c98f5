"""What is due, one rule at a time, with times to be read beside the sentence they show."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from lymph_coach.reminders.marks import Due, Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import EVERY_DAY, Quiet, Reminder, Rules
from lymph_coach.reminders.rules import missed, never_told, next_due
from lymph_coach.reminders.upcoming import upcoming

BERLIN = ZoneInfo("Europe/Berlin")
TORONTO = ZoneInfo("America/Toronto")
SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
NIGHT = Quiet(time(22), time(7))


def reminder(at: str = "18:00", id_: str = "a", days: frozenset[int] = EVERY_DAY, *, on: bool = True) -> Reminder:
    return Reminder(id_, "Circles", time.fromisoformat(at), days, on=on)


def slot(at: str = "18:00", id_: str = "a", day: date = SUNDAY) -> Slot:
    return Slot(id_, day, time.fromisoformat(at))


def on(day: date, at: str, zone: ZoneInfo = BERLIN, fold: int = 0) -> datetime:
    """A moment by the clock on the wall."""
    return datetime.combine(day, time.fromisoformat(at), zone).replace(fold=fold).astimezone(UTC)


def sunday(at: str) -> datetime:
    return on(SUNDAY, at)


def told(of: Slot, at: datetime) -> Mark:
    return Mark(of, Fate.SHOWN, at)


def snoozed(of: Slot, at: datetime, until: datetime) -> History:
    return History((Mark(of, Fate.SHOWN, at), Mark(of, Fate.SNOOZED, at, until)))


def due(rules: Rules, now: datetime, history: History | None = None, zone: ZoneInfo = BERLIN) -> Due | None:
    return next_due(rules, history or History(), now, zone)


def gone(rules: Rules, now: datetime, history: History | None = None, days: int = 0) -> tuple[Slot, ...]:
    return missed(rules, history or History(), now, BERLIN, days)


ONE = Rules((reminder(),))
HIS = History(since=sunday("00:00"))
"""Rules that stand since midnight."""


def test_it_comes_at_its_time_on_its_days() -> None:
    assert due(ONE, sunday("17:00")) == Due(slot(), sunday("18:00"))
    weekly = Rules((reminder(days=frozenset({0})),))
    assert due(weekly, sunday("17:00"), HIS) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))


def test_it_is_on_time_for_a_minute_and_late_for_two_hours() -> None:
    assert due(ONE, sunday("18:00:59"), HIS) == Due(slot(), sunday("18:00"))
    assert due(ONE, sunday("18:01"), HIS) == Due(slot(), sunday("18:01"), catch_up=True)
    assert due(ONE, sunday("20:00"), HIS) == Due(slot(), sunday("20:00"), catch_up=True)
    assert due(ONE, sunday("20:01"), HIS) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))
    assert gone(ONE, sunday("20:00"), HIS) == ()
    assert gone(ONE, sunday("20:01"), HIS) == (slot(),)


def test_of_all_that_are_late_the_newest_is_told_and_the_others_are_missed() -> None:
    rules = Rules((reminder("17:00", "a"), reminder("17:30", "b"), reminder("17:30", "c")))
    now = sunday("18:00")
    assert due(rules, now, HIS) == Due(slot("17:30", "b"), now, catch_up=True)
    after = History((told(slot("17:30", "b"), now),), HIS.since)
    assert due(rules, now, after) == Due(slot("17:00", "a", MONDAY), on(MONDAY, "17:00"))
    assert gone(rules, now, after) == (slot("17:00", "a"), slot("17:30", "c"))


def test_two_at_one_time_are_both_told_when_on_time() -> None:
    rules = Rules((reminder(id_="a"), reminder(id_="b")))
    now = sunday("18:00:05")
    assert due(rules, now, HIS) == Due(slot(id_="a"), sunday("18:00"))
    assert due(rules, now, History((told(slot(id_="a"), now),), HIS.since)) == Due(slot(id_="b"), sunday("18:00"))


def test_one_that_is_on_time_is_told_instead_of_one_that_is_late() -> None:
    rules = Rules((reminder("17:00", "a"), reminder("18:00", "b")))
    assert due(rules, sunday("18:00"), HIS) == Due(slot("18:00", "b"), sunday("18:00"))
    assert gone(rules, sunday("18:00"), HIS) == (slot("17:00", "a"),)


def test_what_lies_in_quiet_hours_is_never_told_and_shown_as_missed() -> None:
    rules = Rules((reminder("06:30"),), Quiet(time(6), time(7)))
    assert never_told(rules.reminders[0], rules.quiet)
    assert due(rules, sunday("06:30"), HIS) is None
    assert due(rules, sunday("07:00"), HIS) is None
    assert gone(rules, sunday("06:30"), HIS) == (slot("06:30"),)
    assert not never_told(rules.reminders[0], None)


def test_a_late_one_waits_for_the_end_of_quiet_hours_if_its_grace_time_lasts() -> None:
    rules = Rules((reminder("11:55"),), Quiet(time(12), time(13)))
    coming = Due(slot("11:55"), sunday("13:00"), catch_up=True)
    assert due(rules, sunday("12:10:20"), HIS) == coming
    assert gone(rules, sunday("12:10"), HIS) == ()
    assert upcoming(rules, HIS, sunday("12:10"), BERLIN)[0] == coming
    night = Rules((reminder("21:55"),), NIGHT)
    assert due(night, sunday("22:10"), HIS) == Due(slot("21:55", day=MONDAY), on(MONDAY, "21:55"))


def test_a_pause_lasts_until_its_day_and_nothing_of_it_is_missed() -> None:
    rules = Rules((reminder(),), paused_until=MONDAY)
    assert due(rules, sunday("17:00"), HIS) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))
    assert due(rules, sunday("18:30"), HIS) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))
    assert gone(rules, on(MONDAY, "00:10"), HIS, days=3) == ()
    late = Rules((reminder("23:30"),), paused_until=MONDAY)
    assert due(late, on(MONDAY, "00:10"), HIS) == Due(slot("23:30", day=MONDAY), on(MONDAY, "23:30"))
    far = Rules((reminder(),), paused_until=date(2999, 12, 31))
    assert due(far, sunday("17:00")) == Due(slot(day=date(2999, 12, 31)), on(date(2999, 12, 31), "18:00"))


@pytest.mark.parametrize("fate", [Fate.SHOWN, Fate.STARTED, Fate.SKIPPED, Fate.MISSED])
def test_what_something_became_of_never_comes_again(fate: Fate) -> None:
    history = History((Mark(slot(), fate, sunday("12:00")),))
    assert due(ONE, sunday("18:00"), history) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))


def test_a_snoozed_one_comes_again() -> None:
    history = snoozed(slot(), sunday("18:00:30"), sunday("18:10:30"))
    assert due(ONE, sunday("18:01"), history) == Due(slot(), sunday("18:10:30"))
    assert due(ONE, sunday("18:11"), history) == Due(slot(), sunday("18:10:30"))
    assert due(ONE, sunday("18:30"), history) == Due(slot(), sunday("18:30"), catch_up=True)
    assert gone(ONE, sunday("18:30"), history) == ()
    assert gone(ONE, sunday("20:30"), history) == (slot(),)


def test_a_snooze_ends_with_the_day() -> None:
    rules = Rules((reminder("23:55"),))
    history = snoozed(slot("23:55"), sunday("23:56"), on(MONDAY, "00:06"))
    assert due(rules, sunday("23:57"), history) == Due(slot("23:55", day=MONDAY), on(MONDAY, "23:55"))
    assert gone(rules, sunday("23:57"), history) == (slot("23:55"),)
    # It may not be told late on the next day either, although its grace time lasts.
    short = snoozed(slot("23:55"), sunday("23:56"), sunday("23:59:30"))
    assert due(rules, sunday("23:57"), short) == Due(slot("23:55"), sunday("23:59:30"))
    assert due(rules, on(MONDAY, "00:00"), short) == Due(slot("23:55", day=MONDAY), on(MONDAY, "23:55"))


def test_a_snooze_ends_with_the_reminders_next_slot() -> None:
    """Told late after midnight, put off beyond the time of the new day."""
    rules = Rules((reminder("00:40"),))
    yesterday = slot("00:40", day=SUNDAY - timedelta(days=1))
    history = snoozed(yesterday, sunday("00:35"), sunday("00:45"))
    assert due(rules, sunday("00:36"), history) == Due(slot("00:40"), sunday("00:40"))
    assert gone(rules, sunday("00:36"), history, days=1) == (yesterday,)


def test_a_snooze_into_quiet_hours_comes_to_nothing() -> None:
    rules = Rules((reminder("21:55"),), NIGHT)
    history = snoozed(slot("21:55"), sunday("21:56"), sunday("22:06"))
    assert due(rules, sunday("21:57"), history) == Due(slot("21:55", day=MONDAY), on(MONDAY, "21:55"))
    assert gone(rules, sunday("21:57"), history) == (slot("21:55"),)


@pytest.mark.parametrize(
    "changed",
    [
        Rules(),
        Rules((reminder(on=False),)),
        Rules((reminder("18:30"),)),
        Rules((reminder(days=frozenset({0})),)),
        Rules((reminder(),), paused_until=MONDAY),
    ],
)
def test_a_snooze_ends_when_its_reminder_is_deleted_off_moved_or_paused(changed: Rules) -> None:
    history = snoozed(slot(), sunday("18:00"), sunday("18:10"))
    coming = due(changed, sunday("18:05"), history)
    assert coming is None or coming.slot != slot()
    assert gone(changed, sunday("18:05"), history) == ()


def test_a_snooze_without_a_time_comes_to_nothing() -> None:
    history = History((Mark(slot(), Fate.SNOOZED, sunday("18:00")),))
    assert due(ONE, sunday("18:05"), history) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))


def test_times_from_before_the_rules_changed_are_nobodys_miss() -> None:
    history = History(since=sunday("18:30"))
    assert due(ONE, sunday("18:30"), history) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))
    assert gone(ONE, sunday("18:30"), history, days=7) == ()
    # A change that lies ahead, by a clock that was wrong, hides nothing that is to come.
    assert due(ONE, sunday("17:00"), history) == Due(slot(), sunday("18:00"))


def test_a_clock_set_back_tells_nothing_twice() -> None:
    history = History((told(slot(), sunday("18:00")),))
    assert due(ONE, sunday("09:00"), history) == Due(slot(day=MONDAY), on(MONDAY, "18:00"))


def test_a_skipped_hour_comes_at_the_end_of_the_gap() -> None:
    spring = date(2027, 3, 28)
    rules = Rules((reminder("02:30"),))
    coming = due(rules, on(spring, "01:00"), History(since=on(spring, "01:00")))
    assert coming == Due(slot("02:30", day=spring), on(spring, "03:00"))
    silent = Rules(rules.reminders, Quiet(time(3), time(7)))
    following = spring + timedelta(days=1)
    assert due(silent, on(spring, "01:00"), History(since=on(spring, "01:00"))) == Due(
        slot("02:30", day=following), on(following, "02:30")
    )


def test_a_repeated_hour_comes_once() -> None:
    autumn = date(2027, 10, 31)
    rules = Rules((reminder("02:30"),))
    first, second = on(autumn, "02:30"), on(autumn, "02:30", fold=1)
    assert second - first == timedelta(hours=1)
    assert due(rules, on(autumn, "01:00"), History(since=on(autumn, "01:00"))) == Due(slot("02:30", day=autumn), first)
    following = autumn + timedelta(days=1)
    assert due(rules, second, History((told(slot("02:30", day=autumn), first),), first)) == Due(
        slot("02:30", day=following), on(following, "02:30")
    )


def test_what_is_skipped_at_the_end_of_a_day_comes_with_the_next_and_can_be_snoozed_then() -> None:
    zone = ZoneInfo("America/Scoresbysund")
    saturday, next_day = date(2027, 3, 27), date(2027, 3, 28)
    rules = Rules((reminder("23:30"),))
    midnight = on(next_day, "00:00", zone)
    history = History(since=midnight - timedelta(hours=1))
    assert due(rules, midnight - timedelta(minutes=1), history, zone) == Due(slot("23:30", day=saturday), midnight)
    assert due(rules, midnight, history, zone) == Due(slot("23:30", day=saturday), midnight)
    later = midnight + timedelta(minutes=10)
    put_off = snoozed(slot("23:30", day=saturday), midnight, later)
    assert due(rules, midnight, put_off, zone) == Due(slot("23:30", day=saturday), later)


def test_the_rules_follow_the_person_to_another_zone_and_a_day_has_each_slot_once() -> None:
    history = History((told(slot(), sunday("18:00")),), HIS.since)
    assert due(ONE, sunday("18:05"), history, TORONTO) == Due(slot(day=MONDAY), on(MONDAY, "18:00", TORONTO))
    assert due(ONE, sunday("17:00"), HIS, TORONTO) == Due(slot(), on(SUNDAY, "18:00", TORONTO))


def test_one_that_is_off_is_silent_and_misses_nothing() -> None:
    rules = Rules((reminder(on=False),))
    assert due(rules, sunday("18:00"), HIS) is None
    assert gone(rules, sunday("19:00"), HIS, days=7) == ()
    assert due(Rules(), sunday("18:00")) is None


def test_what_was_written_down_as_missed_is_shown_as_long_as_its_reminder_exists() -> None:
    history = History((Mark(slot(), Fate.MISSED, sunday("22:00")),), on(MONDAY, "08:00"))
    assert gone(ONE, on(MONDAY, "09:00"), history, days=1) == (slot(),)
    assert gone(ONE, on(MONDAY, "09:00"), history, days=0) == ()
    assert gone(Rules(), on(MONDAY, "09:00"), history, days=1) == ()


def test_when_every_day_for_years_is_settled_nothing_comes() -> None:
    ahead = (slot(day=SUNDAY + timedelta(days=count)) for count in range(-1, 800))
    history = History(tuple(Mark(one, Fate.SKIPPED, sunday("12:00")) for one in ahead))
    assert due(ONE, sunday("12:00"), history) is None


def test_the_next_seven_days_hold_a_weekly_reminder_once_and_a_daily_one_seven_times() -> None:
    rules = Rules((reminder("09:00", "a"), reminder("18:00", "b", frozenset({6})), reminder("23:00", "c")), NIGHT)
    history = replace(snoozed(slot("09:00"), sunday("18:00"), sunday("18:10")), since=sunday("18:05"))
    found = upcoming(rules, history, sunday("18:05"), BERLIN)
    assert [one.slot.reminder_id for one in found] == ["a", *"aaaaaaa", "b"]
    assert found[0] == Due(slot("09:00"), sunday("18:10"))
    assert [one.moment for one in found] == sorted(one.moment for one in found)
    assert upcoming(rules, History(), sunday("18:05"), BERLIN, days=0) == ()


def test_what_is_due_now_stands_first_in_the_list() -> None:
    late = Due(slot(), sunday("18:30"), catch_up=True)
    assert upcoming(ONE, HIS, sunday("18:30"), BERLIN, days=1) == (late, Due(slot(day=MONDAY), on(MONDAY, "18:00")))


def test_two_that_are_on_time_are_told_in_the_order_of_their_moments() -> None:
    rules = Rules((reminder("18:00", "a"), reminder("17:50", "b")))
    history = replace(snoozed(slot("17:50", "b"), sunday("17:50"), sunday("18:00:20")), since=HIS.since)
    assert due(rules, sunday("18:00:30"), history) == Due(slot("18:00", "a"), sunday("18:00"))


def test_one_on_time_at_the_end_of_quiet_hours_is_told_instead_of_the_late_one_that_waits() -> None:
    rules = Rules((reminder("11:55", "a"), reminder("13:00", "b")), Quiet(time(12), time(13)))
    assert due(rules, sunday("12:10"), HIS) == Due(slot("13:00", "b"), sunday("13:00"))
    assert gone(rules, sunday("12:10"), HIS) == (slot("11:55", "a"),)


def test_quiet_hours_that_begin_within_the_minute_of_a_snooze_count() -> None:
    rules = Rules((reminder("11:50"),), Quiet(time(12), time(13)))
    history = snoozed(slot("11:50"), sunday("11:50"), sunday("11:59:30"))
    assert due(rules, sunday("11:59:59"), history) == Due(slot("11:50"), sunday("11:59:30"))
    assert due(rules, sunday("12:00:10"), history) == Due(slot("11:50"), sunday("13:00"), catch_up=True)


def test_a_skipped_time_that_lies_in_quiet_hours_stays_silent_after_the_gap() -> None:
    spring = date(2027, 3, 28)
    rules = Rules((reminder("02:15"),), Quiet(time(2), time(2, 30)))
    history = History(since=on(spring, "01:00"))
    assert due(rules, on(spring, "03:00"), history) is None
    assert gone(rules, on(spring, "03:00"), history) == (slot("02:15", day=spring),)


def test_the_list_ends_when_the_wall_shows_this_time_again() -> None:
    weekly = Rules((reminder(days=frozenset({6})),))
    assert upcoming(weekly, HIS, sunday("18:00"), BERLIN) == (Due(slot(), sunday("18:00")),)
    history = snoozed(slot(), sunday("18:00"), sunday("18:10"))
    assert upcoming(weekly, history, sunday("18:00"), BERLIN, days=0) == ()
