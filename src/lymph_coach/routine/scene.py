"""A pose as flat shapes, back to front, in four layers: two that stand still while the arms circle, two that move."""

from collections.abc import Callable, Mapping
from typing import Final

from lymph_coach.routine.arm import Ring
from lymph_coach.routine.body import FOREARM, UPPER_ARM, Arm, Body
from lymph_coach.routine.chair import chair
from lymph_coach.routine.figure import LEFT, RIGHT, Pose
from lymph_coach.routine.head import head
from lymph_coach.routine.kinds import Posture, Who
from lymph_coach.routine.person import PEOPLE
from lymph_coach.routine.trunk import legs, shirt, trunk
from lymph_coach.routine.vector import Vec
from lymph_coach.routine.view import Disc, Frame, Hoop, Joined, Limb, Line, Role, Shade, Shape, Spot, seen

_TRACK: Final = 0.014
_TRACE: Final = 0.027
_RING_STEPS: Final = 60
_BOX_STEP: Final = 4
_BOX_MARGIN: Final = 0.085
_SHADE: Final = 0.7
_SHARP: Final = -0.1
_ELBOW: Final = 0.0375
_WRIST: Final = 0.0255
_SLEEVE_ENDS: Final = 0.74
_HALO_FROM: Final = 0.26
_HALO_TO: Final = 0.53
_HALO_BELOW_NECK: Final = Vec(0.0, -0.12, 0.0)
_HALO_WIDTH: Final = 0.016
_HALO_SOFT: Final = 0.046
_HALO_EDGE: Final = 0.008

TrackOf = Callable[[Ring], tuple[Spot, ...]]
"""Gives :func:`track` of a circle, perhaps from what was kept: it is the same for all turns of a circle."""

_FRAMES: Mapping[Posture, Frame] = {
    Posture.SEATED: Frame(-0.95, -1.45, 0.95, 0.19),
    Posture.STANDING: Frame(-0.95, -1.85, 0.95, 0.19),
}


def frame(posture: Posture) -> Frame:
    """What must be seen so that no arm is ever cut off and the figure never changes size."""
    return _FRAMES[posture]


def halo(body: Body) -> tuple[Shape, ...]:
    """The soft ring of a led breath, behind everything, within the quiet line it swells to."""
    if body.halo <= 0.0:
        return ()
    middle = seen(body.neck.plus(_HALO_BELOW_NECK))
    radius = _HALO_FROM + (_HALO_TO - _HALO_FROM) * body.halo
    full = Hoop(Role.TRACK, middle, _HALO_TO, _HALO_EDGE)
    return (full, Hoop(Role.BREATH, middle, radius, _HALO_WIDTH, _HALO_SOFT))


def behind(posture: Posture, who: Who = Who.GREY) -> tuple[Shape, ...]:
    """Floor, chair and legs: all that lies behind the far arm, and never moves."""
    seated = posture is Posture.SEATED
    floor = seen(Vec(0.02, 0.0, 0.20) if seated else Vec(0.20, 0.0, 0.04))
    seat = chair(Vec(0.0, 0.0, 0.0), 0.0) if seated else chair(Vec(0.68, 0.0, -0.02), 90.0)
    return (Disc(Role.FLOOR, floor, 0.755, 0.125), *seat, *legs(posture, LEFT, who), *legs(posture, RIGHT, who))


def before(body: Body) -> tuple[Shape, ...]:
    """Trunk and head: what lies between the two arms, and moves with the breath and the shoulders."""
    return (*trunk(body), *head(body))


def track(circle: Ring) -> tuple[Spot, ...]:
    """The whole circle as it shows, in even steps from its top round to its top; ``traced`` plays no part."""
    return tuple(seen(circle.point(step / _RING_STEPS)) for step in range(_RING_STEPS + 1))


def far_arm(pose: Pose, track_of: TrackOf = track) -> tuple[Shape, ...]:
    """The left arm and its circle, which lies beyond the hand."""
    arm, thick = pose.left, PEOPLE[pose.body.who].limbs
    root, *rest = _bare(arm, Role.SKIN_FAR, thick)
    skin = (*rest, *_hand(arm, Role.SKIN_FAR, thick))
    sleeve = _sleeve(arm, Role.SHIRT_FAR, thick)
    if rest:
        return (*_traces(pose, LEFT, track_of), root, sleeve, Joined(Role.SKIN_FAR, skin))
    return (*_traces(pose, LEFT, track_of), Joined(Role.SKIN_FAR, (root, *skin)), sleeve)


