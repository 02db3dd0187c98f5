"""Times, days and dates as the person writes them."""

from datetime import date, datetime, time

from PySide6.QtCore import QLocale, QObject

from lymph_coach.reminders.time_of_day import show_time

_WEEK_DAYS = 7


class TimeWords(QObject):
    """Turns times into words: words in the language of the program, forms as in the person's place.

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
