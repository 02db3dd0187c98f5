"""Directions and places in the figure's own space.

Metres, right-handed: x to the person's own left, y up, z the way the person faces. The floor is y = 0 and the
middle of the hips stands over x = z = 0.
"""

from math import acos, cos, radians, sin, sqrt
from typing import NamedTuple

_PARALLEL = 1e-6


class Vec(NamedTuple):
    """A place or a direction."""

    x: float
    y: float
    z: float

    def plus(self, other: "Vec") -> "Vec":
        """This place moved by ``other``."""
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def minus(self, other: "Vec") -> "Vec":
        """The way from ``other`` to this place."""
        return Vec(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor: float) -> "Vec":
        """This direction, ``factor`` times as long."""
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def along(self, direction: "Vec", length: float) -> "Vec":
        """This place moved by ``length`` metres along a unit direction."""
        return Vec(self.x + direction.x * length, self.y + direction.y * length, self.z + direction.z * length)

    def dot(self, other: "Vec") -> float:
        """Inner product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def length(self) -> float:
        """Euclidean length."""
        return sqrt(self.dot(self))

    def unit(self) -> "Vec":
        """The same direction with length 1.

        Raises:
            ZeroDivisionError: if this is the zero vector.
        """
        return self.times(1.0 / self.length())

    def across(self, axis: "Vec") -> "Vec":
        """The unit direction nearest to this one at right angles to the unit ``axis``.

        Raises:
            ZeroDivisionError: if both are parallel.
        """
        return self.along(axis, -self.dot(axis)).unit()


UP = Vec(0.0, 1.0, 0.0)
DOWN = Vec(0.0, -1.0, 0.0)
AHEAD = Vec(0.0, 0.0, 1.0)


def sideways(side: int, *, ahead_deg: float, below_deg: float = 0.0) -> Vec:
    """The unit direction out to one side, turned to the front and then downwards.

    Args:
        side: +1 for the person's left, -1 for the right.
        ahead_deg: how far to the front of straight sideways.
        below_deg: how far below the horizontal.
    """
    level = cos(radians(below_deg))
    return Vec(
        side * level * cos(radians(ahead_deg)),
        -sin(radians(below_deg)),
        level * sin(radians(ahead_deg)),
    )


def between(start: Vec, end: Vec, fraction: float) -> Vec:
    """The unit direction ``fraction`` of the way from ``start`` to ``end``, both unit, over the shortest arc."""
    angle = acos(max(-1.0, min(1.0, start.dot(end))))
    if angle < _PARALLEL:
        return end
    first = sin((1.0 - fraction) * angle)
    return start.times(first).along(end, sin(fraction * angle)).unit()


def bend(root: Vec, target: Vec, first: float, second: float, pole: Vec) -> Vec:
    """Where the joint between two bones lies, when they reach from ``root`` to ``target``.

    Args:
        root: where the first bone starts.
        target: where the second bone ends; nearer than ``first + second``, farther than their difference.
        first: length of the first bone in metres.
        second: length of the second bone in metres.
        pole: the direction the joint points to.
    """
    way = target.minus(root)
    reach = way.length()
    axis = way.times(1.0 / reach)
    along = (first * first + reach * reach - second * second) / (2.0 * reach)
    aside = sqrt(max(0.0, first * first - along * along))
    return root.along(axis, along).along(pole.across(axis), aside)
