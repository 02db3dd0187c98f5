"""The circles' tracks, kept while they are gone round."""

from lymph_coach.routine.arm import Ring
from lymph_coach.routine.scene import track
from lymph_coach.routine.view import Spot


class KeptTracks:
    """Owns the last track of each side: sixty places, in the same place for minutes, dozens of times a second."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[object, tuple[Spot, ...]]] = {}

    def __call__(self, circle: Ring) -> tuple[Spot, ...]:
        """As :func:`lymph_coach.routine.scene.track`."""
        place = circle.middle, circle.up, circle.onward
        kept = self._kept.get(circle.side)
        if kept is None or kept[0] != place:
            kept = self._kept[circle.side] = place, track(circle)
        return kept[1]
