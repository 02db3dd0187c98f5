"""The chair: plain, with a back and no arms."""

from math import cos, radians, sin
from typing import Final

from lymph_coach.routine.vector import Vec
from lymph_coach.routine.view import Limb, Panel, Role, Shape, hull, seen

SEAT_HEIGHT: Final = 0.405
_HALF_WIDTH: Final = 0.205
_FRONT: Final = 0.27
_BACK: Final = -0.17
_THICK: Final = 0.022
_TOP: Final = 0.86
_RAIL: Final = 0.60
_LEAN: Final = 0.05
_ROUND: Final = 0.012
_LEG: Final = (0.017, 0.012)


class _Place:
    """Puts the chair's own places (x to its sitter's left, z to its front) into the figure's space."""

    def __init__(self, middle: Vec, heading_deg: float) -> None:
        self._middle = middle
        self._cos, self._sin = cos(radians(heading_deg)), sin(radians(heading_deg))

    def __call__(self, x: float, y: float, z: float) -> Vec:
        """The place ``x``, ``y``, ``z`` of the chair."""
        return self._middle.plus(Vec(x * self._cos + z * self._sin, y, z * self._cos - x * self._sin))


def chair(middle: Vec, heading_deg: float) -> tuple[Shape, ...]:
    """The shapes of the chair, back to front.

    Args:
        middle: the place on the floor under the sitter's hips.
        heading_deg: which way it faces; 0 as the figure does, 90 to the person's left.
    """
    place = _Place(middle, heading_deg)
    back = _backrest(place)
    seat = _seat(place)
    legs = sorted(
        ((x, z) for x in (-_HALF_WIDTH, _HALF_WIDTH) for z in (_BACK, _FRONT)),
        key=lambda corner: seen(place(corner[0], 0.0, corner[1])).y,
    )
    far_legs = tuple(_leg(place, x, z) for x, z in legs[:1])
    near_legs = tuple(_leg(place, x, z) for x, z in legs[1:])
    return (*far_legs, *near_legs, *back, *seat)


def _leg(place: _Place, x: float, z: float) -> Limb:
    """One leg, a little splayed."""
    splay = 0.025
    foot = place(x * 1.06, 0.0, z + (splay if z > 0.0 else -splay))
    top = place(x * 0.92, SEAT_HEIGHT - _THICK, z * 0.94)
    return Limb(Role.CHAIR_FAR, (seen(top, _LEG[0]), seen(foot, _LEG[1])))


def _backrest(place: _Place) -> tuple[Shape, ...]:
    """Two posts and a wide, slightly leaning rest."""
    inner = _HALF_WIDTH - 0.02
    posts = tuple(
        Limb(
            Role.CHAIR_FAR,
            (
                seen(place(x, SEAT_HEIGHT - _THICK, _BACK), _LEG[0]),
                seen(place(x, _TOP - 0.05, _BACK - _LEAN), _LEG[1]),
            ),
        )
        for x in (inner, -inner)
    )
    rail_lean = _LEAN * (_RAIL - SEAT_HEIGHT) / (_TOP - SEAT_HEIGHT)
    across = (-1.0, -0.5, 0.0, 0.5, 1.0)
    top = [_rest_place(place, part, _TOP, -_LEAN) for part in across]
    low = [_rest_place(place, part, _RAIL, -rail_lean) for part in across]
    corners = (*top, *reversed(low))
    edge = tuple(corner.plus(place(0.0, 0.0, -0.02).minus(place(0.0, 0.0, 0.0))) for corner in corners)
    return (
        *posts,
        Panel(Role.CHAIR_FAR, tuple(map(seen, edge)), _ROUND),
        Panel(Role.CHAIR, tuple(map(seen, corners)), _ROUND),
    )


def _rest_place(place: _Place, part: float, height: float, lean: float) -> Vec:
    """A place on the rest, which curves about the back; ``part`` is -1 to 1 across it."""
    curve = 1.0 - part * part
    return place(part * _HALF_WIDTH, height + 0.010 * curve, _BACK + lean - 0.028 * curve)


def _seat(place: _Place) -> tuple[Shape, ...]:
    """The seat: its edge a shade darker than its top."""
    corners = (
        (-_HALF_WIDTH + 0.015, _BACK),
        (_HALF_WIDTH - 0.015, _BACK),
        (_HALF_WIDTH, _FRONT),
        (-_HALF_WIDTH, _FRONT),
    )
    top = tuple(seen(place(x, SEAT_HEIGHT, z)) for x, z in corners)
    under = tuple(seen(place(x, SEAT_HEIGHT - _THICK, z)) for x, z in corners)
    return (
        Panel(Role.CHAIR_FAR, hull((*top, *under)), _ROUND),
        Panel(Role.CHAIR, top, _ROUND),
    )
