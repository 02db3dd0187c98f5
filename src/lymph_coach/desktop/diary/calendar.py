"""A month of days, to see when one practised and to choose a day."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from lymph_coach.desktop.diary.cell import GAP_PX
from lymph_coach.desktop.diary.day_cell import DayCell
from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.focus import RING_PX
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.journal.month import Day
from lymph_coach.journal.weeks import WEEK_DAYS

_ROWS = 6
"""So many weeks a month may lie in."""
_STEPS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -WEEK_DAYS,
    Qt.Key.Key_Down: WEEK_DAYS,
}
_MONTHS: Mapping[Qt.Key, int] = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}


class MonthCalendar(QWidget):
    """A month as rows of weeks. Emits ``day_chosen``, and ``month_wanted`` with year and number of another month.

    The arrow keys move by a day or a week, PageUp and PageDown by a month, Home and End to its first and last day;
    Space or Enter chooses. Tab stops at the chosen day only. Days to come cannot be chosen.
    """

    day_chosen = Signal(object)
    month_wanted = Signal(int, int)

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._days: dict[date, DayCell] = {}
        self._today = self._chosen = self._first = date.min
        self._focus_next: date | None = None
        self.title = label(kind="section")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.earlier_button = CalmButton("\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}")
        self.later_button = CalmButton("\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}")
        self.today_button = CalmButton(self.tr("Back to today"), "quiet")
        self.earlier_button.chosen.connect(self._on_earlier)
        self.later_button.chosen.connect(self._on_later)
        self.today_button.chosen.connect(self._on_today)
        head = QHBoxLayout()
        head.setSpacing(Space.NEAR)
        head.addWidget(self.earlier_button)
        head.addWidget(self.title, 1)
        head.addWidget(self.later_button)
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP_PX)
        for column, weekday in enumerate(words.week):
            name = label(words.day(weekday, short=True)[:2], "soft")
            name.setWordWrap(False)
            name.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._grid.addWidget(name, 0, column)
            self._grid.setColumnStretch(column, 1)
        self._cells = [self._cell(place) for place in range(_ROWS * WEEK_DAYS)]
        self.legend = label(kind="soft")
        self.legend.setContentsMargins(Space.STEP, 0, Space.STEP, 0)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(RING_PX, RING_PX, RING_PX, RING_PX)
        column_.setSpacing(Space.SIDE)
        column_.addLayout(head)
        column_.addLayout(self._grid)
        column_.addWidget(self.legend)
        column_.addWidget(self.today_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column_.addStretch(1)
        tab_through(self.earlier_button, self.later_button, *self._cells, self.today_button)

    def _cell(self, place: int) -> DayCell:
        cell = DayCell(self)
        cell.chosen.connect(self._on_chosen)
        self._grid.addWidget(cell, place // WEEK_DAYS + 1, place % WEEK_DAYS)
        cell.hide()
        return cell

    def show_month(self, rows: Sequence[Sequence[Day]], today: date, chosen: date) -> None:
        """Show a month.

        Args:
            rows: weeks as ``journal.month.month`` gives them, beginning on the person's first day of the week.
            today: is outlined; days after it that have no entry cannot be chosen.
            chosen: the day that is shown beside.
        """
        self._today, self._chosen = today, chosen
        self._days = {}
        days = [day for row in rows for day in row]
        self._first = next(day.day for day in days if day.in_month)
        for place, cell in enumerate(self._cells):
            day = days[place] if place < len(days) and days[place].in_month else None
            if day is not None:
                self._days[day.day] = cell
                cell.show_day(
                    day,
                    self._words.calendar_day(day, today),
                    today=day.day == today,
                    chosen=day.day == chosen,
                    open_=self._is_open(day),
                )
            cell.setVisible(day is not None)
        set_text(self.title, self._words.month(self._first.year, self._first.month))
        self._show_buttons()
        self._show_legend([day for day in days if day.in_month])
        self._keep_a_stop()
        if self._focus_next is not None:
            self._focus(self._focus_next)

    @property
    def cells(self) -> dict[date, DayCell]:
        """The days of the month shown, in order."""
        return self._days

    def _is_open(self, day: Day) -> bool:
        return day.day <= self._today or bool(day.sessions or day.others)

    def _keep_a_stop(self) -> None:
        """Let Tab stop at one day where the chosen one is of another month."""
        if self._chosen not in self._days and self._days[self._first].isEnabled():
            self._days[self._first].setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _show_buttons(self) -> None:
        earlier, later = self._beside(-1), self._beside(1)
        for button, where, said, none in (
            (self.earlier_button, earlier, self.tr("Earlier month: {month}"), self.tr("No earlier month")),
            (self.later_button, later, self.tr("Later month: {month}"), self.tr("No later month")),
        ):
            button.setEnabled(where is not None)
            month = self._words.month(where.year, where.month) if where else ""
            button.setAccessibleName(said.format(month=month) if where else none)
        self.today_button.setVisible(self._today not in self._days)

    def _show_legend(self, days: Sequence[Day]) -> None:
        lines: list[str] = []
        if any(day.sessions for day in days):
            lines.append(self.tr("A full dot: you practised. The number says how many sessions."))
        if any(day.others for day in days):
            lines.append(self.tr("A ring: you began, and did no circle."))
        set_text(self.legend, " ".join(lines))
        self.legend.setVisible(bool(lines))

    def _beside(self, months: int) -> date | None:
        """The first day of another month; None where no diary reaches."""
        number = self._first.year * 12 + self._first.month - 1 + months
        year, month = divmod(number, 12)
        if not MINYEAR < year < MAXYEAR:
            return None
        first = date(year, month + 1, 1)
        return None if months > 0 and first > self._today else first

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by days and months while a day has the keyboard."""
        at = next((day for day, cell in self._days.items() if cell.hasFocus()), None)
        key = Qt.Key(event.key())
        if at is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _STEPS:
            self._go(at + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            first = self._beside(_MONTHS[key])
            if first:
                last = monthrange(first.year, first.month)[1]
                self._go(first.replace(day=min(at.day, last)))
        elif key is Qt.Key.Key_Home:
            self._go(self._first)
        elif key is Qt.Key.Key_End:
            self._go(max(day for day, cell in self._days.items() if cell.isEnabled()))
        else:
            event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the days out anew where the type has another size."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            for cell in self._cells:
                cell.updateGeometry()

    def _go(self, day: date) -> None:
        """Give the keyboard to a day, in another month too; days to come are no place to go."""
        if day in self._days:
            self._focus(day)
        elif day <= self._today:
            self._focus_next = day
            self.month_wanted.emit(day.year, day.month)

    def _focus(self, day: date) -> None:
        self._focus_next = None
        cell = self._days.get(day)
        if cell is not None and cell.isEnabled():
            cell.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        cell = self.sender()
        assert isinstance(cell, DayCell)  # noqa: S101  # only they are connected
        self.day_chosen.emit(cell.day.day)

    def _on_earlier(self) -> None:
        self._want(-1)

    def _on_later(self) -> None:
        self._want(1)

    def _want(self, months: int) -> None:
        first = self._beside(months)
        if first:
            self.month_wanted.emit(first.year, first.month)

    def _on_today(self) -> None:
        self._focus_next = self._today
        self.day_chosen.emit(self._today)
        self.month_wanted.emit(self._today.year, self._today.month)
