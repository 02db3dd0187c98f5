"""Drawings of icons as pictures; what draws them is large, so this is loaded when something is to be drawn."""

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lymph_coach.desktop.theme.icons import Icon, svg_of

_SIZES_PX = (24, 32, 48, 64, 96)


def drawn(svg: bytes, size_px: int, *, leads: bool = False) -> QImage:
    """A drawing as a square picture (ARGB32, premultiplied), clear where it has nothing.

    Args:
        svg: the drawing.
        size_px: the side.
        leads: it leads a word: drawn at two thirds on the left, so that the rest of the square parts the two.
    """
    # Not filled: what that takes may be a named colour, for which PySide makes all of the namespace Qt.
    clear = bytes(4 * size_px * size_px)
    picture = QImage(clear, size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied).copy()
    painter = QPainter(picture)
    side = size_px * 2 / 3 if leads else size_px
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, (size_px - side) / 2, side, side))
    painter.end()
    return picture


def dotted(icon: Icon, colour: str, dot: str) -> QIcon:
    """The icon with a dot in its upper right corner, for a window in which something waits.

    Raises:
        ShippedFileError: The file is not there.
    """
    made = QIcon()
    for size_px in _SIZES_PX:
        picture = drawn(svg_of(icon, colour), size_px)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        spot = QPainterPath()
        spot.addEllipse(QRectF(size_px * 0.58, 0, size_px * 0.42, size_px * 0.42))
        painter.fillPath(spot, QColor(dot))
        painter.end()
        made.addPixmap(QPixmap.fromImage(picture))
    return made
