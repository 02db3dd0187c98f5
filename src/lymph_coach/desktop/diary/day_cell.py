"""One day in the month of the diary."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.diary.cell import BODY_PX, Cell
from lymph_coach.journal.month import Day

_DOT_PX, _AIR_PX = 22, 7


class DayCell(Cell):
    """One day: its number, and under it a full dot with the number of sessions, or a ring where one only began."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.day = Day(date.min, 0, 0, in_month=False)
        self._today = False

    def show_day(self, day: Day, name: str, *, today: bool, chosen: bool, open_: bool) -> None:
        """Show a day; ``open_`` says whether it may be chosen."""
        self.day, self._today = day, today
        self.setText(str(day.day.day))
        self.setAccessibleName(name)
        self.setEnabled(open_)
        self.setChecked(chosen)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus)
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the number over the dot."""
        high_px = round((_DOT_PX + BODY_PX) * self.em) + 3 * _AIR_PX
        wide_px = super().sizeHint().width()
        return QSize(wide_px, max(high_px, wide_px))

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    @property
    def edge(self) -> tuple[QColor, int]:
        """Today is outlined in ink; other days have hardly an edge."""
        role = QPalette.ColorRole
        if self._today and not self.isChecked():
            return self.colour(role.ToolTipText), 3
        if self.isChecked() or self.underMouse():
            return super().edge
        return self.colour(role.Mid), 1

    def paint_words(self, painter: QPainter) -> None:
        """Draw the number, and the mark under it."""
        painter.setPen(self.ink)
        painter.setFont(self.type)
        number_px = self.fontMetrics().height()
        dot_px = _DOT_PX * self.em
        air_px = max((self.height() - number_px - dot_px) / 3, 1.0)
        painter.drawText(QRectF(0, air_px, self.width(), number_px), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._today:
            self._paint_today(painter, air_px + number_px)
        if not (self.day.sessions or self.day.others):
            return
        dot = QRectF((self.width() - dot_px) / 2, self.height() - air_px - dot_px, dot_px, dot_px)
        self._paint_mark(painter, dot)

    def _paint_today(self, painter: QPainter, y: float) -> None:
        """A line under the number, which is seen where today is the chosen day too."""
        half = self.fontMetrics().horizontalAdvance(self.text()) / 2 + 2
        middle = self.width() / 2
        painter.setPen(QPen(self.ink, 2))
        painter.drawLine(QPointF(middle - half, y - 2), QPointF(middle + half, y - 2))

    def _paint_mark(self, painter: QPainter, dot: QRectF) -> None:
        role = QPalette.ColorRole
        chosen = self.isChecked()
        mark = self.colour(role.HighlightedText if chosen else role.Highlight)
        if not self.day.sessions:
            painter.setPen(QPen(mark, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = dot.width() / 4
            painter.drawEllipse(dot.adjusted(inset, inset, -inset, -inset))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mark)
        painter.drawEllipse(dot)
        font = QFont(self.type)
        font.setPixelSize(max(round(dot.height() * 0.7), 1))
        painter.setFont(font)
        painter.setPen(self.colour(role.Highlight if chosen else role.HighlightedText))
        painter.drawText(dot, Qt.AlignmentFlag.AlignCenter, str(self.day.sessions))
