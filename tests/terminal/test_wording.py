"""What a moment is called."""

from dataclasses import replace

import pytest
from tests.terminal.fakes import plan_of, session_of

from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.terminal import wording


def at(position_s: float, **given: str) -> Session:
    session = session_of(**given)
    return replace(session, position_s=position_s, state=State.RUNNING)


@pytest.mark.parametrize(
    ("seconds", "text", "words"),
    [
        (0, "0:00", "0 seconds"),
        (1, "0:01", "1 second"),
        (60, "1:00", "1 minute"),
        (125.4, "2:05", "2 minutes 5 seconds"),
        (-3, "0:00", "0 seconds"),
    ],
)
def test_times(seconds: float, text: str, words: str) -> None:
    assert wording.clock(seconds) == text
    assert wording.spoken_clock(seconds) == words


def test_the_title_names_the_routine_and_the_manner() -> None:
    plan = plan_of(preset="gentle", posture="standing", reach="bent", arms="left")
    assert wording.title(plan) == "Gentle, standing, elbows bent, left arm"


def test_a_split_set_is_told() -> None:
    assert wording.split(plan_of()) == ""
    assert "more than 60 seconds" in wording.split(plan_of(large_s="8"))


@pytest.mark.parametrize(
    ("position_s", "phase", "doing", "following"),
    [
        (5, "Settle", "Settle", "Next: slow, easy breaths"),
        (31, "Slow, easy breaths", "Breathe in", "Next: shoulder rolls"),
        (35, "Slow, easy breaths", "Breathe out", "Next: shoulder rolls"),
        (81, "Shoulder rolls", "Roll your shoulders backward", "Next: small circles"),
        (111, "Small circles", "Raise your arms", "Next: rest"),
        (115, "Small circles", "Circle backward", "Next: rest"),
        (126, "Small circles", "Circle forward", "Next: rest"),
        (135, "Small circles", "Lower your arms", "Next: rest"),
        (140, "Rest", "Rest", "Next: large circles"),
        (175, "Large circles", "Circle backward", "Next: rest"),
    ],
)
def test_every_part_of_a_session_has_its_words(position_s: float, phase: str, doing: str, following: str) -> None:
    session = at(position_s, preset="standard")
    segment = session.now.segment
    assert wording.phase(session.timeline, segment) == phase
    assert wording.doing(segment) == doing
    assert wording.following(session) == following


def test_one_direction_is_named() -> None:
    session = at(20, preset="circles", direction="forward")
    assert wording.phase(session.timeline, session.now.segment) == "Small circles, forward"


def test_the_end_comes_next_in_the_last_phase() -> None:
    session = session_of(preset="standard")
    session = replace(session, position_s=session.timeline.duration_s - 5)
    assert wording.following(session) == "Next: the end"
    assert wording.phase(session.timeline, session.now.segment) == "Slow, easy breaths"
    assert wording.doing(session.now.segment) == "Sit quietly"


def test_a_rest_of_ones_own_is_called_a_rest() -> None:
    session = at(20, preset="circles").rested()
    resting = replace(session, position_s=26)
    assert wording.phase(resting.timeline, resting.now.segment) == "Rest"


@pytest.mark.parametrize(
    ("position_s", "count"), [(5.2, 0), (6.1, 3), (7.0, 2), (8.5, 1), (9.0, 1), (11.2, 2), (29, 0)]
)
def test_the_large_number(position_s: float, count: int) -> None:
    assert wording.count(at(position_s, preset="circles")) == count


def test_going_on_counts_three_two_one() -> None:
    session = at(20, preset="circles").paused(PauseReason.ASKED).running()
    assert [wording.count(replace(session, position_s=20 + passed)) for passed in (0.1, 1.1, 2.1, 3.1)] == [3, 2, 1, 6]


def test_a_count_in_of_nothing_shows_none() -> None:
    assert wording.count(at(7, preset="circles", count_in_s="0")) == 0


def test_the_caption_is_what_was_said_last() -> None:
    assert wording.caption(at(0.1, preset="circles")) == ""
    assert wording.caption(at(9.5, preset="circles")) == "one"


@pytest.mark.parametrize(
    ("reason", "has_keys", "words"),
    [
        (PauseReason.ASKED, True, "Paused. Press Space to go on."),
        (PauseReason.GAP, True, "Paused. Press Space to go on."),
        (PauseReason.GAP, False, "Paused. It goes on by itself."),
        (PauseReason.STOPPING, True, "Lower your arms and sit. Press q again to end, Space to go on."),
    ],
)
def test_a_pause_says_what_to_do(reason: PauseReason, has_keys: bool, words: str) -> None:  # noqa: FBT001
    session = at(20, preset="circles")
    assert wording.standing(session, has_keys=has_keys) == ""
    assert wording.standing(session.paused(reason), has_keys=has_keys) == words
    assert wording.standing(session_of(), has_keys=has_keys) == ""
