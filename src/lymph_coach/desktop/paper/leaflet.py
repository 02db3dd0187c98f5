"""A document that is ready for paper, and how each of its pages is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPagedPaintDevice, QPainter, QPalette, QTextDocument

from lymph_coach.desktop.paper.inks import BLACK
from lymph_coach.desktop.paper.stock import Stock
from lymph_coach.desktop.paper.wording import PaperWording

FOOT_PT = 10
FOOT_ABOVE_EDGE_PT = 30
_POINTS_AN_INCH = 72


@dataclass(frozen=True, slots=True)
class Leaflet:
    """A laid-out document with what stands at its foot.

    Attributes:
        document: one unit of it is one point.
        title: its name, in the foot and in a file's properties.
        stock: what it is laid out for.
        wording: the foot's words.
        side_pt: room left free at both sides.
    """

    document: QTextDocument
    title: str
    stock: Stock
    wording: PaperWording
    side_pt: float

    @property
    def pages(self) -> int:
        """How many pages there are, from 1."""
        return self.document.pageCount()

    def paint(self, painter: QPainter, number: int) -> None:
        """Paint one page, from 1, on a painter of which one unit is one point."""
        size = self.stock.size_pt
        above_pt = (number - 1) * size.height()
        painter.save()
        painter.translate(0, -above_pt)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = QRectF(0, above_pt, size.width(), size.height())
        context.palette.setColor(QPalette.ColorRole.Text, BLACK)
        painter.setClipRect(context.clip)
        self.document.documentLayout().draw(painter, context)
        painter.restore()
        self._paint_foot(painter, number)

    def _paint_foot(self, painter: QPainter, number: int) -> None:
        size = self.stock.size_pt
        font = QFont(self.document.defaultFont())
        font.setPixelSize(FOOT_PT)
        painter.save()
        painter.setFont(font)
        painter.setPen(BLACK)
        bottom_pt = size.height() - FOOT_ABOVE_EDGE_PT
        room = QRectF(self.side_pt, bottom_pt - 2 * FOOT_PT, size.width() - 2 * self.side_pt, 2 * FOOT_PT)
        words = self.wording.foot(self.title, self.stock.printed)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, words)
        if self.pages > 1:
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom
            painter.drawText(room, right, self.wording.number(number, self.pages))
        painter.restore()


def paint_leaflet(
    leaflet: Leaflet, device: QPagedPaintDevice, dots_per_inch: float, first: int = 1, last: int = 0
) -> bool:
    """Paint pages ``first`` to ``last`` (0: the last there is) on a device whose origin is the corner of the paper.

    Returns whether the device took them.
    """
    painter = QPainter()
    if not painter.begin(device):
        return False
    scale = dots_per_inch / _POINTS_AN_INCH
    painter.scale(scale, scale)
    for number in range(first, min(last or leaflet.pages, leaflet.pages) + 1):
        if number > first:
            device.newPage()
        leaflet.paint(painter, number)
    return painter.end()
