"""The rules as the plain record a file or an archive holds, and back. Pure."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from typing import cast

from lymph_coach.reminders.reminder import (
    EVERY_DAY,
    LONGEST_GRACE,
    LONGEST_HABIT,
    LONGEST_NAME,
    MOST_REMINDERS,
    Quiet,
    Reminder,
    ReminderError,
    Rules,
)

VERSION = 1
_MINUTE = timedelta(minutes=1)
_LONGEST_ID = 100
_LONGEST_SHOWN = 40
_LARGEST_SHOWN = 1_000_000


def to_record(rules: Rules) -> dict[str, object]:
    """What :func:`from_record` reads: JSON values only, times as "18:00", days as "2026-11-22", grace in minutes."""
    quiet = rules.quiet
    return {
        "version": VERSION,
        "reminders": [
            {
                "id": one.id,
                "name": one.name,
                "at": f"{one.at:%H:%M}",
                "days": sorted(one.days),
                "habit": one.habit,
                "preset": one.preset,
                "on": one.on,
            }
            for one in rules.reminders
        ],
        "quiet": quiet and {"start": f"{quiet.start:%H:%M}", "end": f"{quiet.end:%H:%M}"},
        "paused_until": rules.paused_until and rules.paused_until.isoformat(),
        "grace_min": rules.grace // _MINUTE,
    }


def from_record(raw: object) -> tuple[Rules, tuple[str, ...]]:
    """The rules in any JSON value, and a sentence on each thing that was left out. Never raises.

    A missing field has its default, silently; a wrong one has it too, with a sentence. A reminder without an id or a
    time of day is left out whole, as is a second one of the same id.
    """
    reader = _Reader()
    fields = reader.mapping("reminders", raw)
    reminders: dict[str, Reminder] = {}
    for number, item in enumerate(reader.sequence("reminders", fields.get("reminders", ())), start=1):
        reminder = reader.reminder(f"reminder {number}", item)
        if reminder is None:
            continue
        if reminder.id in reminders:
            reader.left_out(f"reminder {number}", reminder.id, "an id of its own")
        elif len(reminders) == MOST_REMINDERS:
            reader.left_out(f"reminder {number}", reminder.name, f"no more than {MOST_REMINDERS} reminders")
        else:
            reminders[reminder.id] = reminder
    rules = Rules(tuple(reminders.values()), reader.quiet(fields.get("quiet")))
    for name, value in (("paused_until", reader.pause(fields)), ("grace", reader.grace(fields))):
        try:
            rules = rules if value is None else replace(rules, **{name: value})
        except ReminderError as error:
            reader.problems.append(f"{error}; left out.")
    return rules, tuple(reader.problems)


class _Reader:
    """Takes values out of a record and notes what it could not take."""

    def __init__(self) -> None:
        self.problems: list[str] = []

    def left_out(self, name: str, value: object, allowed: str) -> None:
        self.problems.append(f"{name} is {_shown(value)}; allowed is {allowed}; left out.")

    def mapping(self, name: str, value: object) -> Mapping[str, object]:
        if isinstance(value, Mapping):
            return cast("Mapping[str, object]", value)
        self.left_out(name, value, "a record")
        return {}

    def sequence(self, name: str, value: object) -> tuple[object, ...]:
        if isinstance(value, list | tuple):
            return tuple(cast("list[object]", value))
        self.left_out(name, value, "a list")
        return ()

    def reminder(self, name: str, item: object) -> Reminder | None:
        """One reminder, or None where it has no id or no time of day."""
        fields = self.mapping(name, item)
        if not fields:
            return None
        id_ = fields.get("id")
        if not isinstance(id_, str) or not 1 <= len(id_) <= _LONGEST_ID or not id_.isprintable():
            self.left_out(f"{name}: id", id_, f"text of 1 to {_LONGEST_ID} characters")
            return None
        at = self.time_of_day(f"{name}: at", fields.get("at"))
        if at is None:
            return None
        title = self.text(f"{name}: name", fields.get("name"), LONGEST_NAME)
        reminder = Reminder(id_, title if title.strip() else f"{at:%H:%M}", at)
        days = self.days(f"{name}: days", fields.get("days"))
        on = fields.get("on", True)
        if not isinstance(on, bool):
            self.left_out(f"{name}: on", on, "true or false")
        return replace(
            reminder,
            days=days or reminder.days,
            habit=self.text(f"{name}: habit", fields.get("habit", ""), LONGEST_HABIT),
            preset=self.text(f"{name}: preset", fields.get("preset", ""), LONGEST_HABIT),
            on=on is not False,
        )

    def text(self, name: str, value: object, longest: int) -> str:
        """The text, or none."""
        if isinstance(value, str) and len(value) <= longest:
            return value
        self.left_out(name, value, f"text of up to {longest} characters")
        return ""

    def time_of_day(self, name: str, value: object) -> time | None:
        """A time of day in whole minutes."""
        try:
            at = time.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            at = None
        if at is None or at != time(at.hour, at.minute):
            self.left_out(name, value, "a time such as 18:00")
            return None
        return at

    def days(self, name: str, value: object) -> frozenset[int]:
        """Days of the week; none where they are missing or wrong."""
        if value is None:
            return frozenset()
        items = self.sequence(name, value)
        found = frozenset(day for day in items if type(day) is int and day in EVERY_DAY)
        if not items:
            self.left_out(name, "", "at least one day")
        for item in items:
            if type(item) is not int or item not in found:
                self.left_out(name, item, "each of 0 (Monday) to 6 (Sunday)")
        return found

    def quiet(self, value: object) -> Quiet | None:
        """Quiet hours with both their ends."""
        if value is None:
            return None
        fields = self.mapping("quiet", value)
        start, end = (self.time_of_day(f"quiet: {name}", fields.get(name)) for name in ("start", "end"))
        if start is None or end is None:
            return None
        try:
            return Quiet(start, end)
        except ReminderError as error:
            self.problems.append(f"{error}; left out.")
            return None

    def pause(self, fields: Mapping[str, object]) -> date | None:
        """The day on which a pause ends."""
        value = fields.get("paused_until")
        if value is None:
            return None
        try:
            return date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            self.left_out("paused_until", value, "a day such as 2026-11-22")
            return None

    def grace(self, fields: Mapping[str, object]) -> timedelta | None:
        """The grace time."""
        value = fields.get("grace_min")
        if value is None:
            return None
        if type(value) is int and 0 <= value <= LONGEST_GRACE // _MINUTE:
            return value * _MINUTE
        self.left_out("grace_min", value, f"a whole number from 0 to {LONGEST_GRACE // _MINUTE}")
        return None


def _shown(value: object) -> str:
    """The value as it stands in a sentence, shortened."""
    if isinstance(value, str):
        return repr(value[:_LONGEST_SHOWN])
    # Only small numbers: one of thousands of digits has no decimal form.
    plain = value is None or (isinstance(value, int | float) and abs(value) < _LARGEST_SHOWN)
    return repr(value) if plain else f"of type {type(value).__name__}"
