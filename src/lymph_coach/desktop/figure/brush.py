"""Flat shapes as marks of Qt's, in a theme's colours, and marks put on a painter."""

from collections.abc import Iterator
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QRadialGradient, QTransform

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.fit import Fit
from lymph_coach.desktop.figure.outline import corner_path, joined_path, limb_path, line_path, smooth_path
from lymph_coach.routine.view import Disc, Hoop, Joined, Limb, Line, Panel, Shade, Shape

_EDGE: Final = 0.007
_FULL_LINES: Final = 140.0
"""Pixels a metre below which circles are drawn thicker, so that they stay clear in a small picture."""
_SOFT, _CLEAR = 0.45, 0.9
"""How opaque a soft ring is beside its line, and in it."""


class Mark(NamedTuple):
    """A path in pixels, stroked with a pen or filled with a brush; shows only ``within`` another where that is given.

    In pixels, because through a painter that is scaled Qt cuts every curve into pieces that are as much too small as
    the scale is large, and takes eight times as long.
    """

    path: QPainterPath
    tool: QPen | QBrush
    within: QPainterPath | None = None


Marks: TypeAlias = tuple[Mark, ...]


def draw(painter: QPainter, shapes: tuple[Shape, ...], colours: FigureColours, lie: Fit) -> None:
    """Draw the shapes in their order; the painter is left as it was found."""
    put(painter, marks(shapes, colours, lie))


def marks(shapes: tuple[Shape, ...], colours: FigureColours, lie: Fit) -> Marks:
    """What is drawn of the shapes, in their order."""
    place = QTransform(lie.scale, 0.0, 0.0, lie.scale, lie.left, lie.top)
    return tuple(mark for shape in shapes for mark in _marks(shape, colours, place))


def put(painter: QPainter, marked: Marks) -> None:
    """Draw the marks in their order; the painter is left as it was found."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for path, tool, within in marked:
        if within is not None:
            painter.save()
            painter.setClipPath(within, Qt.ClipOperation.IntersectClip)
        if isinstance(tool, QPen):
            painter.strokePath(path, tool)
        else:
            painter.fillPath(path, tool)
        if within is not None:
            painter.restore()
    painter.restore()


def _marks(shape: Shape, colours: FigureColours, place: QTransform) -> Iterator[Mark]:
    colour, scale = QColor(colours.of(shape.role)), place.m11()
    match shape:
        case Line():
            colour.setAlphaF(shape.opacity)
            # Mitred, for speed: the corners are too flat to see.
            pen = _pen(colour, shape.width * max(scale, _FULL_LINES), Qt.PenJoinStyle.MiterJoin)
            yield Mark(place.map(line_path(shape.spots)), pen)
        case Disc():
            colour.setAlphaF(shape.opacity)
            yield Mark(_ellipse(_middle(shape, place), shape.width * scale, shape.height * scale), QBrush(colour))
        case Hoop():
            yield _hoop(shape, colour, place)
        case Shade():
            colour.setAlphaF(shape.opacity)
            yield Mark(place.map(limb_path(shape.spots)), QBrush(colour), place.map(smooth_path(shape.within)))
        case Panel():
            yield from _full(place.map(corner_path(shape.spots)), colour, colours.edge, scale, shape.radius)
        case Joined():
            yield from _full(place.map(joined_path(shape.limbs)), colour, colours.edge if shape.edged else "", scale)
        case Limb():
            yield from _full(place.map(limb_path(shape.spots, cut=shape.cut)), colour, colours.edge, scale)
        case _:
            yield from _full(place.map(smooth_path(shape.spots)), colour, colours.edge, scale)


def _middle(shape: Disc | Hoop, place: QTransform) -> QPointF:
    return place.map(QPointF(shape.middle.x, shape.middle.y))


def _ellipse(middle: QPointF, wide: float, high: float) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(middle, wide, high)
    return path


def _hoop(hoop: Hoop, colour: QColor, place: QTransform) -> Mark:
    """A soft one is one fill: three strokes over each other, as wide, take five times as long."""
    scale, middle = place.m11(), _middle(hoop, place)
    radius = hoop.radius * scale
    if not hoop.soft:
        return Mark(_ellipse(middle, radius, radius), _pen(colour, hoop.width * scale))
    line, soft = hoop.width * scale / 2.0, hoop.soft * scale
    outer = radius + line + soft
    fading = QRadialGradient(middle, outer)
    for away, opacity in ((-line - soft, 0.0), (-line, _SOFT), (-line / 2, _CLEAR), (line / 2, _CLEAR), (line, _SOFT)):
        colour.setAlphaF(opacity)
        fading.setColorAt(max((radius + away) / outer, 0.0), colour)
    colour.setAlphaF(0.0)
    fading.setColorAt(1.0, colour)
    return Mark(_ellipse(middle, outer, outer), QBrush(fading))


def _full(path: QPainterPath, colour: QColor, edge: str, scale: float, grown: float = 0.0) -> Iterator[Mark]:
    """A path grown by so many metres and filled; its edge, where a theme has one, is a line outside it."""
    if edge:
        yield Mark(path, _pen(QColor(edge), 2.0 * (grown + _EDGE) * scale))
    if grown:
        yield Mark(path, _pen(colour, 2.0 * grown * scale))
    yield Mark(path, QBrush(colour))


def _pen(colour: QColor, width: float, join: Qt.PenJoinStyle = Qt.PenJoinStyle.RoundJoin) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, join)
