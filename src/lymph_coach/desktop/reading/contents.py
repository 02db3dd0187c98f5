"""The list of pages, or of what a search found."""

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.row_painter import ROW_ROLE, RowPainter
from lymph_coach.desktop.reading.rows import Row, RowKind
from lymph_coach.desktop.widgets.press import REPEAT_S, SLIP_PX

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_SCREEN, _ALL = 5, 1000
_STEPS: Mapping[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_SCREEN,
    Qt.Key.Key_PageDown: _SCREEN,
    Qt.Key.Key_Home: -_ALL,
    Qt.Key.Key_End: _ALL,
}
"""By how many pages a key goes on."""


class ContentsModel(QAbstractListModel):
    """The rows, and what a screen reader says of each."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Take other rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def replace_rows(self, rows: tuple[Row, ...]) -> None:
        """Take as many rows that say something else."""
        self.rows = rows
        self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A row, or its words."""
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._heard(row)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only what opens a page can be reached by the arrows."""
        row = self.rows[index.row()]
        enabled = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return enabled if row.page_id else Qt.ItemFlag.NoItemFlags

    def _heard(self, row: Row) -> str:
        if row.kind is RowKind.SHELF:
            return row.title
        if row.kind is RowKind.NOTHING:
            return self.tr("No page has “{words}”. Try one word, or a shorter one.").format(words=row.title)
        minutes = self.tr("{title}, {minutes} minutes").format(title=row.title, minutes=row.minutes)
        heard = minutes + (self.tr(", read") if row.read else "")
        return f"{heard}. {row.words}"


class ContentsList(QListView):
    """Arrows go from page to page, Enter or a press opens one. Emits ``chosen`` with the row.

    Args:
        drawings: finds the small pictures.
        look: theme and text size.
        clock: seconds, for a second press that was none.
    """

    chosen = Signal(object)
    left = Signal()

    def __init__(
        self,
        drawings: Drawings,
        look: TextLook,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.setProperty("kind", "contents")
        self.setAccessibleName(self.tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self._clock, self._last_s = clock, float("-inf")
        self._pressed = -1
        self._rows = ContentsModel(self)
        self._painter = RowPainter(drawings, look, self)
        self.setItemDelegate(self._painter)
        self.setModel(self._rows)

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows.rows

    def wear(self, look: TextLook) -> None:
        """Change theme and text size."""
        self._painter.wear(look)
        self.verticalScrollBar().setSingleStep(look.scale.px(32))
        self.doItemsLayout()

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show other rows; the first that opens a page is the current one."""
        self._painter.keep_only(rows)
        self._rows.show_rows(rows)
        first = next((at for at, row in enumerate(rows) if row.page_id), None)
        if first is not None:
            self.setCurrentIndex(self._rows.index(first))
            self.scrollToTop()

    def show_read(self, page_id: str) -> None:
        """Mark a page as read, where the list stands."""
        self._rows.replace_rows(tuple(replace(row, read=True) if row.page_id == page_id else row for row in self.rows))
        self.scheduleDelayedItemsLayout()

    def show_open(self, page_id: str) -> None:
        """Mark the page that is open, and bring it in sight."""
        self._painter.set_open(page_id)
        for at, row in enumerate(self.rows):
            if row.page_id == page_id:
                self.setCurrentIndex(self._rows.index(at))
                self.scrollTo(self.currentIndex())
        self.viewport().update()

    def choose_current(self) -> None:
        """Open the current row."""
        self._choose(self.currentIndex().row())

    def _choose(self, at: int) -> None:
        if 0 <= at < len(self.rows) and self.rows[at].page_id:
            self.chosen.emit(self.rows[at])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space open; Up from the first page leads out of the list; letters are left to the window."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            if not event.isAutoRepeat():
                self.choose_current()
        elif event.key() in _STEPS:
            self._step(event.key())
        else:
            event.ignore()

    def _step(self, key: int) -> None:
        """Go on by pages that can be opened; Qt's own steps would end on a shelf."""
        pages = [at for at, row in enumerate(self.rows) if row.page_id]
        here = self.currentIndex().row()
        if key == Qt.Key.Key_Up and here == min(pages, default=here):
            self.left.emit()
        elif pages:
            before = sum(at < here for at in pages)
            wanted = min(max(before + _STEPS[key], 0), len(pages) - 1)
            self.setCurrentIndex(self._rows.index(pages[wanted]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember the row under the pointer; it acts on release."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = self.indexAt(event.position().toPoint()).row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Movement during a press means nothing."""
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was pressed, also where the pointer has slipped off it a little; once if it trembles."""
        at, self._pressed = self._pressed, -1
        if at < 0 or not self._near(at, event.position().toPoint()):
            return
        now_s = self._clock()
        if now_s - self._last_s >= REPEAT_S:
            self._last_s = now_s
            self.setCurrentIndex(self._rows.index(at))
            self._choose(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A second press is a press."""
        self.mousePressEvent(event)

    def _near(self, at: int, point: QPoint) -> bool:
        area = self.visualRect(self._rows.index(at))
        return area.adjusted(-SLIP_PX, -SLIP_PX, SLIP_PX, SLIP_PX).contains(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rows out for the new width."""
        self._painter.set_width(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
