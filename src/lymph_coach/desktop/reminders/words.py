"""What reminders are called on screen."""

from collections.abc import Collection

from lymph_coach.desktop.words.presets import preset_names
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.reminder import EVERY_DAY, Reminder

WORKDAYS = frozenset(range(5))


class ReminderWords(TimeWords):
    """Turns reminders into words."""

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
        return {"": self.tr("The one chosen that day"), **preset_names()}
