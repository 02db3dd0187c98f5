"""Flat shapes as Qt paths, in the shapes' own metres."""

from itertools import pairwise
from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from lymph_coach.routine.view import Limb, Spot

_CUT = 0.45
_TENSION = 1.0 / 6.0
_FOLDED = 1e-6


def limb_path(spots: tuple[Spot, ...], *, cut: bool = False) -> QPainterPath:
    """A limb through its spots, as thick at each as its radius says, with round ends.

    One smooth outline, and a circle at each joint where the outline folds; all wind the same way, so none cuts
    a hole in another. ``cut`` ends the last spot in a shallow curve instead.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    if len(spots) == 1:
        _add_circle(path, spots[0])
        return path
    ways = _ways(spots)
    left = [_beside(spot, way, 1.0) for spot, way in zip(spots, ways, strict=True)]
    right = [_beside(spot, way, -1.0) for spot, way in zip(spots, ways, strict=True)]
    path.moveTo(*left[0])
    _add_curve(path, left)
    if cut:
        _add_cuff(path, spots[-1], ways[-1], right[-1])
    else:
        _add_cap(path, spots[-1], ways[-1])
    _add_curve(path, right[::-1])
    back_x, back_y = ways[0]
    _add_cap(path, spots[0], (-back_x, -back_y))
    path.closeSubpath()
    for number in range(1, len(spots) - 1):
        if _sharp(*spots[number - 1 : number + 2]):
            _add_circle(path, spots[number])
    return path


def joined_path(limbs: tuple[Limb, ...]) -> QPainterPath:
    """Limbs as one: they wind the same way, so where they overlap they are full."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for limb in limbs:
        path.addPath(limb_path(limb.spots, cut=limb.cut))
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


def corner_path(spots: tuple[Spot, ...]) -> QPainterPath:
    """A closed polygon."""
    path = QPainterPath()
    path.addPolygon(line_points(spots))
    path.closeSubpath()
    return path


def line_points(spots: tuple[Spot, ...]) -> QPolygonF:
    """The corners of an open line."""
    return QPolygonF([QPointF(spot.x, spot.y) for spot in spots])


def _ways(spots: tuple[Spot, ...]) -> list[tuple[float, float]]:
    """The unit direction the limb takes at each spot."""
    ways: list[tuple[float, float]] = []
    last = len(spots) - 1
    for number in range(len(spots)):
        x, y = 0.0, 0.0
        for start, end in pairwise(spots[max(0, number - 1) : min(last, number + 1) + 1]):
            apart = hypot(end.x - start.x, end.y - start.y) or 1.0
            x, y = x + (end.x - start.x) / apart, y + (end.y - start.y) / apart
        length = hypot(x, y)
        ways.append((x / length, y / length) if length > _FOLDED else (1.0, 0.0))
    return ways


def _sharp(start: Spot, spot: Spot, end: Spot) -> bool:
    """Whether the limb turns so sharply that its smooth outline may miss the joint: by more than 45 degrees."""
    first_x, first_y, then_x, then_y = spot.x - start.x, spot.y - start.y, end.x - spot.x, end.y - spot.y
    along, across = first_x * then_x + first_y * then_y, first_x * then_y - first_y * then_x
    return along < abs(across)


def _beside(spot: Spot, way: tuple[float, float], hand: float) -> tuple[float, float]:
    return spot.x + hand * way[1] * spot.radius, spot.y - hand * way[0] * spot.radius


def _add_curve(path: QPainterPath, points: list[tuple[float, float]]) -> None:
    """Go on smoothly through the points, from the first, where the path stands."""
    last = len(points) - 1
    for number in range(last):
        (before_x, before_y), (start_x, start_y) = points[max(0, number - 1)], points[number]
        (end_x, end_y), (after_x, after_y) = points[number + 1], points[min(last, number + 2)]
        path.cubicTo(
            start_x + (end_x - before_x) * _TENSION,
            start_y + (end_y - before_y) * _TENSION,
            end_x - (after_x - start_x) * _TENSION,
            end_y - (after_y - start_y) * _TENSION,
            end_x,
            end_y,
        )


def _add_cap(path: QPainterPath, spot: Spot, way: tuple[float, float]) -> None:
    """Go round the end, from the left of ``way`` to its right."""
    angle = degrees(atan2(way[1], way[0]))
    path.arcTo(_box(spot), 90.0 - angle, -180.0)


def _add_cuff(path: QPainterPath, spot: Spot, way: tuple[float, float], right: tuple[float, float]) -> None:
    depth = _CUT * spot.radius
    path.quadTo(spot.x + way[0] * depth, spot.y + way[1] * depth, *right)


def _add_circle(path: QPainterPath, spot: Spot) -> None:
    box = _box(spot)
    path.arcMoveTo(box, 0.0)
    path.arcTo(box, 0.0, -360.0)
    path.closeSubpath()


def _box(spot: Spot) -> QRectF:
    return QRectF(spot.x - spot.radius, spot.y - spot.radius, 2.0 * spot.radius, 2.0 * spot.radius)
