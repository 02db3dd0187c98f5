"""Draws flat shapes with Qt, in a theme's colours."""

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.fit import Fit
from lymph_coach.desktop.figure.outline import corner_path, joined_path, limb_path, line_points, smooth_path
from lymph_coach.routine.view import Disc, Hoop, Joined, Limb, Line, Panel, Shade, Shape

_EDGE: Final = 0.007
_FULL_LINES: Final = 140.0
"""Pixels a metre below which circles are drawn thicker, so that they stay clear in a small picture."""
_SOFT, _CLEAR = 0.45, 0.9
"""How opaque a soft ring is beside its line, and in it."""


def draw(painter: QPainter, shapes: tuple[Shape, ...], colours: FigureColours, lie: Fit) -> None:
    """Draw the shapes in their order; the painter is left as it was found.

    They are brought to pixels before they are drawn: through a painter that is scaled, Qt cuts every curve into pieces
    that are as much too small as the scale is large, and takes eight times as long.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    place = QTransform(lie.scale, 0.0, 0.0, lie.scale, lie.left, lie.top)
    for shape in shapes:
        _draw_one(painter, shape, colours, place)
    painter.restore()


def _draw_one(painter: QPainter, shape: Shape, colours: FigureColours, place: QTransform) -> None:
    colour, scale = QColor(colours.of(shape.role)), place.m11()
    match shape:
        case Line():
            colour.setAlphaF(shape.opacity)
            # Mitred, for speed: the corners are too flat to see.
            painter.setPen(_pen(colour, shape.width * max(scale, _FULL_LINES), Qt.PenJoinStyle.MiterJoin))
            painter.drawPolyline(place.map(line_points(shape.spots)))
        case Disc():
            colour.setAlphaF(shape.opacity)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(_middle(shape, place), shape.width * scale, shape.height * scale)
        case Hoop():
            _draw_hoop(painter, shape, colour, place)
        case Shade():
            colour.setAlphaF(shape.opacity)
            painter.save()
            painter.setClipPath(place.map(smooth_path(shape.within)), Qt.ClipOperation.IntersectClip)
            painter.fillPath(place.map(limb_path(shape.spots)), colour)
            painter.restore()
        case Panel():
            _fill(painter, place.map(corner_path(shape.spots)), colour, colours.edge, scale, shape.radius)
        case Joined():
            _fill(painter, place.map(joined_path(shape.limbs)), colour, colours.edge if shape.edged else "", scale)
        case Limb():
            _fill(painter, place.map(limb_path(shape.spots, cut=shape.cut)), colour, colours.edge, scale)
        case _:
            _fill(painter, place.map(smooth_path(shape.spots)), colour, colours.edge, scale)


def _middle(shape: Disc | Hoop, place: QTransform) -> QPointF:
    return place.map(QPointF(shape.middle.x, shape.middle.y))


def _draw_hoop(painter: QPainter, hoop: Hoop, colour: QColor, place: QTransform) -> None:
    """A soft one is one fill: three strokes over each other, as wide, take five times as long."""
    scale, middle = place.m11(), _middle(hoop, place)
    radius = hoop.radius * scale
    if not hoop.soft:
        painter.setPen(_pen(colour, hoop.width * scale))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(middle, radius, radius)
        return
    line, soft = hoop.width * scale / 2.0, hoop.soft * scale
    outer = radius + line + soft
    fading = QRadialGradient(middle, outer)
    for away, opacity in ((-line - soft, 0.0), (-line, _SOFT), (-line / 2, _CLEAR), (line / 2, _CLEAR), (line, _SOFT)):
        colour.setAlphaF(opacity)
        fading.setColorAt(max((radius + away) / outer, 0.0), colour)
    colour.setAlphaF(0.0)
    fading.setColorAt(1.0, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fading)
    painter.drawEllipse(middle, outer, outer)


def _fill(painter: QPainter, path: QPainterPath, colour: QColor, edge: str, scale: float, grown: float = 0.0) -> None:
    """Fill a path grown by so many metres; its edge, where a theme has one, is a line outside it."""
    if edge:
        painter.strokePath(path, _pen(QColor(edge), 2.0 * (grown + _EDGE) * scale))
    if grown:
        painter.strokePath(path, _pen(colour, 2.0 * grown * scale))
    painter.fillPath(path, colour)


def _pen(colour: QColor, width: float, join: Qt.PenJoinStyle = Qt.PenJoinStyle.RoundJoin) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join)
