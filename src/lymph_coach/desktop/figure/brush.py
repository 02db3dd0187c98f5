"""Draws flat shapes with Qt, in a theme's colours."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.fit import Fit
from lymph_coach.desktop.figure.outline import corner_path, joined_path, limb_path, line_points, smooth_path
from lymph_coach.routine.view import Disc, Hoop, Joined, Limb, Line, Panel, Shade, Shape

_EDGE: Final = 0.007
_FULL_LINES: Final = 140.0
"""Pixels a metre below which circles are drawn thicker, so that they stay clear in a small picture."""


def draw(painter: QPainter, shapes: tuple[Shape, ...], colours: FigureColours, lie: Fit) -> None:
    """Draw the shapes in their order; the painter is left as it was found."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(lie.left, lie.top)
    painter.scale(lie.scale, lie.scale)
    thicker = max(1.0, _FULL_LINES / lie.scale)
    for shape in shapes:
        _draw_one(painter, shape, colours, thicker)
    painter.restore()


def _draw_one(painter: QPainter, shape: Shape, colours: FigureColours, thicker: float) -> None:
    colour = QColor(colours.of(shape.role))
    match shape:
        case Line():
            colour.setAlphaF(shape.opacity)
            # Mitred, for speed: the corners are too flat to see.
            painter.setPen(_pen(colour, shape.width * thicker, Qt.PenJoinStyle.MiterJoin))
            painter.drawPolyline(line_points(shape.spots))
        case Disc():
            colour.setAlphaF(shape.opacity)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(QPointF(shape.middle.x, shape.middle.y), shape.width, shape.height)
        case Hoop():
            colour.setAlphaF(shape.opacity)
            painter.setPen(_pen(colour, shape.width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(shape.middle.x, shape.middle.y), shape.radius, shape.radius)
        case Shade():
            colour.setAlphaF(shape.opacity)
            painter.save()
            painter.setClipPath(smooth_path(shape.within), Qt.ClipOperation.IntersectClip)
            painter.fillPath(limb_path(shape.spots), colour)
            painter.restore()
        case Panel():
            _fill(painter, corner_path(shape.spots), colour, colours.edge, shape.radius)
        case Joined():
            _fill(painter, joined_path(shape.limbs), colour, colours.edge if shape.edged else "")
        case Limb():
            _fill(painter, limb_path(shape.spots, cut=shape.cut), colour, colours.edge)
        case _:
            _fill(painter, smooth_path(shape.spots), colour, colours.edge)


def _fill(painter: QPainter, path: QPainterPath, colour: QColor, edge: str, grown: float = 0.0) -> None:
    """Fill a path grown by so much; its edge, where a theme has one, is a line outside it."""
    if edge:
        painter.strokePath(path, _pen(QColor(edge), 2.0 * (grown + _EDGE)))
    painter.setPen(_pen(colour, 2.0 * grown) if grown else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(QBrush(colour))
    painter.drawPath(path)


def _pen(colour: QColor, width: float, join: Qt.PenJoinStyle = Qt.PenJoinStyle.RoundJoin) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join)
