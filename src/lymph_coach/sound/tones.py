"""The guide tones and the lead-in: soft, low, and without an edge that clicks or startles.

Hearing fades from the high end with age, so every note stands between 200 Hz and 800 Hz. A tone is told by its shape
as well as its pitch: zero rises, a change of direction swings down and back, half way knocks twice on one note.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from lymph_coach.routine.timeline import CueKind
from lymph_coach.speech.clip import RATE_HZ

_PEAK = 0.35 * 32_767  # a tone at full level stays well under the voice
_ATTACK_S = 0.015
_LEAD_IN_S = 0.6  # Bluetooth eats about the first half second
_LEAD_IN_PEAK = 48  # of 32,767: -57 dB, not silence for the device and as good as silence for the person
_LEAD_IN_HZ = 150.0


@dataclass(frozen=True, slots=True)
class _Note:
    hz: float
    start_s: float
    length_s: float


_SHAPES: Final[Mapping[CueKind, tuple[_Note, ...]]] = MappingProxyType(
    {
        CueKind.START: (_Note(440.0, 0.0, 0.4),),
        CueKind.COUNT: (_Note(330.0, 0.0, 0.12),),
        CueKind.COUNT_IN: (_Note(370.0, 0.0, 0.16),),
        CueKind.ZERO: (_Note(392.0, 0.0, 0.22), _Note(587.0, 0.13, 0.5)),
        CueKind.CIRCLE_START: (_Note(262.0, 0.0, 0.14),),
        CueKind.HALF_WAY: (_Note(440.0, 0.0, 0.18), _Note(440.0, 0.24, 0.26)),
        CueKind.CHANGE: (_Note(494.0, 0.0, 0.18), _Note(370.0, 0.16, 0.18), _Note(494.0, 0.32, 0.3)),
        CueKind.SAY: (_Note(294.0, 0.0, 0.3),),
        CueKind.END: (_Note(523.0, 0.0, 0.3), _Note(440.0, 0.25, 0.3), _Note(349.0, 0.5, 0.8)),
    }
)


def _frames(seconds: float) -> int:
    return round(seconds * RATE_HZ)


def _rise(frames: int) -> NDArray[np.float64]:
    """A smooth way from 0 to 1: half a cosine, level at both ends."""
    return (1.0 - np.cos(np.linspace(0.0, np.pi, frames))) / 2.0


def _note(note: _Note) -> NDArray[np.float64]:
    frames = _frames(note.length_s)
    attack = _frames(_ATTACK_S)
    loudness = np.concatenate([_rise(attack), _rise(frames - attack)[::-1]])
    return np.sin(2.0 * np.pi * note.hz * np.arange(frames) / RATE_HZ) * loudness


def _tone(notes: tuple[_Note, ...]) -> NDArray[np.int16]:
    mix = np.zeros(max(_frames(note.start_s) + _frames(note.length_s) for note in notes))
    for note in notes:
        start = _frames(note.start_s)
        sound = _note(note)
        mix[start : start + sound.size] += sound
    return _sealed(mix * (_PEAK / np.abs(mix).max()))


def _lead_in() -> NDArray[np.int16]:
    frames = _frames(_LEAD_IN_S)
    swell = np.concatenate([_rise(frames // 2), _rise(frames - frames // 2)[::-1]])
    return _sealed(np.sin(2.0 * np.pi * _LEAD_IN_HZ * np.arange(frames) / RATE_HZ) * swell * _LEAD_IN_PEAK)


def _sealed(mix: NDArray[np.float64]) -> NDArray[np.int16]:
    samples = np.rint(mix).astype(np.int16)
    samples.flags.writeable = False
    return samples


TONES: Final[Mapping[CueKind, NDArray[np.int16]]] = MappingProxyType(
    {kind: _tone(notes) for kind, notes in _SHAPES.items()}
)
"""The tone of each kind of cue, one channel at ``RATE_HZ``."""

LEAD_IN: Final[NDArray[np.int16]] = _lead_in()
"""Played before every start, so that a Bluetooth device that sleeps through silence is awake for the first word."""
