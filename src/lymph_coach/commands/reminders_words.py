"""What the commands on reminders say. Pure."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from lymph_coach.reminders.marks import Due
from lymph_coach.reminders.reminder import EVERY_DAY, Reminder
from lymph_coach.reminders.status import Silence, Status
from lymph_coach.reminders.time_of_day import show_time

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SILENCES = (
    (Silence.NO_REMINDERS, "There are no reminders. To add one: lymph-coach reminders add --name NAME --at TIME"),
    (Silence.ALL_OFF, "No reminder comes: all are off."),
    (Silence.ALL_QUIET, "No reminder comes: all that are on lie in your quiet hours."),
)


def reminder_line(number: int, reminder: Reminder) -> str:
    """One reminder as the list shows it."""
    days = "every day" if reminder.days == EVERY_DAY else " ".join(DAYS[day] for day in sorted(reminder.days))
    more = [f", {reminder.habit}" if reminder.habit else "", f", preset {reminder.preset}" if reminder.preset else ""]
    return f"{number}. {_time(reminder)} {days}: {reminder.name}{''.join(more)}{'' if reminder.on else ' (off)'}"


def coming_line(due: Due, reminders: Sequence[Reminder], now: datetime, zone: tzinfo) -> str:
    """When something comes, and what."""
    name = next((one.name for one in reminders if one.id == due.slot.reminder_id), "")
    return f"{moment_words(due.moment, now, zone)}: {name}"


def status_lines(status: Status, reminders: Sequence[Reminder], now: datetime, zone: tzinfo) -> list[str]:
    """When the next one comes or why none does, and which never do."""
    lines: list[str] = []
    if status.paused_until is not None:
        lines.append(f"Reminders are paused; they come again from {_day(status.paused_until)} on.")
    if status.coming is not None:
        lines.append(f"Next reminder: {coming_line(status.coming, reminders, now, zone)}.")
    elif status.silence is not None:
        lines.append(dict(_SILENCES)[status.silence])
    if status.silence is not Silence.ALL_QUIET:
        silent = (one for one in reminders if one.id in status.never_told)
        lines += [f"{one.name} never comes: {_time(one)} lies in your quiet hours." for one in silent]
    return lines


def moment_words(moment: datetime, now: datetime, zone: tzinfo) -> str:
    """A moment as a person says it: "now", "today 18:00", "tomorrow 7:00", or with the day."""
    if moment <= now:
        return "now"
    local, today = moment.astimezone(zone), now.astimezone(zone).date()
    near = {today: "today", today + timedelta(days=1): "tomorrow"}
    return f"{near.get(local.date()) or _day(local.date())} {show_time(local.time(), twelve_hour=False)}"


def _time(reminder: Reminder) -> str:
    return show_time(reminder.at, twelve_hour=False)


def _day(day: date) -> str:
    return f"{DAYS[day.weekday()]} {day.isoformat()}"
