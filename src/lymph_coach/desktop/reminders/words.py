"""What reminders are called on screen."""

from collections.abc import Collection

from PySide6.QtCore import QLocale, QObject

from lymph_coach.desktop.words.presets import PresetWords
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.reminder import EVERY_DAY, Reminder

WORKDAYS = frozenset(range(5))


class ReminderWords(TimeWords):
    """Turns reminders into words.

    Args:
        locale: the person's.
    """

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(locale, parent)
        self._presets = PresetWords(self)

    def days(self, days: Collection[int], *, short: bool = True) -> str:
        """Days of the week in their order, together where they have a name."""
        chosen = frozenset(days)
        if chosen == EVERY_DAY:
            return self.tr("Every day")
        if chosen == WORKDAYS:
            return self.tr("Monday to Friday")
        return ", ".join(self.day(day, short=short) for day in self.week if day in chosen)

    def about(self, reminder: Reminder) -> str:
        """Days, habit and routine in a line."""
        routine = self.presets().get(reminder.preset, "") if reminder.preset else ""
        return ", ".join(part for part in (self.days(reminder.days), reminder.habit.strip(), routine) if part)

    def presets(self) -> dict[str, str]:
        """The routines a reminder can begin, by key; the empty one is whichever is chosen that day."""
        return {"": self.tr("The one chosen that day"), **self._presets.names()}
