"""One play of a score: hands the device its blocks and knows how far they were heard."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lymph_coach.sound.gap import GAP_S
from lymph_coach.sound.heard import HeardFrames
from lymph_coach.sound.notices import Trouble
from lymph_coach.sound.score import Score, frame_of
from lymph_coach.sound.tones import LEAD_IN
from lymph_coach.speech.clip import RATE_HZ

_FADE_FRAMES = 110  # 5 ms: a start in the middle of a word does not click


class Performance:
    """The lead-in, then the score from ``from_s`` to its end, then silence for as long as the device asks.

    ``pull`` and ``lost`` are called on the device's thread, everything else on the owner's.
    """

    def __init__(self, score: Score, from_s: float, monotonic: Callable[[], float]) -> None:
        self._score = score
        self._from_s = from_s
        self._shift = frame_of(from_s) - LEAD_IN.size
        self._monotonic = monotonic
        self._heard = HeardFrames()
        self._pulled = 0
        self._last_pull_s = monotonic()
        self._broken: Trouble | None = None
        self._over = False

    def opened(self) -> None:
        """Take note that the device is open and has to ask for frames from now on."""
        self._last_pull_s = self._monotonic()

    def pull(self, frames: int) -> bytes:
        """The next ``frames`` frames as 16 bit samples; silence once the play is over or broken."""
        now_s = self._monotonic()
        if self._pulled and now_s - self._last_pull_s > GAP_S:
            self._broken = self._broken or Trouble.STALLED
        self._last_pull_s = now_s
        if self._over or self._broken:
            return bytes(2 * frames)
        self._heard.pulled(now_s, frames)
        samples = self._samples(self._pulled, self._pulled + frames)
        self._pulled += frames
        return samples.tobytes()

    def lost(self) -> None:
        """Take note that the device went away."""
        if not self._over:
            self._broken = self._broken or Trouble.LOST

    def end(self) -> None:
        """Hand out nothing but silence from now on."""
        self._over = True

    def trouble(self) -> Trouble | None:
        """What broke the play off, if anything did."""
        if self._broken is None and self._monotonic() - self._last_pull_s > GAP_S:
            self._broken = Trouble.STALLED
        return self._broken

    def position_s(self, offset_s: float) -> float:
        """Seconds of the score heard now, if sound is heard ``offset_s`` later than the device says."""
        heard = self._heard.at(self._monotonic() - offset_s) - LEAD_IN.size
        return min(self._from_s + max(heard, 0.0) / RATE_HZ, self._score.duration_s)

    def _samples(self, start: int, stop: int) -> NDArray[np.int16]:
        lead = LEAD_IN[start:stop]
        begin = start + lead.size
        music = self._score.frames(begin + self._shift, stop + self._shift)
        steps = np.arange(begin, stop) - LEAD_IN.size
        faded = music * np.clip(steps / _FADE_FRAMES, 0.0, 1.0)
        return np.concatenate([lead, np.rint(faded).astype(np.int16)])
