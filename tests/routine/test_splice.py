"""Pausing, moving and resting change what is to come, never what was heard, and skip no circle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.routine.plans import PLANS, ROUNDING_S, ROUTINE, VOICES, WORDS, Voice, assert_whole, spoken

from lymph_coach.routine import splice
from lymph_coach.routine.kinds import Kind, Posture, Size
from lymph_coach.routine.layout import build_timeline, phrases
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.timeline import Cue, CueKind, Segment, Timeline

Change = Callable[[Timeline, float], Timeline]
CHANGES: dict[str, Change] = {
    "resume": splice.resume_from,
    "back": splice.back,
    "forward": splice.forward,
    "rest": splice.rest_now,
}


@dataclass(frozen=True)
class Step:
    """A stretch led on, in seconds or to the end of the present segment, and what is then done."""

    on_s: float | None
    name: str


def steps(*names: str) -> st.SearchStrategy[list[Step]]:
    on_s = st.one_of(st.none(), st.floats(0.0, 12.0), st.floats(0.0, 90.0))
    return st.lists(st.builds(Step, on_s, st.sampled_from(names)), min_size=1, max_size=12)


def plain(preset: str = "standard", **changes: float) -> Timeline:
    return build_timeline(make_plan(ROUTINE, preset, changes=changes), WORDS)


def find(timeline: Timeline, kind: Kind, number: int = 0, size: Size | None = None, nth: int = 0) -> Segment:
    fits = (
        one
        for one in timeline.segments
        if one.kind is kind and number in {0, one.number} and size in {None, one.size} and not one.cut
    )
    return list(fits)[nth]


def after(timeline: Timeline, position_s: float) -> list[Segment]:
    return [one for one in timeline.segments if one.start_s >= position_s]


def heard_by(timeline: Timeline, position_s: float) -> tuple[list[tuple[Kind, float]], list[Cue]]:
    segments = [(one.kind, one.start_s) for one in timeline.segments if one.start_s < position_s]
    return segments, [cue for cue in timeline.cues if cue.time_s + max(cue.length_s, ROUNDING_S) <= position_s]


def walk(timeline: Timeline, walked: Sequence[Step]) -> tuple[Timeline, float]:
    position_s = 0.0
    for step in walked:
        segment = timeline.at(position_s).segment
        position_s = segment.end_s if step.on_s is None else position_s + step.on_s
        position_s = min(position_s, timeline.duration_s)
        changed = CHANGES[step.name](timeline, position_s)
        assert_whole(changed)
        assert heard_by(changed, position_s) == heard_by(timeline, position_s)
        assert changed.whole == timeline.whole
        timeline = changed
    return timeline, position_s


def led(timeline: Timeline) -> list[tuple[int, Size | None, int]]:
    """The circles led to their end, each at its first time, in order."""
    circles = [one for one in timeline.segments if one.kind is Kind.CIRCLE and not one.cut]
    return list(dict.fromkeys((one.round, one.size, one.number) for one in circles))


def planned(plan: Plan) -> list[tuple[int, Size | None, int]]:
    return [(around, size, one + 1) for around, size in plan.blocks() for one in range(plan.count(size))]


@pytest.mark.no_cover
@given(PLANS, VOICES, steps(*CHANGES))
def test_what_was_heard_stays_and_the_rest_meets(plan: Plan, voice: Voice, walked: list[Step]) -> None:
    timeline, position_s = walk(build_timeline(plan, WORDS, voice), walked)
    if position_s < timeline.duration_s:
        assert timeline.at(position_s).segment.end_s > position_s
    assert {cue.text for cue in spoken(timeline)} <= set(phrases(plan, WORDS))


@pytest.mark.no_cover
@given(PLANS, VOICES, steps("resume", "rest"))
def test_pauses_and_rests_skip_no_circle(plan: Plan, voice: Voice, walked: list[Step]) -> None:
    timeline, _ = walk(build_timeline(plan, WORDS, voice), walked)
    assert led(timeline) == planned(plan)


@pytest.mark.no_cover
@given(PLANS, steps("resume", "rest", "back"))
def test_going_back_skips_no_circle_either(plan: Plan, walked: list[Step]) -> None:
    timeline, _ = walk(build_timeline(plan, WORDS), walked)
    assert led(timeline) == planned(plan)


@pytest.mark.no_cover
@given(PLANS, VOICES, steps(*CHANGES))
def test_every_circle_is_counted_on_its_first_beat(plan: Plan, voice: Voice, walked: list[Step]) -> None:
    quick = Voice(voice.seed, 0.2)
    timeline, _ = walk(build_timeline(plan, WORDS, quick), walked)
    counts = {cue.time_s: cue.text for cue in timeline.cues if cue.kind is CueKind.COUNT}
    for circle in timeline.segments:
        if circle.kind is Kind.CIRCLE and not circle.cut:
            assert counts.get(circle.start_s) == WORDS.number(circle.number), circle


@pytest.mark.no_cover
@given(PLANS, st.data())
def test_any_place_can_be_gone_on_from(plan: Plan, data: st.DataObject) -> None:
    whole = build_timeline(plan, WORDS)
    segment = data.draw(st.sampled_from(whole.segments))
    begun = splice.begin_at(whole, segment.phase, segment.number)
    assert_whole(begun)
    assert begun.cues[0] == Cue(0.0, CueKind.START)
    first = next(one for one in begun.segments if one.kind not in {Kind.READY, Kind.COUNT_IN, Kind.RAISE})
    assert begun.segments[0].phase == segment.phase
    if segment.kind is Kind.CIRCLE:
        assert (first.kind, first.number, first.round) == (Kind.CIRCLE, segment.number, segment.round)


@pytest.mark.parametrize("phase", [-1, 0, 99])
def test_a_place_that_does_not_exist_is_the_start(phase: int) -> None:
    timeline = plain()
    assert splice.begin_at(timeline, phase, 3) is timeline


def test_going_on_counts_in_and_gives_the_interrupted_circle_again() -> None:
    timeline = plain()
    circle = find(timeline, Kind.CIRCLE, 7)
    position_s = circle.start_s + 0.5
    resumed = splice.resume_from(timeline, position_s)
    cut, count_in, again, following = resumed.segments[resumed.segments.index(after(resumed, position_s)[0]) - 1 :][:4]
    assert (cut.kind, cut.number, cut.cut, cut.end_s) == (Kind.CIRCLE, 7, True, position_s)
    assert (count_in.kind, count_in.duration_s) == (Kind.COUNT_IN, 3.0)
    assert (again.kind, again.number, again.duration_s) == (Kind.CIRCLE, 7, pytest.approx(circle.duration_s))
    assert (following.kind, following.number) == (Kind.CIRCLE, 8)
    said = [(cue.text, round(cue.time_s - position_s, 6)) for cue in spoken(resumed) if cue.time_s >= position_s]
    assert said[:4] == [("three", 0.0), ("two", 1.0), ("one", 2.0), ("seven", 3.0)]


def test_the_count_given_again_survives_any_number_of_pauses() -> None:
    timeline = plain()
    position_s = find(timeline, Kind.CIRCLE, 4).start_s + 1 / 3
    for pauses in range(1, 20):
        timeline = splice.resume_from(timeline, position_s)
        assert [cue.text for cue in spoken(timeline) if cue.time_s >= position_s][:4] == ["three", "two", "one", "four"]
        position_s += 3.1 + pauses / 7 % 1


def test_a_rest_goes_on_with_what_was_left_of_it_also_when_the_count_in_is_interrupted() -> None:
    timeline = plain()
    rest = find(timeline, Kind.REST)
    position_s = rest.end_s - 5
    resumed = splice.resume_from(splice.resume_from(timeline, position_s), position_s + 1)
    kinds = [(one.kind, round(one.duration_s, 6)) for one in after(resumed, position_s)[:3]]
    assert kinds == [(Kind.COUNT_IN, 1.0), (Kind.COUNT_IN, 3.0), (Kind.REST, 5.0)]


def test_a_sentence_broken_off_by_a_pause_is_said_once_from_its_start() -> None:
    timeline = plain()
    sentence = spoken(timeline)[1]
    position_s = sentence.time_s + 0.5
    resumed = splice.resume_from(timeline, position_s)
    assert [cue.time_s for cue in resumed.cues if cue.text == sentence.text] == [position_s + 3]


@pytest.mark.parametrize("at_s", [0.0, 2.0, 5.5])
def test_a_pause_before_the_first_block_announces_it_again(at_s: float) -> None:
    resumed = splice.resume_from(plain("circles"), at_s)
    assert_whole(resumed)
    assert [one.kind for one in after(resumed, at_s)][-3:] == [Kind.CIRCLE, Kind.CIRCLE, Kind.LOWER]
    assert led(resumed) == planned(make_plan(ROUTINE, "circles"))


def test_a_pause_while_arms_are_lowered_goes_on_after_it() -> None:
    timeline = plain("circles", rounds=1)
    first, last = find(timeline, Kind.LOWER), find(timeline, Kind.LOWER, nth=1)
    resumed = splice.resume_from(timeline, first.start_s + 1)
    assert [one.kind for one in after(resumed, first.start_s + 1)][:2] == [Kind.COUNT_IN, Kind.REST]
    resumed = splice.resume_from(timeline, last.start_s + 1)
    assert [one.kind for one in after(resumed, last.start_s + 1)] == [Kind.COUNT_IN, Kind.LOWER]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_comes_after_the_end(change: str) -> None:
    timeline = plain("circles")
    changed = CHANGES[change](timeline, timeline.duration_s)
    assert (changed is timeline) == (change != "back")


def test_resting_in_a_circle_lowers_rests_raises_and_gives_the_circle_again() -> None:
    timeline = plain()
    position_s = find(timeline, Kind.CIRCLE, 3, Size.LARGE).start_s + 1
    rested = splice.rest_now(timeline, position_s)
    following = [(one.kind, one.number) for one in after(rested, position_s)[:4]]
    assert following == [(Kind.LOWER, 0), (Kind.REST, 0), (Kind.RAISE, 0), (Kind.CIRCLE, 3)]
    said = [cue.text for cue in spoken(rested) if cue.time_s >= position_s]
    assert said[:5] == ["Lower your arms and rest.", "Raise your arms as I count.", "three", "two", "one"]


def test_resting_with_the_arms_rising_lowers_them_first() -> None:
    timeline = plain()
    raising = find(timeline, Kind.RAISE)
    rested = splice.rest_now(timeline, raising.start_s + 2)
    following = [(one.kind, one.number) for one in after(rested, raising.start_s + 2)[:4]]
    assert following == [(Kind.LOWER, 0), (Kind.REST, 0), (Kind.RAISE, 0), (Kind.CIRCLE, 1)]


def test_resting_before_a_block_or_a_breath_needs_no_lowering() -> None:
    for timeline, kind in ((plain("circles"), Kind.READY), (plain(), Kind.BREATHE_OUT), (plain(), Kind.REST)):
        at_s = find(timeline, kind).start_s + 1
        rested = splice.rest_now(timeline, at_s)
        assert [one.kind for one in after(rested, at_s)[:2]] == [Kind.REST, kind]
        assert not [one for one in timeline.inserts.rest_arms_down.segments if one.size]


@pytest.mark.parametrize(
    ("posture", "said"),
    [(Posture.SEATED, "Rest. Hands in your lap."), (Posture.STANDING, "Rest. Let your arms hang loose.")],
)
def test_a_rest_asked_for_says_where_the_hands_lie_as_the_figure_shows_it(posture: Posture, said: str) -> None:
    timeline = build_timeline(make_plan(ROUTINE, "standard", Manner(posture)), WORDS)
    at_s = find(timeline, Kind.BREATHE_OUT).start_s + 3
    rested = splice.rest_now(timeline, at_s)
    assert next(cue.text for cue in spoken(rested) if cue.time_s >= at_s) == said


def test_resting_in_a_count_in_to_a_breath_gives_the_count_in_again() -> None:
    timeline = plain()
    at_s = find(timeline, Kind.BREATHE_IN, 2).start_s + 1
    rested = splice.rest_now(splice.resume_from(timeline, at_s), at_s + 1)
    following = [(one.kind, one.number) for one in after(rested, at_s + 1)[:3]]
    assert following == [(Kind.REST, 0), (Kind.COUNT_IN, 0), (Kind.BREATHE_IN, 2)]


def test_back_twice_goes_to_the_phase_before() -> None:
    timeline = plain()
    position_s = find(timeline, Kind.CIRCLE, 8).start_s + 1
    phase = timeline.at(position_s).segment.phase
    once = splice.back(timeline, position_s)
    assert once.at(position_s).segment.phase == phase
    twice = splice.back(once, position_s + 1)
    assert twice.at(position_s + 1).segment.phase == phase - 1
    assert splice.back(once, position_s).at(position_s).segment.phase == phase - 1


@pytest.mark.parametrize("kind", [Kind.SETTLE, Kind.BREATHE_OUT, Kind.REST, Kind.CLOSE])
def test_back_goes_to_the_start_of_a_phase_from_well_inside_it(kind: Kind) -> None:
    timeline = plain()
    segment = find(timeline, kind)
    position_s = segment.end_s - 0.5
    moved = splice.back(timeline, position_s)
    first = next(one for one in timeline.segments if one.phase == segment.phase)
    arrived = moved.at(position_s).segment
    assert (arrived.kind, arrived.phase, arrived.duration_s) == (
        first.kind,
        first.phase,
        pytest.approx(first.duration_s),
    )


def test_a_pause_is_no_new_start_of_a_phase_for_back() -> None:
    timeline = plain()
    position_s = find(timeline, Kind.REST).end_s - 1
    resumed = splice.resume_from(timeline, position_s)
    phase = timeline.at(position_s).segment.phase
    assert splice.back(resumed, position_s + 3.5).at(position_s + 3.5).segment.phase == phase


def test_back_at_the_very_start_begins_again() -> None:
    moved = splice.back(plain(), 1.0)
    assert (moved.at(1.0).segment.kind, moved.at(1.0).segment.phase) == (Kind.SETTLE, 0)


def test_forward_moves_phase_by_phase_and_announces_blocks() -> None:
    timeline = plain()
    position_s = 2.0
    for phase in range(1, timeline.last_phase + 1):
        timeline = splice.forward(timeline, position_s)
        segment = timeline.at(position_s).segment
        planned_first = next(one for one in timeline.whole.segments if one.phase == phase)
        announced = planned_first.kind in {Kind.RAISE, Kind.ROLL}
        assert (segment.phase, segment.kind) == (phase, Kind.READY if announced else planned_first.kind)
        if announced:
            led_to = timeline.led_to(timeline.at(position_s).index)
            assert led_to
            assert (led_to.phase, led_to.kind) == (phase, planned_first.kind)
        position_s += 0.5
    assert splice.forward(timeline, position_s) is timeline
    assert timeline.phase_span(0) == (0.0, 2.0)
    assert timeline.next_phase(timeline.at(position_s).index) is None
    assert timeline.led_to(len(timeline.segments) - 1) is None


def test_moving_while_paused_says_nothing_twice() -> None:
    timeline = plain()
    position_s = find(timeline, Kind.SETTLE).start_s + 3
    moved = splice.resume_from(splice.forward(timeline, position_s), position_s)
    assert [cue.text for cue in spoken(moved) if position_s <= cue.time_s][:4] == ["three", "two", "one", "Breathe in."]


@given(st.floats(0.0, 1e-7))
@example(0.0)
def test_what_is_shorter_than_any_sound_is_over(left_s: float) -> None:
    timeline = plain("circles")
    rest = find(timeline, Kind.REST)
    resumed = splice.resume_from(timeline, rest.end_s - left_s)
    assert_whole(resumed)
    assert splice.resume_from(timeline, timeline.duration_s - left_s) is timeline
