"""The figure's pose at any moment of a session."""

from dataclasses import replace
from typing import Final

from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Who
from lymph_coach.routine.plan import Manner
from lymph_coach.routine.timeline import Segment
from lymph_coach.session.session import Session, State

STEP_S: Final = 1.0 / 60.0
"""Moving arms are shown in steps this short, one a picture; half of one is the most by which it is early or late."""
SLOW_STEP_S: Final = 1.0 / 30.0
"""A breath moves nothing by more than a pixel in this time."""
REDUCED_STEPS: Final = 8
"""The still pictures of a segment where movement is not wanted."""
_SLOW: Final = frozenset({Kind.READY, Kind.SETTLE, Kind.REST, Kind.CLOSE, Kind.BREATHE_IN, Kind.BREATHE_OUT})
_MOST: Final = 1_500
"""Poses kept at the most: two kinds of circles at their slowest have fewer."""


class Motion:
    """Gives poses; owns the person's stance, and the poses of circles gone round: the next circle has the same."""

    def __init__(self) -> None:
        self.reduced = False
        self._stance = Stance()
        self._circles: dict[tuple[object, ...], Pose] = {}
        self._others: dict[tuple[object, ...], Pose] = {}

    def practise(self, manner: Manner) -> None:
        """A session practised in this manner is about to be shown."""
        self._change(Stance(manner.posture, manner.reach, manner.arms, self._stance.who))

    def show_by(self, who: Who) -> None:
        """This person shows it from now on."""
        self._change(replace(self._stance, who=who))

    def _change(self, stance: Stance) -> None:
        self._stance = stance
        self._circles.clear()
        self._others.clear()

    def resting(self) -> Pose:
        """Before anything begins, and while a session is paused: arms held out meanwhile would only tire."""
        return pose(Segment(Kind.READY, 0.0, 1.0, 0), 0.0, self._stance)

    def pose(self, session: Session) -> Pose:
        """How the figure is held now; the same object again where it is held alike."""
        if session.state is State.PAUSED and session.pause:
            return self.resting()
        now = session.now
        segment = now.segment
        if self.reduced:
            steps, step = REDUCED_STEPS, int(now.fraction * REDUCED_STEPS)
        else:
            steps = max(round(segment.duration_s / (SLOW_STEP_S if segment.kind in _SLOW else STEP_S)), 1)
            step = round(now.fraction * steps)
        previous = session.timeline.segments[now.index - 1].kind if now.index else None
        if segment.kind is Kind.CIRCLE:
            # Not by its length: after a joint in the timeline that may differ from circle to circle in the last digit.
            alike = segment.size, segment.turn, steps, step
            kept, most = self._circles, _MOST
        else:
            alike = segment, previous, steps, step
            kept, most = self._others, 1
        held = kept.get(alike)
        if held is None:
            if len(kept) >= most:
                kept.clear()
            # Going on after a pause raises the arms while it counts.
            previous = Kind.REST if segment.kind is Kind.COUNT_IN else previous
            held = kept[alike] = pose(segment, step / steps, self._stance, previous=previous)
        return held
