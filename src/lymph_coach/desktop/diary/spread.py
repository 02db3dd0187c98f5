"""The month and one of its days, side by side where there is room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space

_GAP_PX = Space.CARD
_LETTERS = 34
"""So many average letters the day needs beside the month."""


class Spread(QWidget):
    """Owns both; the month keeps the width it needs, the day takes the rest, or all of the next row."""

    def __init__(self, month: QWidget, day: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = QFrame()
        self._card.setProperty("kind", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(Space.NEAR, Space.SIDE, Space.NEAR, Space.SIDE)
        inside.addWidget(month)
        self._day = day
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(_GAP_PX)
        self._row.addWidget(self._card, 0, Qt.AlignmentFlag.AlignTop)
        self._row.addWidget(day, 1)

    def minimumSizeHint(self) -> QSize:
        """As narrow as when one stands above the other: wider would keep it from ever getting there."""
        sizes = self._card.minimumSizeHint(), self._day.minimumSizeHint()
        return QSize(max(size.width() for size in sizes), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the way that fits."""
        super().resizeEvent(event)
        month_px = self._card.minimumSizeHint().width()
        needed_px = month_px + _GAP_PX + self.fontMetrics().averageCharWidth() * _LETTERS
        beside = event.size().width() >= needed_px
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._card.setFixedWidth(month_px if beside else event.size().width())
        if self._row.direction() is not way:
            self._row.setDirection(way)
