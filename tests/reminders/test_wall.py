"""The clock on the wall, in nights on which it does something unusual."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from lymph_coach.reminders.reminder import Quiet
from lymph_coach.reminders.wall import is_quiet, moment_of, quiet_over


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "at", "moment"),
    [
        ("Europe/Berlin", date(2026, 11, 22), time(18), "2026-11-22T17:00"),
        # Skipped: all of them at the end of the gap.
        ("Europe/Berlin", date(2027, 3, 28), time(2), "2027-03-28T01:00"),
        ("Europe/Berlin", date(2027, 3, 28), time(2, 59), "2027-03-28T01:00"),
        ("Europe/Berlin", date(2027, 3, 28), time(3), "2027-03-28T01:00"),
        ("Australia/Lord_Howe", date(2026, 10, 4), time(2, 15), "2026-10-03T15:30"),
        ("America/Santiago", date(2026, 9, 6), time(0), "2026-09-06T04:00"),
        ("Pacific/Chatham", date(2026, 9, 27), time(3), "2026-09-26T14:00"),
        # Repeated: the first.
        ("Europe/Berlin", date(2027, 10, 31), time(2, 30), "2027-10-31T00:30"),
        ("America/St_Johns", date(2026, 11, 1), time(1), "2026-11-01T03:30"),
        ("Australia/Lord_Howe", date(2027, 4, 4), time(1, 45), "2027-04-03T14:45"),
        # A day that never was: Samoa went over the date line.
        ("Pacific/Apia", date(2011, 12, 30), time(12), "2011-12-30T10:00"),
    ],
)
def test_a_local_time_is_the_first_moment_that_shows_it_or_is_past_it(
    zone: str, day: date, at: time, moment: str
) -> None:
    assert moment_of(day, at, ZoneInfo(zone)) == utc(moment)
    assert moment_of(day, at.replace(fold=1), ZoneInfo(zone)) == utc(moment)


NIGHT = Quiet(time(22), time(7))


@pytest.mark.parametrize(
    ("quiet", "begins", "ends"),
    [
        (NIGHT, "2026-11-22T20:59:59", "2026-11-22T20:59:59"),
        (NIGHT, "2026-11-22T21:00:00", "2026-11-23T06:00:00"),
        (NIGHT, "2026-11-23T05:59:59.5", "2026-11-23T06:00:00"),
        (NIGHT, "2026-11-23T06:00:00", "2026-11-23T06:00:00"),
        # The night the clocks go forward is an hour shorter, the other an hour longer.
        (NIGHT, "2027-03-27T21:30:20", "2027-03-28T05:00:00"),
        (NIGHT, "2027-10-30T20:30:20", "2027-10-31T06:00:00"),
        # The end lies in the gap.
        (Quiet(time(1), time(2, 30)), "2027-03-28T00:30:00", "2027-03-28T01:00:00"),
        # Going back from 3:00 to 2:00 leads out of the quiet hours for half an hour.
        (Quiet(time(2, 30), time(7)), "2027-10-31T00:45:10", "2027-10-31T01:00:00"),
        (Quiet(time(2, 30), time(7)), "2027-10-31T01:30:00", "2027-10-31T06:00:00"),
    ],
)
def test_quiet_hours_end_when_the_wall_shows_none(quiet: Quiet, begins: str, ends: str) -> None:
    zone = ZoneInfo("Europe/Berlin")
    assert quiet_over(quiet, utc(begins), zone) == utc(ends)
    assert not is_quiet(quiet, utc(ends), zone)


def test_without_quiet_hours_there_is_nothing_to_wait_for() -> None:
    now = datetime(2026, 11, 22, 18, tzinfo=ZoneInfo("Asia/Kolkata"))
    assert quiet_over(None, now, ZoneInfo("Asia/Kolkata")) == now
    assert quiet_over(None, now, ZoneInfo("Asia/Kolkata")).utcoffset() == timedelta(0)
    assert not is_quiet(None, now, ZoneInfo("Asia/Kolkata"))
