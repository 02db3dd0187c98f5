"""The numbers of a chart as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableWidget, QTableWidgetItem, QWidget

_MOST_ROWS = 8
"""So many rows are seen at once; the others are scrolled to."""
_ROW = 1.9
"""The height of a row, by that of its type."""
_AIR = "QTableView::item { padding: 0 12px; } QHeaderView::section { padding: 8px 12px; border: none; }"
"""Room between the columns; colours are the palette's."""


class ChartTable(QTableWidget):
    """Shows rows of words, to be read with the arrow keys; nothing in it can be changed.

    Tab leaves it: the keyboard is not kept.
    """

    def __init__(self, headings: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(0, len(headings), parent)
        self.setHorizontalHeaderLabels(list(headings))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setStyleSheet(_AIR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setStretchLastSection(True)
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setHighlightSections(False)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show these instead."""
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * _ROW))
        self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            for column, text in enumerate(row):
                self.setItem(number, column, QTableWidgetItem(text))
        self.setCurrentCell(0, 0)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its rows, up to eight."""
        rows = min(max(self.rowCount(), 1), _MOST_ROWS) * self.verticalHeader().defaultSectionSize()
        high = self.horizontalHeader().sizeHint().height() + rows + 2 * self.frameWidth()
        wide = self.horizontalHeader().length() + self.verticalScrollBar().sizeHint().width()
        return QSize(wide, high + self.horizontalScrollBar().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Narrow, but as high; it scrolls sideways."""
        return QSize(200, self.sizeHint().height())