def near_arm(pose: Pose, track_of: TrackOf = track) -> tuple[Shape, ...]:
    """The right arm and its circle, which passes before the arm and behind what draws it: hand or elbow."""
    arm, thick = pose.right, PEOPLE[pose.body.who].limbs
    root, *rest = _bare(arm, Role.SKIN, thick)
    hand = _hand(arm, Role.SKIN, thick)
    traces = _traces(pose, RIGHT, track_of)
    sleeve = _sleeve(arm, Role.SHIRT, thick)
    if rest:
        skin = Joined(Role.SKIN, (*rest, *hand))
        tip = Joined(Role.SKIN, (Limb(Role.SKIN, (seen(arm.elbow, _ELBOW * thick),)),), edged=False)
        return (*_shade(pose), root, sleeve, skin, *traces, *((tip,) if traces else ()))
    if not traces:
        return (*_shade(pose), Joined(Role.SKIN, (root, *hand)), sleeve)
    wrist = Limb(Role.SKIN, (seen(arm.wrist, _WRIST * thick),))
    joint = Joined(Role.SKIN, (wrist,), edged=False)
    return (*_shade(pose), root, sleeve, *traces, Joined(Role.SKIN, hand), joint)


def _shade(pose: Pose) -> tuple[Shape, ...]:
    """The soft shadow a hanging near arm leaves on the shirt."""
    arm = pose.right
    opacity = min(_SHADE, 4.0 * (arm.shoulder.y - arm.elbow.y) / UPPER_ARM - 2.6)
    if opacity <= 0.0:
        return ()
    lower = Vec(0.02, -0.018, 0.0)
    spots = (
        seen(arm.shoulder.plus(lower), 0.056),
        seen(arm.elbow.plus(lower), 0.054),
        seen(arm.wrist.plus(lower), 0.040),
    )
    return (Shade(Role.SHIRT_FAR, spots, shirt(pose.body), opacity),)


def _cuff(arm: Arm) -> Vec:
    return arm.shoulder.plus(arm.elbow.minus(arm.shoulder).times(_SLEEVE_ENDS))


def _sleeve(arm: Arm, cloth: Role, thick: float) -> Limb:
    """A short sleeve, open below."""
    middle = arm.shoulder.plus(arm.elbow.minus(arm.shoulder).times(0.4))
    spots = (seen(arm.shoulder, 0.060 * thick), seen(middle, 0.056 * thick), seen(_cuff(arm), 0.052 * thick))
    return Limb(cloth, spots, cut=True)


def _bare(arm: Arm, skin: Role, thick: float) -> tuple[Limb, ...]:
    """The bare arm from inside the sleeve to the wrist: in one, or in two where the elbow folds sharply."""
    round_elbow = _ELBOW * thick
    elbow, wrist = seen(arm.elbow, round_elbow), seen(arm.wrist, _WRIST * thick)
    swell = seen(arm.elbow.plus(arm.wrist.minus(arm.elbow).times(0.28)), round_elbow)
    cuff = seen(_cuff(arm), round_elbow)
    upper, fore = arm.elbow.minus(arm.shoulder), arm.wrist.minus(arm.elbow)
    if upper.dot(fore) < _SHARP * UPPER_ARM * FOREARM:
        return (Limb(skin, (cuff, elbow)), Limb(skin, (elbow, swell, wrist)))
    return (Limb(skin, (cuff, elbow, swell, wrist)),)


def _hand(arm: Arm, skin: Role, thick: float) -> tuple[Limb, ...]:
    """Palm, fingers held together, and a thumb."""
    root = arm.wrist.plus(arm.thumb.minus(arm.wrist).times(0.25))
    palm = (seen(arm.wrist, _WRIST * thick), seen(arm.knuckles, 0.031 * thick), seen(arm.fingertip, 0.0155 * thick))
    return (Limb(skin, (seen(root, 0.020 * thick), seen(arm.thumb, 0.0115 * thick))), Limb(skin, palm))


def _traces(pose: Pose, side: int, track_of: TrackOf) -> tuple[Line, ...]:
    """Each circle of a side as a quiet track, and what has been travelled of it."""
    lines: list[Line] = []
    for circle in pose.rings:
        if circle.side != side or circle.presence <= 0.0:
            continue
        whole = track_of(circle)
        done = int(circle.traced * _RING_STEPS)
        here = seen(circle.point(circle.traced))
        if circle.traced < 1.0:
            lines.append(Line(Role.TRACK, (here, *whole[done + 1 :]), _TRACK, circle.presence))
        if circle.traced > 0.0:
            lines.append(Line(Role.ACCENT, (*whole[: done + 1], here), _TRACE, circle.presence))
    return tuple(lines)


def moving(pose: Pose, track_of: TrackOf = track) -> tuple[Frame, ...]:
    """Boxes round what may move while the body stands still: each arm with its circle."""
    boxes: list[Frame] = []
    for side, arm in ((LEFT, pose.left), (RIGHT, pose.right)):
        places = (arm.shoulder, arm.elbow, arm.wrist, arm.knuckles, arm.fingertip, arm.thumb)
        spots = [seen(place) for place in places]
        for circle in pose.rings:
            if circle.side == side:
                spots.extend(track_of(circle)[::_BOX_STEP])
        boxes.append(
            Frame(
                min(spot.x for spot in spots) - _BOX_MARGIN,
                min(spot.y for spot in spots) - _BOX_MARGIN,
                max(spot.x for spot in spots) + _BOX_MARGIN,
                max(spot.y for spot in spots) + _BOX_MARGIN,
            )
        )
    return tuple(boxes)
