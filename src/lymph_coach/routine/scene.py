"""A pose as flat shapes, back to front, in four layers: two that stand still while the arms circle, two that move."""

from typing import Final

from lymph_coach.routine.arm import Ring
from lymph_coach.routine.body import UPPER_ARM, Arm, Body
from lymph_coach.routine.chair import chair
from lymph_coach.routine.figure import LEFT, RIGHT, Pose
from lymph_coach.routine.kinds import Posture
from lymph_coach.routine.trunk import head, legs, shirt, trunk
from lymph_coach.routine.vector import Vec
from lymph_coach.routine.view import Disc, Frame, Limb, Line, Role, Shade, Shape, Spot, bounds, seen

_TRACK: Final = 0.014
_TRACE: Final = 0.027
_RING_STEPS: Final = 72
_SLEEVE_ENDS: Final = 0.74
_HALO_FROM: Final = 0.20
_HALO_TO: Final = 0.56
_HALO_OPACITY: Final = 0.55


_FRAMES: Final[dict[Posture, Frame]] = {
    Posture.SEATED: Frame(-0.95, -1.45, 0.95, 0.19),
    Posture.STANDING: Frame(-0.95, -1.85, 0.95, 0.19),
}


def frame(posture: Posture) -> Frame:
    """What must be seen so that no arm is ever cut off and the figure never changes size."""
    return _FRAMES[posture]


def halo(body: Body) -> tuple[Shape, ...]:
    """The soft ring of a led breath, behind everything; empty it hides behind the trunk."""
    if body.halo <= 0.0:
        return ()
    size = _HALO_FROM + (_HALO_TO - _HALO_FROM) * body.halo
    return (Disc(Role.TRACK, seen(body.neck.plus(Vec(0.0, -0.12, 0.0))), size, size, _HALO_OPACITY),)


def behind(posture: Posture) -> tuple[Shape, ...]:
    """Floor, chair and far leg: all that stands behind the far arm, and never moves."""
    seated = posture is Posture.SEATED
    floor = seen(Vec(0.02, 0.0, 0.20) if seated else Vec(0.14, 0.0, 0.06))
    seat = chair(Vec(0.0, 0.0, 0.0), 0.0) if seated else chair(Vec(0.72, 0.0, -0.02), 90.0)
    return (Disc(Role.FLOOR, floor, 0.77, 0.125), *seat, *legs(posture, LEFT))


def before(body: Body) -> tuple[Shape, ...]:
    """Near leg, trunk and head: all that stands between the two arms."""
    return (*legs(body.posture, RIGHT), *trunk(body), *head(body))


def far_arm(pose: Pose) -> tuple[Shape, ...]:
    """The left arm and its circle, which lies beyond the hand."""
    circles = [circle for circle in pose.rings if circle.side == LEFT]
    traces = [line for circle in circles for line in _traces(circle)]
    return (*traces, *_sleeve(pose.left, Role.SHIRT_FAR, Role.SKIN_FAR), *_hand(pose.left, Role.SKIN_FAR))


def near_arm(pose: Pose) -> tuple[Shape, ...]:
    """The right arm and its circle, which passes before the arm and behind the hand."""
    circles = [circle for circle in pose.rings if circle.side == RIGHT]
    traces = [line for circle in circles for line in _traces(circle)]
    limb = _sleeve(pose.right, Role.SHIRT, Role.SKIN)
    hand = _hand(pose.right, Role.SKIN)
    shade = _shade(pose)
    if circles and circles[0].elbow:
        return (shade, *limb, *hand, *traces, Limb(Role.SKIN, (seen(pose.right.elbow, 0.040),)))
    return (shade, *limb, *traces, *hand)


def _shade(pose: Pose) -> Shade:
    """The near arm's soft shadow on the shirt."""
    arm = pose.right
    lower = Vec(0.02, -0.018, 0.0)
    spots = (
        seen(arm.shoulder.plus(lower), 0.056),
        seen(arm.elbow.plus(lower), 0.054),
        seen(arm.wrist.plus(lower), 0.040),
    )
    hangs = (arm.shoulder.y - arm.elbow.y) / UPPER_ARM
    return Shade(Role.SHIRT_FAR, spots, shirt(pose.body), max(0.0, min(0.8, 2.0 * hangs - 0.8)))


def _sleeve(arm: Arm, cloth: Role, skin: Role) -> tuple[Shape, ...]:
    """Bare arm below, short sleeve over it."""
    cuff = arm.shoulder.plus(arm.elbow.minus(arm.shoulder).times(_SLEEVE_ENDS))
    middle = arm.shoulder.plus(arm.elbow.minus(arm.shoulder).times(0.4))
    swell = arm.elbow.plus(arm.wrist.minus(arm.elbow).times(0.28))
    return (
        Limb(
            skin,
            (seen(cuff, 0.040), seen(arm.elbow, 0.0375), seen(swell, 0.0375), seen(arm.wrist, 0.0255)),
        ),
        Limb(cloth, (seen(arm.shoulder, 0.060), seen(middle, 0.056), seen(cuff, 0.052)), cut=True),
    )


def _hand(arm: Arm, skin: Role) -> tuple[Shape, ...]:
    """Wrist, palm, fingers held together, and a thumb."""
    root = arm.wrist.plus(arm.thumb.minus(arm.wrist).times(0.25))
    return (
        Limb(skin, (seen(root, 0.020), seen(arm.thumb, 0.0115))),
        Limb(
            skin,
            (seen(arm.wrist, 0.0255), seen(arm.knuckles, 0.031), seen(arm.fingertip, 0.0155)),
        ),
    )


def _traces(circle: Ring) -> tuple[Line, ...]:
    """The whole circle as a quiet track, and what has been travelled of it."""
    whole = tuple(seen(circle.point(step / _RING_STEPS)) for step in range(_RING_STEPS + 1))
    track = Line(Role.TRACK, whole, _TRACK, circle.presence)
    if circle.traced <= 0.0:
        return (track,)
    done = int(circle.traced * _RING_STEPS)
    spots: tuple[Spot, ...] = (*whole[: done + 1], seen(circle.point(circle.traced)))
    return (track, Line(Role.ACCENT, spots, _TRACE, circle.presence))


def moving(pose: Pose) -> tuple[Frame, ...]:
    """Boxes round what may move while the body stands still: each arm with its circle."""
    return tuple(bounds(shapes) for shapes in (far_arm(pose), near_arm(pose)))
