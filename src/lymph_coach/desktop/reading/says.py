"""What a source says beside what research says."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

LETTERS_A_CARD = 22
GAP_PX = 12


class SaysPair(QWidget):
    """Two cards, side by side where both have room, else one above the other.

    Args:
        cards: for each card its head and its words.
        card_px: the least width of a card beside another.
    """

    def __init__(self, cards: tuple[tuple[QWidget, QWidget], ...], card_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._beside_px = 2 * card_px + GAP_PX
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP_PX)
        for head, words in cards:
            card = QFrame()
            card.setProperty("kind", "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(20, 14, 20, 16)
            column.setSpacing(2)
            column.addWidget(head)
            column.addWidget(words)
            column.addStretch(1)
            self._row.addWidget(card, 1)

    @property
    def side_by_side(self) -> bool:
        """How the cards stand."""
        return self._row.direction() is QBoxLayout.Direction.LeftToRight

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the cards where there is less room, or more."""
        super().resizeEvent(event)
        beside = self.width() >= self._beside_px
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._row.direction() is not way:
            self._row.setDirection(way)
