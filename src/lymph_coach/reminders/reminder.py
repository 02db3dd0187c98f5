"""A reminder, and the rules that hold for all of them, as values."""

from dataclasses import dataclass, field
from datetime import date, time, timedelta

LONGEST_NAME = 60
LONGEST_HABIT = 120
MOST_REMINDERS = 100
LATEST_PAUSE = date(2999, 12, 31)
LONGEST_GRACE = timedelta(hours=12)
EVERY_DAY = frozenset(range(7))


class ReminderError(ValueError):
    """A reminder that cannot be; the message names field, value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One rule by the clock on the wall: this time, on these days of the week, wherever the person is.

    Attributes:
        id: stable through every change; also in calendars that were given it.
        name: such as "Morning circles"; 1 to 60 characters.
        at: local time of day, whole minutes, without a zone.
        days: days of the week, Monday 0 to Sunday 6; at least one.
        habit: what it hangs on, such as "after brushing my teeth"; up to 120 characters, may be empty.
        preset: the key of the preset its Start begins; empty for the one chosen at the time.
        on: whether it reminds at all.
    """

    id: str
    name: str
    at: time
    days: frozenset[int] = EVERY_DAY
    habit: str = ""
    preset: str = ""
    on: bool = True

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if not self.id:
            raise ReminderError("id is empty; allowed is any text")
        if not 1 <= len(self.name.strip()) <= LONGEST_NAME:
            raise ReminderError(f"name is {self.name[:80]!r}; allowed are 1 to {LONGEST_NAME} characters")
        if len(self.habit) > LONGEST_HABIT:
            raise ReminderError(f"habit has {len(self.habit)} characters; allowed are 0 to {LONGEST_HABIT}")
        if self.at.tzinfo is not None or self.at.second or self.at.microsecond:
            raise ReminderError(f"at is {self.at.isoformat()}; allowed are whole minutes of local time")
        if not self.days or not self.days <= EVERY_DAY:
            raise ReminderError(f"days is {sorted(self.days)}; allowed is at least one of 0 (Monday) to 6 (Sunday)")


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing reminds, by the clock on the wall; ``start`` later than ``end`` goes through the night.

    ``start`` is quiet, ``end`` no longer is.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        """Refuse hours of no or of all day's length."""
        if self.start == self.end:
            raise ReminderError(f"quiet hours start and end at {self.start:%H:%M}; allowed are two different times")

    def holds(self, at: time) -> bool:
        """Whether this time of day is quiet."""
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Rules:
    """All that decides when something is due.

    Attributes:
        reminders: in the order they are shown.
        quiet: the quiet hours, if any.
        paused_until: the first day on which reminders come again ("I am ill, or away"), if they are paused.
        grace: how late a missed reminder may still be told, once.
    """

    reminders: tuple[Reminder, ...] = ()
    quiet: Quiet | None = None
    paused_until: date | None = None
    grace: timedelta = field(default=timedelta(hours=2))

    def __post_init__(self) -> None:
        """Refuse two reminders of one id, and more than anyone can look through."""
        ids = [one.id for one in self.reminders]
        if len(set(ids)) != len(ids):
            raise ReminderError("two reminders have one id; allowed is each id once")
        if len(ids) > MOST_REMINDERS:
            raise ReminderError(f"there are {len(ids)} reminders; allowed are 0 to {MOST_REMINDERS}")
        if self.paused_until is not None and self.paused_until > LATEST_PAUSE:
            raise ReminderError(f"paused_until is {self.paused_until}; allowed are days up to {LATEST_PAUSE}")
        if not timedelta(0) <= self.grace <= LONGEST_GRACE:
            raise ReminderError(f"grace is {self.grace}; allowed are 0 to 12 hours")
