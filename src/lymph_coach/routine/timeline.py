"""A session laid out in time: segments that meet end to start, and the cues spoken or sounded in them."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from lymph_coach.routine.kinds import Kind, Size, Turn


class CueKind(StrEnum):
    """Why a cue sounds."""

    START = "start"
    COUNT = "count"
    COUNT_IN = "count_in"
    ZERO = "zero"
    CIRCLE_START = "circle_start"
    HALF_WAY = "half_way"
    CHANGE = "change"
    SAY = "say"
    END = "end"


@dataclass(frozen=True, slots=True)
class Cue:
    """One sound at one moment.

    ``time_s`` is where the onset is heard. ``text`` is spoken and shown as a caption; empty for a cue that is a
    tone alone. ``slot_s`` is the room before the next spoken cue or the end: speech may not be longer.
    """

    time_s: float
    kind: CueKind
    text: str = ""
    slot_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest stretch of a session: one circle, one breath in, one rest.

    Times are seconds from the session's start; ``end_s`` is the next segment's ``start_s``. ``phase`` numbers the
    stretch Back and Forward move by. ``number`` of ``of`` counts circles, breaths or rolls from 1; both are 0
    where nothing is counted. ``round`` is 0 outside the rounds. ``arms_up`` is true when the arms are held out for
    the whole segment.
    """

    kind: Kind
    start_s: float
    end_s: float
    phase: int
    round: int = 0
    size: Size | None = None
    turn: Turn | None = None
    number: int = 0
    of: int = 0

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.start_s
