"""Everything shown and heard is a function of the timeline and a position."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import PLANS, ROUTINE, WORDS, spoken

from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import Plan, make_plan
from lymph_coach.routine.timeline import Entered

TIMELINE = build_timeline(make_plan(ROUTINE, "starter"), WORDS)
POSITIONS = st.one_of(
    st.floats(-2.0, TIMELINE.duration_s + 2.0), st.sampled_from([one.start_s for one in TIMELINE.segments])
)


@pytest.mark.no_cover
@given(PLANS, st.data())
def test_every_instant_has_exactly_one_segment(plan: Plan, data: st.DataObject) -> None:
    timeline = build_timeline(plan, WORDS)
    position_s = data.draw(st.floats(0.0, timeline.duration_s, exclude_max=True))
    fits = [one for one in timeline.segments if one.start_s <= position_s < one.end_s]
    moment = timeline.at(position_s)
    assert fits == [moment.segment] == [timeline.segments[moment.index]]
    assert moment.elapsed_s == position_s - moment.segment.start_s
    assert moment.fraction == moment.elapsed_s / moment.segment.duration_s
    assert 0.0 <= moment.fraction <= 1.0


def test_before_the_start_and_after_the_end_are_the_first_and_the_last_moment() -> None:
    before, after = TIMELINE.at(-3.0), TIMELINE.at(TIMELINE.duration_s + 3)
    assert (before.index, before.elapsed_s, before.fraction) == (0, 0.0, 0.0)
    assert after.segment is TIMELINE.segments[-1]
    assert (after.elapsed_s, after.fraction) == (after.segment.duration_s, 1.0)


@given(st.lists(POSITIONS, min_size=2, max_size=12))
def test_late_and_bunched_readings_lose_and_repeat_nothing(positions: list[float]) -> None:
    cuts = sorted(positions)
    parts = [TIMELINE.entered(after_s, until_s) for after_s, until_s in pairwise(cuts)]
    joined = Entered(
        tuple(one for part in parts for one in part.segments), tuple(cue for part in parts for cue in part.cues)
    )
    assert joined == TIMELINE.entered(cuts[0], cuts[-1])
    assert joined.segments == tuple(one for one in TIMELINE.segments if cuts[0] < one.start_s <= cuts[-1])
    assert joined.cues == tuple(cue for cue in TIMELINE.cues if cuts[0] < cue.time_s <= cuts[-1])


def test_a_whole_session_read_at_once_gives_all_of_it() -> None:
    assert TIMELINE.entered(-1.0, TIMELINE.duration_s) == Entered(TIMELINE.segments, TIMELINE.cues)


@given(POSITIONS)
def test_the_caption_is_the_last_sentence_begun(position_s: float) -> None:
    begun = [cue for cue in spoken(TIMELINE) if cue.time_s <= position_s]
    assert TIMELINE.spoken_at(position_s) == (begun[-1] if begun else None)


def test_phases_are_unbroken_and_follow_each_other() -> None:
    index = 0
    for phase in range(TIMELINE.last_phase + 1):
        start_s, end_s = TIMELINE.phase_span(index)
        inside = [one for one in TIMELINE.segments if one.phase == phase]
        assert (start_s, end_s) == (inside[0].start_s, inside[-1].end_s)
        assert TIMELINE.phase_span(index + len(inside) - 1) == (start_s, end_s)
        following = TIMELINE.next_phase(index)
        index += len(inside)
        assert following == (TIMELINE.segments[index] if phase < TIMELINE.last_phase else None)


def test_a_planned_session_is_its_own_whole() -> None:
    assert TIMELINE.whole is TIMELINE
    assert TIMELINE.segments[0].kind is Kind.SETTLE
    assert TIMELINE.segments[0].duration_s == pytest.approx(30.0)
