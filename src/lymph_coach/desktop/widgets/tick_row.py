"""A line to tick."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.grow_down import grow_down

EDGE_PX = 6
GAP_PX = 16
RADIUS_PX = 16
_BOX = 1.5
"""The side of the box, in heights of the type: 38 px at ordinary size."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_TICK = ((0.29, 0.51), (0.44, 0.66), (0.71, 0.34))
"""The corners of the tick, in sides of the box."""


class TickRow(CalmButton):
    """A box and its words, wrapped; the whole row is pressed. Emits ``ticked`` with its place and its new state.

    It draws itself, since a push button does not wrap its words.

    Args:
        place: what it is called on its sheet.
        text: its words.
    """

    ticked = Signal(str, bool)

    def __init__(self, place: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "tick-row", parent)
        self._place = place
        # A person's own line may hold a single &, which marks no key and is read aloud.
        self.setShortcut(QKeySequence())
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        grow_down(self, QSizePolicy.Policy.Expanding)
        self.chosen.connect(self._on_chosen)

    def nextCheckState(self) -> None:
        """Stay as it is: ``chosen`` changes it, which passes over a press that trembles."""

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of box and wrapped words."""
        metrics = self._metrics()
        room = QRect(0, 0, width - self._words_left() - EDGE_PX, 100_000)
        words_px = metrics.boundingRect(room, _WRAPPED.value, self.text()).height()
        return max(self._box_px(), words_px, self.minimumHeight() - 2 * EDGE_PX) + 2 * EDGE_PX

    def sizeHint(self) -> QSize:
        """All words in one line."""
        width = self._words_left() + self._metrics().horizontalAdvance(self.text()) + EDGE_PX
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The longest word in one line."""
        metrics = self._metrics()
        longest_px = max((metrics.horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(self._words_left() + longest_px + EDGE_PX, self._box_px() + 2 * EDGE_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box and the words, on a quiet ground where the pointer is."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        if self.isDown() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.color(QPalette.ColorRole.AlternateBase))
            painter.drawRoundedRect(QRectF(self.rect()), RADIUS_PX, RADIUS_PX)
        side_px = self._box_px()
        self._paint_box(painter, QRectF(EDGE_PX, (self.height() - side_px) / 2, side_px, side_px))
        painter.setFont(self._type())
        painter.setPen(palette.color(QPalette.ColorRole.ButtonText))
        painter.drawText(self.rect().adjusted(self._words_left(), 0, -EDGE_PX, 0), _WRAPPED, self.text())

    def _paint_box(self, painter: QPainter, box: QRectF) -> None:
        palette, side_px = self.palette(), box.width()
        on = self.isChecked()
        inset, radius = side_px * 0.06, side_px * 0.24
        outline = palette.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Dark)
        painter.setPen(QPen(outline, max(2.0, side_px * 0.05)))
        painter.setBrush(palette.color(QPalette.ColorRole.Highlight if on else QPalette.ColorRole.Base))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
        if on:
            pen = QPen(palette.color(QPalette.ColorRole.HighlightedText), side_px * 0.1)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline([box.topLeft() + QPointF(x, y) * side_px for x, y in _TICK])

    def _type(self) -> QFont:
        """The type of text, not that of buttons."""
        font = QFont(self.font())
        font.setBold(False)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._type())

    def _box_px(self) -> int:
        return round(self._metrics().height() * _BOX)

    def _words_left(self) -> int:
        return EDGE_PX + self._box_px() + GAP_PX

    def _on_chosen(self) -> None:
        self.setChecked(not self.isChecked())
        self.ticked.emit(self._place, self.isChecked())
