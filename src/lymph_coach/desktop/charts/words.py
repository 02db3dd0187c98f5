"""What charts and their tables say."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QLocale, QObject

from lymph_coach.desktop.charts.picture import Names
from lymph_coach.journal.change import Grain, Item, Mark
from lymph_coach.journal.weeks import PauseReason, Week

_MONTHS_A_QUARTER = 3

Rows = list[tuple[str, ...]]


class ChartWords(QObject):
    """Turns the values of the diary into words; no change is called good or bad.

    Args:
        locale: the person's; says on which day a week begins.
    """

    def __init__(self, locale: QLocale, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.first_weekday = locale.firstDayOfWeek().value - 1
        # Not the person's locale: names of months in one language amid sentences in another read badly.
        self._names = QLocale(self.tr("en", "the language of these sentences, as a code"))

    def names(self) -> Names:
        """The words that stand in charts."""
        short = QLocale.FormatType.ShortFormat
        return Names(
            months=tuple(self._names.standaloneMonthName(month, short) for month in range(1, 13)),
            pauses={reason: self.pause(reason) for reason in PauseReason},
            goal=self.tr("goal {days}"),
            all_days=self.tr("7 days"),
            now=self.tr("now"),
            day=self.tr("{day} {month} {year}"),
            month=self.tr("{month} {year}"),
            before=self.tr("before"),
            after=self.tr("after"),
            none=self.tr("none"),
            worst=self.tr("worst"),
            no_weeks=self.tr("Your practice days will show here."),
            no_marks=self.tr("Nothing was rated in this time."),
        )

    def pause(self, reason: PauseReason) -> str:
        """Why practice rests, in a word."""
        match reason:
            case PauseReason.ILL:
                return self.tr("ill")
            case PauseReason.AWAY:
                return self.tr("away")
            case PauseReason.REST:
                return self.tr("rest")

    def item(self, item: Item) -> str:
        """What is rated."""
        match item:
            case Item.PAIN:
                return self.tr("Pain")
            case Item.TINGLING:
                return self.tr("Tingling")
            case Item.NUMBNESS:
                return self.tr("Numbness")
            case Item.TIGHTNESS:
                return self.tr("Tightness or heaviness")
            case Item.TENSION:
                return self.tr("Tension")

    def before_after(self, item: Item) -> str:
        """The name of an item's chart."""
        return self.tr("{item}, before and after").format(item=self.item(item))

    def day(self, day: date) -> str:
        """A day in full."""
        month = self._names.standaloneMonthName(day.month)
        return self.tr("{day} {month} {year}").format(day=day.day, month=month, year=day.year)

    def week(self, week: Week, goal_days: int, today: date) -> str:
        """One week in a line."""
        when = self.tr("Week of {date}.").format(date=self.day(week.first))
        if week.first <= today <= week.last:
            when = self.tr("This week so far.")
        days = self.tr("Practice days: {days}.").format(days=len(week.days))
        return f"{when} {days} {self._asked(week, goal_days)}"

    def _asked(self, week: Week, goal_days: int) -> str:
        if week.pause:
            return self.tr("Paused ({reason}).").format(reason=self.pause(week.pause))
        return self.tr("Goal: {days}.").format(days=goal_days)

    def weeks(self, weeks: Sequence[Week]) -> str:
        """How many weeks there are, and from when to when."""
        if not weeks:
            return self.names().no_weeks
        return self.tr("Weeks: {count}, from {first} to {last}.").format(
            count=len(weeks), first=self.day(weeks[0].first), last=self.day(weeks[-1].last)
        )

    def week_rows(self, weeks: Sequence[Week], goal_days: int) -> Rows:
        """A row a week, the latest first; headings are :meth:`week_headings`."""
        return [
            (
                self.day(week.first),
                str(len(week.days)),
                self.tr("paused ({reason})").format(reason=self.pause(week.pause)) if week.pause else str(goal_days),
            )
            for week in reversed(weeks)
        ]

    def week_headings(self) -> tuple[str, ...]:
        """Over the columns of :meth:`week_rows`."""
        return self.tr("Week of"), self.tr("Practice days"), self.tr("Goal")

    def mark(self, mark: Mark, grain: Grain) -> str:
        """One mark in a line."""
        said = self.tr("{when}. Before: {before}. After: {after}.").format(
            when=self.when(mark, grain), before=self.rating(mark.before), after=self.rating(mark.after)
        )
        if mark.sessions == 1:
            return said
        return self.tr("{said} The middle of {count} sessions.").format(said=said, count=mark.sessions)

    def marks(self, marks: Sequence[Mark]) -> str:
        """How many marks there are, and from when to when."""
        if not marks:
            return self.names().no_marks
        return self.tr("Marks: {count}, from {first} to {last}.").format(
            count=len(marks), first=self.day(marks[0].first), last=self.day(marks[-1].last)
        )

    def mark_rows(self, marks: Sequence[Mark], grain: Grain) -> Rows:
        """A row a mark, the latest first; headings are :meth:`mark_headings`."""
        return [
            (self.when(mark, grain), self.rating(mark.before), self.rating(mark.after), str(mark.sessions))
            for mark in reversed(marks)
        ]

    def mark_headings(self) -> tuple[str, ...]:
        """Over the columns of :meth:`mark_rows`."""
        return self.tr("When"), self.tr("Before"), self.tr("After"), self.tr("Sessions")

    def when(self, mark: Mark, grain: Grain) -> str:
        """The day, week, month, quarter or year of a mark."""
        day = mark.first
        match grain:
            case Grain.DAY:
                return self.day(day)
            case Grain.WEEK:
                # From the first to the last session: the days that the ratings are of.
                if mark.first == mark.last:
                    return self.day(day)
                month = (mark.first.year, mark.first.month) == (mark.last.year, mark.last.month)
                first = str(day.day) if month else self.day(day)
                return self.tr("{first} to {last}").format(first=first, last=self.day(mark.last))
            case Grain.MONTH:
                return self._month(day.month, day.year)
            case Grain.QUARTER:
                first = (day.month - 1) // _MONTHS_A_QUARTER * _MONTHS_A_QUARTER + 1
                name = self._names.standaloneMonthName(first)
                last = self._month(first + _MONTHS_A_QUARTER - 1, day.year)
                return self.tr("{first} to {last}").format(first=name, last=last)
            case Grain.YEAR:
                return str(day.year)

    def _month(self, month: int, year: int) -> str:
        return self.tr("{month} {year}").format(month=self._names.standaloneMonthName(month), year=year)

    def rating(self, value: float | None) -> str:
        """A rating, with a half where the middle lies between two."""
        if value is None:
            return self.tr("not rated")
        return self._names.toString(float(value), "f", 0 if value == int(value) else 1)

    def grain(self, grain: Grain) -> str:
        """What one mark stands for; empty where it is a day."""
        match grain:
            case Grain.DAY:
                return ""
            case Grain.WEEK:
                return self.tr("Each mark is the middle of one week's ratings.")
            case Grain.MONTH:
                return self.tr("Each mark is the middle of one month's ratings.")
            case Grain.QUARTER:
                return self.tr("Each mark is the middle of the ratings of three months.")
            case Grain.YEAR:
                return self.tr("Each mark is the middle of one year's ratings.")

    def caution(self, item: Item, source: str = "") -> str:
        """How a small move is to be taken; ``source`` is where the sentence on pain comes from, such as a year."""
        usual = self.tr("A 1-point move is often just normal day-to-day change.")
        if item is not Item.PAIN or not source:
            return usual
        noticed = self.tr("With pain, about 2 points is what people usually notice ({source}).").format(source=source)
        return f"{usual} {noticed}"
