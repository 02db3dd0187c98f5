"""Legs, trunk, neck and head as flat shapes."""

from typing import Final

from lymph_coach.routine.body import Body
from lymph_coach.routine.figure import LEFT
from lymph_coach.routine.kinds import Posture
from lymph_coach.routine.vector import Vec
from lymph_coach.routine.view import Curve, Limb, Panel, Role, Shape, Spot, girth, seen

# Cross-sections of the shirt: height as a part of the trunk, half width, half depth, in metres.
_CHEST: Final = (0.70, 0.158, 0.112)
_RIBS: Final = (0.50, 0.146, 0.110)
_WAIST: Final = (0.28, 0.140, 0.110)
_HEM: Final = (0.02, 0.166, 0.128)
_SWELL: Final = 0.06

# The head, right and up from its middle on the screen, in metres: it looks to the viewer's right.
_FACE: Final = (
    (0.000, 0.108), (0.046, 0.098), (0.076, 0.058), (0.082, 0.012), (0.079, -0.032), (0.066, -0.074),
    (0.038, -0.104), (0.008, -0.103), (-0.030, -0.076), (-0.054, -0.036), (-0.068, 0.020), (-0.052, 0.080),
)  # fmt: skip
_HAIR: Final = (
    (0.079, 0.060), (0.068, 0.098), (0.034, 0.123), (-0.014, 0.128), (-0.060, 0.108), (-0.088, 0.062),
    (-0.094, 0.008), (-0.085, -0.042), (-0.066, -0.066), (-0.052, -0.046), (-0.050, -0.010), (-0.030, -0.006),
    (-0.022, 0.030), (-0.004, 0.054), (0.030, 0.064),
)  # fmt: skip
_EAR: Final = ((-0.034, 0.008), (-0.022, -0.004), (-0.026, -0.026), (-0.038, -0.034), (-0.048, -0.016), (-0.046, 0.002))


def shirt(body: Body) -> tuple[Spot, ...]:
    """The shirt's outline, clockwise from the near hem."""
    near, far = seen(body.right_shoulder), seen(body.left_shoulder)
    neck = seen(body.neck)
    rows = [_row(body, section) for section in (_HEM, _WAIST, _RIBS, _CHEST)]
    middle = seen(body.pelvis)
    drop = 0.058 if body.posture is Posture.SEATED else 0.075
    return (
        *(left for left, _ in rows),
        Spot(near.x - 0.050, near.y + 0.030),
        Spot(near.x - 0.038, near.y - 0.040),
        Spot(near.x + 0.030, near.y - 0.066),
        Spot(neck.x - 0.066, neck.y - 0.048),
        Spot(neck.x + 0.052, neck.y - 0.052),
        Spot(far.x - 0.026, far.y - 0.062),
        Spot(far.x + 0.034, far.y - 0.036),
        Spot(far.x + 0.042, far.y + 0.020),
        *(right for _, right in reversed(rows)),
        Spot(middle.x + 0.10, middle.y + drop),
        Spot(middle.x - 0.05, middle.y + drop + 0.012),
    )


def _row(body: Body, section: tuple[float, float, float]) -> tuple[Spot, Spot]:
    """The two edges of one cross-section of the trunk."""
    part, wide, deep = section
    swell = 1.0 + _SWELL * body.breath * part
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


def head(body: Body) -> tuple[Shape, ...]:
    """Face without features, ear and hair."""
    middle = seen(body.head, 1.0)

    def placed(points: tuple[tuple[float, float], ...]) -> tuple[Spot, ...]:
        return tuple(Spot(middle.x + x * middle.radius, middle.y - y * middle.radius) for x, y in points)

    return (
        Curve(Role.SKIN, placed(_FACE)),
        Curve(Role.HAIR, placed(_HAIR)),
        Curve(Role.SKIN_FAR, placed(_EAR)),
    )


def legs(body: Body, side: int) -> tuple[Shape, ...]:
    """One leg: shoe, then trousers over it."""
    leg = body.leg(side)
    cloth = Role.TROUSERS_FAR if side == LEFT else Role.TROUSERS
    cuff = leg.ankle.plus(leg.knee.minus(leg.ankle).times(0.02))
    calf = leg.knee.plus(leg.ankle.minus(leg.knee).times(0.30))
    mid = leg.hip.plus(leg.knee.minus(leg.hip).times(0.45))
    heel = leg.heel.plus(Vec(0.0, 0.036, 0.0))
    ball = leg.heel.plus(leg.toe.minus(leg.heel).times(0.66)).plus(Vec(0.0, 0.036, 0.0))
    toe = leg.heel.plus(leg.toe.minus(leg.heel).times(0.88)).plus(Vec(0.0, 0.028, 0.0))
    instep = seen(leg.ankle, 0.036)
    return (
        Limb(Role.SHOE, (instep, seen(heel, 0.037))),
        Panel(Role.SHOE, (instep, seen(heel), seen(ball)), 0.034),
        Limb(Role.SHOE, (seen(heel, 0.037), seen(ball, 0.038), seen(toe, 0.029))),
        Limb(
            cloth,
            (
                seen(leg.hip, 0.088),
                seen(mid, 0.079),
                seen(leg.knee, 0.064),
                seen(calf, 0.058),
                seen(cuff, 0.047),
            ),
            cut=True,
        ),
    )
