"""The figure that leads: how the whole body is held at any moment of a session.

:func:`pose` is a pure function of a segment, how far it is along, and the person's stance, so the picture can
be drawn for any position of the sound, in any order. Poses of segments that follow each other meet without a
jump.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import asin, cos, pi, radians, sin
from typing import Final

from lymph_coach.routine.arm import Hold, Ring, hanging, in_lap, on_ring, ring
from lymph_coach.routine.body import COLLAR, HEAD_RISE, TRUNK, Arm, Body, leg, pelvis
from lymph_coach.routine.kinds import Arms, Kind, Posture, Reach, Size, Turn, Who
from lymph_coach.routine.timeline import Segment
from lymph_coach.routine.vector import Vec

LEFT: Final = 1
RIGHT: Final = -1

_RAISED: Final = frozenset({Kind.RAISE, Kind.CIRCLE, Kind.COUNT_IN})
_QUIET_BREATH_S: Final = 10.0
_QUIET_BREATH: Final = 0.35
_SLOPE: Final = radians(-8.0)
_BREATH_LIFT: Final = radians(5.0)
_ARM_LIFT: Mapping[Reach, float] = {
    Reach.LEVEL: radians(7.0),
    Reach.LOW: radians(2.0),
    Reach.BENT: radians(6.0),
}
_ROLL_RADIUS: Final = 0.021
_ROLL_SHOWN: Final = 0.115
"""A roll is small: the ring that shows it goes round the whole shoulder."""
_SETTLED: Final = 0.5
_LEAST_HALO: Final = 0.001
"""The ring of a led breath goes on from one breath to the next."""


@dataclass(frozen=True, slots=True)
class Stance:
    """What the person chose: how they sit or stand, hold and circle, with which arms, and who shows it."""

    posture: Posture = Posture.SEATED
    reach: Reach = Reach.LEVEL
    arms: Arms = Arms.BOTH
    who: Who = Who.GREY

    def takes_part(self, side: int) -> bool:
        """Whether the arm of the person's left (+1) or right (-1) circles."""
        return self.arms is Arms.BOTH or (self.arms is Arms.LEFT) == (side == LEFT)


@dataclass(frozen=True, slots=True)
class Pose:
    """Every joint of one moment, in metres, and the circles that belong to it."""

    body: Body
    left: Arm
    right: Arm
    rings: tuple[Ring, ...] = ()

    @property
    def goes_round(self) -> bool:
        """Whether it is a moment of a whole circle, which comes again with the next one."""
        return bool(self.rings) and all(ring.presence >= 1.0 for ring in self.rings)


def ease(fraction: float) -> float:
    """Smooth start and stop from 0 to 1: speed is 0 at both ends."""
    held = max(0.0, min(1.0, fraction))
    return held * held * held * (10.0 - held * (15.0 - 6.0 * held))


def pose(segment: Segment, fraction: float, stance: Stance, *, previous: Kind | None = None) -> Pose:
    """How the figure is held.

    Args:
        segment: what is going on. ``size`` on a raise or a lowering says which circle is meant (small when it does
            not say), ``turn`` which way circles and rolls go (backward when it does not). A count-in that has no
            ``size`` leads to no circle: the arms stay at rest.
        fraction: how far the segment is along; held to 0 to 1.
        stance: the person's choice.
        previous: what came before. A count-in that follows a resting kind raises the arms while it counts;
            after anything else, or nothing, they are held out, waiting.
    """
    along = max(0.0, min(1.0, fraction))
    raised = _raised(segment, along, previous)
    body = _body(segment, along, stance, raised)
    rings: list[Ring] = []
    arms: dict[int, Arm] = {}
    for side in (LEFT, RIGHT):
        shoulder = body.shoulder(side)
        if raised > 0.0 and stance.takes_part(side):
            top, circle = _circling(segment, along, stance, side)
            hold = top if raised >= 1.0 else _at_rest(body, side).towards(top, raised)
            rings.append(circle._replace(presence=_presence(segment.kind, raised)))
        else:
            hold = _at_rest(body, side)
            if segment.kind is Kind.ROLL:
                rings.append(_roll_ring(segment, along, _shoulder(body.neck, side, lift=0.0), side))
        arms[side] = hold.arm(shoulder)
    return Pose(body, arms[LEFT], arms[RIGHT], tuple(rings))


def _at_rest(body: Body, side: int) -> Hold:
    """How an arm is held that does nothing."""
    return in_lap(body.shoulder(side), body.leg(side), side) if body.posture is Posture.SEATED else hanging(side)


def _raised(segment: Segment, along: float, previous: Kind | None) -> float:
    """How far the arms are up, from 0 at rest to 1 on the circle."""
    kind = segment.kind
    if kind is Kind.CIRCLE:
        return 1.0
    if kind is Kind.RAISE:
        return ease(along)
    if kind is Kind.LOWER:
        return 1.0 - ease(along)
    if kind is Kind.COUNT_IN and segment.size:
        return 1.0 if previous is None or previous in _RAISED else ease(along)
    return 0.0


