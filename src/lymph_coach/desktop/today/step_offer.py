"""The offer of a step on Today."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject

from lymph_coach.desktop.diary.offer_card import OfferCard
from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.journal.offer import Offer

if TYPE_CHECKING:
    from lymph_coach.desktop.wings.steps import Steps


class StepOffer(QObject):
    """Owns the card, and does what is pressed on it."""

    def __init__(self, steps: "Steps", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._today = date.min
        self.card = OfferCard(DiaryWords(QLocale(), self))
        self.card.taken.connect(self._on_taken)
        self.card.declined.connect(self._on_declined)
        self.card.undone.connect(self._on_undone)

    def show_now(self, today: date, *, free: bool) -> None:
        """Show the step that was taken, and an offer if nothing else is asked on the page."""
        self._today = today
        self.card.show_step(*self._steps.standing(), today)
        self.card.show_offer(self._steps.offer() if free else None)

    def _on_taken(self, offer: Offer) -> None:
        self._steps.take(offer)
        self.card.show_step(*self._steps.standing(), self._today)

    def _on_declined(self) -> None:
        self._steps.decline()

    def _on_undone(self) -> None:
        self._steps.undo()
        self.show_now(self._today, free=True)
