"""An output that plays nothing, moved by hand, and a score that remembers what it was made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lymph_coach.routine.timeline import Cue
from lymph_coach.sound.notices import SoundError, SoundNotice, Trouble

if TYPE_CHECKING:
    from lymph_coach.sound.score import Score

PHRASES = {"paused": "Paused.", "stopped": "Lower your arms and sit."}


@dataclass(frozen=True)
class FakeScore:
    cues: tuple[Cue, ...]
    duration_s: float


def make_fake_score(cues: Sequence[Cue], duration_s: float) -> "Score":
    return cast("Score", FakeScore(tuple(cues), duration_s))


class FakeOutput:
    """Its position moves when it is told to run, until something breaks it off."""

    def __init__(self) -> None:
        self.plays: list[tuple[FakeScore, float]] = []
        self.playing = False
        self.refusal: SoundNotice | None = None
        self.broken: Trouble | None = None
        self.position_s = 0.0
        self.stops = 0

    def play(self, score: "Score", from_s: float) -> None:
        assert 0.0 <= from_s <= score.duration_s
        self.playing = False
        if self.refusal:
            raise SoundError(self.refusal)
        self.plays.append((cast("FakeScore", score), from_s))
        self.playing, self.broken, self.position_s = True, None, from_s

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
            self.position_s = min(self.position_s + seconds, self.plays[-1][0].duration_s)

    @property
    def words(self) -> list[str]:
        """Everything said in the last play."""
        return [cue.text for cue in self.plays[-1][0].cues if cue.text]
