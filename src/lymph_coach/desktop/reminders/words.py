"""What reminders are called on screen: times, days and dates as the person writes them."""

from collections.abc import Collection
from datetime import date, datetime, time

from PySide6.QtCore import QLocale, QObject

from lymph_coach.reminders.reminder import EVERY_DAY, Reminder
from lymph_coach.reminders.time_of_day import show_time
from lymph_coach.settings.fields import Choice
from lymph_coach.settings.settings import rules

WORKDAYS = frozenset(range(5))
_WEEK_DAYS = 7


class ReminderWords(QObject):
    """Turns values into sentences: words in the language of the program, forms as in the person's place.

    Args:
        locale: the person's; says whether hours go to 12 or to 24, and on which day a week begins.
    """

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.twelve_hour = "ap" in locale.timeFormat(QLocale.FormatType.ShortFormat).casefold()
        first = locale.firstDayOfWeek().value - 1
        self.week = tuple((first + count) % _WEEK_DAYS for count in range(_WEEK_DAYS))
        # Not the person's locale: names of days in one language amid sentences in another read badly.
        self._names = QLocale(self.tr("en", "the language of these sentences, as a code"))

    def clock(self, at: time) -> str:
        """A time of day."""
        return show_time(at, twelve_hour=self.twelve_hour)

    def day(self, day: int, *, short: bool = False) -> str:
        """A day of the week, Monday 0."""
        form = QLocale.FormatType.ShortFormat if short else QLocale.FormatType.LongFormat
        return self._names.standaloneDayName(day + 1, form)

    def days(self, days: Collection[int], *, short: bool = True) -> str:
        """Days of the week in their order, together where they have a name."""
        chosen = frozenset(days)
        if chosen == EVERY_DAY:
            return self.tr("Every day")
        if chosen == WORKDAYS:
            return self.tr("Monday to Friday")
        return ", ".join(self.day(day, short=short) for day in self.week if day in chosen)

    def near_day(self, day: date, today: date) -> str:
        """A day as one says it: today, tomorrow, or by its name."""
        ahead = (day - today).days
        if ahead in {-1, 0, 1}:
            return (self.tr("today"), self.tr("tomorrow"), self.tr("yesterday"))[ahead]
        if abs(ahead) < _WEEK_DAYS:
            return self.day(day.weekday())
        return self.full_date(day)

    def full_date(self, day: date) -> str:
        """A day by its name, number and month."""
        month = self._names.standaloneMonthName(day.month)
        return self.tr("{weekday} {day} {month}").format(weekday=self.day(day.weekday()), day=day.day, month=month)

    def moment(self, local: datetime, today: date) -> str:
        """A day and a time; ``local`` is in the person's zone."""
        day, at = self.near_day(local.date(), today), self.clock(local.time())
        return self.tr("{day} at {time}").format(day=day, time=at)

    def about(self, reminder: Reminder) -> str:
        """Days, habit and routine in a line."""
        routine = self.presets().get(reminder.preset, "") if reminder.preset else ""
        return ", ".join(part for part in (self.days(reminder.days), reminder.habit.strip(), routine) if part)

    def presets(self) -> dict[str, str]:
        """The routines a reminder can begin, by key; the empty one is whichever is chosen that day."""
        preset = rules()["preset"]
        assert isinstance(preset, Choice)  # noqa: S101  # it is
        options = {str(key): self.tr(text) for key, text in preset.options.items()}
        return {"": self.tr("The one chosen that day"), **options}
