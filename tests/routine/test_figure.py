"""Poses: bones keep their length, segments meet, circles go the right way, and hands rest where they should."""

from itertools import pairwise
from math import degrees, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.routine.arm import CONES, Ring
from lymph_coach.routine.body import (
    COLLAR,
    FINGERS,
    FOREARM,
    HEAD_RISE,
    HEIGHT,
    PALM,
    SHANK,
    THIGH,
    THUMB,
    TRUNK,
    UPPER_ARM,
    Arm,
)
from lymph_coach.routine.figure import LEFT, RIGHT, Pose, Stance, ease, pose
from lymph_coach.routine.kinds import Arms, Kind, Posture, Reach, Size, Turn, Who
from lymph_coach.routine.timeline import Segment
from lymph_coach.routine.vector import DOWN, Vec

STANCES = st.builds(
    Stance, st.sampled_from(Posture), st.sampled_from(Reach), st.sampled_from(Arms), st.sampled_from(Who)
)
FRACTIONS = st.floats(0.0, 1.0)


def lasting(kind: Kind, seconds: float, size: Size | None, turn: Turn | None) -> Segment:
    return Segment(kind, 100.0, 100.0 + seconds, 0, size=size, turn=turn)


SEGMENTS = st.builds(
    lasting,
    st.sampled_from(Kind),
    st.floats(1.0, 60.0),
    st.sampled_from([*Size, None]),
    st.sampled_from([*Turn, None]),
)
MILLIMETRE = 0.001


def segment(kind: Kind, *, size: Size | None = None, turn: Turn | None = None, seconds: float = 4.0) -> Segment:
    return Segment(kind, 0.0, seconds, 0, size=size, turn=turn)


def arms(held: Pose) -> tuple[tuple[int, Arm], tuple[int, Arm]]:
    return (LEFT, held.left), (RIGHT, held.right)


def apart(one: Vec, other: Vec) -> float:
    return one.minus(other).length()


def farthest(one: Pose, other: Pose) -> float:
    """How far the joint that moves most moves between two poses."""
    return max(
        apart(before, after)
        for (_, start), (_, end) in zip(arms(one), arms(other), strict=True)
        for before, after in (
            (start.shoulder, end.shoulder),
            (start.elbow, end.elbow),
            (start.wrist, end.wrist),
            (start.knuckles, end.knuckles),
            (start.fingertip, end.fingertip),
            (start.thumb, end.thumb),
        )
    )


def ring_of(held: Pose, side: int) -> Ring:
    return next(circle for circle in held.rings if circle.side == side)


@given(SEGMENTS, FRACTIONS, STANCES, st.sampled_from([*Kind, None]))
def test_no_bone_ever_changes_its_length(now: Segment, fraction: float, stance: Stance, previous: Kind | None) -> None:
    held = pose(now, fraction, stance, previous=previous)
    body = held.body
    bones = [(body.pelvis, body.neck, TRUNK), (body.neck, body.head, HEAD_RISE)]
    for side, arm in arms(held):
        leg = body.leg(side)
        bones += [
            (body.neck, arm.shoulder, COLLAR),
            (arm.shoulder, arm.elbow, UPPER_ARM),
            (arm.elbow, arm.wrist, FOREARM),
            (arm.wrist, arm.knuckles, PALM),
            (arm.knuckles, arm.fingertip, FINGERS),
            (arm.wrist, arm.thumb, THUMB),
            (leg.hip, leg.knee, THIGH),
            (leg.knee, leg.ankle, SHANK),
        ]
    for start, end, length in bones:
        assert apart(start, end) == pytest.approx(length, abs=MILLIMETRE)


@given(SEGMENTS, FRACTIONS, STANCES)
def test_a_moment_later_nothing_has_jumped(now: Segment, fraction: float, stance: Stance) -> None:
    step = 0.002
    moved = farthest(pose(now, fraction, stance), pose(now, min(1.0, fraction + step), stance))

    assert moved < 0.03


