"""What a pause, a move or a rest puts in right at the present position is given out too, once."""

import pytest

from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import make_plan
from lymph_coach.session.course import load_course
from lymph_coach.session.session import Session, State


def session_at(position_s: float) -> Session:
    course = load_course()
    plan = make_plan(course.routine, "circles")
    return Session(plan, build_timeline(plan, course.words), State.RUNNING).advanced(position_s)[0]


@pytest.mark.parametrize("position_s", [10.0, 11.3, 28.5])
def test_the_three_of_going_on_is_given_out_once(position_s: float) -> None:
    on = session_at(position_s).running()
    later, entered = on.advanced(position_s + 0.5)
    assert [cue.text for cue in entered.cues] == ["three"]
    assert [segment.kind for segment in entered.segments] == ["count_in"]
    _, after = later.advanced(position_s + 0.9)
    assert after.cues == ()


def test_the_first_segment_of_a_move_is_given_out() -> None:
    moved = session_at(11.3).forward()
    _, entered = moved.advanced(11.4)
    assert [segment.kind for segment in entered.segments] == ["rest"]


def test_nothing_heard_is_given_out_again() -> None:
    before, heard = session_at(8.0).advanced(11.3)
    _, entered = before.running().advanced(14.0)
    assert not set(heard.cues) & set(entered.cues)
