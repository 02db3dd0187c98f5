"""What is drawn among the words of a printed page: boxes to tick, lines to write on, drawings.

All are vectors, so that they are sharp on every printer. Lengths are points.
"""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QObject, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from lymph_coach.desktop.paper.inks import BLACK, DARK

BOX, RULE, DRAWING, CHARTS = (QTextFormat.ObjectTypes.UserObject + number for number in (1, 2, 3, 4))
"""From CHARTS on, each chart of a document has a number of its own."""
PaintChart = Callable[[QPainter, QRectF], None]
"""Paints into a room, and leaves the painter as it was."""

_SIZE, CONTENT = (QTextFormat.Property.UserProperty + number for number in (1, 2))

_BOX_LINE_PT = 1.2
_TICK_LINE_PT = 2.2
_BOX_RISE = 0.07
"""Qt centres on small letters, the eye on capitals: by how much of its side a box is drawn higher."""
_RULE_LINE_PT = 0.8
_RULE_FOOT = 0.28
"""Where a written word stands above its line, as a part of its size: room for the tail of a g."""


def box_format(side_pt: float, room_pt: float, *, ticked: bool) -> QTextCharFormat:
    """A box to tick, and the room after it."""
    return _format(BOX, QSizeF(side_pt + room_pt, side_pt), ticked)


def rule_format(width_pt: float, height_pt: float, text: str = "") -> QTextCharFormat:
    """A line to write on, with what is already written there."""
    return _format(RULE, QSizeF(width_pt, height_pt), text)


def drawing_format(svg: bytes, most: QSizeF) -> QTextCharFormat:
    """A drawing, as large as ``most`` allows."""
    natural = QSizeF(QSvgRenderer(QByteArray(svg)).defaultSize())
    return _format(DRAWING, natural.scaled(most, Qt.AspectRatioMode.KeepAspectRatio), QByteArray(svg))


def chart_format(document: QTextDocument, number: int, size: QSizeF, paint: PaintChart) -> QTextCharFormat:
    """A chart of a document, numbered from 0; it is painted anew on each page it is printed on."""
    document.documentLayout().registerHandler(CHARTS + number, _Chart(paint, document))
    return _format(CHARTS + number, size, None)


def _format(kind: int, size: QSizeF, content: object) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setObjectType(kind)
    made.setProperty(_SIZE, size)
    made.setProperty(CONTENT, content)
    if kind == BOX:
        made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return made


class _Shape(QPyTextObject):
    """Something of a size of its own in a line of text."""

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat, /) -> QSizeF:  # noqa: A002, N803  # Qt's names
        """The size it was made with."""
        del doc, posInDocument
        return format.property(_SIZE)

    def drawObject(  # as Qt calls it
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,  # noqa: N803  # Qt's name
        format: QTextFormat,  # noqa: A002  # Qt's name
        /,
    ) -> None:
        """Draw it, leaving the painter as it was."""
        del posInDocument
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw(painter, QRectF(rect), doc, format.property(CONTENT))
        painter.restore()

    def _draw(self, painter: QPainter, rect: QRectF, doc: QTextDocument, content: object) -> None:
        raise NotImplementedError


class _Box(_Shape):
    def _draw(self, painter: QPainter, rect: QRectF, doc: QTextDocument, content: object) -> None:
        del doc
        inset = _BOX_LINE_PT / 2
        side_pt = rect.height()
        box = QRectF(rect.topLeft(), QSizeF(side_pt, side_pt)).adjusted(inset, inset, -inset, -inset)
        box.translate(0, -_BOX_RISE * side_pt)
        painter.setPen(QPen(BLACK, _BOX_LINE_PT))
        painter.drawRoundedRect(box, 2, 2)
        if content:
            # Like a hand's: it leaves the box a little, so that it shows on a bad copy.
            pen = QPen(BLACK, _TICK_LINE_PT, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            parts = ((0.2, 0.5), (0.45, 0.76), (0.98, -0.06))
            painter.drawPolyline([box.topLeft() + QPointF(x * side_pt, y * side_pt) for x, y in parts])


class _Rule(_Shape):
    def _draw(self, painter: QPainter, rect: QRectF, doc: QTextDocument, content: object) -> None:
        painter.setPen(QPen(DARK, _RULE_LINE_PT))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if isinstance(content, str):  # Qt gives an empty one back as something else
            font = doc.defaultFont()
            painter.setFont(font)
            painter.setPen(QPen(BLACK))
            painter.drawText(rect.bottomLeft() - QPointF(0, font.pixelSize() * _RULE_FOOT), content)


class _Drawing(_Shape):
    def _draw(self, painter: QPainter, rect: QRectF, doc: QTextDocument, content: object) -> None:
        del doc
        if isinstance(content, QByteArray):
            QSvgRenderer(content).render(painter, rect)


class _Chart(_Shape):
    """One chart: unlike the other shapes, what it draws is no text that a format can hold."""

    def __init__(self, paint: PaintChart, parent: QObject) -> None:
        super().__init__(parent)
        self._paint = paint

    def _draw(self, painter: QPainter, rect: QRectF, doc: QTextDocument, content: object) -> None:
        del doc, content
        self._paint(painter, rect)


def teach_shapes(document: QTextDocument) -> None:
    """Have a document lay out and draw our shapes; they live as long as it does."""
    layout = document.documentLayout()
    kinds: tuple[tuple[int, QObject], ...] = (
        (BOX, _Box(document)),
        (RULE, _Rule(document)),
        (DRAWING, _Drawing(document)),
    )
    for kind, shape in kinds:
        layout.registerHandler(kind, shape)
