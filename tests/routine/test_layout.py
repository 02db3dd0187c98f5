"""Whatever the plan and the voice: every instant is led, counts stand on their beats, nothing is said over a count."""

import re
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from tests.routine.plans import PLANS, ROUNDING_S, ROUTINE, VOICES, WORDS, Voice, assert_whole, spoken

from lymph_coach.routine.kinds import Arms, Direction, Kind, Posture, Size, Turn
from lymph_coach.routine.layout import build_timeline, estimated_length_s, length_s, phrases
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.timeline import CueKind, Segment, Timeline

QUICK = Voice(0, 0.2)


def circles_of(timeline: Timeline) -> list[list[Segment]]:
    """The circles of each stretch that is done without putting the arms down."""
    phases = (list(run) for _, run in groupby(timeline.segments, key=lambda one: one.phase))
    stretches = ([one for one in phase if one.kind is Kind.CIRCLE] for phase in phases)
    return [stretch for stretch in stretches if stretch]


def said_in(timeline: Timeline, segment: Segment) -> list[str]:
    return [cue.text for cue in spoken(timeline) if segment.start_s <= cue.time_s < segment.end_s]


def plan_with(preset: str, direction: Direction = Direction.CHANGE, **changes: float) -> Plan:
    return make_plan(ROUTINE, preset, Manner(direction=direction), changes)


@pytest.mark.no_cover
@given(PLANS, VOICES)
def test_every_instant_is_led_and_nothing_is_said_over_anything(plan: Plan, voice: Voice) -> None:
    timeline = build_timeline(plan, WORDS, voice)
    assert_whole(timeline)
    assert timeline.duration_s == length_s(plan)
    assert {cue.text for cue in spoken(timeline)} <= set(phrases(plan, WORDS))
    said = spoken(timeline)
    for cue, next_s in zip(said, [*(one.time_s for one in said[1:]), timeline.duration_s], strict=True):
        assert cue.length_s == voice(cue.text) <= next_s - cue.time_s + ROUNDING_S


@pytest.mark.no_cover
@given(PLANS, VOICES)
def test_what_is_too_long_for_its_place_is_told_of_and_left_out(plan: Plan, voice: Voice) -> None:
    timeline = build_timeline(plan, WORDS, voice)
    counts = {cue.time_s for cue in timeline.cues if cue.kind is CueKind.COUNT}
    missed = {(one.text, one.time_s) for one in timeline.missed}
    for one in timeline.segments:
        if one.kind is Kind.CIRCLE:
            assert (one.start_s in counts) != ((WORDS.number(one.number), one.start_s) in missed)
    for one in timeline.missed:
        assert one.needed_s == voice(one.text)


@pytest.mark.no_cover
@given(PLANS)
def test_counts_are_one_to_ten_in_order_on_their_beats(plan: Plan) -> None:
    timeline = build_timeline(plan, WORDS, QUICK)
    counted = [(cue.time_s, cue.text) for cue in timeline.cues if cue.kind is CueKind.COUNT]
    beats = [one for one in timeline.segments if one.kind in {Kind.CIRCLE, Kind.ROLL}]
    assert counted == [(one.start_s, WORDS.number(one.number)) for one in beats]
    circles = [one for one in beats if one.kind is Kind.CIRCLE]
    wanted = [(around, size, number + 1) for around, size in plan.blocks() for number in range(plan.count(size))]
    assert [(one.round, one.size, one.number) for one in circles] == wanted
    for one in circles:
        assert one.size is not None
        assert one.duration_s == pytest.approx(plan.circle_s(one.size))
        assert one.turn is plan.turn(one.size, one.number)


@pytest.mark.no_cover
@given(PLANS)
def test_each_stretch_of_circles_is_counted_in_to_a_zero_of_its_own(plan: Plan) -> None:
    timeline = build_timeline(plan, WORDS, QUICK)
    stretches = circles_of(timeline)
    zeros = [cue.time_s for cue in timeline.cues if cue.kind is CueKind.ZERO]
    assert zeros == [stretch[0].start_s for stretch in stretches]
    counted_in = [(cue.time_s, cue.text) for cue in timeline.cues if cue.kind is CueKind.COUNT_IN]
    lefts = range(plan.pace.count_in_s, 0, -1)
    assert counted_in == [(zero_s - left, WORDS.number(left)) for zero_s in zeros for left in lefts]
    starts = [
        cue.time_s for cue in timeline.cues if cue.kind in {CueKind.CIRCLE_START, CueKind.HALF_WAY, CueKind.CHANGE}
    ]
    assert starts == [one.start_s for stretch in stretches for one in stretch[1:]]


