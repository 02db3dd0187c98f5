"""Reminders for a calendar program: an iCalendar file (RFC 5545). Pure: the time is handed in.

- **Times float**: they carry no zone, so 18:00 stays 18:00 by the clock on the wall through summer time and travel.
- **Taking the file in again updates**: an event keeps its UID, and its SEQUENCE, the whole seconds from 2026 to the
  export, is higher in every later file. A calendar takes the higher one as the newer, and we need to remember nothing.
  It fits the 31 bits allowed until 2094; a clock set back before an export makes that file count as the older one.
- **Off means left out.** A reminder that is off, or was deleted, is not in the file, and a calendar that has it keeps
  it. Those handed in as withdrawn are written as cancelled, which takes them away again.
"""

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from lymph_coach.reminders.reminder import Reminder

if TYPE_CHECKING:
    from icalendar import Alarm, Event

PRODUCT = "-//Lymph Coach//Reminders//EN"
USUAL_MINUTES = 15
OPENING = "To begin, open Lymph Coach and press Start."

_NO_MINUTES: Mapping[str, int] = MappingProxyType({})
_FIRST_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def to_ics(
    reminders: Sequence[Reminder],
    now: datetime,
    first_day: date,
    *,
    minutes: Mapping[str, int] = _NO_MINUTES,
    opening: str = OPENING,
    withdrawn: Collection[Reminder] = (),
) -> bytes:
    """The file's content, for :func:`lymph_coach.system.atomic.write_atomically`.

    Args:
        reminders: what is to be in it; those that are off are left out.
        now: the moment of the export, with a zone.
        first_day: each event begins on the first of its days from this one on.
        minutes: how long each preset takes, by its key; 15 for a reminder whose preset is not among them.
        opening: the sentence that says how to begin.
        withdrawn: reminders to take out of a calendar that was given them before; they may be off.
    """
    from icalendar import Calendar  # noqa: PLC0415 - loads for 0.2 s, and few runs export

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    gone = {reminder.id for reminder in withdrawn}
    for reminder in reminders:
        if reminder.on and reminder.id not in gone:
            length = timedelta(minutes=minutes.get(reminder.preset, USUAL_MINUTES))
            event = _event(reminder, now, first_day, length)
            words = (_clean(reminder.habit), _clean(opening))
            event.add("description", "\n".join(text for text in words if text))
            event.add_component(_alarm(reminder))
            calendar.add_component(event)
    for reminder in withdrawn:
        event = _event(reminder, now, first_day, timedelta(minutes=USUAL_MINUTES))
        event.add("status", "CANCELLED")
        calendar.add_component(event)
    return calendar.to_ical()


def sequence(now: datetime) -> int:
    """The revision an export at this moment carries: whole seconds since 2026, never negative."""
    return max(0, int((now - _FIRST_MOMENT).total_seconds()))


def _event(reminder: Reminder, now: datetime, first_day: date, length: timedelta) -> "Event":
    """What an event and its cancellation have in common."""
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
    event.add("duration", length)
    event.add("rrule", {"freq": "weekly", "byday": [_WEEKDAYS[day] for day in sorted(reminder.days)]})
    event.add("summary", _clean(reminder.name))
    # The person stays free for others, and who shares a calendar need not show what they practise.
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
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