def _presence(kind: Kind, raised: float) -> float:
    """Circles come up with the arms, and go early when they are lowered."""
    if kind is Kind.LOWER:
        return ease((raised - _SETTLED) / (1.0 - _SETTLED))
    return ease(raised)


def _circling(segment: Segment, along: float, stance: Stance, side: int) -> tuple[Hold, Ring]:
    """The hold on the circle, and the circle; anything but a circle holds at its top."""
    shoulder = _shoulder(_neck(stance.posture), side, lift=_ARM_LIFT[stance.reach])
    circle = ring(
        shoulder,
        side,
        stance.reach,
        segment.size or Size.SMALL,
        backward=segment.turn is not Turn.FORWARD,
    )
    at = along if segment.kind is Kind.CIRCLE else 0.0
    traced = 1.0 if segment.kind is Kind.LOWER else at
    return on_ring(shoulder, circle, at), circle._replace(traced=traced)


def _neck(posture: Posture) -> Vec:
    """The base of the neck; a seated back leans a touch into the chair's."""
    lean = radians(-2.0) if posture is Posture.SEATED else 0.0
    return pelvis(posture).plus(Vec(0.0, TRUNK * cos(lean), TRUNK * sin(lean)))


def _shoulder(neck: Vec, side: int, *, lift: float, ahead: float = 0.0) -> Vec:
    """One shoulder, swung about the base of the neck: ``lift`` up and ``ahead`` to the front, in radians."""
    rise = _SLOPE + lift
    level = COLLAR * cos(rise)
    return neck.plus(Vec(side * level * cos(ahead), COLLAR * sin(rise), level * sin(ahead)))


def _body(segment: Segment, along: float, stance: Stance, raised: float) -> Body:
    """Everything but the arms."""
    neck = _neck(stance.posture)
    breath, halo = _breath(segment, along)
    roll_lift, roll_ahead = _roll(segment, along)
    shoulders: dict[int, Vec] = {}
    for side in (LEFT, RIGHT):
        up = raised * _ARM_LIFT[stance.reach] if stance.takes_part(side) else 0.0
        shoulders[side] = _shoulder(neck, side, lift=up + breath * _BREATH_LIFT + roll_lift, ahead=roll_ahead)
    return Body(
        posture=stance.posture,
        pelvis=pelvis(stance.posture),
        neck=neck,
        head=neck.plus(Vec(0.0, HEAD_RISE * cos(0.1), HEAD_RISE * sin(0.1))),
        left_shoulder=shoulders[LEFT],
        right_shoulder=shoulders[RIGHT],
        left_leg=leg(stance.posture, LEFT),
        right_leg=leg(stance.posture, RIGHT),
        breath=breath,
        halo=halo,
        who=stance.who,
    )


def _breath(segment: Segment, along: float) -> tuple[float, float]:
    """How full the chest is and how far the soft ring has swollen; 0 where no breath is led."""
    if segment.kind is Kind.BREATHE_IN:
        return ease(along), max(ease(along), _LEAST_HALO)
    if segment.kind is Kind.BREATHE_OUT:
        return 1.0 - ease(along), max(1.0 - ease(along), _LEAST_HALO)
    if segment.kind in {Kind.READY, Kind.SETTLE, Kind.REST, Kind.CLOSE}:
        breaths = round(segment.duration_s / _QUIET_BREATH_S)
        return _QUIET_BREATH * (1.0 - cos(2.0 * pi * breaths * along)) / 2.0, 0.0
    return 0.0, 0.0


def _roll(segment: Segment, along: float) -> tuple[float, float]:
    """How far a roll lifts the shoulders and brings them ahead, in radians; backward is front, up, back."""
    if segment.kind is not Kind.ROLL:
        return 0.0, 0.0
    angle = 2.0 * pi * along
    first = -1.0 if segment.turn is Turn.FORWARD else 1.0
    lift = _ROLL_RADIUS * (1.0 - cos(angle))
    return asin(lift / COLLAR), first * _ROLL_RADIUS * sin(angle) / COLLAR


def _roll_ring(segment: Segment, along: float, shoulder: Vec, side: int) -> Ring:
    """The circle that shows how a shoulder goes round, from its lowest place."""
    first = -1.0 if segment.turn is Turn.FORWARD else 1.0
    return Ring(
        side=side,
        elbow=False,
        middle=shoulder.plus(Vec(0.0, _ROLL_RADIUS, 0.0)),
        up=Vec(0.0, -_ROLL_SHOWN, 0.0),
        onward=Vec(0.0, 0.0, first * _ROLL_SHOWN),
        traced=along,
    )
