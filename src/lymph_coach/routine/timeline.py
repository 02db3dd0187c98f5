"""A session laid out in time: segments that meet end to start, and the cues spoken or sounded in them."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property

from lymph_coach.routine.kinds import Kind, Size, Turn

SHORTEST_S = 1e-6  # a segment shorter than this is none: no sound or picture is as short


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
    tone alone. ``length_s`` is how long the speech lasts, 0 for a tone.
    """

    time_s: float
    kind: CueKind
    text: str = ""
    length_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Segment:
    """The smallest stretch of a session: one circle, one breath in, one rest.

    Times are seconds from the session's start; ``end_s`` is the next segment's ``start_s``. ``phase`` numbers the
    stretch Back and Forward move by. ``number`` of ``of`` counts circles, breaths or rolls from 1; both are 0
    where nothing is counted. ``round`` is 0 outside the rounds. ``cut`` is true of a segment left before its end.
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
    cut: bool = False

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.end_s - self.start_s


@dataclass(frozen=True, slots=True)
class Moment:
    """Where a session is: a segment, its index, and how far it has come (seconds, and 0 to 1)."""

    segment: Segment
    index: int
    elapsed_s: float
    fraction: float


@dataclass(frozen=True, slots=True)
class Missed:
    """Speech left out, found when the session was laid out: its shortest wording lasts ``needed_s``, in ``room_s``.

    The room may also be taken by other words.
    """

    text: str
    time_s: float
    needed_s: float
    room_s: float


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch to put into a timeline; its times count from 0."""

    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.segments[-1].end_s


@dataclass(frozen=True, slots=True)
class Inserts:
    """The pieces that pausing, moving and resting put in: 3-2-1, two rests, and an announcement by phase."""

    go_on: Piece
    rest_arms_up: Piece
    rest_arms_down: Piece
    intros: Mapping[int, Piece]


@dataclass(frozen=True, slots=True)
class Entered:
    """What began in a stretch of time, in order."""

    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]


def shifted_segments(segments: Iterable[Segment], by_s: float) -> list[Segment]:
    """The segments moved in time; neighbours still meet exactly."""
    return [replace(one, start_s=one.start_s + by_s, end_s=one.end_s + by_s) for one in segments]


def shifted_cues(cues: Iterable[Cue], by_s: float) -> list[Cue]:
    """The cues moved in time."""
    return [replace(cue, time_s=cue.time_s + by_s) for cue in cues]


@dataclass(frozen=True)
class Timeline:
    """A whole session. Everything shown and heard is a function of it and a position.

    ``segments`` meet without gap or overlap from 0 to ``duration_s``; ``cues`` are in time order. Pausing, moving
    and resting give a new timeline that is the same up to the present position, so positions only ever grow.
    ``heard`` is how many segments and cues lie before the latest joint: they were given out before it.
    ``whole`` is the session as it was planned, which Back can return to.
    """

    segments: tuple[Segment, ...]
    cues: tuple[Cue, ...]
    inserts: Inserts
    missed: tuple[Missed, ...] = ()
    heard: tuple[int, int] = (0, 0)
    planned: "Timeline | None" = field(default=None, repr=False)

    @property
    def whole(self) -> "Timeline":
        """The session as it was planned."""
        return self.planned or self

    @property
    def duration_s(self) -> float:
        """Length in seconds."""
        return self.segments[-1].end_s

    @cached_property
    def _starts(self) -> tuple[float, ...]:
        return tuple(segment.start_s for segment in self.segments)

    @cached_property
    def _cue_times(self) -> tuple[float, ...]:
        return tuple(cue.time_s for cue in self.cues)

    @cached_property
    def _spoken(self) -> tuple[Cue, ...]:
        return tuple(cue for cue in self.cues if cue.text)

    @cached_property
    def _spoken_times(self) -> tuple[float, ...]:
        return tuple(cue.time_s for cue in self._spoken)

    @cached_property
    def last_phase(self) -> int:
        """The number of the last phase."""
        return self.whole.segments[-1].phase

    def at(self, position_s: float) -> Moment:
        """The moment at a position; before 0 and after the end, the first and the last there is."""
        index = max(bisect_right(self._starts, position_s) - 1, 0)
        segment = self.segments[index]
        elapsed_s = min(max(position_s - segment.start_s, 0.0), segment.duration_s)
        return Moment(segment, index, elapsed_s, elapsed_s / segment.duration_s)

    def entered(self, after_s: float, until_s: float, *, joined: bool = False) -> Entered:
        """Every segment and cue that begins in (after_s, until_s].

        With ``joined``, also what a joint at ``after_s`` put exactly there.
        """
        first, first_cue = bisect_right(self._starts, after_s), bisect_right(self._cue_times, after_s)
        if joined:
            first, first_cue = min(first, self.heard[0]), min(first_cue, self.heard[1])
        segments = self.segments[first : bisect_right(self._starts, until_s)]
        return Entered(segments, self.cues[first_cue : bisect_right(self._cue_times, until_s)])

    def spoken_at(self, position_s: float) -> Cue | None:
        """The last cue with words that has begun, or None before the first."""
        index = bisect_right(self._spoken_times, position_s) - 1
        return self._spoken[index] if index >= 0 else None

    def phase_span(self, index: int) -> tuple[float, float]:
        """Start and end in seconds of the unbroken run of one phase's segments round a segment's index."""
        phase, first, last = self.segments[index].phase, index, index
        while first and self.segments[first - 1].phase == phase:
            first -= 1
        while last + 1 < len(self.segments) and self.segments[last + 1].phase == phase:
            last += 1
        return self.segments[first].start_s, self.segments[last].end_s

    def next_phase(self, index: int) -> Segment | None:
        """The first segment of the phase after the one round a segment's index; None in the last."""
        phase = self.segments[index].phase
        return next((one for one in self.segments[index + 1 :] if one.phase != phase), None)

    def led_to(self, index: int) -> Segment | None:
        """What getting ready leads to: after an index, the first segment that has more to say; None in the last.

        Where it was put in before circles that were moved to, it is of their phase: the next phase is another.
        """
        return next((one for one in self.segments[index + 1 :] if one.kind is not Kind.READY or one.size), None)
