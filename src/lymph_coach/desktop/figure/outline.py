"""Flat shapes as Qt paths, in the shapes' own metres."""

from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from lymph_coach.routine.view import Spot

_CUT = 0.45
_TENSION = 1.0 / 6.0


def limb_path(spots: tuple[Spot, ...], *, cut: bool = False) -> QPainterPath:
    """Tapered capsules from spot to spot, joined; all wind the same way, so none cuts a hole in another."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if len(spots) == 1:
        _add_circle(path, spots[0])
    last = len(spots) - 2
    for number, (start, end) in enumerate(pairwise(spots)):
        _add_capsule(path, start, end, cut=cut and number == last)
    return path


def smooth_path(spots: tuple[Spot, ...]) -> QPainterPath:
    """A closed Catmull-Rom curve through the spots."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.moveTo(spots[0].x, spots[0].y)
    count = len(spots)
    for number in range(count):
        before, start = spots[number - 1], spots[number]
        end, after = spots[(number + 1) % count], spots[(number + 2) % count]
        path.cubicTo(
            start.x + (end.x - before.x) * _TENSION,
            start.y + (end.y - before.y) * _TENSION,
            end.x - (after.x - start.x) * _TENSION,
            end.y - (after.y - start.y) * _TENSION,
            end.x,
            end.y,
        )
    path.closeSubpath()
    return path


def line_points(spots: tuple[Spot, ...]) -> QPolygonF:
    """The corners of an open line."""
    return QPolygonF([QPointF(spot.x, spot.y) for spot in spots])


def _add_circle(path: QPainterPath, spot: Spot) -> None:
    box = QRectF(spot.x - spot.radius, spot.y - spot.radius, 2.0 * spot.radius, 2.0 * spot.radius)
    path.arcMoveTo(box, 0.0)
    path.arcTo(box, 0.0, -360.0)
    path.closeSubpath()


def _add_capsule(path: QPainterPath, start: Spot, end: Spot, *, cut: bool) -> None:
    apart = hypot(end.x - start.x, end.y - start.y)
    if apart <= abs(start.radius - end.radius):
        _add_circle(path, start if start.radius >= end.radius else end)
        return
    way = atan2(end.y - start.y, end.x - start.x)
    half = acos((start.radius - end.radius) / apart)
    near = QRectF(start.x - start.radius, start.y - start.radius, 2.0 * start.radius, 2.0 * start.radius)
    tip = QRectF(end.x - end.radius, end.y - end.radius, 2.0 * end.radius, 2.0 * end.radius)
    path.arcMoveTo(near, -degrees(way + half))
    path.arcTo(near, -degrees(way + half), -degrees(2.0 * (3.141592653589793 - half)))
    if cut:
        first, second = way - half, way + half
        path.lineTo(end.x + end.radius * cos(first), end.y + end.radius * sin(first))
        path.quadTo(
            end.x + _CUT * end.radius * cos(way),
            end.y + _CUT * end.radius * sin(way),
            end.x + end.radius * cos(second),
            end.y + end.radius * sin(second),
        )
    else:
        path.arcTo(tip, -degrees(way - half), -degrees(2.0 * half))
    path.closeSubpath()
