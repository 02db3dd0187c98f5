"""What a session came to, whenever it ended."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import PLANS, ROUTINE
from tests.session.test_checkpoint import led

from lymph_coach.routine.kinds import Size
from lymph_coach.routine.plan import Plan, make_plan
from lymph_coach.session.history import Practice, practice_of
from lymph_coach.session.session import Circle

BEGAN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC).astimezone()
ENDED = BEGAN + timedelta(minutes=9)


def came_to(plan: Plan, part: float) -> Practice:
    """A session of the plan that ended after this part of it."""
    session = led(plan, 1e9)
    session = led(plan, part * session.timeline.duration_s)
    return practice_of(plan, session.done, BEGAN, ENDED, "tired")


@pytest.mark.no_cover
@given(PLANS)
def test_a_finished_session_has_all_its_rounds_and_circles(plan: Plan) -> None:
    practice = came_to(plan, 1.0)
    assert practice.circles_done == practice.circles_planned
    assert practice.rounds_done == practice.rounds_planned == plan.pace.rounds
    assert practice.manner == plan.manner


@pytest.mark.no_cover
@given(PLANS, st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_more_was_never_less(plan: Plan, one: float, other: float) -> None:
    early, late = (came_to(plan, part) for part in sorted((one, other)))
    assert early.circles_done <= late.circles_done <= late.circles_planned
    assert early.rounds_done <= late.rounds_done <= late.rounds_planned


def test_a_round_counts_once_its_last_circle_was_led() -> None:
    plan = make_plan(ROUTINE, "circles")
    whole = frozenset(Circle(1, size, number) for size in Size for number in range(1, 11))
    assert practice_of(plan, whole, BEGAN, ENDED, "tired").rounds_done == 1
    assert practice_of(plan, whole - {Circle(1, Size.LARGE, 10)}, BEGAN, ENDED, "tired").rounds_done == 0
    assert practice_of(plan, frozenset(), BEGAN, ENDED, "tired").circles_planned == 60
