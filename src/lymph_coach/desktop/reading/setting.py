"""A run set in lines: where its words and links stand, with no widget yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLine,
    QTextOption,
)

from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.pieces import Piece, pieces, set_range
from lymph_coach.reading.page import Spans

_BODY_LINE = 1.5
_PARTED = ", \N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run is set.

    Attributes:
        size_px: height of the letters.
        colour: of the letters, ``#RRGGBB``.
        strong: set in bold throughout.
        line: height of a line as a multiple of the letters.
        marker: a bullet or number before the first line; ``indent_px`` is its room.
        filled: it stands on a filled ground, where a mark can be a line only.
        centred: each line stands in the middle.
    """

    size_px: int
    colour: str
    strong: bool = False
    line: float = _BODY_LINE
    marker: str = ""
    indent_px: int = 0
    filled: bool = False
    centred: bool = False

    @property
    def line_px(self) -> int:
        """The height of a line."""
        return round(self.size_px * self.line)


@dataclass(frozen=True, slots=True)
class Link:
    """A link among the words as set: its first and past-the-last letter, where it leads, and its words."""

    start: int
    end: int
    href: str
    words: str


class SetRun:
    """Owns the lines of one run. Places are pixels from its upper left corner, the marker's room included.

    Args:
        spans: the run.
        numbers: the number of each source on the page.
        manner: how it is set.
        look: theme and text size.
    """

    def __init__(self, spans: Spans, numbers: Mapping[str, int], manner: Manner, look: TextLook) -> None:
        self.manner = manner
        self.pieces = pieces(spans, numbers)
        self._font = look.font(manner.size_px, strong=manner.strong)
        self._letters = QFontMetricsF(self._font)
        self._link_colour = look.roles.primary
        self._document = QTextDocument()
        self._heights_px: dict[int, int] = {}
        self.links = self._set()

    def _set(self) -> tuple[Link, ...]:
        document = self._document
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(Qt.AlignmentFlag.AlignHCenter if self.manner.centred else Qt.AlignmentFlag.AlignLeft)
        document.setDefaultTextOption(option)
        cursor = QTextCursor(document)
        block = QTextBlockFormat()
        # The same for every line: a raised number would make its line higher.
        block.setLineHeight(self.manner.line_px, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(block)
        links: list[Link] = []
        for piece in self.pieces:
            start = cursor.position()
            cursor.insertText(piece.text, self._format(piece))
            if piece.link:
                links.append(Link(start, cursor.position(), piece.link, piece.text.strip(_PARTED)))
        return tuple(links)

    def _format(self, piece: Piece) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setForeground(QColor(self._link_colour if piece.link else self.manner.colour))
        if piece.strong or piece.raised:
            made.setFontWeight(QFont.Weight.Bold)
        if piece.emphasis:
            made.setFontItalic(True)
        if piece.raised:
            made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif piece.link:
            made.setFontUnderline(True)
        return made

    @property
    def natural_px(self) -> int:
        """The width of it all in one line."""
        return self.manner.indent_px + round(self._document.idealWidth() + 1)

    def height_px(self, width_px: int) -> int:
        """The height at a width; what was asked before is known: layouts ask often."""
        if width_px not in self._heights_px:
            self.lay_out(width_px)
            self._heights_px[width_px] = round(self._document.size().height() + 0.49)
        return self._heights_px[width_px]

    def lay_out(self, width_px: int) -> None:
        """Break the lines for a width."""
        inner = max(width_px - self.manner.indent_px, 1)
        if self._document.textWidth() != inner:
            self._document.setTextWidth(inner)
            self._document.size()  # has it done now: where letters stand may be asked next

    def rects_of_words(self, start: int, end: int) -> list[QRectF]:
        """Where a stretch of the plain words stands: a box a line."""
        return self.rects(*set_range(self.pieces, start, end))

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Where a stretch of the words as set stands: a box a line."""
        layout = self._document.firstBlock().layout()
        found: list[QRectF] = []
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                # The blank at which a line breaks is no part of what is seen.
                left, right = _x(line, first), min(_x(line, last), line.naturalTextRect().right())
                top = line.y() + line.ascent() - self._letters.ascent()
                found.append(QRectF(self.manner.indent_px + left, top, right - left, self._letters.height()))
        return found

    def near(self, at: QPointF, within_px: float) -> Link | None:
        """The link nearest to a point, if one is near enough."""
        best, nearest = None, within_px
        for link in self.links:
            for rect in self.rects(link.start, link.end):
                dx = max(rect.left() - at.x(), 0.0, at.x() - rect.right())
                dy = max(rect.top() - at.y(), 0.0, at.y() - rect.bottom())
                away = (dx * dx + dy * dy) ** 0.5
                if away < nearest:
                    best, nearest = link, away
        return best

    def draw(self, painter: QPainter, marker: QColor) -> None:
        """Draw the words, and before them the marker in its colour."""
        if self.manner.marker:
            line = self._document.firstBlock().layout().lineAt(0)
            font = QFont(self._font)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(marker)
            painter.drawText(QPointF(self.manner.size_px * 0.15, line.y() + line.ascent()), self.manner.marker)
        painter.save()
        painter.translate(self.manner.indent_px, 0)
        self._document.documentLayout().draw(painter, QAbstractTextDocumentLayout.PaintContext())
        painter.restore()


def bare(piece: Piece) -> str:
    """A citation's number without what parts it from its neighbours."""
    return piece.text.strip(_PARTED)


def _x(line: QTextLine, place: int) -> float:
    """How far from the left a letter begins."""
    found = cast("Any", line.cursorToX(place))  # a number by its type, a pair of number and place in truth
    return float(found[0])
