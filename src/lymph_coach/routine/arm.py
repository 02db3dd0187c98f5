"""How an arm is held: the direction of each of its bones, at rest and anywhere on its circle."""

from collections.abc import Mapping
from math import cos, pi, radians, sin, sqrt
from typing import Final, NamedTuple

from lymph_coach.routine.body import (
    FINGERS,
    FOREARM,
    PALM,
    THUMB,
    UPPER_ARM,
    Arm,
    Leg,
)
from lymph_coach.routine.kinds import Reach, Size
from lymph_coach.routine.vector import AHEAD, DOWN, UP, Vec, bend, between, sideways

_THIGH_TOP: Final = 0.088
"""From the middle of the thigh to where a palm rests on it, in metres."""


class Hold(NamedTuple):
    """Unit directions of one arm's bones: lengths stay with the body, so no hold can stretch an arm."""

    upper: Vec
    fore: Vec
    palm: Vec
    fingers: Vec
    thumb: Vec

    def arm(self, shoulder: Vec) -> Arm:
        """The joints of an arm held like this from ``shoulder``."""
        elbow = shoulder.along(self.upper, UPPER_ARM)
        wrist = elbow.along(self.fore, FOREARM)
        knuckles = wrist.along(self.palm, PALM)
        return Arm(
            shoulder=shoulder,
            elbow=elbow,
            wrist=wrist,
            knuckles=knuckles,
            fingertip=knuckles.along(self.fingers, FINGERS),
            thumb=wrist.along(self.thumb, THUMB),
        )

    def towards(self, end: "Hold", fraction: float) -> "Hold":
        """The hold ``fraction`` of the way to ``end``; the forearm swings over the front."""
        over = between(self.fore, end.fore, 0.5).along(AHEAD, 0.7).unit()
        early, late = between(self.fore, over, fraction), between(over, end.fore, fraction)
        return Hold(
            between(self.upper, end.upper, fraction),
            between(early, late, fraction),
            between(self.palm, end.palm, fraction),
            between(self.fingers, end.fingers, fraction),
            between(self.thumb, end.thumb, fraction),
        )


class Cone(NamedTuple):
    """Where a reach holds the arm: the cone's middle line and half-angles, and the bend of the elbow."""

    ahead_deg: float
    below_deg: float
    small_deg: float
    large_deg: float
    bend_deg: float

    def half_angle(self, size: Size) -> float:
        """Half the opening of the cone in radians."""
        return radians(self.large_deg if size is Size.LARGE else self.small_deg)


CONES: Mapping[Reach, Cone] = {
    Reach.LEVEL: Cone(ahead_deg=15.0, below_deg=0.0, small_deg=8.0, large_deg=28.0, bend_deg=16.0),
    Reach.LOW: Cone(ahead_deg=20.0, below_deg=25.0, small_deg=6.0, large_deg=12.0, bend_deg=52.0),
    Reach.BENT: Cone(ahead_deg=22.0, below_deg=12.0, small_deg=10.0, large_deg=28.0, bend_deg=0.0),
}

_FOREPALM: Final = FOREARM + PALM


class Ring(NamedTuple):
    """The circle a hand, an elbow or a shoulder follows: ``middle + up cos(angle) + onward sin(angle)``, from the top.

    ``side`` is +1 for the person's left arm, -1 for the right. ``traced`` is the part already travelled, from
    the top in the direction of the turn, 0 to 1; ``presence`` how clearly it shows, 0 to 1.
    """

    side: int
    elbow: bool
    middle: Vec
    up: Vec
    onward: Vec
    traced: float = 0.0
    presence: float = 1.0

    def point(self, fraction: float) -> Vec:
        """The place ``fraction`` of a turn from the top."""
        angle = 2.0 * pi * fraction
        high, far = cos(angle), sin(angle)
        middle, up, onward = self.middle, self.up, self.onward
        return Vec(
            middle.x + high * up.x + far * onward.x,
            middle.y + high * up.y + far * onward.y,
            middle.z + high * up.z + far * onward.z,
        )


