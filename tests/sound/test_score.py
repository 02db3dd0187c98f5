"""The score: onsets on their frames, one sound however it is cut, never past full scale."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.routine.timeline import Cue, CueKind
from lymph_coach.sound.levels import Levels
from lymph_coach.sound.score import Placement, Score, frame_of, make_score
from lymph_coach.sound.tones import TONES
from lymph_coach.speech.clip import RATE_HZ, Clip

_VOICE_ONLY = Levels(tones=0.0)


def _click(onset_frame: int = 0, size: int = 400, peak: int = 10_000) -> Clip:
    samples = np.zeros(size, np.int16)
    samples[onset_frame] = peak
    return Clip(samples, RATE_HZ, onset_frame / RATE_HZ)


def _placements() -> st.SearchStrategy[list[Placement]]:
    sound = st.lists(st.integers(-32_768, 32_767), min_size=1, max_size=60)
    return st.lists(
        st.builds(
            Placement,
            st.integers(-40, 320),
            sound.map(lambda values: np.array(values, np.int16)),
            st.floats(0.0, 1.0),
        ),
        max_size=12,
    )


@given(_placements(), st.lists(st.integers(0, 340), max_size=12))
def test_any_cutting_gives_the_same_samples(placements: list[Placement], cuts: list[int]) -> None:
    score = Score(placements, 300 / RATE_HZ)
    whole = score.frames(0, 340)
    edges = [0, *sorted(cuts), 340]
    pieces = [score.frames(start, stop) for start, stop in itertools.pairwise(edges)]
    assert np.array_equal(np.concatenate(pieces), whole)


@given(_placements())
def test_it_never_leaves_the_range_and_never_folds_over(placements: list[Placement]) -> None:
    score = Score(placements, 300 / RATE_HZ)
    exact = np.zeros(300)
    for placement in placements:
        for index, sample in enumerate(placement.samples):
            if 0 <= placement.start_frame + index < 300:
                exact[placement.start_frame + index] += sample * placement.gain
    got = score.frames(0, 300).astype(float)
    assert np.all(np.abs(got) <= 32_767)
    assert np.all(got * exact >= 0)
    assert np.all(np.abs(got) <= np.abs(exact) + 0.5)


def test_what_is_under_the_knee_is_left_as_it_is() -> None:
    ramp = np.arange(-26_000, 26_000, 100).astype(np.int16)
    score = Score([Placement(0, ramp, 1.0)], 1.0)
    assert np.array_equal(score.frames(0, ramp.size), ramp)


def test_the_limiter_is_level_and_rising_to_the_top() -> None:
    ramp = np.arange(0, 32_700, 50).astype(np.int16)
    loud = Score([Placement(0, ramp, 1.0)] * 4, 1.0).frames(0, ramp.size).astype(int)
    assert np.all(np.diff(loud) >= 0)
    assert loud[-1] > 31_000


def test_silence_stands_before_and_after_the_session() -> None:
    score = Score([Placement(-5, np.full(100, 9_000, np.int16), 1.0)], 50 / RATE_HZ)
    got = score.frames(-10, 70)
    assert np.flatnonzero(got).tolist() == list(range(10, 60))
    assert score.frame_count == 50
    assert score.duration_s == 50 / RATE_HZ
    assert not score.frames(1_000, 1_010).any()
    assert score.frames(20, 20).size == 0


@pytest.mark.parametrize("duration_s", [0.0, -1.0, float("nan")])
def test_a_session_has_a_length(duration_s: float) -> None:
    with pytest.raises(ValueError, match=r"duration_s is .*, but has to be above 0"):
        Score([], duration_s)


@given(st.floats(0.5, 600.0), st.integers(0, 399))
def test_a_clips_onset_falls_on_its_cue(time_s: float, onset_frame: int) -> None:
    cue = Cue(time_s, CueKind.COUNT, "one")
    score = make_score([cue], {"one": _click(onset_frame)}, _VOICE_ONLY, 700.0)
    wanted = frame_of(time_s)
    near = score.frames(wanted - 5, wanted + 6)
    assert abs(int(np.argmax(near)) - 5) <= 1
    assert near.max() == 10_000


@pytest.mark.no_cover
def test_onsets_of_a_long_session_do_not_add_up_an_error() -> None:
    cues = [Cue(1 + 2.0 * index, CueKind.COUNT, "one") for index in range(260)]
    score = make_score(cues, {"one": _click(37)}, _VOICE_ONLY, 540.0)
    heard = np.flatnonzero(score.frames(0, score.frame_count))
    assert heard.tolist() == [frame_of(cue.time_s) for cue in cues]


@pytest.mark.parametrize(
    ("kind", "peak"),
    [(CueKind.COUNT, 2_500), (CueKind.COUNT_IN, 2_500), (CueKind.SAY, 5_000), (CueKind.CHANGE, 5_000)],
)
def test_counts_and_voice_have_a_level_each(kind: CueKind, peak: int) -> None:
    levels = Levels(voice=0.5, counts=0.25, tones=0.0)
    score = make_score([Cue(1.0, kind, "one")], {"one": _click()}, levels, 2.0)
    assert score.frames(0, score.frame_count).max() == peak


@pytest.mark.parametrize("kind", set(CueKind) - {CueKind.CIRCLE_START})
def test_a_cue_without_a_voice_sounds_its_tone(kind: CueKind) -> None:
    cue = Cue(1.0, kind, "words" if kind is CueKind.SAY else "")
    score = make_score([cue], {}, Levels(tones=1.0), 4.0)
    tone = TONES[kind]
    start = frame_of(1.0)
    assert np.array_equal(score.frames(start, start + tone.size), tone)
    assert not score.frames(0, start).any()
    assert not score.frames(start + tone.size, score.frame_count).any()


def test_counts_that_cannot_be_spoken_tick_at_their_own_level() -> None:
    cue = Cue(1.0, CueKind.COUNT, "one")
    score = make_score([cue], {}, Levels(counts=0.5, tones=0.0), 4.0)
    assert score.frames(0, score.frame_count).max() == pytest.approx(TONES[CueKind.COUNT].max() / 2, abs=1)


@pytest.mark.parametrize("kind", [CueKind.COUNT, CueKind.COUNT_IN, CueKind.SAY])
def test_spoken_counts_and_sentences_have_no_tone(kind: CueKind) -> None:
    score = make_score([Cue(1.0, kind, "one")], {"one": _click(peak=0)}, Levels(), 4.0)
    assert not score.frames(0, score.frame_count).any()


@pytest.mark.parametrize("wanted", [True, False])
def test_circles_sound_only_if_wanted(*, wanted: bool) -> None:
    score = make_score([Cue(1.0, CueKind.CIRCLE_START)], {}, Levels(circle_tones=wanted), 4.0)
    assert score.frames(0, score.frame_count).any() == wanted


def test_a_tone_gives_way_to_speech_and_only_then() -> None:
    cues = [Cue(1.0, CueKind.SAY, "words"), Cue(1.01, CueKind.HALF_WAY), Cue(3.0, CueKind.HALF_WAY)]
    score = make_score(cues, {"words": _click(size=9_000, peak=1)}, Levels(tones=1.0), 5.0)
    under = score.frames(frame_of(1.01), frame_of(2.0)).max()
    alone = score.frames(frame_of(3.0), frame_of(4.0)).max()
    assert under == pytest.approx(alone / 2, abs=1)


def test_speech_that_is_switched_off_does_not_hush_the_tones() -> None:
    cues = [Cue(1.0, CueKind.SAY, "words"), Cue(1.0, CueKind.HALF_WAY)]
    score = make_score(cues, {"words": _click(size=9_000)}, Levels(voice=0.0, tones=1.0), 5.0)
    assert score.frames(0, score.frame_count).max() == TONES[CueKind.HALF_WAY].max()
