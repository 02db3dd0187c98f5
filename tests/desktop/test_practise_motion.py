"""Poses from a session's moments: no moment is shown far from its own, and what comes again is not made again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import PLANS, ROUTINE, WORDS

from lymph_coach.desktop.practise.motion import SLOW_STEP_S, STEP_S, Motion
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Arms, Kind, Who
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.timeline import Segment
from lymph_coach.routine.vector import Vec
from lymph_coach.session.session import PauseReason, Session, State

STANDARD = make_plan(ROUTINE, "standard")
SESSION = Session(STANDARD, build_timeline(STANDARD, WORDS), State.RUNNING)


def motion_for(session: Session, who: Who = Who.GREY) -> Motion:
    motion = Motion()
    motion.show_by(who)
    motion.practise(session.plan.manner)
    return motion


def stance(manner: Manner) -> Stance:
    return Stance(manner.posture, manner.reach, manner.arms)


def at(position_s: float, session: Session = SESSION) -> Session:
    return replace(session, position_s=position_s)


def circles(number: int) -> list[Segment]:
    first = next(one for one in SESSION.timeline.segments if one.kind is Kind.CIRCLE)
    alike = [one for one in SESSION.timeline.segments if (one.kind, one.size, one.turn) == ("circle", *look(first))]
    return alike[:number]


def look(circle: Segment) -> tuple[object, object]:
    return circle.size, circle.turn


def knuckles(held: Pose) -> tuple[Vec, Vec]:
    return held.left.knuckles, held.right.knuckles


@given(PLANS, st.floats(0.0, 1.0))
def test_what_is_shown_is_never_further_off_than_half_a_step(plan: Plan, part: float) -> None:
    session = Session(plan, build_timeline(plan, WORDS), State.RUNNING)
    position_s = part * session.timeline.duration_s
    shown = motion_for(session).pose(at(position_s, session))
    now = session.timeline.at(position_s)
    slow = now.segment.kind in {Kind.READY, Kind.SETTLE, Kind.REST, Kind.CLOSE, Kind.BREATHE_IN, Kind.BREATHE_OUT}
    before = session.timeline.segments[now.index - 1].kind if now.index else None
    before = Kind.REST if now.segment.kind is Kind.COUNT_IN else before
    half_s = (SLOW_STEP_S if slow else STEP_S) / 2
    # Short segments have few steps, each a little longer or shorter than asked for.
    spread = half_s * 1.5 / now.segment.duration_s
    held = stance(plan.manner)
    span = [pose(now.segment, now.fraction + spread * n / 20, held, previous=before) for n in range(-20, 21)]
    for side in (0, 1):
        nearest_m = min(knuckles(one)[side].minus(knuckles(shown)[side]).length() for one in span)
        assert nearest_m < 0.004


def test_the_next_circle_has_the_very_same_poses() -> None:
    motion = motion_for(SESSION)
    first, second = circles(2)
    for step in range(20):
        along_s = first.duration_s * step / 20
        assert motion.pose(at(first.start_s + along_s)) is motion.pose(at(second.start_s + along_s))


def test_after_a_pause_too_the_next_circle_has_the_very_same_poses() -> None:
    (first,) = circles(1)
    went_on = at(first.start_s + 1 / 31).paused(PauseReason.ASKED).running()
    after = (one for one in went_on.timeline.segments if one.kind is Kind.CIRCLE and not one.cut)
    again = [one for one in after if look(one) == look(first)]
    assert len({one.duration_s for one in again}) > 1, "another pause is wanted, after which the last digit differs"
    motion = motion_for(went_on)
    assert len({id(motion.pose(at(one.start_s + 1.0, went_on))) for one in again}) == 1


def test_a_pose_is_given_again_until_a_step_is_over() -> None:
    motion = motion_for(SESSION)
    breath = next(one for one in SESSION.timeline.segments if one.kind is Kind.BREATHE_IN)
    shown = [motion.pose(at(breath.start_s + 1.0 + 0.001 * number)) for number in range(100)]
    assert 3 <= len({id(one) for one in shown}) <= 5
    assert motion.pose(at(breath.start_s + 2.0)) != shown[0]


@pytest.mark.parametrize("who", [Who.BUN, Who.GREY])
def test_another_person_or_manner_forgets_what_was_kept(who: Who) -> None:
    motion = motion_for(SESSION)
    (first,) = circles(1)
    moment = at(first.start_s + 1.0)
    before = motion.pose(moment)
    motion.show_by(who)
    assert motion.pose(moment).body.who is who
    motion.practise(replace(STANDARD.manner, arms=Arms.LEFT))
    assert len(motion.pose(moment).rings) == 1 < len(before.rings)


def test_hours_of_circles_keep_no_more_than_is_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lymph_coach.desktop.practise.motion._MOST", 30)
    motion = motion_for(SESSION)
    (first,) = circles(1)
    for number in range(200):
        motion.pose(at(first.start_s + first.duration_s * number / 200))
        assert len(motion._circles) <= 30


def test_a_paused_session_lowers_its_arms() -> None:
    motion = motion_for(SESSION)
    (first,) = circles(1)
    paused = replace(at(first.start_s + 1.0), state=State.PAUSED, pause=PauseReason.ASKED)
    assert motion.pose(paused) == motion.resting()
    assert not motion.resting().rings
