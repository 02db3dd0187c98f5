"""The way back."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and the first run of it that is in sight."""

    page_id: str
    run: int


@dataclass(frozen=True, slots=True)
class Trail:
    """The pages read before this one, the last one last; at most ``LONGEST`` of them."""

    places: tuple[Place, ...] = ()

    LONGEST = 50

    def left(self, place: Place) -> "Trail":
        """One page more has been left."""
        return Trail((*self.places, place)[-self.LONGEST :])

    def back(self) -> "tuple[Place | None, Trail]":
        """Where back leads, and the trail from there; nowhere at its beginning."""
        if not self.places:
            return None, self
        return self.places[-1], Trail(self.places[:-1])