def ring(shoulder: Vec, side: int, reach: Reach, size: Size, *, backward: bool) -> Ring:
    """The circle of one arm about its shoulder."""
    cone = CONES[reach]
    axis = sideways(side, ahead_deg=cone.ahead_deg, below_deg=cone.below_deg)
    length = UPPER_ARM if reach is Reach.BENT else _straight_length(cone.bend_deg)
    half = cone.half_angle(size)
    front = sideways(side, ahead_deg=cone.ahead_deg + 90.0)
    radius = length * sin(half)
    return Ring(
        side=side,
        elbow=reach is Reach.BENT,
        middle=shoulder.along(axis, length * cos(half)),
        up=UP.across(axis).times(radius),
        onward=front.times(-radius if backward else radius),
    )


def _straight_length(bend_deg: float) -> float:
    """From shoulder to knuckles with the elbow bent by so much from straight."""
    return sqrt(UPPER_ARM**2 + _FOREPALM**2 + 2.0 * UPPER_ARM * _FOREPALM * cos(radians(bend_deg)))


def on_ring(shoulder: Vec, circle: Ring, fraction: float) -> Hold:
    """How the arm is held with its knuckles, or its elbow, on the circle."""
    place = circle.point(fraction)
    if circle.elbow:
        return _folded(shoulder, place, circle.side)
    elbow = bend(shoulder, place, UPPER_ARM, _FOREPALM, Vec(0.0, -0.85, -0.5))
    fore = place.minus(elbow).unit()
    fingers = between(fore, DOWN, 0.13)
    thumb = fore.times(0.86).along(AHEAD.across(fore), 0.42).along(DOWN, 0.12).unit()
    return Hold(elbow.minus(shoulder).unit(), fore, fore, fingers, thumb)


def _folded(shoulder: Vec, elbow: Vec, side: int) -> Hold:
    """Fingertips resting on the shoulder, the forearm folded over the front."""
    touch = shoulder.plus(Vec(-side * 0.026, 0.066, 0.026))
    pole = Vec(side * 0.25, 0.55, 0.80)
    span = 0.94 * (PALM + FINGERS)
    wrist = bend(elbow, touch, FOREARM, span, pole)
    knuckles = bend(wrist, touch, PALM, FINGERS, pole)
    palm = knuckles.minus(wrist).unit()
    return Hold(
        upper=elbow.minus(shoulder).unit(),
        fore=wrist.minus(elbow).unit(),
        palm=palm,
        fingers=touch.minus(knuckles).unit(),
        thumb=palm,
    )


def in_lap(shoulder: Vec, leg: Leg, side: int) -> Hold:
    """The palm resting on the thigh, the elbow easy beside the trunk."""
    thigh = leg.knee.minus(leg.hip)
    knuckles = leg.hip.along(thigh, 0.66).plus(Vec(-side * 0.012, _THIGH_TOP, 0.0))
    palm = Vec(-side * 0.30, -0.16, 0.94).unit()
    wrist = knuckles.along(palm, -PALM)
    elbow = bend(shoulder, wrist, UPPER_ARM, FOREARM, Vec(side * 0.36, -0.2, -0.86))
    return Hold(
        upper=elbow.minus(shoulder).unit(),
        fore=wrist.minus(elbow).unit(),
        palm=palm,
        fingers=Vec(-side * 0.26, -0.30, 0.92).unit(),
        thumb=Vec(-side * 0.72, -0.12, 0.70).unit(),
    )


def hanging(side: int) -> Hold:
    """The arm hanging easy at the side."""
    return Hold(
        upper=Vec(side * 0.17, -0.98, -0.05).unit(),
        fore=Vec(side * 0.03, -0.97, 0.22).unit(),
        palm=Vec(-side * 0.04, -0.97, 0.20).unit(),
        fingers=Vec(-side * 0.16, -0.95, 0.26).unit(),
        thumb=Vec(-side * 0.10, -0.86, 0.50).unit(),
    )
