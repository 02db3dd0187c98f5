"""A raw recording made into a clip: one rate, no silence round it, one loudness, a known onset."""

import numpy as np
from numpy.typing import NDArray

from lymph_coach.speech.audio_file import Audio
from lymph_coach.speech.clip import RATE_HZ, Clip
from lymph_coach.speech.errors import AudioFileError

SHAPE_VERSION = 1
"""Goes up whenever this module would make another clip of a recording, so that kept ones are made anew."""

TARGET_DB = -20.0
"""Level of the voiced part, dB below full scale (RMS): our choice, leaves room for tones and for peaks."""

PEAK_DB = -1.5
"""No sample is louder, dB below full scale."""

ONSET_DB = -20.0
"""The onset is where the level first comes this near to its peak; nearer to what is heard than -40."""

_CUT_DB = -45.0
_VOICED_DB = -25.0
_SILENT_DB = -70.0
_WINDOW_S = 0.005
_LEVEL_WINDOW_S = 0.02
_LEAD_S = 0.008
_TAIL_S = 0.030
_FADE_IN_S = 0.004
_FADE_OUT_S = 0.015

Samples = NDArray[np.float64]


def shape(audio: Audio) -> Clip:
    """Make the clip of one recorded phrase.

    Raises:
        AudioFileError: the recording is silent.
    """
    samples = resample(audio.samples, audio.rate_hz, RATE_HZ)
    samples = samples - samples.mean()  # an offset would pass for sound where there is silence
    if float(np.abs(samples).max()) < _ratio(_SILENT_DB):
        raise AudioFileError("the recording is silent")
    cut = fade(trim(samples))
    levelled = level(cut)
    whole = np.rint(levelled * 32_767.0).astype(np.int16)
    return Clip(whole, RATE_HZ, onset(cut) / RATE_HZ)


def resample(samples: Samples, rate_hz: int, to_hz: int) -> Samples:
    """Change the rate without aliasing, by cutting or padding the spectrum; the length follows the rate."""
    count = max(1, round(samples.size * to_hz / rate_hz))
    if rate_hz == to_hz:
        return samples
    return np.fft.irfft(np.fft.rfft(samples), count) * (count / samples.size)


def trim(samples: Samples) -> Samples:
    """Drop the silence before and after, keeping a few milliseconds for soft consonants and the fades."""
    power = _short_power(samples, _WINDOW_S)
    heard = np.flatnonzero(power >= power.max() * _ratio(_CUT_DB) ** 2)
    first = max(0, int(heard[0]) - round(_LEAD_S * RATE_HZ))
    last = min(samples.size, int(heard[-1]) + round(_TAIL_S * RATE_HZ))
    return samples[first:last]


def fade(samples: Samples) -> Samples:
    """Ramp both cut ends from and to zero, so that neither clicks."""
    gain = np.ones(samples.size)
    rise = min(round(_FADE_IN_S * RATE_HZ), samples.size)
    fall = min(round(_FADE_OUT_S * RATE_HZ), samples.size)
    gain[:rise] *= np.linspace(0.0, 1.0, rise)
    gain[samples.size - fall :] *= np.linspace(1.0, 0.0, fall)
    return samples * gain


def level(samples: Samples) -> Samples:
    """Bring the voiced part to ``TARGET_DB``, or as near as ``PEAK_DB`` allows."""
    peak = float(np.abs(samples).max())
    return samples * min(_ratio(TARGET_DB) / voiced_rms(samples), _ratio(PEAK_DB) / peak)


def voiced_rms(samples: Samples) -> float:
    """RMS over the louder stretches only: pauses inside a sentence must not make it louder than a word."""
    power = _short_power(samples, _LEVEL_WINDOW_S)
    voiced = power[power >= power.max() * _ratio(_VOICED_DB) ** 2]
    return float(np.sqrt(voiced.mean()))


def onset(samples: Samples) -> int:
    """Index of the sample at which the short-time level first passes ``ONSET_DB`` of its peak."""
    power = _short_power(samples, _WINDOW_S)
    return int(np.argmax(power >= power.max() * _ratio(ONSET_DB) ** 2))


def _short_power(samples: Samples, window_s: float) -> Samples:
    """Mean square over the window that ends with each sample; nothing stands before the first."""
    window = min(round(window_s * RATE_HZ), samples.size)
    total = np.concatenate((np.zeros(window), np.cumsum(np.square(samples))))
    return np.maximum(total[window:] - total[:-window], 0.0) / window


def _ratio(decibel: float) -> float:
    return 10.0 ** (decibel / 20.0)
