"""Two things side by side, or one above the other where there is no room for both."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space


class Beside(QWidget):
    """Words, and what belongs at their end. Owns both.

    Args:
        words: takes the room there is.
        aside: stands at the end of the line, or under the words.
        letters: in average letters of the type, how wide it must be for both to stand side by side.
    """

    def __init__(self, words: QWidget, aside: QWidget, letters: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words, self._aside, self._letters = words, aside, letters
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.STEP)
        self._row.addWidget(words, 1)
        self._row.addWidget(aside, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)

    def minimumSizeHint(self) -> QSize:
        """As narrow as when one stands above the other: wider would keep it from ever getting there."""
        sizes = self._words.minimumSizeHint(), self._aside.minimumSizeHint()
        return QSize(max(size.width() for size in sizes), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the way that fits."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * self._letters
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() is not way:
            self._row.setDirection(way)
