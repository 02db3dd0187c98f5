"""A pose as flat shapes, back to front, in four layers: two that stand still while the arms circle, two that move."""

from typing import Final, NamedTuple

from lymph_coach.routine.arm import Ring
from lymph_coach.routine.body import Arm, Body
from lymph_coach.routine.chair import chair
from lymph_coach.routine.figure import LEFT, RIGHT, Pose
from lymph_coach.routine.kinds import Posture
from lymph_coach.routine.trunk import head, legs, shirt, trunk
from lymph_coach.routine.vector import Vec
from lymph_coach.routine.view import Disc, Limb, Line, Role, Shade, Shape, Spot, seen

_TRACK: Final = 0.014
_TRACE: Final = 0.027
_RING_STEPS: Final = 72
_SLEEVE_ENDS: Final = 0.74
_BOX_STEPS: Final = 16
_BOX_MARGIN: Final = 0.085
_HALO_FROM: Final = 0.20
_HALO_TO: Final = 0.56


class Frame(NamedTuple):
    """The part of the screen plane a picture must show, in flat metres."""

    left: float
    top: float
    right: float
    bottom: float


_FRAMES: Final[dict[Posture, Frame]] = {
    Posture.SEATED: Frame(-0.90, -1.46, 0.96, 0.24),
    Posture.STANDING: Frame(-0.92, -1.83, 0.98, 0.20),
}


def frame(posture: Posture) -> Frame:
    """What must be seen so that no arm is ever cut off and the figure never changes size."""
    return _FRAMES[posture]


def behind(body: Body) -> tuple[Shape, ...]:
    """Floor, breath ring, chair and far leg: all that stands behind the far arm."""
    seated = body.posture is Posture.SEATED
    floor = seen(Vec(0.04, 0.0, 0.14) if seated else Vec(0.14, 0.0, 0.0))
    shapes: list[Shape] = [Disc(Role.FLOOR, floor, 0.80, 0.105)]
    if body.halo > 0.0:
        middle = seen(body.neck.plus(Vec(0.0, -0.12, 0.0)))
        size = _HALO_FROM + (_HALO_TO - _HALO_FROM) * body.halo
        shapes.append(Disc(Role.TRACK, middle, size, size, 0.55))
    shapes.extend(chair(Vec(0.0, 0.0, 0.0), 0.0) if seated else chair(Vec(0.72, 0.0, -0.02), 90.0))
    shapes.extend(legs(body, LEFT))
    return tuple(shapes)


def before(body: Body) -> tuple[Shape, ...]:
    """Near leg, trunk and head: all that stands between the two arms."""
    return (*legs(body, RIGHT), *trunk(body), *head(body))


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
    return Shade(Role.SHIRT_FAR, spots, shirt(pose.body), 0.75)


def _sleeve(arm: Arm, cloth: Role, skin: Role) -> tuple[Shape, ...]:
    """Bare arm below, short sleeve over it."""
    cuff = arm.shoulder.plus(arm.elbow.minus(arm.shoulder).times(_SLEEVE_ENDS))
    swell = arm.elbow.plus(arm.wrist.minus(arm.elbow).times(0.28))
    return (
        Limb(
            skin,
            (seen(cuff, 0.040), seen(arm.elbow, 0.037), seen(swell, 0.0385), seen(arm.wrist, 0.0255)),
        ),
        Limb(cloth, (seen(arm.shoulder, 0.060), seen(cuff, 0.052)), cut=True),
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
    boxes: list[Frame] = []
    for side, arm in ((LEFT, pose.left), (RIGHT, pose.right)):
        places = [arm.shoulder, arm.elbow, arm.wrist, arm.knuckles, arm.fingertip, arm.thumb]
        for circle in pose.rings:
            if circle.side == side:
                places.extend(circle.point(step / _BOX_STEPS) for step in range(_BOX_STEPS))
        spots = [seen(place) for place in places]
        boxes.append(
            Frame(
                min(spot.x for spot in spots) - _BOX_MARGIN,
                min(spot.y for spot in spots) - _BOX_MARGIN,
                max(spot.x for spot in spots) + _BOX_MARGIN,
                max(spot.y for spot in spots) + _BOX_MARGIN,
            )
        )
    return tuple(boxes)
