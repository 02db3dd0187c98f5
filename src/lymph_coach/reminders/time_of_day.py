"""Times of day as people write them. Pure."""

import re
import unicodedata
from datetime import time

from lymph_coach.reminders.reminder import ReminderError

_WORDS = (("noon", time(12)), ("midday", time(12)), ("midnight", time(0)))
_TIME = re.compile(
    r"(?P<hour>[0-9]{1,2})"
    r"(?:\s*[:.,h ]\s*(?P<minute>[0-9]{1,2})|(?P<joined>[0-9]{2})|\s*h)?"
    r"(?:\s*o'?clock)?"
    r"(?:\s*(?P<half>[ap])(?:\.?\s*m\b)?\.?)?"
)
_LONGEST_SHOWN = 20
_NOON = 12
_HOURS = 24
_MINUTES = 60


def read_time(text: str, *, twelve_hour: bool) -> time:
    """The time of day that ``text`` means, in whole minutes.

    Understands "18:00", "18.00", "1800", "18h30", "6", "6pm", "6:30 a.m.", "6 o'clock pm", "noon", "midnight".

    Args:
        text: as it was typed.
        twelve_hour: the person writes times with AM and PM; "6:00" alone then could be either, and is asked about.

    Raises:
        ReminderError: It is no time, or could be two; the message says which, and what to write instead.
    """
    clean = " ".join(
        unicodedata.normalize("NFKC", text).casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()
    )
    for word, at in _WORDS:
        if clean in {word, f"12 {word}", f"12:00 {word}"}:
            return at
    example = show_time(time(18), twelve_hour=twelve_hour)
    if not clean:
        raise ReminderError(f"No time yet. Write a time such as {example}")
    found = _TIME.fullmatch(clean)
    written = clean if len(clean) <= _LONGEST_SHOWN else clean[:_LONGEST_SHOWN] + "…"
    if found is None:
        raise ReminderError(f'"{written}" is not a time we understand. Write a time such as {example}')
    hour, minute = int(found["hour"]), _minute(found, written)
    if found["half"]:
        return time(_hour_of_half(hour, minute, found["half"] == "p"), minute)
    return time(_hour(hour, minute, twelve_hour=twelve_hour), minute)


def show_time(at: time, *, twelve_hour: bool) -> str:
    """The time as the person writes times: "18:00", or "6:00 PM"."""
    if not twelve_hour:
        return f"{at:%H:%M}"
    return f"{at.hour % _NOON or _NOON}:{at.minute:02} {'AM' if at.hour < _NOON else 'PM'}"


def _minute(found: re.Match[str], written: str) -> int:
    digits = found["minute"] or found["joined"] or "00"
    if len(digits) == 1:
        hour = found["hour"]
        raise ReminderError(
            f"{written}: write both digits of the minutes, such as {hour}:0{digits} or {hour}:{digits}0"
        )
    if int(digits) >= _MINUTES:
        raise ReminderError(f"{found['hour']}:{digits} has no such minute: minutes go from 00 to 59")
    return int(digits)


def _hour_of_half(hour: int, minute: int, afternoon: bool) -> int:  # noqa: FBT001  # private, named at its one call
    if 1 <= hour <= _NOON:
        return hour % _NOON + _NOON * afternoon
    half = "PM" if afternoon else "AM"
    problem = f"{hour}:{minute:02} {half} does not exist: with AM and PM, hours go from 1 to 12"
    if hour < _HOURS:
        at = time(hour, minute)
        problem += f". Write {show_time(at, twelve_hour=True)} or {show_time(at, twelve_hour=False)}"
    raise ReminderError(problem)


def _hour(hour: int, minute: int, *, twelve_hour: bool) -> int:
    midnight = show_time(time(0), twelve_hour=twelve_hour)
    if hour == _HOURS and minute == 0:
        raise ReminderError(f"24:00 is midnight, when the next day begins. Write {midnight}, and choose that next day")
    if hour >= _HOURS:
        raise ReminderError(f"{hour}:{minute:02} has no such hour: hours go from 0 to 23")
    if not twelve_hour or not 1 <= hour <= _NOON:
        return hour
    written = f"{hour}:{minute:02}"
    if hour == _NOON:
        raise ReminderError(
            f"{written}: midday or midnight? Write {written} PM for midday or {written} AM for midnight"
        )
    raise ReminderError(f"{written}: morning or evening? Write {written} AM or {written} PM")
