"""Flat shapes as Qt paths, in the shapes' own metres."""

from itertools import pairwise
from math import atan2, degrees, hypot

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

from lymph_coach.routine.view import Limb, Spot

_CUT = 0.45
_TENSION = 1.0 / 6.0
_FOLDED = 1e-6
_WINDING = Qt.FillRule.WindingFill


def limb_path(spots: tuple[Spot, ...], *, cut: bool = False) -> QPainterPath:
    """A limb through its spots, as thick at each as its radius says, with round ends.

    One smooth outline, and a circle at each joint where the outline folds; all wind the same way, so none cuts
    a hole in another. ``cut`` ends the last spot in a shallow curve instead.
    """
    path = QPainterPath()
    path.setFillRule(_WINDING)
    _add_limb(path, spots, cut=cut)
    return path


def joined_path(limbs: tuple[Limb, ...]) -> QPainterPath:
    """Limbs as one: they wind the same way, so where they overlap they are full."""
    path = QPainterPath()
    path.setFillRule(_WINDING)
    for limb in limbs:
        _add_limb(path, limb.spots, cut=limb.cut)
    return path


def smooth_path(spots: tuple[Spot, ...]) -> QPainterPath:
    """A closed Catmull-Rom curve through the spots."""
    path = QPainterPath()
    path.setFillRule(_WINDING)
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
    path = line_path(spots)
    path.closeSubpath()
    return path


def line_path(spots: tuple[Spot, ...]) -> QPainterPath:
    """An open line with straight pieces."""
    path = QPainterPath()
    path.addPolygon(QPolygonF([QPointF(spot.x, spot.y) for spot in spots]))
    return path


def _add_limb(path: QPainterPath, spots: tuple[Spot, ...], *, cut: bool) -> None:
    if len(spots) == 1:
        _add_circle(path, spots[0])
        return
    ways = _ways(spots)
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for (x, y, radius), (way_x, way_y) in zip(spots, ways, strict=True):
        aside_x, aside_y = way_y * radius, way_x * radius
        left.append((x + aside_x, y - aside_y))
        right.append((x - aside_x, y + aside_y))
    path.moveTo(*left[0])
    _add_curve(path, left)
    if cut:
        _add_cuff(path, spots[-1], ways[-1], right[-1])
    else:
        _add_cap(path, spots[-1], ways[-1])
    right.reverse()
    _add_curve(path, right)
    back_x, back_y = ways[0]
    _add_cap(path, spots[0], (-back_x, -back_y))
    path.closeSubpath()
    for number in range(1, len(spots) - 1):
        if _sharp(*spots[number - 1 : number + 2]):
            _add_circle(path, spots[number])


def _ways(spots: tuple[Spot, ...]) -> list[tuple[float, float]]:
    """The unit direction the limb takes at each spot: that of the pieces beside it, taken together."""
    pieces: list[tuple[float, float]] = []
    for (start_x, start_y, _), (end_x, end_y, _) in pairwise(spots):
        x, y = end_x - start_x, end_y - start_y
        apart = hypot(x, y) or 1.0
        pieces.append((x / apart, y / apart))
    ways = [pieces[0]]
    for (x, y), (next_x, next_y) in pairwise(pieces):
        both_x, both_y = x + next_x, y + next_y
        length = hypot(both_x, both_y)
        ways.append((both_x / length, both_y / length) if length > _FOLDED else (1.0, 0.0))
    ways.append(pieces[-1])
    return [way if way != (0.0, 0.0) else (1.0, 0.0) for way in ways]


def _sharp(start: Spot, spot: Spot, end: Spot) -> bool:
    """Whether the limb turns so sharply that its smooth outline may miss the joint: by more than 45 degrees."""
    first_x, first_y, then_x, then_y = spot.x - start.x, spot.y - start.y, end.x - spot.x, end.y - spot.y
    along, across = first_x * then_x + first_y * then_y, first_x * then_y - first_y * then_x
    return along < abs(across)


def _add_curve(path: QPainterPath, points: list[tuple[float, float]]) -> None:
    """Go on smoothly through the points, from the first, where the path stands."""
    curve_to = path.cubicTo
    around = (points[0], *points, points[-1])
    for number in range(len(points) - 1):
        (before_x, before_y), (start_x, start_y), (end_x, end_y), (after_x, after_y) = around[number : number + 4]
        curve_to(
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
