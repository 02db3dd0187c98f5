"""A step that may be taken, or left; and the step that was taken."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.undo_bar import UndoBar
from lymph_coach.journal.offer import Offer, Step, Way


class OfferCard(QWidget):
    """Shows the step that was taken, and under it what is offered, or the way back after taking it.

    Both answers are equal. Emits ``taken`` with the offer, ``declined``, or ``undone``.
    """

    taken = Signal(object)
    declined = Signal()
    undone = Signal()

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._offer: Offer | None = None
        self.standing = label(kind="soft")
        self.asks = QFrame()
        self.asks.setProperty("kind", "tint")
        self.says = label()
        self.take_button = CalmButton("")
        self.leave_button = CalmButton(self.tr("Stay as it is"))
        self.take_button.chosen.connect(self._on_taken)
        self.leave_button.chosen.connect(self._on_declined)
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self._on_undone)
        row = FlowLayout(Space.STEP)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        inside = QVBoxLayout(self.asks)
        inside.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.BLOCK)
        inside.setSpacing(Space.STEP)
        inside.addWidget(self.says)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIDE)
        for widget in (self.standing, self.asks, self.undo_bar):
            column.addWidget(widget)
            widget.hide()
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer a step, or none."""
        self._offer = offer
        if offer is not None:
            self.says.setText(self._words.offer(offer))
            back = offer.way is Way.BACK
            self.take_button.setText(self.tr("Start easier") if back else self.tr("I felt fine, next step"))
        self.asks.setVisible(offer is not None)
        self._show_if_any()

    def show_step(self, step: Step, day: date | None, today: date) -> None:
        """Show the step that was taken, and since when; None where none was.

        The way back stays for the day: later, or where something else was chosen since, it would lead elsewhere.
        """
        if day is not None:
            self.standing.setText(self._words.standing_step(step, day, today))
        if day is None or day < today:
            self.undo_bar.hide()
        self.standing.setVisible(day is not None)
        self._show_if_any()

    def _show_if_any(self) -> None:
        self.setVisible(not all(part.isHidden() for part in (self.standing, self.asks, self.undo_bar)))

    def _on_taken(self) -> None:
        offer = self._offer
        assert offer is not None  # noqa: S101  # the button shows with one alone
        self.show_offer(None)
        self.undo_bar.offer(self._words.step_taken(offer.step))
        self._show_if_any()
        self.taken.emit(offer)

    def _on_declined(self) -> None:
        self.show_offer(None)
        self.declined.emit()

    def _on_undone(self) -> None:
        self.undo_bar.hide()
        self._show_if_any()
        self.undone.emit()