@given(STANCES, st.sampled_from(Size), st.sampled_from(Turn))
def test_segments_that_follow_each_other_meet(stance: Stance, size: Size, turn: Turn) -> None:
    other = Turn.FORWARD if turn is Turn.BACKWARD else Turn.BACKWARD
    block = [
        segment(Kind.SETTLE, seconds=30.0),
        segment(Kind.BREATHE_IN),
        segment(Kind.BREATHE_OUT),
        segment(Kind.ROLL, turn=turn),
        segment(Kind.ROLL, turn=other),
        segment(Kind.REST, seconds=17.0),
        segment(Kind.RAISE, size=size, turn=turn),
        segment(Kind.COUNT_IN, size=size, turn=turn),
        segment(Kind.CIRCLE, size=size, turn=turn),
        segment(Kind.CIRCLE, size=size, turn=other),
        segment(Kind.LOWER, size=size, turn=other),
        segment(Kind.READY),
        segment(Kind.COUNT_IN, size=size, turn=turn),
        segment(Kind.CIRCLE, size=size, turn=turn),
    ]
    kinds = [None, *(now.kind for now in block)]
    for number, (now, after) in enumerate(pairwise(block)):
        end = pose(now, 1.0, stance, previous=kinds[number])
        start = pose(after, 0.0, stance, previous=now.kind)
        assert farthest(end, start) < MILLIMETRE, (now.kind, after.kind)


@given(STANCES, st.sampled_from(Size), st.sampled_from(Turn), FRACTIONS)
def test_what_traces_the_circle_is_where_its_trace_ends(
    stance: Stance, size: Size, turn: Turn, fraction: float
) -> None:
    held = pose(segment(Kind.CIRCLE, size=size, turn=turn), fraction, stance)

    for circle in held.rings:
        arm = dict(arms(held))[circle.side]
        traced = arm.elbow if stance.reach is Reach.BENT else arm.knuckles
        assert circle.elbow == (stance.reach is Reach.BENT)
        assert circle.traced == fraction
        assert apart(circle.point(circle.traced), traced) < MILLIMETRE


@pytest.mark.parametrize("reach", Reach)
@pytest.mark.parametrize("side", [LEFT, RIGHT])
def test_backward_goes_top_back_bottom_front_and_forward_the_reverse(reach: Reach, side: int) -> None:
    stance = Stance(reach=reach)
    backward = ring_of(pose(segment(Kind.CIRCLE, size=Size.LARGE, turn=Turn.BACKWARD), 0.0, stance), side)
    forward = ring_of(pose(segment(Kind.CIRCLE, size=Size.LARGE, turn=Turn.FORWARD), 0.0, stance), side)
    places = [backward.point(quarter / 4) for quarter in range(4)]

    assert max(places, key=lambda place: place.y) == places[0]
    assert min(places, key=lambda place: place.z) == places[1]
    assert min(places, key=lambda place: place.y) == places[2]
    assert max(places, key=lambda place: place.z) == places[3]
    assert apart(forward.point(0.25), places[3]) < MILLIMETRE
    assert apart(forward.point(0.0), places[0]) < MILLIMETRE


@pytest.mark.parametrize(("size", "across"), [(Size.SMALL, (0.15, 0.20)), (Size.LARGE, (0.55, 0.65))])
def test_level_circles_are_as_wide_as_intended_and_the_arms_level(size: Size, across: tuple[float, float]) -> None:
    held = pose(segment(Kind.CIRCLE, size=size), 0.0, Stance())
    for side, arm in arms(held):
        circle = ring_of(held, side)
        assert across[0] <= 2.0 * circle.up.length() <= across[1]
        assert circle.middle.y == pytest.approx(arm.shoulder.y, abs=MILLIMETRE)
        ahead = circle.middle.minus(arm.shoulder)
        assert ahead.x * side > 0.0
        assert 15.0 - 0.1 <= degrees(ahead.z / abs(ahead.x)) <= 20.0


@given(FRACTIONS, st.sampled_from(Size), st.sampled_from(Turn), st.sampled_from(Posture))
def test_low_reach_keeps_upper_arms_and_hands_low(fraction: float, size: Size, turn: Turn, posture: Posture) -> None:
    held = pose(segment(Kind.CIRCLE, size=size, turn=turn), fraction, Stance(posture, Reach.LOW))
    waist = held.body.pelvis.y + 0.20 * TRUNK
    for _, arm in arms(held):
        assert arm.elbow.minus(arm.shoulder).unit().dot(DOWN) > 0.5
        assert waist < arm.knuckles.y < arm.shoulder.y - 0.05


