"""Clips of one loudness, and an output that asks for sound ahead of what is heard, moved by hand."""

import numpy as np

from lymph_coach.sound.notices import SoundError, SoundNotice, Trouble
from lymph_coach.sound.score import Score, frame_of
from lymph_coach.speech.clip import RATE_HZ, Clip

LEAD_FRAMES = 220
AHEAD_S = 0.4


def clip(seconds: float = 2.0, loudness: int = 1_000) -> Clip:
    """A sound whose onset is 220 frames after its first sample."""
    samples = np.full(round(seconds * RATE_HZ), loudness, np.int16)
    return Clip(samples, RATE_HZ, LEAD_FRAMES / RATE_HZ)


class HandOutput:
    """Its position moves when it is told to run; a block of 0.4 s has always been asked for already."""

    def __init__(self) -> None:
        self.scores: list[Score] = []
        self.playing = False
        self.refusal: SoundNotice | None = None
        self.broken: Trouble | None = None
        self.position_s = 0.0
        self.stops = 0

    def play(self, score: Score, from_s: float) -> None:
        self.playing = False
        if self.refusal:
            raise SoundError(self.refusal)
        self.scores.append(score)
        self.playing, self.broken, self.position_s = True, None, from_s
        self._ask()

    def stop(self) -> float:
        self.playing = False
        self.stops += 1
        return self.position_s

    def position(self) -> float:
        return self.position_s

    def trouble(self) -> Trouble | None:
        return self.broken

    def run(self, seconds: float) -> None:
        if self.playing and self.broken is None:
            self.position_s += seconds
            self._ask()

    def _ask(self) -> None:
        now = frame_of(self.position_s)
        self.scores[-1].frames(now, now + frame_of(AHEAD_S))
