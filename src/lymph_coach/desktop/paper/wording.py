"""What printed pages say of themselves."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject

_LONG = "d MMMM yyyy"


class PaperWording(QObject):
    """The words on paper that come from no sheet or page, in the user's language."""

    def day(self, day: date) -> str:
        """A day in full, without the day of the week."""
        # Not the person's locale: names of months in one language amid sentences in another read badly.
        names = QLocale(self.tr("en", "the language of these sentences, as a code"))
        return names.toString(QDate(day.year, day.month, day.day), _LONG)

    def foot(self, title: str, printed: date) -> str:
        """The line at the foot of every page."""
        return self.tr("Lymph Coach · {title} · printed on {date}").format(title=title, date=self.day(printed))

    def number(self, page: int, pages: int) -> str:
        """Which page of how many; the first is 1."""
        return self.tr("{page} of {pages}").format(page=page, pages=pages)

    def name_and_date(self) -> tuple[str, str]:
        """What is asked at the top of a sheet."""
        return self.tr("Name"), self.tr("Date")

    def own(self) -> str:
        """The heading over a person's own lines."""
        return self.tr("My own")

    def sources(self) -> str:
        """The heading over the sources."""
        return self.tr("Sources")

    def checked(self, day: date) -> str:
        """When the facts of a page were last checked."""
        return self.tr("Facts last checked on {date}.").format(date=self.day(day))
