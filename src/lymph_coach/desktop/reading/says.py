"""What a source says beside what research says."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.grow_down import grow_down
from lymph_coach.desktop.widgets.listed_layout import ListedLayout

LETTERS_A_CARD = 22
GAP_PX = Space.SIDE
_SIDE_PX = 20


class PairLayout(ListedLayout):
    """Sets its items side by side, as wide and as high as one another, or one above the other where that is too narrow.

    The width alone decides, so that the height for a width is known before anything is placed.

    Args:
        least_px: how wide each must be to stand beside another.
    """

    def __init__(self, least_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_px = least_px

    def expandingDirections(self) -> Qt.Orientation:
        """It is as wide as it may be."""
        return Qt.Orientation.Horizontal

    def heightForWidth(self, width: int) -> int:
        """The height at a width."""
        return sum(self._heights_px(width)) + GAP_PX * (len(self._heights_px(width)) - 1)

    def sizeHint(self) -> QSize:
        """Side by side."""
        width = 2 * self._least_px + GAP_PX
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        """The largest single item."""
        smallest = QSize()
        for item in self._items:
            smallest = smallest.expandedTo(item.minimumSize())
        return smallest

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        heights = self._heights_px(rect.width())
        x, y = rect.x(), rect.y()
        for at, item in enumerate(self._items):
            if self.beside(rect.width()):
                wide = self._column_px(rect.width())
                item.setGeometry(QRect(x, y, wide, heights[0]))
                x += wide + GAP_PX
            else:
                item.setGeometry(QRect(x, y, rect.width(), heights[at]))
                y += heights[at] + GAP_PX

    def beside(self, width_px: int) -> bool:
        """Whether the items stand side by side at a width."""
        return width_px >= len(self._items) * self._least_px + GAP_PX * (len(self._items) - 1)

    def _column_px(self, width_px: int) -> int:
        return (width_px - GAP_PX * (len(self._items) - 1)) // len(self._items)

    def _heights_px(self, width_px: int) -> list[int]:
        """The height of each row."""
        if self.beside(width_px):
            return [max(item.heightForWidth(self._column_px(width_px)) for item in self._items)]
        return [item.heightForWidth(width_px) for item in self._items]


class SaysPair(QWidget):
    """Two cards, side by side where both have room, else one above the other.

    Args:
        cards: for each card its head and its words.
        words_px: the least width of the words of a card beside another.
    """

    def __init__(
        self, cards: tuple[tuple[QWidget, QWidget], ...], words_px: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._pair = PairLayout(words_px + 2 * _SIDE_PX, self)
        for head, words in cards:
            card = QFrame()
            card.setProperty("kind", "card")
            column = QVBoxLayout(card)
            column.setContentsMargins(_SIDE_PX, Space.SIDE, _SIDE_PX, Space.STEP)
            column.setSpacing(Space.TOUCH)
            column.addWidget(head)
            column.addWidget(words)
            column.addStretch(1)
            self._pair.addWidget(card)
        grow_down(self)

    @property
    def side_by_side(self) -> bool:
        """How the cards stand."""
        return self._pair.beside(self.width())
