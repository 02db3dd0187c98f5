"""What the page for a visit says besides the person's own words."""

from PySide6.QtCore import QLocale, QObject

from lymph_coach.desktop.charts.words import ChartWords
from lymph_coach.journal.change import Item
from lymph_coach.journal.report import ItemRow, Period, Report


class VisitWords(QObject):
    """Turns a report into words; no change is called good or bad.

    Args:
        locale: the person's; says on which day a week begins.
    """

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.charts = ChartWords(locale, self)

    def title(self) -> str:
        """Its name."""
        return self.tr("For my visit")

    def period(self, period: Period) -> str:
        """From when to when."""
        return self.tr("{first} to {last}").format(
            first=self.charts.day(period.first), last=self.charts.day(period.last)
        )

    def counts(self, report: Report) -> str:
        """How often there was practice."""
        return self.tr("Practice days: {days}. Sessions: {sessions}. Weekly goal: {goal} of 7 days.").format(
            days=report.practice_days, sessions=report.sessions, goal=report.goal.days
        )

    def weeks(self, shown: int, count: int) -> str:
        """Over the chart of weeks; says where not all of them have room."""
        if shown < count:
            return self.tr("Practice days by week (the last {shown} of {count} weeks)").format(shown=shown, count=count)
        return self.tr("Practice days by week")

    def item(self, item: Item) -> str:
        """Over the chart of an item."""
        return self.charts.before_after(item)

    def table(self) -> str:
        """Over the table."""
        return self.tr("Medians of sessions rated before and after (0 none, 10 worst)")

    def headings(self) -> tuple[str, ...]:
        """Over the columns of the table."""
        return self.tr("Rated"), self.tr("Sessions"), self.tr("Before"), self.tr("After")

    def row(self, row: ItemRow) -> tuple[str, ...]:
        """A line of the table."""
        return (
            self.charts.item(row.item),
            str(row.sessions),
            self.charts.rating(row.before),
            self.charts.rating(row.after),
        )

    def caution(self) -> str:
        """How all of it is to be taken."""
        return self.tr(
            "A 1-point move is often just normal day-to-day change."
            " These notes are the person's own; no one has checked them."
        )

    def notes(self) -> str:
        """Over the notes."""
        return self.tr("My notes")

    def questions(self) -> str:
        """Over the questions."""
        return self.tr("My questions")

    def more_notes(self, count: int) -> str:
        """In place of notes that have no room."""
        return self.tr("... ({count} more in the diary)").format(count=count)

    def more_questions(self, count: int) -> str:
        """In place of questions that have no room."""
        return self.tr("... ({count} more on my sheet of questions)").format(count=count)

    def cut(self, text: str) -> str:
        """Text that goes on elsewhere."""
        return self.tr("{text} ... (shortened)").format(text=text)
