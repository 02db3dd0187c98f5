"""What is offered next: a step on, a step back, or neither."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from lymph_coach.desktop.wings.shared import Shared
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.offer import Offer, Step
from lymph_coach.practice.step import LOOKED_AT, offer_now, step_of, taken_on, with_answer, with_step, without_step
from lymph_coach.routine.routine import Routine
from lymph_coach.settings.settings import Settings


@dataclass
class Steps:
    """Owns the way back from the step taken last; all else of it is in the settings and the diary.

    Attributes:
        shared: the parts there is one of.
        routine: what is practised.
        latest: gives the entries of the diary that began last, so many at most.
    """

    shared: Shared
    routine: Routine
    latest: Callable[[int], Sequence[Entry]]
    _before: Settings | None = None

    def offer(self) -> Offer | None:
        """What to offer now, if anything; a routine of one's own has its own rounds and circles."""
        if self._settings.own_routine:
            return None
        return offer_now(self._settings, self.routine, self.latest(LOOKED_AT), self.shared.now())

    def standing(self) -> tuple[Step, date | None]:
        """The present step, and the day on which it was taken, if it was."""
        return step_of(self._settings, self.routine), taken_on(self._settings, self.routine)

    def take(self, offer: Offer) -> None:
        """Take the step that was offered."""
        self._before = self._settings
        self.shared.chosen.take(with_step(self._settings, offer.step, self.shared.now()))

    def decline(self) -> None:
        """Leave it; it is not offered again for what was practised until now."""
        self.shared.chosen.take(with_answer(self._settings, self.shared.now()))

    def undo(self) -> None:
        """Take the step back that was taken last."""
        if self._before:
            self.shared.chosen.take(without_step(self._settings, self._before))

    @property
    def _settings(self) -> Settings:
        return self.shared.chosen.now()