@given(FRACTIONS, st.sampled_from(Size))
def test_bent_arms_keep_their_fingertips_on_the_shoulders(fraction: float, size: Size) -> None:
    held = pose(segment(Kind.CIRCLE, size=size), fraction, Stance(reach=Reach.BENT))
    for _, arm in arms(held):
        assert apart(arm.fingertip, arm.shoulder) < 0.09
        assert arm.fingertip.y > arm.shoulder.y


@given(STANCES, SEGMENTS, FRACTIONS)
def test_an_arm_that_does_not_take_part_rests(stance: Stance, now: Segment, fraction: float) -> None:
    held = pose(now, fraction, stance)
    at_rest = pose(segment(Kind.READY), 0.0, stance)
    sides = {circle.side for circle in held.rings if now.kind is not Kind.ROLL}  # both shoulders roll

    assert sides <= {side for side in (LEFT, RIGHT) if stance.takes_part(side)}
    for (side, arm), (_, resting) in zip(arms(held), arms(at_rest), strict=True):
        if not stance.takes_part(side):
            assert apart(arm.knuckles, resting.knuckles) < 0.06


@pytest.mark.parametrize(
    ("chosen", "left", "right"), [(Arms.BOTH, True, True), (Arms.LEFT, True, False), (Arms.RIGHT, False, True)]
)
def test_arms_are_named_from_the_persons_own_side(chosen: Arms, left: bool, right: bool) -> None:  # noqa: FBT001
    stance = Stance(arms=chosen)

    assert (stance.takes_part(LEFT), stance.takes_part(RIGHT)) == (left, right)
    held = pose(segment(Kind.CIRCLE), 0.3, stance)
    assert (held.left.knuckles.x > 0.4, held.right.knuckles.x < -0.4) == (left, right)


@given(FRACTIONS)
def test_seated_hands_rest_on_the_thighs_while_the_shoulders_roll(fraction: float) -> None:
    held = pose(segment(Kind.ROLL, turn=Turn.BACKWARD), fraction, Stance())
    for side, arm in arms(held):
        leg = held.body.leg(side)
        assert leg.hip.z < arm.knuckles.z < leg.knee.z
        assert 0.08 < arm.knuckles.y - leg.hip.y < 0.12
        assert arm.fingertip.y > leg.hip.y + 0.04
        assert abs(arm.knuckles.x - leg.hip.x) < 0.06


def test_a_backward_roll_goes_front_up_back_down() -> None:
    turns = {
        turn: [pose(segment(Kind.ROLL, turn=turn), quarter / 4, Stance()).body.left_shoulder for quarter in range(5)]
        for turn in Turn
    }
    start, front, up, back, end = turns[Turn.BACKWARD]

    assert front.z > start.z + 0.01
    assert back.z < start.z - 0.01
    assert up.y > max(front.y, back.y) > start.y
    assert apart(start, end) < MILLIMETRE
    assert turns[Turn.FORWARD][1].z == pytest.approx(back.z)


@pytest.mark.parametrize("turn", Turn)
def test_the_ring_of_a_roll_goes_round_the_shoulder_the_way_it_goes(turn: Turn) -> None:
    poses = [pose(segment(Kind.ROLL, turn=turn), step / 16, Stance()) for step in range(1, 16)]

    for held in poses:
        assert {ring.side for ring in held.rings} == {LEFT, RIGHT}
        for ring in held.rings:
            shown, moved = ring.point(ring.traced).minus(ring.middle), held.body.shoulder(ring.side).minus(ring.middle)
            # Both lie the same way from the middle.
            assert abs(shown.y * moved.z - shown.z * moved.y) < 0.001
            assert shown.y * moved.y + shown.z * moved.z > 0.0


def test_a_led_breath_lifts_the_shoulders_and_swells_the_ring_and_a_quiet_one_less() -> None:
    empty = pose(segment(Kind.BREATHE_IN), 0.0, Stance()).body
    full = pose(segment(Kind.BREATHE_IN), 1.0, Stance()).body
    half = pose(segment(Kind.BREATHE_OUT, seconds=6.0), 0.5, Stance()).body
    quiet = pose(segment(Kind.REST, seconds=10.0), 0.5, Stance()).body

    assert empty.breath == 0.0
    # Emptied, the ring is still there: it would flash from one breath to the next.
    assert 0.0 < empty.halo < 0.01
    assert (full.breath, full.halo) == (1.0, 1.0)
    assert half.halo == pytest.approx(0.5)
    assert 0.01 < full.left_shoulder.y - empty.left_shoulder.y < 0.03
    assert 0.0 < quiet.breath < 0.5
    assert quiet.halo == 0.0


