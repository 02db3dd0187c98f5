"""A tape grows where nothing has been asked for yet, and its pauses are exact to the sample."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tests.narration.fakes import LEAD_FRAMES, clip

from lymph_coach.narration.tape import Tape
from lymph_coach.sound.score import frame_of
from lymph_coach.speech.clip import RATE_HZ


def sounding(tape: Tape, until: int) -> list[tuple[int, int]]:
    """First frame and end of each stretch that is not silent."""
    heard = np.concatenate(([0], tape.frames(0, until) != 0, [0]))
    edges = np.flatnonzero(np.diff(heard.astype(int)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def test_an_empty_tape_is_silent_and_has_no_sentence() -> None:
    tape = Tape(1.0)
    assert not tape.frames(-100, 1_000).any()
    assert tape.at(0.0) is None
    assert tape.last is None


def test_pauses_run_from_the_end_of_a_sound_to_the_next_onset_to_the_sample() -> None:
    tape = Tape(1.0)
    for index, pause_s in enumerate((0.0, 0.45, 1.0)):
        tape.append(index, clip(1.0), pause_s)
    first, second, third = sounding(tape, 6 * RATE_HZ)
    assert first == (0, RATE_HZ)
    assert second[0] + LEAD_FRAMES - first[1] == frame_of(0.45)
    assert third[0] + LEAD_FRAMES - second[1] == RATE_HZ
    assert tape.last
    assert tape.last.end_frame == third[1]


def test_the_voice_is_as_loud_as_asked_for() -> None:
    tape = Tape(0.5)
    tape.append(0, clip(loudness=1_000), 0.0)
    assert tape.frames(0, 100).tolist() == [500] * 100


def test_a_sentence_that_comes_late_begins_after_what_was_asked_for() -> None:
    tape = Tape(1.0)
    asked = tape.frames(0, 5_000)
    tape.append(0, clip(1.0), 0.0)
    assert not asked.any()
    assert sounding(tape, 3 * RATE_HZ) == [(5_000, 5_000 + RATE_HZ)]
    tape.append(1, clip(1.0), 0.45)
    assert sounding(tape, 5 * RATE_HZ)[1] == (3 * RATE_HZ, 4 * RATE_HZ)


def test_each_moment_has_its_sentence() -> None:
    tape = Tape(1.0)
    tape.append(4, clip(1.0), 0.0)
    tape.append(6, clip(1.0), 0.5)
    first, second = tape.at(0.0), tape.at(2.0)
    assert first
    assert second
    assert (first.index, second.index) == (4, 6)
    assert second.onset_frame == RATE_HZ + frame_of(0.5)
    just = second.onset_frame / RATE_HZ
    assert tape.at(just - 0.001) == first
    assert tape.at(just) == second
    assert not tape.over(first, 0.999)
    assert tape.over(first, 1.0)


@given(
    cuts=st.lists(st.integers(0, 60_000), max_size=8),
    arrivals=st.lists(st.integers(0, 8), min_size=1, max_size=5),
)
def test_what_was_asked_for_never_changes(cuts: list[int], arrivals: list[int]) -> None:
    """However blocks and sentences interleave, a second look gives the same samples, and sentences do not overlap."""
    tape = Tape(1.0)
    stops = sorted(cuts)
    given_out: list[np.ndarray[tuple[int], np.dtype[np.int16]]] = []
    start = 0
    for turn, stop in enumerate(stops):
        for index in (i for i, when in enumerate(sorted(arrivals)) if when == turn):
            tape.append(index, clip(0.3, 100 * (index + 1)), 0.05)
        given_out.append(tape.frames(start, stop))
        start = stop
    played = np.concatenate(given_out) if given_out else np.zeros(0, np.int16)
    assert np.array_equal(tape.frames(0, start), played)
    assert set(np.unique(played).tolist()) <= {0, *(100 * (index + 1) for index in range(len(arrivals)))}
