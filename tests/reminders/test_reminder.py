"""What a reminder, quiet hours and rules may be."""

from collections.abc import Callable
from datetime import UTC, date, time, timedelta

import pytest

from lymph_coach.reminders.reminder import EVERY_DAY, Quiet, Reminder, ReminderError, Rules

ONE = Reminder("a", "Circles", time(18))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: Reminder("", "Circles", time(18)), "id is empty"),
        (lambda: Reminder("a", " ", time(18)), "name is ' '; allowed are 1 to 60 characters"),
        (lambda: Reminder("a", "x" * 61, time(18)), "allowed are 1 to 60 characters"),
        (lambda: Reminder("a", "x", time(18), EVERY_DAY, "x" * 121), "habit has 121 characters; allowed are 0 to 120"),
        (lambda: Reminder("a", "x", time(18, 0, 1)), "at is 18:00:01; allowed are whole minutes"),
        (lambda: Reminder("a", "x", time(18, 0, 0, 1)), "allowed are whole minutes"),
        (lambda: Reminder("a", "x", time(18, tzinfo=UTC)), "allowed are whole minutes"),
        (lambda: Reminder("a", "x", time(18), frozenset()), "days is \\[\\]; allowed is at least one"),
        (lambda: Reminder("a", "x", time(18), frozenset({7})), "days is \\[7\\]"),
        (lambda: Quiet(time(22), time(22)), "quiet hours start and end at 22:00"),
        (lambda: Rules((ONE, ONE)), "two reminders have one id"),
        (lambda: Rules(tuple(Reminder(str(n), "x", time(18)) for n in range(101))), "there are 101 reminders"),
        (lambda: Rules(grace=timedelta(hours=12, minutes=1)), "allowed are 0 to 12 hours"),
        (lambda: Rules(grace=timedelta(minutes=-1)), "allowed are 0 to 12 hours"),
        (lambda: Rules(paused_until=date(3000, 1, 1)), "paused_until is 3000-01-01; allowed are days up to 2999-12-31"),
    ],
)
def test_what_cannot_be_is_refused_with_what_is_allowed(make: Callable[[], object], message: str) -> None:
    with pytest.raises(ReminderError, match=message):
        make()


@pytest.mark.parametrize(
    ("start", "end", "quiet", "not_quiet"),
    [(time(22), time(7), (22, 23, 0, 6), (7, 12, 21)), (time(12), time(14), (12, 13), (11, 14, 0))],
)
def test_quiet_hours_may_go_through_the_night(
    start: time, end: time, quiet: tuple[int, ...], not_quiet: tuple[int, ...]
) -> None:
    hours = Quiet(start, end)
    assert all(hours.holds(time(hour)) for hour in quiet)
    assert not any(hours.holds(time(hour)) for hour in not_quiet)
