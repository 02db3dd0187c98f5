"""The surface of a chart: paints it, and tells where a person wants to read."""

from collections.abc import Mapping
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lymph_coach.desktop.charts.inks import Inks

PAGE = 10
_MARGIN_PX = 12
_LINES, _HIGH_PX = 7, 210
"""The height: so many lines of type and so many pixels besides."""
_LEAST_WIDE = 14
"""The least width, by the size of the type."""
_RADIUS_PX = 20
_END = 1_000_000_000
"""More than anybody has of anything: a step of it leads to the end."""
_STEPS: Mapping[Qt.Key, int] = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_PageUp: -PAGE,
    Qt.Key.Key_PageDown: PAGE,
    Qt.Key.Key_Home: -_END,
    Qt.Key.Key_End: _END,
}


class Drawing(Protocol):
    """A chart ready to be painted."""

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        """Paint it into a room."""
        ...

    def box(self, rect: QRectF, number: int) -> QRectF:
        """Round what is read at a number, from 0."""
        ...

    def number_at(self, rect: QRectF, x: float) -> int:
        """What is nearest to a place across; never asked of an empty chart."""
        ...


class Canvas(QLabel):
    """Shows one drawing and a cursor to read it by.

    Emits ``stepped`` for a key that moves the cursor (by how many, to the right), ``picked`` with the number that was
    pressed on, ``widened`` when there is room for more or less, ``entered`` when it gets the keyboard. It moves no
    cursor itself. A label only for its role: a label with a picture is a graphic to a screen reader.
    """

    stepped = Signal(int)
    picked = Signal(int)
    widened = Signal()
    entered = Signal()

    def __init__(self, inks: Inks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inks = inks
        self._drawing: Drawing | None = None
        self._cursor: int | None = None
        self.setPixmap(QPixmap(1, 1))
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wear(self, inks: Inks) -> None:
        """Change colours and type."""
        self._inks = inks
        self.updateGeometry()
        self.update()

    def show_drawing(self, drawing: Drawing, cursor: int | None) -> None:
        """Show a chart, with the cursor at a number of it; None for an empty one."""
        self._drawing, self._cursor = drawing, cursor
        self.update()

    @property
    def room(self) -> QRectF:
        """Where the chart is painted."""
        return QRectF(self.rect()).adjusted(_MARGIN_PX, _MARGIN_PX, -_MARGIN_PX, -_MARGIN_PX)

    def sizeHint(self) -> QSize:
        """As high as its words need."""
        return QSize(round(40 * self._inks.em), round(_LINES * self._inks.em) + _HIGH_PX)

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high."""
        return QSize(round(_LEAST_WIDE * self._inks.em), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground, the chart, and the cursor while the keyboard is here."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(self._inks.line))
        painter.setBrush(QColor(self._inks.ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS_PX, _RADIUS_PX)
        if self._drawing:
            self._drawing.paint(painter, self.room)
            if self._cursor is not None and self.hasFocus():
                painter.setPen(self._inks.pen(self._inks.cursor, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._drawing.box(self.room, self._cursor), 4, 4)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.widened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that somebody reads."""
        self.entered.emit()
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the cursor."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, page keys, Home and End move the cursor; all else is left to the page."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or self._cursor is None:
            event.ignore()
        else:
            self.stepped.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the press, so that its release comes here."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Read what lies across from where the pointer is; how high it is means nothing."""
        if event.button() is Qt.MouseButton.LeftButton and self._drawing and self._cursor is not None:
            self.picked.emit(self._drawing.number_at(self.room, event.position().x()))
