"""Clocks and a device that move by hand."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from lymph_coach.sound.notices import SoundError, SoundNotice
from lymph_coach.speech.clip import RATE_HZ


class FakeTime:
    """A monotonic and a wall clock that stand still until they are moved."""

    def __init__(self) -> None:
        self.monotonic_s = 100.0
        self.wall_s = 1_700_000_000.0

    def monotonic(self) -> float:
        return self.monotonic_s

    def wall(self) -> float:
        return self.wall_s

    def pass_(self, seconds: float) -> None:
        self.monotonic_s += seconds
        self.wall_s += seconds

    def close_lid(self, seconds: float) -> None:
        self.wall_s += seconds


class FakeSpeaker:
    """A device with a queue, asking for the next block at the moment at which PulseAudio was seen to ask."""

    block = 8_820
    first_wait_s = 0.182  # half a block is still queued then, and 18 ms are under way in the server

    def __init__(self, time: FakeTime) -> None:
        self._time = time
        self.heard = np.zeros(0, np.int16)
        self.is_open = False
        self.is_dead = False
        self.closed = 0
        self.refusal: SoundNotice | None = None
        self.pull: Callable[[int], bytes] = bytes
        self.lost: Callable[[], None] = self.close
        self._next_pull_s = 0.0

    def __call__(self, pull: Callable[[int], bytes], lost: Callable[[], None]) -> "FakeSpeaker":
        self.pull, self.lost = pull, lost
        if self.refusal is not None:
            raise SoundError(self.refusal)
        self.is_open = True
        self.take()
        self._next_pull_s = self._time.monotonic() + self.first_wait_s
        return self

    def close(self) -> None:
        self.is_open = False
        self.closed += 1

    def take(self) -> NDArray[np.int16]:
        """Pull one block now, if the device works at all."""
        if self.is_dead:
            return np.zeros(0, np.int16)
        block = np.frombuffer(self.pull(self.block), np.int16)
        self.heard = np.concatenate([self.heard, block])
        return block

    def run(self, seconds: float, step_s: float = 0.002) -> None:
        """Let time pass and pull on time."""
        for _ in range(round(seconds / step_s)):
            self._time.pass_(step_s)
            while self._time.monotonic() >= self._next_pull_s - 1e-9:
                self.take()
                self._next_pull_s += self.block / RATE_HZ
