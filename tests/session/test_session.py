"""One practice session as a value: where it is, what has been done, and how it goes on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import PLANS, ROUTINE, WORDS

from lymph_coach.routine.kinds import Kind, Size
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import Plan, make_plan
from lymph_coach.routine.timeline import CueKind
from lymph_coach.session.session import Circle, PauseReason, Session, State, circle_of


def session_of(plan: Plan) -> Session:
    return Session(plan, build_timeline(plan, WORDS), State.RUNNING)


BARE = session_of(make_plan(ROUTINE, "circles"))


@pytest.mark.no_cover
@given(PLANS, st.lists(st.floats(-2.0, 1_500.0), min_size=1, max_size=10))
def test_bunched_readings_are_as_good_as_many(plan: Plan, positions: list[float]) -> None:
    begun = session_of(plan)
    at_once, entered = begun.advanced(max(positions))
    step_by_step, segments, cues = begun, (), ()
    for position_s in sorted(positions):
        step_by_step, part = step_by_step.advanced(position_s)
        segments, cues = segments + part.segments, cues + part.cues
    assert step_by_step == at_once
    assert (segments, cues) == (entered.segments, entered.cues)


def test_a_stall_of_five_seconds_loses_no_cue_and_no_circle() -> None:
    before, _ = BARE.advanced(12.0)
    after, entered = before.advanced(17.0)
    assert [cue.text for cue in entered.cues if cue.kind is CueKind.COUNT] == ["three", "four", "five"]
    assert entered.cues == tuple(cue for cue in BARE.timeline.cues if 12.0 < cue.time_s <= 17.0)
    assert {one.number for one in after.done - before.done} == {2, 3, 4}


def test_a_position_never_goes_back() -> None:
    session, _ = BARE.advanced(20.0)
    same, entered = session.advanced(19.0)
    assert same is session
    assert entered.cues == entered.segments == ()


def test_the_end_finishes_it_with_every_circle_done() -> None:
    session, _ = BARE.advanced(1e9)
    assert (session.state, session.position_s, session.left_s) == (State.FINISHED, BARE.timeline.duration_s, 0.0)
    assert len(session.done) == session.circles_planned == 60
    assert BARE.left_s == BARE.timeline.duration_s


def test_an_interrupted_circle_is_done_once_and_only_when_led_to_its_end() -> None:
    first = next(one for one in BARE.timeline.segments if one.kind is Kind.CIRCLE)
    circle = Circle(1, Size.SMALL, 1)
    session, _ = BARE.advanced(first.end_s - 0.5)
    resumed = session.paused(PauseReason.ASKED).running()
    assert (resumed.state, resumed.pause) == (State.RUNNING, None)
    assert circle not in resumed.advanced(session.position_s + 4.9)[0].done
    done, _ = resumed.advanced(session.position_s + 5.0)
    assert done.done == {circle}
    again, _ = done.back().advanced(done.position_s + 12)
    assert circle in again.done


def test_pausing_and_stopping_keep_the_place() -> None:
    session, _ = BARE.advanced(20.0)
    paused = session.paused(PauseReason.GAP)
    assert (paused.state, paused.pause, paused.position_s) == (State.PAUSED, PauseReason.GAP, 20.0)
    stopped = paused.stopped()
    assert (stopped.state, stopped.pause, stopped.done) == (State.STOPPED, None, session.done)


def test_a_session_not_begun_begins_at_its_start() -> None:
    assert Session(BARE.plan, BARE.timeline).running().timeline is BARE.timeline


def test_moving_and_resting_change_what_comes() -> None:
    session, _ = BARE.advanced(20.0)
    assert session.forward().now.segment.kind is Kind.REST
    assert session.rested().now.segment.kind is Kind.LOWER
    assert session.back().now.segment.kind is Kind.READY
    positions = {one.position_s for one in (session.forward(), session.rested(), session.back())}
    assert positions == {20.0}


def test_only_circles_are_circles() -> None:
    for one, following in pairwise(BARE.timeline.segments):
        if following.kind is Kind.CIRCLE and one.kind is Kind.RAISE:
            assert circle_of(following).number == 1
            with pytest.raises(ValueError, match="raise is no circle"):
                circle_of(one)
