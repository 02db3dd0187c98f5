"""A layout that sets widgets side by side and wraps to a new row when the row is full."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayoutItem, QWidget

from lymph_coach.desktop.widgets.listed_layout import ListedLayout


class FlowLayout(ListedLayout):
    """Rows of widgets at their preferred size, left to right, top to bottom; owns its items.

    What is hidden takes no room and no gap.

    Args:
        gap_px: room between neighbours and between rows.
        even: all of one width, in columns that fill the rows.
        hang_px: how far rows stand out to the left, so that the words of buttons without an outline stand in line.
    """

    def __init__(self, gap_px: int, parent: QWidget | None = None, *, even: bool = False, hang_px: int = 0) -> None:
        super().__init__(parent)
        self._even, self._hang_px = even, hang_px
        self._gap_px = gap_px

    def expandingDirections(self) -> Qt.Orientation:
        """It wants no more room than it needs."""
        return Qt.Orientation(0)

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """All in one row."""
        sizes = [item.sizeHint() for item in self._shown]
        width = sum(size.width() for size in sizes) + self._gap_px * max(len(sizes) - 1, 0)
        return self._with_margins(QSize(width, max((size.height() for size in sizes), default=0)))

    def minimumSize(self) -> QSize:
        """The largest single item."""
        smallest = QSize(0, 0)
        for item in self._shown:
            smallest = smallest.expandedTo(item.minimumSize())
        return self._with_margins(smallest)

    @property
    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        return size.grownBy(self.contentsMargins())

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins).adjusted(-self._hang_px, 0, 0, 0)
        x, y, row_px = room.x(), room.y(), 0
        even_px = self._even_px(room.width())
        for item in self._shown:
            size = item.sizeHint()
            if even_px:
                size.setWidth(even_px)
            if row_px and x + size.width() > room.x() + room.width():
                x, y, row_px = room.x(), y + row_px + self._gap_px, 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self._gap_px
            row_px = max(row_px, size.height())
        return y + row_px + margins.bottom() - rect.y()

    def _even_px(self, width: int) -> int:
        """The width of each where all are of one; 0 where each has its own."""
        shown = self._shown if self._even else []
        widest = max((item.sizeHint().width() for item in shown), default=0)
        if not widest:
            return 0
        columns = min(max((width + self._gap_px) // (widest + self._gap_px), 1), len(shown))
        # Full rows: four of six stand as three and three.
        rows = -(-len(shown) // columns)
        columns = -(-len(shown) // rows)
        return (width - self._gap_px * (columns - 1)) // columns
