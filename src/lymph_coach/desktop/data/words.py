"""What a person's data is called on screen."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from lymph_coach.journal.backup import Preview, Reason
from lymph_coach.reminders.time_of_day import show_time

if TYPE_CHECKING:
    from lymph_coach.takeout.compare import Tally


class DataWords(QObject):
    """Turns days, copies and counts into words: those of the program's language, forms as in the person's place.

    Args:
        locale: the person's; says whether hours go to 12 or to 24, and on which day a week begins.
    """

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first_weekday = locale.firstDayOfWeek().value - 1
        self._twelve_hour = "ap" in locale.timeFormat(QLocale.FormatType.ShortFormat).casefold()
        # Not the person's locale: names of months in one language amid sentences in another read badly.
        self._names = QLocale(self.tr("en", "the language of these sentences, as a code"))

    def day(self, day: date) -> str:
        """A day in full."""
        month = self._names.standaloneMonthName(day.month)
        return self.tr("{day} {month} {year}").format(day=day.day, month=month, year=day.year)

    def named_day(self, day: date) -> str:
        """A day in full, with the day of the week."""
        return self.tr("{name}, {day}").format(name=self._names.standaloneDayName(day.isoweekday()), day=self.day(day))

    def moment(self, moment: datetime) -> str:
        """A day with its time, in the zone of the moment."""
        at = show_time(moment.time(), twelve_hour=self._twelve_hour)
        return self.tr("{day}, {time}").format(day=self.day(moment.date()), time=at)

    def holds(self, preview: Preview | None) -> str:
        """What a copy holds; None where it cannot be read."""
        if preview is None:
            return self.tr("This one cannot be read.")
        if preview.first_day is None or preview.last_day is None:
            return self.tr("No sessions.")
        return self.tr("Sessions: {count}, from {first} to {last}.").format(
            count=preview.entries, first=self.day(preview.first_day), last=self.day(preview.last_day)
        )

    def section(self, name: str) -> str:
        """What a section of the file is called."""
        names = {
            "settings": self.tr("Settings"),
            "routines": self.tr("Your own routines"),
            "reminders": self.tr("Reminders"),
            "checkin": self.tr("Answers to the check-in"),
            "sheets": self.tr("Sheets"),
            "reading": self.tr("Reading"),
            "diary": self.tr("Diary"),
        }
        return names[name]

    def tally(self, name: str, tally: "Tally") -> str:
        """How much of a section is new, here already, and otherwise here."""
        said = self.tr("{section}: {new} new, {same} already here").format(
            section=self.section(name), new=tally.new, same=tally.same
        )
        if not tally.differing:
            return self.tr("{said}.").format(said=said)
        return self.tr("{said}, {count} not the same.").format(said=said, count=tally.differing)

    def reason(self, reason: Reason) -> str:
        """What a copy was made for; nothing of the ordinary ones."""
        match reason:
            case Reason.CHANGE:
                return ""
            case Reason.MIGRATION:
                return self.tr("Kept before an update of the program.")
            case Reason.RESTORE:
                return self.tr("Your diary as it was before you brought back another.")
            case Reason.IMPORT:
                return self.tr("Your diary as it was before you brought in a file.")

    def lines(self, texts: Sequence[str]) -> str:
        """Texts one under the other."""
        return "\n".join(f"\N{BULLET} {text}" for text in texts)
