"""Where the figure is seen from, and the flat shapes a picture of it is made of.

Flat places are metres on the screen, x to the viewer's right and y downwards, with the floor under the figure near
y = 0. A shape names the role of its colour; which colour that is belongs to the theme.
"""

from enum import StrEnum
from math import cos, hypot, pi, radians, sin
from typing import Final, NamedTuple

from lymph_coach.routine.vector import Vec

_YAW: Final = radians(35.0)
_PITCH: Final = radians(9.0)
_DISTANCE: Final = 6.0
_AIM_HEIGHT: Final = 0.8
_MARGIN: Final = 0.012
_COS_YAW: Final = cos(_YAW)
_SIN_YAW: Final = sin(_YAW)
_COS_PITCH: Final = cos(_PITCH)
_SIN_PITCH: Final = sin(_PITCH)


class Role(StrEnum):
    """What a shape is, for its colour."""

    SKIN = "skin"
    SKIN_FAR = "skin_far"
    SHIRT = "shirt"
    SHIRT_FAR = "shirt_far"
    TROUSERS = "trousers"
    TROUSERS_FAR = "trousers_far"
    HAIR = "hair"
    SHOE = "shoe"
    CHAIR = "chair"
    CHAIR_FAR = "chair_far"
    FLOOR = "floor"
    TRACK = "track"
    ACCENT = "accent"
    BREATH = "breath"


class Spot(NamedTuple):
    """A place on the screen, with a radius of its own where the shape asks for one."""

    x: float
    y: float
    radius: float = 0.0


class Limb(NamedTuple):
    """A chain of tapered capsules; ``cut`` ends the last one in a shallow curve, as a sleeve does."""

    role: Role
    spots: tuple[Spot, ...]
    cut: bool = False


class Joined(NamedTuple):
    """Limbs of one colour drawn as one; ``edged`` unless it only covers again what was drawn before."""

    role: Role
    limbs: tuple[Limb, ...]
    edged: bool = True


class Curve(NamedTuple):
    """A closed outline, smooth through its spots."""

    role: Role
    spots: tuple[Spot, ...]


class Panel(NamedTuple):
    """A closed polygon whose corners are rounded by ``radius``, growing it by as much."""

    role: Role
    spots: tuple[Spot, ...]
    radius: float


class Disc(NamedTuple):
    """An ellipse in the plane of the screen."""

    role: Role
    middle: Spot
    width: float
    height: float
    opacity: float = 1.0


class Hoop(NamedTuple):
    """The line of a circle in the plane of the screen; ``soft`` is how far it fades away on either side."""

    role: Role
    middle: Spot
    radius: float
    width: float
    soft: float = 0.0


class Line(NamedTuple):
    """An open line of one width, with round ends."""

    role: Role
    spots: tuple[Spot, ...]
    width: float
    opacity: float = 1.0


class Shade(NamedTuple):
    """A limb's soft shadow, showing only within a smooth outline."""

    role: Role
    spots: tuple[Spot, ...]
    within: tuple[Spot, ...]
    opacity: float


Shape = Limb | Joined | Curve | Panel | Disc | Hoop | Line | Shade


def seen(place: Vec, radius: float = 0.0) -> Spot:
    """A place in the figure's space as it shows on the screen; things nearer than the figure's middle grow."""
    across = place.x * _COS_YAW + place.z * _SIN_YAW
    nearer = place.z * _COS_YAW - place.x * _SIN_YAW
    height = place.y - _AIM_HEIGHT
    depth = nearer * _COS_PITCH + height * _SIN_PITCH
    grow = _DISTANCE / (_DISTANCE - depth)
    return Spot(
        across * grow,
        -(height * _COS_PITCH - nearer * _SIN_PITCH) * grow - _AIM_HEIGHT,
        radius * grow,
    )


def girth(wide: float, deep: float) -> float:
    """Half the width on the screen of an upright ellipse ``wide`` to the side and ``deep`` to the front (halves)."""
    return hypot(wide * _COS_YAW, deep * _SIN_YAW)


def hull(spots: tuple[Spot, ...]) -> tuple[Spot, ...]:
    """The convex outline of circles, as corners in order; a circle counts with 24 places on its edge."""
    edge = sorted(
        {
            (spot.x + spot.radius * cos(step * pi / 12.0), spot.y + spot.radius * sin(step * pi / 12.0))
            for spot in spots
            for step in range(24 if spot.radius else 1)
        }
    )
    return tuple(Spot(x, y) for x, y in (*_half_hull(edge), *_half_hull(edge[::-1])))


def _half_hull(edge: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """One side of the convex outline, without its last corner."""
    kept: list[tuple[float, float]] = []
    for x, y in edge:
        while len(kept) > 1 and (
            (kept[-1][0] - kept[-2][0]) * (y - kept[-2][1]) <= (kept[-1][1] - kept[-2][1]) * (x - kept[-2][0])
        ):
            kept.pop()
        kept.append((x, y))
    return kept[:-1]


class Frame(NamedTuple):
    """A rectangle of the screen plane, in flat metres."""

    left: float
    top: float
    right: float
    bottom: float


def bounds(shapes: tuple[Shape, ...]) -> Frame:
    """What the shapes cover at the most: a little more than they do, since curves count with their spots' circles."""
    boxes = [_box(shape) for shape in shapes]
    return Frame(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _box(shape: Shape) -> Frame:
    if isinstance(shape, Disc):
        middle = shape.middle
        return Frame(middle.x - shape.width, middle.y - shape.height, middle.x + shape.width, middle.y + shape.height)
    if isinstance(shape, Hoop):
        middle, reach = shape.middle, shape.radius + shape.width / 2.0 + shape.soft
        return Frame(middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach)
    if isinstance(shape, Joined):
        return bounds(shape.limbs)
    grow = _MARGIN
    if isinstance(shape, Line):
        grow += shape.width / 2.0
    if isinstance(shape, Panel):
        grow += shape.radius
    spots = shape.within if isinstance(shape, Shade) else shape.spots
    return Frame(
        min(spot.x - spot.radius for spot in spots) - grow,
        min(spot.y - spot.radius for spot in spots) - grow,
        max(spot.x + spot.radius for spot in spots) + grow,
        max(spot.y + spot.radius for spot in spots) + grow,
    )
