"""Setting words into a document of pages, from the top down."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableCell,
    QTextTableFormat,
)

from lymph_coach.desktop.paper.inks import BLACK
from lymph_coach.desktop.paper.shapes import teach_shapes
from lymph_coach.desktop.paper.stock import Stock

KEEP = QTextFormat.Property.UserProperty + 10
"""Set on a block that may not be the last of its page."""
OPEN, CLOSE = 116.0, 100.0
"""Line heights in per cent of the type's own: for words, open enough for tired eyes; for what is drawn."""
_SOLID = QTextFrameFormat.BorderStyle.BorderStyle_Solid
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"

Run = tuple[str, QTextCharFormat]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands among the others, in points.

    ``hang_pt`` is by how much its first line stands out to the left of the rest, ``tab_pt`` where a tabulator leads to;
    ``keep`` holds it on the page of the next block; ``middle`` centres it.
    """

    before_pt: float = 0.0
    after_pt: float = 0.0
    left_pt: float = 0.0
    hang_pt: float = 0.0
    tab_pt: float = 0.0
    line_percent: float = OPEN
    keep: bool = False
    middle: bool = False


class Setter:
    """Owns a document while it is set; one unit of it is one point.

    It is laid out by the design of the typeface and not by what a printer has for pixels, so that a page breaks at
    the same word everywhere.
    """

    def __init__(self, stock: Stock, body_pt: int, margins: QMarginsF) -> None:
        self.body_pt = body_pt
        self.document = document = QTextDocument()
        font = QFont(stock.family)
        font.setPixelSize(body_pt)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(font)
        document.setUseDesignMetrics(True)
        document.setPageSize(stock.size_pt)
        teach_shapes(document)
        root = QTextFrameFormat()
        root.setTopMargin(margins.top())
        root.setBottomMargin(margins.bottom())
        root.setLeftMargin(margins.left())
        root.setRightMargin(margins.right())
        document.rootFrame().setFrameFormat(root)
        self.width_pt = stock.size_pt.width() - margins.left() - margins.right()
        self._cursor = QTextCursor(document)
        self._fresh = True

    def type(self, scale: float = 1.0, *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
        """Black type of a multiple of the body's size."""
        font = QFont(self.document.defaultFont())
        font.setPixelSize(round(self.body_pt * scale))
        font.setBold(bold)
        font.setItalic(italic)
        made = QTextCharFormat()
        made.setFont(font)
        made.setForeground(QBrush(BLACK))
        return made

    def words_pt(self, text: str, scale: float = 1.0, *, bold: bool = False) -> float:
        """How wide words are in one line."""
        return QFontMetricsF(self.type(scale, bold=bold).font()).horizontalAdvance(text)

    def block(self, runs: Sequence[Run], place: Place | None = None) -> None:
        """Set a block of runs; a run of a shape says nothing itself."""
        place = place or Place()
        made = QTextBlockFormat()
        made.setTopMargin(place.before_pt)
        made.setBottomMargin(place.after_pt)
        made.setLeftMargin(place.left_pt + place.hang_pt)
        made.setTextIndent(-place.hang_pt)
        made.setLineHeight(place.line_percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        made.setProperty(KEEP, place.keep)
        if place.middle:
            made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        if place.tab_pt:
            made.setTabPositions([QTextOption.Tab(place.tab_pt, QTextOption.TabType.LeftTab)])
        if self._fresh:
            self._cursor.setBlockFormat(made)
        else:
            self._cursor.insertBlock(made, self.type())
        self._fresh = False
        for text, form in runs:
            self._cursor.insertText(text or _OBJECT, form)

    def table(
        self,
        columns: int | Sequence[float],
        border_pt: float,
        padding_pt: float,
        before_pt: float = 0.0,
        after_pt: float = 0.0,
        rows: int = 1,
    ) -> QTextTable:
        """Rows of cells as wide as the page, each kept on one; fill them with :meth:`enter`, then :meth:`leave` it.

        Args:
            columns: how many cells, all of a width, or the width of each in per cent.
            border_pt: how thick the lines round them are, from 1; 0 for none.
            padding_pt: room inside each.
            before_pt: room above.
            after_pt: room below.
            rows: how many.
        """
        shares = [100 / columns] * columns if isinstance(columns, int) else columns
        made = QTextTableFormat()
        made.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        made.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, share) for share in shares])
        made.setBorder(border_pt)
        made.setBorderBrush(QBrush(BLACK))
        made.setBorderStyle(_SOLID if border_pt else QTextFrameFormat.BorderStyle.BorderStyle_None)
        made.setBorderCollapse(True)
        made.setCellPadding(padding_pt)
        made.setCellSpacing(0)
        made.setTopMargin(before_pt)
        made.setBottomMargin(after_pt)
        return self._cursor.insertTable(rows, len(shares), made)

    def enter(self, cell: QTextTableCell, *, line_above: bool = False) -> None:
        """Go on in a cell, under a line where one is wanted."""
        if line_above:
            made = cell.format().toTableCellFormat()
            made.setTopBorder(1)
            made.setTopBorderStyle(_SOLID)
            made.setTopBorderBrush(QBrush(BLACK))
            cell.setFormat(made)
        self._cursor = cell.firstCursorPosition()
        self._fresh = True

    def leave(self, table: QTextTable) -> None:
        """Go on below a table."""
        self._cursor.setPosition(table.lastPosition() + 1)
        self._fresh = True
