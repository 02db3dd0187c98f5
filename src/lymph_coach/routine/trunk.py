"""Legs, trunk and neck as flat shapes."""

from typing import Final

from lymph_coach.routine.body import Body
from lymph_coach.routine.body import leg as joints
from lymph_coach.routine.figure import LEFT
from lymph_coach.routine.kinds import Posture, Who
from lymph_coach.routine.person import PEOPLE
from lymph_coach.routine.vector import Vec
from lymph_coach.routine.view import Curve, Joined, Limb, Panel, Role, Shape, Spot, girth, hull, seen

# Cross-sections of the shirt: height as a part of the trunk, half width, half depth, in metres.
_CHEST: Final = (0.70, 0.162, 0.115)
_RIBS: Final = (0.50, 0.154, 0.116)
_WAIST: Final = (0.28, 0.150, 0.120)
_HEM: Final = (0.02, 0.172, 0.134)
_SWELL: Final = 0.06

_SHOULDER: Final = 0.060
# The hem, as a part of half the hips' width to the right of their middle, and metres below it.
_LAP_HEM: Final = ((0.99, -0.052), (0.84, -0.016), (0.36, 0.014), (-0.20, 0.040), (-0.66, 0.054), (-0.95, 0.042))
_LEVEL_HEM: Final = ((1.00, 0.0), (0.94, 0.044), (0.50, 0.060), (-0.45, 0.066), (-0.92, 0.052))


def shirt(body: Body) -> tuple[Spot, ...]:
    """The shirt's outline, clockwise from the near hem."""
    near, far = seen(body.right_shoulder), seen(body.left_shoulder)
    neck = seen(body.neck)
    rows = [_row(body, section) for section in (_HEM, _WAIST, _RIBS, _CHEST)]
    round_ = _SHOULDER * PEOPLE[body.who].limbs
    diagonal = 0.707 * round_
    return (
        *(left for left, _ in rows),
        Spot(near.x - round_ * 0.94, near.y + 0.020),
        Spot(near.x - diagonal, near.y - diagonal),
        Spot(near.x + 0.012, near.y - round_ * 1.02),
        Spot(neck.x - 0.068, _slope(neck.y - 0.046, near.y - round_)),
        Spot(neck.x + 0.054, _slope(neck.y - 0.050, far.y - round_)),
        Spot(far.x - 0.006, far.y - round_ * 1.02),
        Spot(far.x + diagonal * 0.92, far.y - diagonal * 0.98),
        Spot(far.x + round_ * 0.84, far.y + 0.016),
        *(right for _, right in reversed(rows[1:])),
        *_hem(body, rows[0][1]),
    )


def _hem(body: Body, far: Spot) -> tuple[Spot, ...]:
    """The lower edge from the far hip: level on a standing body, rising into the lap of a seated one."""
    middle = seen(body.pelvis)
    half = far.x - middle.x
    falls = _LAP_HEM if body.posture is Posture.SEATED else _LEVEL_HEM
    return tuple(Spot(middle.x + part * half, middle.y + fall) for part, fall in falls)


def _slope(neck: float, shoulder: float) -> float:
    """How high the shirt lies beside the neck: a lifted shoulder takes it along."""
    return min(neck, 0.5 * (neck + shoulder))


def _row(body: Body, section: tuple[float, float, float]) -> tuple[Spot, Spot]:
    """The two edges of one cross-section of the trunk."""
    part, wide, deep = section
    swell = PEOPLE[body.who].girth * (1.0 + _SWELL * body.breath * part)
    middle = seen(body.pelvis.plus(body.neck.minus(body.pelvis).times(part)))
    half = girth(wide * swell, deep * swell)
    return Spot(middle.x - half, middle.y), Spot(middle.x + half, middle.y)


def trunk(body: Body) -> tuple[Shape, ...]:
    """Shirt, neck and collar."""
    neck = seen(body.neck)
    jaw = seen(body.head)
    throat = (
        Spot(jaw.x - 0.056, jaw.y + 0.030),
        Spot(jaw.x - 0.054, jaw.y + 0.085),
        Spot(neck.x - 0.064, neck.y - 0.044),
        Spot(neck.x - 0.044, neck.y - 0.006),
        Spot(neck.x + 0.004, neck.y + 0.014),
        Spot(neck.x + 0.042, neck.y - 0.012),
        Spot(neck.x + 0.054, neck.y - 0.048),
        Spot(jaw.x + 0.040, jaw.y + 0.085),
        Spot(jaw.x + 0.040, jaw.y + 0.030),
    )
    return (Curve(Role.SHIRT, shirt(body)), Curve(Role.SKIN_FAR, throat))


def legs(posture: Posture, side: int, who: Who = Who.GREY) -> tuple[Shape, ...]:
    """One leg: shoe, then trousers over it."""
    leg = joints(posture, side)
    cloth = Role.TROUSERS_FAR if side == LEFT else Role.TROUSERS
    cuff = leg.ankle.plus(leg.knee.minus(leg.ankle).times(0.02))
    calf = leg.knee.plus(leg.ankle.minus(leg.knee).times(0.30))
    mid = leg.hip.plus(leg.knee.minus(leg.hip).times(0.45))
    heel = leg.heel.plus(Vec(0.0, 0.036, 0.0))
    ball = leg.heel.plus(leg.toe.minus(leg.heel).times(0.66)).plus(Vec(0.0, 0.036, 0.0))
    toe = leg.heel.plus(leg.toe.minus(leg.heel).times(0.88)).plus(Vec(0.0, 0.028, 0.0))
    instep = seen(leg.ankle.plus(Vec(0.0, -0.004, 0.012)), 0.030)
    thick = PEOPLE[who].limbs
    above = (seen(leg.hip, 0.086 * thick), seen(mid, 0.079 * thick), seen(leg.knee, 0.064 * thick))
    below = (seen(calf, 0.059 * thick), seen(cuff, 0.047 * thick))
    if posture is Posture.SEATED:
        trousers = (Limb(cloth, above), Limb(cloth, (above[-1], *below), cut=True))
    else:
        trousers = (Limb(cloth, (*above, *below), cut=True),)
    return (
        Panel(Role.SHOE, hull((instep, seen(heel, 0.030), seen(ball, 0.031), seen(toe, 0.022))), 0.006),
        Joined(cloth, trousers),
    )
