"""The figure's body: bone lengths, and the joints of one moment.

Lengths are fractions of standing height after Drillis and Contini (1966), as given in Winter, *Biomechanics and
Motor Control of Human Movement*. Places are as in :mod:`lymph_coach.routine.vector`.
"""

from dataclasses import dataclass
from typing import Final

from lymph_coach.routine.kinds import Posture, Who
from lymph_coach.routine.vector import DOWN, Vec

HEIGHT: Final = 1.68
UPPER_ARM: Final = 0.186 * HEIGHT
FOREARM: Final = 0.146 * HEIGHT
HAND: Final = 0.108 * HEIGHT
PALM: Final = 0.52 * HAND
FINGERS: Final = HAND - PALM
THUMB: Final = 0.56 * HAND
SHOULDER_BREADTH: Final = 0.259 * HEIGHT
TRUNK: Final = 0.288 * HEIGHT
HIP_BREADTH: Final = 0.191 * HEIGHT
THIGH: Final = 0.245 * HEIGHT
SHANK: Final = 0.246 * HEIGHT
ANKLE_HEIGHT: Final = 0.039 * HEIGHT
FOOT: Final = 0.152 * HEIGHT
HEAD_AND_NECK: Final = 0.182 * HEIGHT
HEAD_RISE: Final = HEAD_AND_NECK - 0.112
"""From the base of the neck to the middle of the head."""

COLLAR: Final = 0.45 * SHOULDER_BREADTH
"""From the base of the neck to the middle of the shoulder joint: the joint lies inside the outline."""

_HIP: Final = 0.30 * HIP_BREADTH
_SEATED_TILT: Final = 0.012
_KNEES_APART: Final = 0.035


@dataclass(frozen=True, slots=True)
class Arm:
    """One arm's joints, shoulder to fingertip; the knuckles trace the circle."""

    shoulder: Vec
    elbow: Vec
    wrist: Vec
    knuckles: Vec
    fingertip: Vec
    thumb: Vec


@dataclass(frozen=True, slots=True)
class Leg:
    """One leg's joints."""

    hip: Vec
    knee: Vec
    ankle: Vec
    heel: Vec
    toe: Vec


@dataclass(frozen=True, slots=True)
class Body:
    """All that is not arm: still while the arms circle.

    ``breath`` is how full the chest is, 0 to 1; ``halo`` how far the soft ring of a led breath has swollen, 0
    when there is none. ``who`` has these bones.
    """

    posture: Posture
    pelvis: Vec
    neck: Vec
    head: Vec
    left_shoulder: Vec
    right_shoulder: Vec
    left_leg: Leg
    right_leg: Leg
    breath: float = 0.0
    halo: float = 0.0
    who: Who = Who.GREY

    def shoulder(self, side: int) -> Vec:
        """The shoulder of the person's left (+1) or right (-1)."""
        return self.left_shoulder if side > 0 else self.right_shoulder

    def leg(self, side: int) -> Leg:
        """The leg of the person's left (+1) or right (-1)."""
        return self.left_leg if side > 0 else self.right_leg


def pelvis(posture: Posture) -> Vec:
    """The middle of the hip joints."""
    if posture is Posture.SEATED:
        return Vec(0.0, ANKLE_HEIGHT + SHANK + _SEATED_TILT, 0.0)
    return Vec(0.0, ANKLE_HEIGHT + SHANK + THIGH - 0.003, 0.0)


def leg(posture: Posture, side: int) -> Leg:
    """One leg, with the foot flat on the floor."""
    hip = pelvis(posture).plus(Vec(side * _HIP, 0.0, 0.0))
    if posture is Posture.SEATED:
        thigh = Vec(side * _KNEES_APART, -_SEATED_TILT, 0.0)
        thigh = Vec(thigh.x, thigh.y, (THIGH**2 - thigh.dot(thigh)) ** 0.5)
        shank = DOWN
    else:
        thigh = Vec(side * 0.02, 0.0, 0.03)
        thigh = Vec(thigh.x, -((THIGH**2 - thigh.dot(thigh)) ** 0.5), thigh.z)
        shank = Vec(side * 0.01, 0.0, -0.055)
        shank = Vec(shank.x, -((SHANK**2 - shank.dot(shank)) ** 0.5), shank.z).times(1.0 / SHANK)
    knee = hip.plus(thigh)
    ankle = knee.along(shank, SHANK)
    outward = Vec(side * 0.20, 0.0, 0.98).unit()
    heel = Vec(ankle.x, 0.0, ankle.z).along(outward, -0.20 * FOOT)
    return Leg(hip, knee, ankle, heel, heel.along(outward, FOOT))
