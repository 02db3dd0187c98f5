"""The clock for a session without sound."""

import time
from collections.abc import Callable

from lymph_coach.sound.gap import GAP_S, SleepWatch
from lymph_coach.sound.notices import Trouble
from lymph_coach.sound.output import require_inside
from lymph_coach.sound.score import Score


class SilentOutput:
    """An ``Output`` that sounds nothing: no device, sound switched off, or a terminal without sound.

    Its position has to be read while it plays: two readings more than ``GAP_S`` apart mean that the machine stood
    still, and leave the position where it was read last.

    Args:
        monotonic: seconds that never go back.
        wall: seconds that run on while the machine sleeps.
    """

    def __init__(self, monotonic: Callable[[], float] = time.monotonic, wall: Callable[[], float] = time.time) -> None:
        self._monotonic = monotonic
        self._wall = wall
        self._watch: SleepWatch | None = None
        self._read_s = 0.0
        self._position_s = 0.0
        self._duration_s = 0.0
        self._trouble: Trouble | None = None

    def play(self, score: Score, from_s: float) -> None:
        """Let the time of ``score`` run from a position on.

        Raises:
            ValueError: the position does not lie in the score.
        """
        require_inside(score, from_s)
        self._position_s, self._duration_s, self._trouble = from_s, score.duration_s, None
        self._read_s = self._monotonic()
        self._watch = SleepWatch(self._monotonic, self._wall)

    def stop(self) -> float:
        """Stand still. Returns the position reached."""
        position_s = self.position()
        self._watch = None
        return position_s

    def position(self) -> float:
        """Seconds run since the score's start."""
        if self._watch is not None and self._trouble is None:
            before_s, self._read_s = self._read_s, self._monotonic()
            passed_s = self._read_s - before_s
            if self._watch.slept() or passed_s > GAP_S:
                self._trouble = Trouble.GAP
            else:
                self._position_s = min(self._position_s + passed_s, self._duration_s)
        return self._position_s

    def trouble(self) -> Trouble | None:
        """GAP, if the machine stood still."""
        self.position()
        return self._trouble
