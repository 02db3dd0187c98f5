"""The tones: soft, low, without clicks, and told apart."""

import itertools

import numpy as np
import pytest
from numpy.typing import NDArray

from lymph_coach.routine.timeline import CueKind
from lymph_coach.sound.tones import LEAD_IN, TONES
from lymph_coach.speech.clip import RATE_HZ


def _strongest_hz(samples: NDArray[np.int16]) -> float:
    spectrum = np.abs(np.fft.rfft(samples, 1 << 16))
    return float(np.argmax(spectrum)) * RATE_HZ / (1 << 16)


def test_every_kind_of_cue_has_a_tone() -> None:
    assert set(TONES) == set(CueKind)


@pytest.mark.parametrize("kind", CueKind)
def test_a_tone_is_low_soft_and_short(kind: CueKind) -> None:
    tone = TONES[kind]
    power = np.abs(np.fft.rfft(tone, 1 << 16)) ** 2
    low = power[: round(1_000 / RATE_HZ * (1 << 16))].sum() / power.sum()
    assert low > 0.999
    assert 8_000 < np.abs(tone).max() <= 0.35 * 32_767
    assert 0.1 <= tone.size / RATE_HZ <= 1.5


@pytest.mark.parametrize("samples", [*TONES.values(), LEAD_IN], ids=[*TONES, "lead_in"])
def test_nothing_clicks_at_either_end(samples: NDArray[np.int16]) -> None:
    peak = int(np.abs(samples).max())
    assert abs(int(samples[0])) <= 0.01 * peak
    assert abs(int(samples[-1])) <= 0.01 * peak
    steepest = 2 * np.pi * 600 / RATE_HZ * peak  # of a sine of 600 Hz
    assert np.abs(np.diff(samples.astype(int))).max() <= steepest


def test_no_two_tones_are_alike() -> None:
    for one, other in itertools.combinations(TONES.values(), 2):
        size = min(one.size, other.size)
        likeness = np.corrcoef(one[:size], other[:size])[0, 1]
        assert one.size != other.size or abs(likeness) < 0.9


def test_zero_rises_and_stands_apart_in_pitch() -> None:
    zero = TONES[CueKind.ZERO]
    tenth = RATE_HZ // 10
    assert _strongest_hz(zero[:tenth]) == pytest.approx(392, abs=8)
    assert _strongest_hz(zero[-4 * tenth :]) == pytest.approx(587, abs=8)
    others = [_strongest_hz(tone) for kind, tone in TONES.items() if kind is not CueKind.ZERO]
    assert min(abs(_strongest_hz(zero) - hz) for hz in others) > 50


def test_the_lead_in_is_not_silence_and_not_noticed() -> None:
    assert 0.5 <= LEAD_IN.size / RATE_HZ <= 0.7
    assert 0 < np.abs(LEAD_IN).max() < 65  # under -54 dB of full scale
    assert np.count_nonzero(LEAD_IN) > 0.8 * LEAD_IN.size


@pytest.mark.parametrize("samples", [TONES[CueKind.ZERO], LEAD_IN])
def test_shared_sounds_cannot_be_changed(samples: NDArray[np.int16]) -> None:
    with pytest.raises(ValueError, match="read-only"):
        samples[0] = 1
