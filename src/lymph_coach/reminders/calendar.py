"""Reminders for a calendar program: an iCalendar file (RFC 5545). Pure: the time is handed in.

- **Times float**: they carry no zone, so 18:00 stays 18:00 by the clock on the wall through summer time and travel.
- **Taking the file in again updates**: an event keeps its UID, and its SEQUENCE, the whole seconds from 2026 to the
  export, is higher in every later file. A calendar takes the higher one as the newer, and we need to remember nothing.
  It fits the 31 bits allowed until 2094; a clock set back before an export makes that file count as the older one.
- **Off means left out.** A reminder that is off, or was deleted, is not in the file, and a calendar that has it keeps
  it.
"""

import unicodedata
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from lymph_coach.reminders.reminder import Reminder

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//Lymph Coach//Reminders//EN"
LENGTH = timedelta(minutes=15)
OPENING = "To begin, open Lymph Coach and press Start."

_FIRST_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def to_ics(reminders: Sequence[Reminder], now: datetime, first_day: date) -> bytes:
    """The file's content, for :func:`lymph_coach.system.atomic.write_atomically`.

    Args:
        reminders: what is to be in it; those that are off are left out.
        now: the moment of the export, with a zone.
        first_day: each event begins on the first of its days from this one on.
    """
    from icalendar import Calendar  # noqa: PLC0415 - loads for 0.2 s, and few runs export

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for reminder in reminders:
        if reminder.on:
            calendar.add_component(_event(reminder, now, first_day))
    return calendar.to_ical()


def sequence(now: datetime) -> int:
    """The revision an export at this moment carries: whole seconds since 2026, never negative."""
    return max(0, int((now - _FIRST_MOMENT).total_seconds()))


def _event(reminder: Reminder, now: datetime, first_day: date) -> "Event":
    from icalendar import Event  # noqa: PLC0415 - see to_ics

    ahead = (first_day + timedelta(days=count) for count in range(7))
    begins = next(day for day in ahead if day.weekday() in reminder.days)
    moment = now.astimezone(UTC).replace(microsecond=0)
    event = Event()
    event.add("uid", f"{reminder.id}@lymph-coach")
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", sequence(now))
    event.add("dtstart", datetime.combine(begins, reminder.at))
    event.add("duration", LENGTH)
    event.add("rrule", {"freq": "weekly", "byday": [_WEEKDAYS[day] for day in sorted(reminder.days)]})
    event.add("summary", _clean(reminder.name))
    event.add("description", "\n".join(text for text in (_clean(reminder.habit), OPENING) if text))
    # The person stays free for others, and who shares a calendar need not show what they practise.
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    event.add_component(_alarm(reminder))
    return event


def _alarm(reminder: Reminder) -> "Alarm":
    from icalendar import Alarm  # noqa: PLC0415 - see to_ics

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", timedelta(0))
    alarm.add("description", _clean(reminder.name))
    return alarm


def _clean(text: str) -> str:
    """The text with plain line ends and without what no calendar file may hold: controls and half characters."""
    lines = "\n".join(text.splitlines())
    return "".join(one for one in lines if one == "\n" or unicodedata.category(one) not in {"Cc", "Cs"}).strip()
