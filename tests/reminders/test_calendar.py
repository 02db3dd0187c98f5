"""The calendar file, read back with other libraries than the one that wrote it."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.rrule import rrulestr
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vobject.base import Component

from lymph_coach.reminders.calendar import OPENING, sequence, to_ics
from lymph_coach.reminders.reminder import EVERY_DAY, LONGEST_HABIT, LONGEST_NAME, Reminder
from lymph_coach.system.atomic import write_atomically

NOW = datetime(2026, 3, 20, 9, 30, tzinfo=UTC)
DAY = date(2026, 3, 20)  # a Friday
MORNING = Reminder("m1", "Morning circles", time(7, 30), frozenset({0, 2}), "after brushing my teeth", "short")
EVENING = Reminder("e1", "Evening; calm, slow 🌙", time(18), EVERY_DAY)


def events_of(content: bytes) -> list[Component]:
    return vobject.readOne(content.decode("utf-8")).contents.get("vevent", [])


def value(part: Component, name: str) -> object:
    [found] = part.contents[name]
    return found.value


def begins(event: Component) -> datetime:
    start = value(event, "dtstart")
    assert isinstance(start, datetime)
    return start


def times_of(event: Component, count: int) -> list[datetime]:
    rule = rrulestr(str(value(event, "rrule")), dtstart=begins(event))
    return [moment for _, moment in zip(range(count), rule, strict=False)]


def unfolded(content: bytes) -> Iterator[str]:
    yield from content.replace(b"\r\n ", b"").decode().split("\r\n")


def test_an_event_says_all_of_the_reminder() -> None:
    [event] = events_of(to_ics([MORNING], NOW, DAY))
    assert value(event, "uid") == "m1@lymph-coach"
    assert value(event, "summary") == "Morning circles"
    assert value(event, "description") == f"after brushing my teeth\n{OPENING}"
    assert begins(event) == datetime(2026, 3, 23, 7, 30)  # the Monday after  # noqa: DTZ001 - floating
    assert value(event, "duration") == timedelta(minutes=15)
    assert value(event, "rrule") == "FREQ=WEEKLY;BYDAY=MO,WE"
    [alarm] = event.contents["valarm"]
    assert value(alarm, "action") == "DISPLAY"
    assert value(alarm, "trigger") == timedelta(0)
    assert value(alarm, "description") == "Morning circles"
    assert value(event, "dtstamp") == NOW
    assert value(event, "last-modified") == NOW
    assert value(event, "transp") == "TRANSPARENT"
    assert value(event, "class") == "PRIVATE"


def test_the_calendar_names_its_maker_and_form() -> None:
    lines = list(unfolded(to_ics([MORNING], NOW, DAY)))
    assert lines[:5] == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Lymph Coach//Reminders//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    assert lines[-2:] == ["END:VCALENDAR", ""]


def test_without_a_habit() -> None:
    [event] = events_of(to_ics([EVENING], NOW, DAY))
    assert value(event, "description") == OPENING
    assert value(event, "summary") == "Evening; calm, slow 🌙"


def test_times_float_and_stay_the_same_when_the_clocks_change() -> None:
    content = to_ics([EVENING], NOW, DAY)
    [start] = [line for line in unfolded(content) if line.startswith("DTSTART")]
    assert start == "DTSTART:20260320T180000"
    assert b"TZID" not in content
    assert b"VTIMEZONE" not in content
    [event] = events_of(content)
    berlin = ZoneInfo("Europe/Berlin")
    local = [moment.replace(tzinfo=berlin) for moment in times_of(event, 20)]
    assert {moment.time() for moment in local} == {time(18)}
    assert {moment.utcoffset() for moment in local} == {timedelta(hours=1), timedelta(hours=2)}


def test_exporting_again_updates() -> None:
    changed = Reminder("m1", "Later circles", time(9), frozenset({1}))
    [before] = events_of(to_ics([MORNING], NOW, DAY))
    [after] = events_of(to_ics([changed], NOW + timedelta(seconds=1), DAY))
    assert value(before, "uid") == value(after, "uid")
    assert int(str(value(after, "sequence"))) == int(str(value(before, "sequence"))) + 1


@pytest.mark.parametrize(
    ("now", "number"),
    [
        (datetime(2026, 1, 1, 0, 1, tzinfo=UTC), 60),
        (datetime(2026, 1, 1, 1, 1, tzinfo=ZoneInfo("Europe/Berlin")), 60),
        (datetime(1999, 1, 1, tzinfo=UTC), 0),
        (datetime(2094, 1, 1, tzinfo=UTC), 2145916800),
    ],
)
def test_the_revision_is_the_seconds_since_2026(now: datetime, number: int) -> None:
    assert sequence(now) == number
    assert number < 2**31


def test_what_is_off_is_left_out() -> None:
    off = Reminder("o1", "Off", time(8), on=False)
    assert [value(event, "uid") for event in events_of(to_ics([off, MORNING], NOW, DAY))] == ["m1@lymph-coach"]
    assert events_of(to_ics([off], NOW, DAY)) == []


def test_controls_and_half_characters_do_not_break_the_file() -> None:
    [event] = events_of(to_ics([Reminder("x", "one\x00\x0btwo\rthree\ud83d", time(8))], NOW, DAY))
    assert value(event, "summary") == "one\ntwo\nthree"


def test_it_is_written_whole(tmp_path: Path) -> None:
    path = tmp_path / "reminders.ics"
    write_atomically(path, to_ics([MORNING, EVENING], NOW, DAY))
    assert len(events_of(path.read_bytes())) == 2


NAMES = st.text(st.sampled_from("aé,;:\\\"'\n🌙👍🏽 漢=^"), min_size=1, max_size=LONGEST_NAME).filter(str.strip)
REMINDERS = st.builds(
    Reminder,
    id=st.uuids().map(str),
    name=NAMES,
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    days=st.frozensets(st.integers(0, 6), min_size=1),
    habit=st.text(st.sampled_from("ab,;\\\n🦷 "), max_size=LONGEST_HABIT),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(REMINDERS, max_size=4, unique_by=lambda one: one.id), st.dates(date(2026, 1, 1), date(2040, 1, 1)))
@example([EVENING, MORNING], date(2028, 2, 29))
def test_another_library_reads_the_same_reminders(reminders: list[Reminder], day: date) -> None:
    content = to_ics(reminders, NOW, day)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n", content)
    events = events_of(content)
    assert [str(value(event, "uid")) for event in events] == [f"{one.id}@lymph-coach" for one in reminders]
    for event, reminder in zip(events, reminders, strict=True):
        assert value(event, "summary") == reminder.name.strip()
        # No empty line stands for a habit there is not.
        assert value(event, "description") == f"{reminder.habit.strip()}\n{OPENING}".strip()
        times = times_of(event, 15)
        assert times[0] == begins(event)
        assert day <= times[0].date() < day + timedelta(days=7)
        assert times[0].tzinfo is None
        assert {moment.time() for moment in times} == {reminder.at}
        assert {moment.weekday() for moment in times} == reminder.days
        span = [day + timedelta(days=count) for count in range(7)]
        wanted = [one for one in span if one.weekday() in reminder.days]
        assert [moment.date() for moment in times if moment.date() < day + timedelta(days=7)] == wanted