def test_a_long_rest_breathes_six_times_a_minute_and_a_short_one_not_at_all() -> None:
    def peaks(seconds: float) -> int:
        now = segment(Kind.REST, seconds=seconds)
        full = [pose(now, step / 600, Stance()).body.breath for step in range(601)]
        return sum(a < b >= c for (a, b), (_, c) in zip(pairwise(full), pairwise(full[1:]), strict=False) if b > 0.1)

    assert peaks(60.0) == 6
    assert peaks(4.0) == 0


@pytest.mark.parametrize(
    ("previous", "waits"),
    [(None, True), (Kind.RAISE, True), (Kind.CIRCLE, True), (Kind.REST, False), (Kind.READY, False)],
)
def test_a_count_in_waits_raised_unless_it_follows_rest(previous: Kind | None, waits: bool) -> None:  # noqa: FBT001
    now = segment(Kind.COUNT_IN, size=Size.LARGE)
    top = pose(segment(Kind.CIRCLE, size=Size.LARGE), 0.0, Stance())

    begun = pose(now, 0.0, Stance(), previous=previous)
    assert (farthest(begun, top) < MILLIMETRE) is waits
    assert bool(begun.rings) is waits
    assert farthest(pose(now, 1.0, Stance(), previous=previous), top) < MILLIMETRE


@given(FRACTIONS, STANCES, st.sampled_from([*Kind, None]))
def test_a_count_in_to_anything_but_circles_leaves_the_arms_at_rest(
    fraction: float, stance: Stance, previous: Kind | None
) -> None:
    held = pose(segment(Kind.COUNT_IN), fraction, stance, previous=previous)

    assert farthest(held, pose(segment(Kind.READY), 0.0, stance)) < MILLIMETRE
    assert held.rings == ()


def test_circles_come_up_with_the_arms_and_fade_before_they_are_down() -> None:
    def presence(kind: Kind, fraction: float) -> list[float]:
        return [circle.presence for circle in pose(segment(kind), fraction, Stance()).rings]

    assert presence(Kind.RAISE, 1.0) == presence(Kind.CIRCLE, 0.5) == presence(Kind.LOWER, 0.0) == [1.0, 1.0]
    assert presence(Kind.LOWER, 0.6) == [0.0, 0.0]
    assert presence(Kind.RAISE, 0.0) == presence(Kind.LOWER, 1.0) == presence(Kind.REST, 0.5) == []
    assert [circle.traced for circle in pose(segment(Kind.RAISE), 0.5, Stance()).rings] == [0.0, 0.0]
    assert [circle.traced for circle in pose(segment(Kind.LOWER), 0.1, Stance()).rings] == [1.0, 1.0]


def test_a_fraction_outside_its_segment_is_held_to_it() -> None:
    now = segment(Kind.RAISE, size=Size.SMALL)

    assert pose(now, -0.5, Stance()) == pose(now, 0.0, Stance())
    assert pose(now, 1.5, Stance()) == pose(now, 1.0, Stance())


@pytest.mark.parametrize("posture", Posture)
def test_the_body_is_as_tall_as_its_proportions_say_and_stands_on_the_floor(posture: Posture) -> None:
    body = pose(segment(Kind.REST), 0.0, Stance(posture)).body
    for side in (LEFT, RIGHT):
        leg = body.leg(side)
        assert leg.heel.y == leg.toe.y == 0.0
        assert leg.toe.z > leg.heel.z + 0.2
        assert 0.0 < leg.ankle.y < 0.1
    crown = body.head.y + 0.112
    assert crown == pytest.approx(HEIGHT, abs=0.02) or posture is Posture.SEATED
    assert crown < HEIGHT + 0.01


def test_easing_starts_and_stops_softly() -> None:
    assert [ease(-1.0), ease(0.0), ease(0.5), ease(1.0), ease(2.0)] == [0.0, 0.0, 0.5, 1.0, 1.0]
    assert ease(0.01) < 0.0001


def test_half_angles_are_radians_and_low_circles_stay_smaller() -> None:
    level, low = CONES[Reach.LEVEL], CONES[Reach.LOW]

    assert level.half_angle(Size.LARGE) == pytest.approx(28.0 * pi / 180.0)
    for size in Size:
        assert low.half_angle(size) < level.half_angle(size)
