"""Where a score is played, and the clock that comes of it."""

import time
from collections.abc import Callable
from typing import Protocol

from lymph_coach.sound.device import OpenSpeaker, Speaker, open_speaker
from lymph_coach.sound.gap import SleepWatch
from lymph_coach.sound.notices import SoundError, Trouble
from lymph_coach.sound.performance import Performance
from lymph_coach.sound.score import Score

_OFFSET_LIMIT_MS = 1_000


class Output(Protocol):
    """Plays a score and tells how far it was heard. All calls come from one thread."""

    def play(self, score: Score, from_s: float) -> None:
        """Play ``score`` from a position on, in place of what played before.

        Raises:
            SoundError: the sound cannot be played now.
            ValueError: the position does not lie in the score.
        """
        ...

    def stop(self) -> float:
        """Be silent at once. Returns the position last heard."""
        ...

    def position(self) -> float:
        """Seconds heard: never falls within one play, stands still when stopped or in trouble."""
        ...

    def trouble(self) -> Trouble | None:
        """What broke off the play, if anything did; the next ``play`` clears it."""
        ...


class DeviceOutput:
    """Plays on the system's sound device, whose own pace is the clock. Owns the device while it plays.

    Args:
        open_speaker: opens the device.
        monotonic: seconds that never go back.
        wall: seconds that run on while the machine sleeps.
        offset_ms: how much later than the device says the person hears it, from -1000 to 1000 (their own setting).

    Raises:
        ValueError: ``offset_ms`` is out of range.
    """

    def __init__(
        self,
        open_speaker: OpenSpeaker = open_speaker,
        monotonic: Callable[[], float] = time.monotonic,
        wall: Callable[[], float] = time.time,
        *,
        offset_ms: int = 0,
    ) -> None:
        if not -_OFFSET_LIMIT_MS <= offset_ms <= _OFFSET_LIMIT_MS:
            raise ValueError(f"offset_ms is {offset_ms}, but has to be from -1000 to 1000")
        self._open_speaker = open_speaker
        self._monotonic = monotonic
        self._wall = wall
        self._offset_s = offset_ms / 1_000
        self._playing: tuple[Performance, Speaker, SleepWatch] | None = None
        self._position_s = 0.0
        self._trouble: Trouble | None = None

    def play(self, score: Score, from_s: float) -> None:
        """Open the device and play; a soft lead-in comes first, and the position waits for its end."""
        require_inside(score, from_s)
        self.stop()
        self._position_s, self._trouble = from_s, None
        performance = Performance(score, from_s, self._monotonic)
        try:
            speaker = self._open_speaker(performance.pull, performance.lost)
        except SoundError:
            performance.end()  # a device that opens too late has nothing to say
            raise
        performance.opened()
        self._playing = performance, speaker, SleepWatch(self._monotonic, self._wall)

    def stop(self) -> float:
        """Close the device: what was queued in it is not heard."""
        position_s = self.position()
        if self._playing is not None:
            performance, speaker, _ = self._playing
            self._playing = None
            performance.end()
            speaker.close()
        return position_s

    def position(self) -> float:
        """Seconds heard, as the device and the person's offset tell it."""
        if self._playing is not None and self._trouble is None:
            performance, _, watch = self._playing
            self._trouble = Trouble.GAP if watch.slept() else performance.trouble()
            if self._trouble is None:
                self._position_s = max(self._position_s, performance.position_s(self._offset_s))
        return self._position_s

    def trouble(self) -> Trouble | None:
        """LOST or STALLED for the device, GAP for a machine that slept."""
        self.position()
        return self._trouble


def require_inside(score: Score, from_s: float) -> None:
    """Refuse a position outside a score.

    Raises:
        ValueError: with the position and the range.
    """
    if not 0.0 <= from_s <= score.duration_s:
        raise ValueError(f"from_s is {from_s}, but has to be from 0 to {score.duration_s}")
