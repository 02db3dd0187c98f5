"""Clips come out alike, whatever silence, level, offset and rate the recording had."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lymph_coach.speech.audio_file import Audio
from lymph_coach.speech.clip import RATE_HZ
from lymph_coach.speech.errors import AudioFileError
from lymph_coach.speech.shape import (
    PEAK_DB,
    TARGET_DB,
    Samples,
    fade,
    level,
    onset,
    resample,
    shape,
    trim,
    voiced_rms,
)


def tone(duration_s: float, *, hz: float = 220.0, amplitude: float = 0.3, rate_hz: int = RATE_HZ) -> Samples:
    times_s = np.arange(round(duration_s * rate_hz)) / rate_hz
    return amplitude * np.sin(2 * np.pi * hz * times_s)


def silence(duration_s: float, rate_hz: int = RATE_HZ) -> Samples:
    return np.zeros(round(duration_s * rate_hz))


def decibel(ratio: float) -> float:
    return 20.0 * float(np.log10(ratio))


@pytest.mark.parametrize("before_s", [0.0, 0.02, 0.09, 0.5])
def test_silence_of_any_length_before_a_word_leaves_the_same_clip(before_s: float) -> None:
    clip = shape(Audio(np.concatenate((silence(before_s), tone(0.4), silence(0.3))), RATE_HZ))
    assert clip.rate_hz == RATE_HZ
    assert clip.duration_s == pytest.approx(0.4, abs=0.045)
    assert clip.onset_s == pytest.approx(min(before_s, 0.008), abs=0.003)


def test_a_soft_start_is_kept_but_is_not_the_onset() -> None:
    soft = tone(0.1, amplitude=0.01)
    clip = shape(Audio(np.concatenate((silence(0.05), soft, tone(0.3))), RATE_HZ))
    assert clip.onset_s == pytest.approx(0.108, abs=0.003)


def test_a_pause_within_a_sentence_is_kept() -> None:
    clip = shape(Audio(np.concatenate((tone(0.2), silence(0.4), tone(0.2))), RATE_HZ))
    assert clip.duration_s == pytest.approx(0.8, abs=0.01)


@given(
    amplitude=st.floats(0.002, 1.0),
    crest=st.floats(1.0, 20.0),
    offset=st.floats(-0.2, 0.2),
    seconds=st.floats(0.05, 0.8),
)
@settings(max_examples=60)
def test_no_clip_is_too_loud_and_ends_are_silent(amplitude: float, crest: float, offset: float, seconds: float) -> None:
    samples = tone(seconds, amplitude=amplitude) + offset
    samples[samples.size // 2] += amplitude * crest
    clip = shape(Audio(samples, RATE_HZ))
    assert np.abs(clip.samples.astype(np.float64)).max() <= 32_767 * 10 ** (PEAK_DB / 20) + 1
    assert clip.samples[0] == 0
    assert clip.samples[-1] == 0
    assert 0.0 <= clip.onset_s < clip.duration_s


@pytest.mark.parametrize("amplitude", [0.003, 0.1, 0.9])
def test_quiet_and_loud_recordings_come_out_alike(amplitude: float) -> None:
    levelled = level(tone(0.4, amplitude=amplitude))
    assert decibel(voiced_rms(levelled)) == pytest.approx(TARGET_DB, abs=0.01)


def test_a_spiky_recording_stays_under_the_peak_limit() -> None:
    spiky = tone(0.4, amplitude=0.001)
    spiky[4_000] = 0.5
    assert decibel(float(np.abs(level(spiky)).max())) == pytest.approx(PEAK_DB, abs=0.01)


def test_pauses_do_not_make_a_sentence_louder() -> None:
    word = tone(0.4)
    sentence = np.concatenate((word, silence(2.0), word))
    assert decibel(voiced_rms(sentence) / voiced_rms(word)) == pytest.approx(0.0, abs=0.5)


@pytest.mark.parametrize("rate_hz", [16_000, 24_000, 44_100, 48_000])
def test_another_rate_keeps_pitch_length_and_level(rate_hz: int) -> None:
    changed = resample(tone(0.5, hz=400.0, rate_hz=rate_hz), rate_hz, RATE_HZ)
    wanted = tone(0.5, hz=400.0)
    assert abs(changed.size - wanted.size) <= 1
    assert changed[500:10_000] == pytest.approx(wanted[500:10_000], abs=0.01)


def test_what_the_lower_rate_cannot_hold_does_not_fold_back() -> None:
    changed = resample(tone(0.5, hz=15_000.0, rate_hz=48_000), 48_000, RATE_HZ)
    assert np.abs(changed).max() < 0.003


def test_the_same_rate_changes_nothing() -> None:
    samples = tone(0.1)
    assert resample(samples, RATE_HZ, RATE_HZ) is samples


def test_onset_is_exact_for_a_sudden_start() -> None:
    samples = np.concatenate((silence(0.1), np.ones(2_000)))
    assert onset(samples) == pytest.approx(0.1 * RATE_HZ, abs=2)


def test_a_fade_leaves_the_middle_alone() -> None:
    faded = fade(np.ones(RATE_HZ))
    assert (faded[100:-400] == 1.0).all()
    assert (np.diff(faded[:80]) > 0).all()
    assert (np.diff(faded[-300:]) < 0).all()


def test_a_clip_shorter_than_its_fades_is_still_one() -> None:
    assert fade(np.ones(10)).tolist()[0] == 0.0
    assert trim(np.ones(10)).size == 10


@pytest.mark.parametrize("samples", [silence(0.3), silence(0.3) + 0.25, np.full(1, 0.5), tone(0.3, amplitude=1e-4)])
def test_a_silent_recording_is_no_phrase(samples: Samples) -> None:
    with pytest.raises(AudioFileError, match="silent"):
        shape(Audio(samples, RATE_HZ))
