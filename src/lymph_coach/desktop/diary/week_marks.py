"""Seven small marks, one for each day of the week."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lymph_coach.journal.weeks import WEEK_DAYS, Week

_SIDE, _GAP = 1.7, 0.5
"""By the size of the type: how large a mark is, and the room between two."""
_TICK = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.34))


class WeekMarks(QLabel):
    """A full disc with a tick for a practice day, a ring for any other; today's letter is underlined.

    The sentence beside it says the same, so it takes no keyboard. A label only for its role: a plain widget would be a
    nameless area to a screen reader.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._letters: Sequence[str] = ()
        self._done: Sequence[bool] = ()
        self._today = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_week(self, week: Week, letters: Sequence[str], today: date, said: str) -> None:
        """Show a week; ``letters`` stand under its days, ``said`` is for a screen reader."""
        self._letters = letters
        days = [week.first + timedelta(days=number) for number in range(WEEK_DAYS)]
        self._done = [day in week.days for day in days]
        self._today = (today - week.first).days
        self.setAccessibleName(said)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Seven marks over their letters."""
        em = self.fontMetrics().ascent()
        wide = WEEK_DAYS * _SIDE * em + (WEEK_DAYS - 1) * _GAP * em
        return QSize(round(wide) + 2, round(_SIDE * em) + self.fontMetrics().height() + 8)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em = self.fontMetrics().ascent()
        side = _SIDE * em
        for number, (letter, done) in enumerate(zip(self._letters, self._done, strict=True)):
            disc = QRectF(1 + number * (_SIDE + _GAP) * em, 1, side, side)
            self._paint_disc(painter, disc, done=done)
            painter.setPen(self._colour(QPalette.ColorRole.ToolTipText))
            room = QRectF(disc.left(), disc.bottom() + 4, side, self.fontMetrics().height())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, letter)
            if number == self._today:
                painter.setPen(QPen(self._colour(QPalette.ColorRole.ToolTipText), 2))
                half = self.fontMetrics().horizontalAdvance(letter) / 2 + 3
                middle, low = room.center().x(), room.bottom()
                painter.drawLine(QPointF(middle - half, low), QPointF(middle + half, low))
        painter.end()

    def _paint_disc(self, painter: QPainter, disc: QRectF, *, done: bool) -> None:
        if not done:
            painter.setPen(QPen(self._colour(QPalette.ColorRole.Dark), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour(QPalette.ColorRole.Highlight))
        painter.drawEllipse(disc)
        pen = QPen(self._colour(QPalette.ColorRole.HighlightedText), disc.width() * 0.1)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline([disc.topLeft() + QPointF(x, y) * disc.width() for x, y in _TICK])

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self.palette().color(role)
