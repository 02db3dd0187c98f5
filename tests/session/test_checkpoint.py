"""A session cut off goes on at the circle it was in, and no damaged file can stop the next start."""

import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import PLANS, ROUTINE, WORDS, assert_whole

from lymph_coach.routine import splice
from lymph_coach.routine.kinds import Kind
from lymph_coach.routine.layout import build_timeline, estimated_length_s
from lymph_coach.routine.plan import Plan, make_plan
from lymph_coach.session.checkpoint import (
    LARGEST_BYTES,
    Checkpoint,
    CheckpointFile,
    checkpoint_bytes,
    checkpoint_of,
    read_checkpoint,
)
from lymph_coach.session.session import PauseReason, Session, State

BEGAN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC).astimezone()
SEEN = BEGAN + timedelta(minutes=4)
LEADING = {Kind.READY, Kind.COUNT_IN, Kind.RAISE}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


def led(plan: Plan, position_s: float) -> Session:
    session, _ = Session(plan, build_timeline(plan, WORDS), State.RUNNING).advanced(position_s)
    return session


def sample() -> Checkpoint:
    return checkpoint_of(led(make_plan(ROUTINE, "standard"), 140.0), BEGAN, SEEN)


@pytest.mark.no_cover
@given(PLANS, st.floats(0.0, 1.0), st.sampled_from(["", "pause", "rest"]))
def test_any_moment_of_any_plan_comes_back_at_the_same_place(plan: Plan, fraction: float, then: str) -> None:
    whole = build_timeline(plan, WORDS)
    session = led(plan, fraction * 0.999 * whole.duration_s)
    if then == "pause":
        session, _ = session.paused(PauseReason.ASKED).running().advanced(session.position_s + 1.0)
    if then == "rest":
        session, _ = session.rested().advanced(session.position_s + 1.0)
    kept = checkpoint_of(session, BEGAN, SEEN)
    back = read_checkpoint(checkpoint_bytes(kept), ROUTINE)
    assert back == kept
    assert back is not None
    again = back.session(WORDS, estimated_length_s)
    assert_whole(again.timeline)
    assert (again.state, again.position_s, again.done) == (State.PAUSED, -1.0, session.done)
    now = session.now
    ahead = next((one for one in session.timeline.segments[now.index :] if one.kind is Kind.CIRCLE), None)
    first = next((one for one in again.timeline.segments if one.kind is Kind.CIRCLE), None)
    if ahead and first and ahead.phase == now.segment.phase:
        assert (first.round, first.size, first.number) == (ahead.round, ahead.size, ahead.number)
    assert again.timeline.segments[0].phase == now.segment.phase


def test_a_cut_while_lowering_the_arms_costs_one_circle() -> None:
    plan = make_plan(ROUTINE, "circles")
    lowering = next(one for one in build_timeline(plan, WORDS).segments if one.kind is Kind.LOWER)
    again = checkpoint_of(led(plan, lowering.start_s + 1), BEGAN, SEEN).session(WORDS, estimated_length_s)
    assert [(one.kind, one.number) for one in again.timeline.segments[:3]] == [
        (Kind.COUNT_IN, 0),
        (Kind.CIRCLE, 10),
        (Kind.LOWER, 0),
    ]


def test_a_count_in_leads_to_the_circle_it_led_to() -> None:
    plan = make_plan(ROUTINE, "circles")
    session = led(plan, 24.0).paused(PauseReason.ASKED)
    number = session.now.segment.number
    session, _ = session.running().advanced(25.0)
    assert session.now.segment.kind is Kind.COUNT_IN
    assert checkpoint_of(session, BEGAN, SEEN).number == number > 1


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(raw: bytes) -> None:
    assert read_checkpoint(raw, ROUTINE) is None


