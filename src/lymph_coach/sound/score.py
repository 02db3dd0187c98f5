"""The sound of a whole session as a list of placements, mixed in any stretches with the same result."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lymph_coach.routine.timeline import Cue, CueKind
from lymph_coach.sound.levels import Levels
from lymph_coach.sound.tones import TONES
from lymph_coach.speech.clip import RATE_HZ, Clip

_DUCKED = 0.5  # a tone under speech gives way by 6 dB
_FULL = 32_767.0
_KNEE = 0.8 * _FULL
_COUNTED = frozenset({CueKind.COUNT, CueKind.COUNT_IN})
_SPOKEN = _COUNTED | {CueKind.SAY}  # a tone only where the voice is missing


@dataclass(frozen=True, slots=True, eq=False)
class Placement:
    """One sound laid at one frame; ``start_frame`` may lie before 0, what lies there is not heard."""

    start_frame: int
    samples: NDArray[np.int16]
    gain: float

    @property
    def end_frame(self) -> int:
        """The first frame after the sound."""
        return self.start_frame + self.samples.size


class Score:
    """What is heard from the first frame to the last, one channel at ``RATE_HZ``; immutable.

    Args:
        placements: every sound, in any order.
        duration_s: where the session ends; sounds that ring on past it are cut off there.

    Raises:
        ValueError: the duration is not above 0.
    """

    def __init__(self, placements: Iterable[Placement], duration_s: float) -> None:
        if not duration_s > 0.0:
            raise ValueError(f"duration_s is {duration_s}, but has to be above 0")
        self._placements = tuple(sorted(placements, key=_start_frame))
        self._starts = tuple(placement.start_frame for placement in self._placements)
        self._longest = max((placement.samples.size for placement in self._placements), default=0)
        self._duration_s = duration_s
        self._frame_count = frame_of(duration_s)

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self._duration_s

    @property
    def frame_count(self) -> int:
        """Length in frames."""
        return self._frame_count

    def frames(self, start: int, stop: int) -> NDArray[np.int16]:
        """Mix frames ``start`` up to ``stop``, shape ``(stop - start,)``; silence outside the session.

        Any cutting into stretches gives the same samples: sounds are added in one order, and the limiter looks at one
        sample at a time and uses nothing but sums and quotients.
        """
        mix = np.zeros(stop - start)
        first, last = max(0, start), min(stop, self._frame_count)
        for placement in self._sounding(first, last):
            begin, end = max(first, placement.start_frame), min(last, placement.end_frame)
            if begin < end:
                heard = placement.samples[begin - placement.start_frame : end - placement.start_frame]
                mix[begin - start : end - start] += heard * placement.gain
        return _limited(mix)

    def _sounding(self, first: int, last: int) -> Iterator[Placement]:
        begin = bisect_left(self._starts, first - self._longest)
        yield from self._placements[begin : bisect_left(self._starts, last)]


def frame_of(time_s: float) -> int:
    """The frame heard at a time."""
    return round(time_s * RATE_HZ)


def make_score(cues: Iterable[Cue], clips: Mapping[str, Clip], levels: Levels, duration_s: float) -> Score:
    """Lay the clip and the tone of every cue so that their onsets fall on the cue's frame.

    Where a text has no clip, a short tone takes its place, so that the beat is kept without a voice. Tones give way
    where speech sounds at the same time.
    """
    cues = tuple(cues)
    spoken = [_speech(cue, clips[cue.text], levels) for cue in cues if cue.text in clips]
    tones = [tone for cue in cues for tone in _tones(cue, levels, has_voice=cue.text in clips)]
    return Score([*spoken, *(_ducked(tone, spoken) for tone in tones)], duration_s)


def _speech(cue: Cue, clip: Clip, levels: Levels) -> Placement:
    gain = levels.counts if cue.kind in _COUNTED else levels.voice
    return Placement(frame_of(cue.time_s) - frame_of(clip.onset_s), clip.samples, gain)


def _tones(cue: Cue, levels: Levels, *, has_voice: bool) -> Iterator[Placement]:
    wanted = levels.circle_tones if cue.kind is CueKind.CIRCLE_START else not (has_voice and cue.kind in _SPOKEN)
    if wanted:
        gain = levels.counts if cue.kind in _COUNTED else levels.tones
        yield Placement(frame_of(cue.time_s), TONES[cue.kind], gain)


def _ducked(tone: Placement, spoken: list[Placement]) -> Placement:
    under = any(
        said.start_frame < tone.end_frame and tone.start_frame < said.end_frame and said.gain > 0.0 for said in spoken
    )
    return Placement(tone.start_frame, tone.samples, tone.gain * _DUCKED) if under else tone


def _limited(mix: NDArray[np.float64]) -> NDArray[np.int16]:
    """Leave what is under the knee as it is, and bend what is over it so that it never reaches full scale."""
    room = _FULL - _KNEE
    over = np.maximum(np.abs(mix) - _KNEE, 0.0) / room
    bent = np.minimum(np.abs(mix), _KNEE) + room * (over / (1.0 + over))
    return np.rint(np.copysign(bent, mix)).astype(np.int16)


def _start_frame(placement: Placement) -> int:
    return placement.start_frame