@pytest.mark.no_cover
@given(PLANS)
def test_arms_are_never_up_for_more_than_a_minute(plan: Plan) -> None:
    timeline = build_timeline(plan, WORDS)
    raised_s = None
    for one in timeline.segments:
        if one.kind is Kind.RAISE:
            assert raised_s is None
            raised_s = one.start_s
        if one.kind in {Kind.CIRCLE, Kind.LOWER}:
            assert raised_s is not None
            assert one.end_s - raised_s <= 60 + ROUNDING_S
        if one.kind is Kind.LOWER:
            raised_s = None
        if one.kind is Kind.REST:
            assert raised_s is None
    sizes = {stretch[0].size for stretch in circles_of(timeline) if stretch[0].number > 1}
    assert sizes == set(plan.split_sizes())


@pytest.mark.no_cover
@given(PLANS, VOICES)
def test_the_turn_takes_the_place_of_half_way_and_neither_covers_a_count(plan: Plan, voice: Voice) -> None:
    timeline = build_timeline(plan, WORDS, voice)
    words = plan.wording.over(WORDS)
    turns, halves = set(words.say["change"]), set(words.say["half_way"])
    said = {cue.text for cue in spoken(timeline) if timeline.at(cue.time_s).segment.kind is Kind.CIRCLE}
    assert not said & (halves if plan.manner.direction is Direction.CHANGE else turns)
    for stretch in circles_of(timeline):
        for one, following in pairwise(stretch):
            if (turns | halves) & set(said_in(timeline, one)):
                assert one.number == plan.middle(one.size or Size.SMALL)
                last = max(spoken(timeline), key=lambda cue: cue.time_s if cue.time_s < following.start_s else -1.0)
                assert last.time_s + last.length_s <= following.start_s + ROUNDING_S


@pytest.mark.parametrize(
    ("preset", "rounds", "minutes"),
    [("starter", 1, 4.4), ("standard", 3, 8.9), ("gentle", 1, 3.9), ("gentle", 3, 8.7), ("circles", 3, 6.1)],
)
def test_presets_take_as_long_as_they_are_meant_to(preset: str, rounds: int, minutes: float) -> None:
    assert length_s(plan_with(preset, rounds=rounds)) / 60 == pytest.approx(minutes, abs=0.05)


def test_the_standard_session_is_led_phase_by_phase() -> None:
    timeline = build_timeline(plan_with("standard"), WORDS)
    phases = [[one.kind for one in run] for _, run in groupby(timeline.segments, key=lambda one: one.phase)]
    block = [Kind.RAISE, *[Kind.CIRCLE] * 10, Kind.LOWER]
    breath = [Kind.BREATHE_IN, Kind.BREATHE_OUT]
    blocks = [block, *[[Kind.REST], block] * 5]
    assert phases == [[Kind.SETTLE], breath * 5, [Kind.ROLL] * 10, *blocks, [*breath * 3, Kind.CLOSE]]
    rests = [one.duration_s for one in timeline.segments if one.kind is Kind.REST]
    assert rests == [15, 45, 15, 45, 15]
    assert timeline.missed == ()


def test_just_the_circles_holds_nothing_but_a_get_ready_and_the_source_s_routine() -> None:
    timeline = build_timeline(plan_with("circles"), WORDS)
    kinds = {one.kind for one in timeline.segments}
    assert kinds == {Kind.READY, Kind.RAISE, Kind.CIRCLE, Kind.LOWER, Kind.REST}
    assert (timeline.segments[0].kind, timeline.segments[0].duration_s) == (Kind.READY, 5)
    assert timeline.segments[-1].kind is Kind.LOWER
    assert (timeline.cues[0].kind, timeline.cues[-1].kind) == (CueKind.START, CueKind.END)


def test_what_is_said_in_a_middle_circle_depends_on_the_way_it_goes() -> None:
    for direction, kind, sentence in (
        (Direction.CHANGE, CueKind.CHANGE, "Change direction."),
        (Direction.FORWARD, CueKind.HALF_WAY, "Half way."),
        (Direction.BACKWARD, CueKind.HALF_WAY, "Half way."),
    ):
        timeline = build_timeline(plan_with("standard", direction, rounds=1, small_s=4.0), WORDS)
        for stretch in circles_of(timeline):
            assert sentence in said_in(timeline, stretch[4])
            assert [cue.time_s for cue in timeline.cues if cue.kind is kind].count(stretch[5].start_s) == 1


def test_the_last_circle_ends_in_lower_your_arms_and_a_rest_says_what_comes_next() -> None:
    timeline = build_timeline(plan_with("standard"), WORDS)
    last = circles_of(timeline)[0][-1]
    assert said_in(timeline, last)[0] == "ten"
    assert said_in(timeline, last)[-1] in WORDS.say["lower"]
    first_rest, round_rest = [one for one in timeline.segments if one.kind is Kind.REST][:2]
    assert said_in(timeline, first_rest)[:2] == [
        "Rest. Hands in your lap.",
        "Next: large circles, as big as is comfortable, backward.",
    ]
    assert said_in(timeline, round_rest) == [
        "Rest. Hands in your lap.",
        "Next: round two of three, small circles, backward.",
        "Ten more seconds.",
        "Raise your arms as I count.",
    ]