@pytest.mark.no_cover
@given(st.sampled_from(sorted(json.loads(checkpoint_bytes(sample())))), JSON)
def test_any_value_in_any_field_is_survived(field: str, value: object) -> None:
    record = json.loads(checkpoint_bytes(sample()))
    raw = json.dumps({**record, field: value}).encode()
    back = read_checkpoint(raw, ROUTINE)
    if back:
        assert_whole(back.session(WORDS, estimated_length_s).timeline)
        assert back.practice.circles_done <= back.practice.circles_planned
        assert (back.id.isprintable(), back.began.tzinfo is None, back.seen.tzinfo is None) == (True, False, False)
    assert (
        read_checkpoint(json.dumps({name: one for name, one in record.items() if name != field}).encode(), ROUTINE)
        is None
    )


@pytest.mark.no_cover
@given(st.integers(0, len(checkpoint_bytes(sample())) - 1))
def test_a_file_cut_short_is_no_checkpoint(length: int) -> None:
    assert read_checkpoint(checkpoint_bytes(sample())[:length], ROUTINE) is None


@pytest.mark.parametrize(
    "raw",
    [
        b"[" * 100_000,
        b"\xff\xfe\x00",
        b"9" * 5_000,
        checkpoint_bytes(sample()).replace(b'"schema": 1', b'"schema": 2'),
        checkpoint_bytes(sample()).replace(b'"small_s": 2.0', b'"small_s": 0.1'),
        checkpoint_bytes(sample()).replace(b'"seated"', b'"lying"'),
        checkpoint_bytes(sample()).replace(b'"phase": ', b'"phase": 1e999'),
        checkpoint_bytes(sample()).replace(b'"done": [[', b'"done": [[4, "small", 1], ['),
        checkpoint_bytes(sample()).replace(b'"done": [[', b'"done": [[1, "large", 11], ['),
        checkpoint_bytes(sample()).replace(b'"id": "', b'"id": "\\ud800'),
        checkpoint_bytes(sample()).replace(SEEN.isoformat().encode(), b"2026-11-01T09:34:00"),
    ],
)
def test_what_is_from_elsewhere_is_no_checkpoint(raw: bytes) -> None:
    assert read_checkpoint(raw, ROUTINE) is None


def test_a_session_that_began_in_another_zone_began_by_the_clock_there(tmp_path: Path) -> None:
    began = datetime(2026, 11, 1, 22, 30, tzinfo=timezone(timedelta(hours=-11)))
    file = CheckpointFile(tmp_path / "session.json")
    file.save(checkpoint_of(led(make_plan(ROUTINE, "gentle"), 100.0), began, began + timedelta(minutes=4)))
    left = file.load(ROUTINE)
    assert left
    assert (left.began.isoformat(), left.practice.began.date()) == ("2026-11-01T22:30:00-11:00", began.date())


def test_the_file_holds_the_latest_and_forgets_it_when_told(tmp_path: Path) -> None:
    file = CheckpointFile(tmp_path / "state" / "session.json")
    assert file.load(ROUTINE) is None
    file.clear()
    for seconds in (100.0, 140.0):
        kept = checkpoint_of(led(make_plan(ROUTINE, "gentle"), seconds), BEGAN, SEEN)
        file.save(kept)
        assert file.load(ROUTINE) == kept
    file.clear()
    assert file.load(ROUTINE) is None
    assert list((tmp_path / "state").iterdir()) == []


def test_a_file_too_large_to_be_ours_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "session.json"
    raw = checkpoint_bytes(sample())
    path.write_bytes(raw + b" " * (LARGEST_BYTES - len(raw)))
    assert CheckpointFile(path).load(ROUTINE) == sample()
    path.write_bytes(raw + b" " * (LARGEST_BYTES - len(raw) + 1))
    assert CheckpointFile(path).load(ROUTINE) is None


def test_a_place_between_blocks_is_gone_on_from_as_it_is() -> None:
    plan = make_plan(ROUTINE, "standard")
    rest = next(one for one in build_timeline(plan, WORDS).segments if one.kind is Kind.REST)
    kept = checkpoint_of(led(plan, rest.start_s + 1), BEGAN, SEEN)
    assert (kept.phase, kept.number) == (rest.phase, 0)
    begun = splice.begin_at(build_timeline(plan, WORDS), kept.phase, kept.number)
    assert begun.segments[0].kind is Kind.REST
