"""One practice session as a value: which plan, how far, and what has been done."""

from dataclasses import dataclass, replace
from enum import StrEnum

from lymph_coach.routine import splice
from lymph_coach.routine.kinds import Kind, Size
from lymph_coach.routine.plan import Plan
from lymph_coach.routine.timeline import Entered, Moment, Segment, Timeline


class State(StrEnum):
    """Whether a session runs."""

    RUNNING = "running"
    PAUSED = "paused"
    FINISHED = "finished"
    STOPPED = "stopped"


class PauseReason(StrEnum):
    """Why a session is paused."""

    ASKED = "asked"
    GAP = "gap"
    SOUND_LOST = "sound_lost"
    STOPPING = "stopping"


@dataclass(frozen=True, slots=True)
class Circle:
    """One circle of the plan, by round, size and number."""

    round: int
    size: Size
    number: int


@dataclass(frozen=True, slots=True)
class Session:
    """Everything a front end shows is a function of this value.

    ``position_s`` is seconds heard and never goes back; ``done`` holds the circles that were led to their end.
    ``joined`` is true from a joint in the timeline to the next advance, which gives out what begins right at it.
    """

    plan: Plan
    timeline: Timeline
    state: State = State.PAUSED
    position_s: float = -1.0
    done: frozenset[Circle] = frozenset()
    pause: PauseReason | None = None
    joined: bool = False

    @property
    def now(self) -> Moment:
        """The moment at the present position."""
        return self.timeline.at(self.position_s)

    @property
    def left_s(self) -> float:
        """Seconds to the end."""
        return self.timeline.duration_s - max(self.position_s, 0.0)

    @property
    def circles_planned(self) -> int:
        """How many circles the whole plan has."""
        return sum(self.plan.count(size) for _, size in self.plan.blocks())

    def advanced(self, position_s: float) -> tuple["Session", Entered]:
        """The session at a later position, and everything that began on the way.

        A position before the present one changes nothing.
        """
        position_s = min(position_s, self.timeline.duration_s)
        if position_s <= self.position_s:
            return self, Entered((), ())
        first = self.now.index
        led = (one for one in self.timeline.segments[first:] if one.end_s <= position_s)
        done = self.done.union(circle_of(one) for one in led if one.kind is Kind.CIRCLE and not one.cut)
        state = State.FINISHED if position_s >= self.timeline.duration_s else self.state
        entered = self.timeline.entered(self.position_s, position_s, joined=self.joined)
        return replace(self, position_s=position_s, done=done, state=state, joined=False), entered

    def running(self) -> "Session":
        """Going on; after a pause that is 3-2-1 and the interrupted circle again."""
        resumed = self if self.position_s < 0 else self._on(splice.resume_from(self.timeline, self.position_s))
        return replace(resumed, state=State.RUNNING, pause=None)

    def paused(self, reason: PauseReason) -> "Session":
        """Standing still."""
        return replace(self, state=State.PAUSED, pause=reason)

    def stopped(self) -> "Session":
        """Ended before its end."""
        return replace(self, state=State.STOPPED, pause=None)

    def back(self) -> "Session":
        """A phase back."""
        return self._on(splice.back(self.timeline, self.position_s))

    def forward(self) -> "Session":
        """A phase forward."""
        return self._on(splice.forward(self.timeline, self.position_s))

    def rested(self) -> "Session":
        """With a rest put in here."""
        return self._on(splice.rest_now(self.timeline, self.position_s))

    def _on(self, timeline: Timeline) -> "Session":
        return replace(self, timeline=timeline, joined=self.joined or timeline is not self.timeline)


def circle_of(segment: Segment) -> Circle:
    """The circle a segment leads.

    Raises:
        ValueError: it leads none.
    """
    if segment.size is None or segment.kind is not Kind.CIRCLE:
        raise ValueError(f"{segment.kind} is no circle")
    return Circle(segment.round, segment.size, segment.number)
