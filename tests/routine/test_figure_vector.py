"""Directions and places."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from lymph_coach.routine.vector import AHEAD, DOWN, UP, Vec, bend, between, sideways

SMALL = st.floats(-1.0, 1.0)
VECS = st.builds(Vec, SMALL, SMALL, SMALL)


@given(VECS, VECS, st.floats(0.0, 1.0))
def test_a_direction_between_two_is_unit_and_between(one: Vec, other: Vec, fraction: float) -> None:
    assume(one.length() > 0.1)
    assume(other.length() > 0.1)
    start, end = one.unit(), other.unit()
    assume(start.dot(end) > -0.99)
    way = between(start, end, fraction)

    assert way.length() == pytest.approx(1.0)
    assert way.dot(start) >= start.dot(end) - 1e-6
    assert between(start, end, 0.0).minus(start).length() < 1e-5
    assert between(start, end, 1.0).minus(end).length() < 1e-5


def test_two_bones_reach_their_target_and_bend_towards_the_pole() -> None:
    root, target = Vec(0.0, 1.0, 0.0), Vec(0.4, 1.0, 0.0)
    joint = bend(root, target, 0.3, 0.25, DOWN)

    assert joint.minus(root).length() == pytest.approx(0.3)
    assert joint.minus(target).length() == pytest.approx(0.25)
    assert joint.y < 1.0


def test_sideways_is_out_to_the_persons_side_then_ahead_then_below() -> None:
    assert sideways(1, ahead_deg=0.0).x == 1.0
    assert sideways(-1, ahead_deg=0.0).x == -1.0
    assert sideways(1, ahead_deg=90.0).minus(AHEAD).length() < 1e-9
    assert sideways(1, ahead_deg=30.0, below_deg=90.0).minus(DOWN).length() < 1e-9


def test_what_has_no_direction_is_refused() -> None:
    with pytest.raises(ZeroDivisionError):
        Vec(0.0, 0.0, 0.0).unit()
    with pytest.raises(ZeroDivisionError):
        UP.across(UP)