def test_someone_standing_hears_the_words_for_standing() -> None:
    plan = make_plan(ROUTINE, "standard", Manner(posture=Posture.STANDING))
    texts = {cue.text for cue in spoken(build_timeline(plan, WORDS))}
    assert "Rest. Let your arms hang loose." in texts
    assert "Sit down on your chair, slowly." in texts
    assert "Sit tall, both feet flat on the floor." not in texts


@pytest.mark.parametrize(
    ("arms", "called"), [(Arms.BOTH, "your arms"), (Arms.LEFT, "your left arm"), (Arms.RIGHT, "your right arm")]
)
def test_only_the_arms_that_take_part_are_called_up_and_down(arms: Arms, called: str) -> None:
    timeline = build_timeline(make_plan(ROUTINE, "standard", Manner(arms=arms)), WORDS)
    texts = {cue.text for cue in (*spoken(timeline), *timeline.inserts.rest_arms_up.cues)}
    moved = {text for text in texts if re.match("(Raise|And lower|Lower) your ", text)}
    said = {f"Raise {called} as I count.", f"And lower {called}.", f"Lower {called} and rest."}
    assert said <= moved <= said | {f"Raise {called}."}


def test_a_split_block_says_it_is_the_other_half_and_which_way() -> None:
    plan = plan_with("standard", large_s=8.0, rounds=1)
    assert plan.split_sizes() == (Size.LARGE,)
    timeline = build_timeline(plan, WORDS)
    small, first, second = circles_of(timeline)
    assert (len(small), len(first), len(second)) == (10, 5, 5)
    assert (first[-1].turn, second[0].turn) == (Turn.BACKWARD, Turn.FORWARD)
    assert any(text.startswith("Next: the other half, forward") for text in phrases(plan, WORDS))
    assert "Next: the other half, forward." in {cue.text for cue in spoken(timeline)}


def test_the_tip_is_said_in_the_third_large_circle() -> None:
    timeline = build_timeline(plan_with("standard", rounds=1), WORDS)
    small, large = circles_of(timeline)
    assert "Easy breath, soft elbows." in said_in(timeline, large[2])
    assert not [one for one in small if "Easy breath, soft elbows." in said_in(timeline, one)]


def test_without_a_count_in_the_arms_are_called_up_all_the_same() -> None:
    timeline = build_timeline(plan_with("circles", count_in_s=0), WORDS)
    texts = [cue.text for cue in spoken(timeline)]
    assert "Raise your arms." in texts
    assert "Raise your arms as I count." not in texts


def test_a_long_count_in_begins_before_the_arms_go_up() -> None:
    timeline = build_timeline(plan_with("circles", count_in_s=10, rounds=1), WORDS)
    kinds = [(one.kind, one.duration_s) for one in timeline.segments[:3]]
    assert kinds == [(Kind.READY, 5), (Kind.READY, 6), (Kind.RAISE, 4)]
    assert [cue.text for cue in timeline.cues if cue.kind is CueKind.COUNT_IN][:10] == list(reversed(WORDS.numbers))


def test_a_count_in_longer_than_the_raise_by_less_than_any_sound_is_as_long() -> None:
    timeline = build_timeline(plan_with("circles", count_in_s=6, raise_s=6.0 - 1e-15), WORDS, QUICK)
    assert_whole(timeline)
    assert [(one.kind, one.duration_s) for one in timeline.segments[:2]] == [(Kind.READY, 5), (Kind.RAISE, 6)]
    assert [cue.time_s for cue in timeline.cues if cue.kind is CueKind.COUNT_IN][:2] == [5.0, 6.0]


def test_a_close_too_short_for_its_tone_is_left_out() -> None:
    plan = plan_with("circles", close_s=1.0)
    assert build_timeline(plan, WORDS).segments[-1].kind is Kind.LOWER
    closed = build_timeline(plan_with("circles", close_s=20.0), WORDS)
    assert closed.segments[-1].kind is Kind.CLOSE
    assert spoken(closed)[-1].text == "That is the end. Well done."
    assert said_in(closed, closed.segments[-2])[-1] == "Now sit quietly."


def test_a_voice_too_slow_for_everything_leaves_the_beat_standing() -> None:
    timeline = build_timeline(plan_with("circles"), WORDS, lambda _: 300.0)
    assert_whole(timeline)
    assert spoken(timeline) == []
    assert len([cue for cue in timeline.cues if cue.kind is CueKind.ZERO]) == 6
    assert timeline.inserts.go_on.cues == ()


def test_phrases_hold_what_is_said_outside_the_session_and_none_twice() -> None:
    said = phrases(plan_with("standard"), WORDS)
    assert {"Paused.", "Lower your arms and sit."} <= set(said)
    assert sorted(set(said)) == list(said)
    assert estimated_length_s("") == pytest.approx(0.3)
    assert estimated_length_s("ten words") > estimated_length_s("ten")
