"""The scene: inside its frame, in true depth, with the trace from the top to the hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.routine.chair import chair
from lymph_coach.routine.figure import LEFT, Pose, Stance, pose
from lymph_coach.routine.kinds import Arms, Kind, Posture, Reach, Size, Turn, Who
from lymph_coach.routine.scene import before, behind, far_arm, frame, halo, moving, near_arm
from lymph_coach.routine.timeline import Segment
from lymph_coach.routine.vector import Vec
from lymph_coach.routine.view import (
    Frame,
    Hoop,
    Joined,
    Limb,
    Line,
    Panel,
    Role,
    Shade,
    Shape,
    Spot,
    bounds,
    girth,
    hull,
    seen,
)

STANCES = st.builds(
    Stance, st.sampled_from(Posture), st.sampled_from(Reach), st.sampled_from(Arms), st.sampled_from(Who)
)


def circle(fraction: float, stance: Stance = Stance(), size: Size = Size.LARGE) -> Pose:  # noqa: B008
    return pose(Segment(Kind.CIRCLE, 0.0, 4.0, 0, size=size, turn=Turn.BACKWARD), fraction, stance)


def everything(held: Pose) -> tuple[Shape, ...]:
    body = held.body
    return (*halo(body), *behind(body.posture, body.who), *far_arm(held), *before(body), *near_arm(held))


def inside(box: Frame, outer: Frame) -> bool:
    return outer.left <= box.left and outer.top <= box.top and box.right <= outer.right and box.bottom <= outer.bottom


def lines(shapes: tuple[Shape, ...], role: Role) -> list[Line]:
    return [shape for shape in shapes if isinstance(shape, Line) and shape.role is role]


@given(STANCES, st.sampled_from(Kind), st.sampled_from(Size), st.sampled_from(Turn), st.floats(0.0, 1.0))
def test_nothing_is_ever_drawn_outside_the_frame(
    stance: Stance, kind: Kind, size: Size, turn: Turn, fraction: float
) -> None:
    held = pose(Segment(kind, 0.0, 12.0, 0, size=size, turn=turn), fraction, stance)

    assert inside(bounds(everything(held)), frame(stance.posture))


@given(STANCES, st.sampled_from([Kind.RAISE, Kind.CIRCLE, Kind.LOWER]), st.sampled_from(Size), st.floats(0.0, 1.0))
def test_what_moves_lies_within_the_boxes_that_are_painted_anew(
    stance: Stance, kind: Kind, size: Size, fraction: float
) -> None:
    held = pose(Segment(kind, 0.0, 4.0, 0, size=size), fraction, stance)
    far, near = moving(held)

    assert inside(bounds(far_arm(held)), far)
    drawn = tuple(shape for shape in near_arm(held) if not isinstance(shape, Shade))
    assert inside(bounds(drawn), near)


def test_the_persons_left_shows_on_the_viewers_right_and_farther_off() -> None:
    left, right, front = seen(Vec(0.5, 1.0, 0.0), 0.1), seen(Vec(-0.5, 1.0, 0.0), 0.1), seen(Vec(0.0, 1.0, 0.5))

    assert left.x > 0.0 > right.x
    assert left.radius < right.radius
    assert front.x > 0.0
    assert seen(Vec(0.0, 1.5, 0.0)).y < seen(Vec(0.0, 0.5, 0.0)).y < 0.0


def test_circles_of_both_arms_show_as_open_ellipses() -> None:
    held = circle(0.0)
    for shapes in (far_arm(held), near_arm(held)):
        (track,) = lines(shapes, Role.TRACK)
        wide = max(spot.x for spot in track.spots) - min(spot.x for spot in track.spots)
        high = max(spot.y for spot in track.spots) - min(spot.y for spot in track.spots)
        assert 0.3 < wide / high < 0.9


def test_the_trace_starts_at_the_top_and_ends_at_the_hand_and_the_track_goes_on_from_there() -> None:
    held = circle(0.4)
    (trace,) = lines(far_arm(held), Role.ACCENT)
    (track,) = lines(far_arm(held), Role.TRACK)
    ring = next(one for one in held.rings if one.side == LEFT)

    assert trace.spots[0] == seen(ring.point(0.0))
    assert trace.spots[-1] == track.spots[0]
    assert trace.spots[-1][:2] == pytest.approx(seen(held.left.knuckles)[:2])
    assert trace.width > track.width
    assert not lines(far_arm(circle(0.0)), Role.ACCENT)
    assert not lines(far_arm(circle(1.0)), Role.TRACK)


def test_depth_order_far_circle_behind_its_hand_near_one_between_arm_and_hand() -> None:
    far, near = far_arm(circle(0.3)), near_arm(circle(0.3))
    kinds = [type(shape) for shape in far]
    assert kinds.index(Joined) > max(number for number, kind in enumerate(kinds) if kind is Line)
    first, last = [number for number, shape in enumerate(near) if isinstance(shape, Line)]
    assert any(shape.role is Role.SHIRT for shape in near[:first])
    assert all(shape.role is Role.SKIN for shape in near[last + 1 :])
    assert near[last + 1 :]


def test_bent_arms_draw_the_elbow_over_the_near_circle() -> None:
    held = circle(0.3, Stance(reach=Reach.BENT))
    top = near_arm(held)[-1]

    assert isinstance(top, Joined)
    assert not top.edged
    assert top.limbs[0].spots[0][:2] == seen(held.right.elbow)[:2]
    assert not lines(near_arm(circle(0.3, Stance(reach=Reach.BENT, arms=Arms.LEFT))), Role.TRACK)


def test_folding_on_the_way_up_shows_no_elbow_mark_without_a_circle() -> None:
    held = pose(Segment(Kind.LOWER, 0.0, 4.0, 0), 0.52, Stance(reach=Reach.BENT))
    assert [one.presence for one in held.rings] == [0.0, 0.0]
    assert not lines(near_arm(held), Role.TRACK)


def test_a_hanging_arm_leaves_a_shadow_on_the_shirt_and_a_raised_one_none() -> None:
    rest = pose(Segment(Kind.REST, 0.0, 4.0, 0), 0.0, Stance())

    assert any(isinstance(shape, Shade) for shape in near_arm(rest))
    assert not any(isinstance(shape, Shade) for shape in near_arm(circle(0.0)))


def test_the_breath_ring_is_there_only_while_a_breath_is_led() -> None:
    sizes = [
        max(shape.radius for shape in rings if isinstance(shape, Hoop) and shape.role is Role.BREATH)
        for fraction in (0.0, 0.3, 0.6, 1.0)
        if (rings := halo(pose(Segment(Kind.BREATHE_IN, 0.0, 4.0, 0), fraction, Stance()).body))
    ]
    full = halo(pose(Segment(Kind.BREATHE_OUT, 0.0, 6.0, 0), 0.4, Stance()).body)[0]

    assert len(sizes) == 4
    assert all(a < b for a, b in pairwise(sizes))
    # The quiet line shows from the first how far it will swell.
    assert isinstance(full, Hoop)
    assert full.radius == pytest.approx(sizes[-1])
    assert halo(circle(0.5).body) == ()


@pytest.mark.parametrize("posture", Posture)
def test_what_stands_behind_does_not_depend_on_the_moment(posture: Posture) -> None:
    roles = [shape.role for shape in behind(posture)]

    assert roles[0] is Role.FLOOR
    assert {Role.CHAIR, Role.CHAIR_FAR, Role.TROUSERS_FAR, Role.SHOE} <= set(roles)
    assert {Role.TROUSERS, Role.SHIRT_FAR} & set(roles) == {Role.TROUSERS}
    assert {Role.SHIRT, Role.SKIN, Role.HAIR} <= {shape.role for shape in before(circle(0.0).body)}


def test_the_chair_stands_on_the_floor_within_reach() -> None:
    shapes = chair(Vec(0.0, 0.0, 0.0), 90.0)
    legs = [shape for shape in shapes if isinstance(shape, Limb)]
    panels = [shape for shape in shapes if isinstance(shape, Panel)]

    assert len(legs) == 6
    assert len(panels) == 4
    assert bounds(shapes).top < seen(Vec(0.0, 0.8, 0.0)).y


def test_a_hull_holds_every_circle_and_no_corner_within() -> None:
    corners = hull((Spot(0.0, 0.0, 1.0), Spot(3.0, 0.0, 0.5), Spot(1.0, 0.0)))

    assert min(corner.x for corner in corners) == pytest.approx(-1.0)
    assert max(corner.x for corner in corners) == pytest.approx(3.5)
    assert all((corner.x, corner.y) != (1.0, 0.0) for corner in corners)


def test_girth_is_wider_the_more_of_the_width_is_seen() -> None:
    assert girth(0.2, 0.0) < 0.2
    assert girth(0.2, 0.2) == pytest.approx(0.2)


@pytest.mark.parametrize("who", Who)
def test_each_person_has_the_same_bones_and_movement(who: Who) -> None:
    for posture in Posture:
        for reach in Reach:
            usual, theirs = (circle(0.3, Stance(posture, reach, who=one)) for one in (Who.GREY, who))
            assert (theirs.left, theirs.right, theirs.rings) == (usual.left, usual.right, usual.rings)
            assert (theirs.body.left_leg, theirs.body.neck) == (usual.body.left_leg, usual.body.neck)
            assert moving(theirs) == moving(usual)


@pytest.mark.parametrize("posture", Posture)
def test_people_differ_in_breadth_and_head_and_stand_on_the_same_floor(posture: Posture) -> None:
    rest = {who: pose(Segment(Kind.REST, 0.0, 4.0, 0), 0.0, Stance(posture, who=who)) for who in Who}
    trunks = {who: bounds(before(held.body)[:1]) for who, held in rest.items()}
    wide = {who: box.right - box.left for who, box in trunks.items()}
    feet = {round(bounds(behind(posture, who)).bottom, 6) for who in Who}

    assert wide[Who.BUN] < wide[Who.GREY] < wide[Who.CHIN] < wide[Who.BROAD]
    assert len({before(held.body)[2:] for held in rest.values()}) == len(Who)
    assert len(feet) == 1


@given(STANCES, st.floats(0.0, 1.0), st.sampled_from(Size))
def test_every_hand_or_elbow_is_on_its_circle_and_no_elbow_bends_the_wrong_way(
    stance: Stance, fraction: float, size: Size
) -> None:
    held = circle(fraction, stance, size)

    for ring in held.rings:
        arm = held.left if ring.side == LEFT else held.right
        place, drawn = (arm.elbow if ring.elbow else arm.knuckles), ring.point(fraction)
        assert place.minus(drawn).length() < 0.001
        # An elbow opens to the front or up, never through the back.
        straight = arm.wrist.minus(arm.shoulder).unit()
        off = arm.elbow.minus(arm.shoulder)
        bent = off.minus(straight.times(off.dot(straight)))
        assert ring.elbow or bent.z < 0.001 or bent.y < 0.001
