"""Zero sounds after every count-in, also the one that going on and a rest asked for put in."""

from collections.abc import Callable

import pytest

from lymph_coach.routine import splice
from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import make_plan
from lymph_coach.routine.timeline import CueKind, Timeline
from lymph_coach.session.course import load_course

CHANGES = (splice.resume_from, splice.rest_now)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("number", [1, 4, 6, 10])
def test_zero_sounds_once_on_the_circle_gone_on_with(
    change: Callable[[Timeline, float], Timeline], number: int
) -> None:
    course = load_course()
    timeline = build_timeline(make_plan(course.routine, "circles"), course.words)
    circle = next(one for one in timeline.segments if one.kind is Kind.CIRCLE and one.number == number)
    paused_s = circle.start_s + 0.7
    on = change(timeline, paused_s)
    again = next(one for one in on.segments if one.kind is Kind.CIRCLE and one.start_s > paused_s)
    at_zero = [cue.kind for cue in on.cues if cue.time_s == again.start_s]
    assert again.number == number
    assert at_zero.count(CueKind.ZERO) == 1
    assert at_zero.count(CueKind.COUNT) == 1
    assert CueKind.CIRCLE_START not in at_zero
