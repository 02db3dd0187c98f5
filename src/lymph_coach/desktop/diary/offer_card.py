"""A step that may be taken, or left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.journal.offer import Offer, Way


class OfferCard(QFrame):
    """Both answers are equal. Emits ``taken`` with the offer, or ``declined``."""

    taken = Signal(object)
    declined = Signal()

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self._words = words
        self._offer: Offer | None = None
        self.says = label()
        self.take_button = CalmButton("")
        self.leave_button = CalmButton(self.tr("Stay as it is"))
        self.take_button.chosen.connect(self._on_taken)
        self.leave_button.chosen.connect(self.declined)
        row = FlowLayout(16)
        row.addWidget(self.take_button)
        row.addWidget(self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 22, 28, 24)
        column.setSpacing(16)
        column.addWidget(self.says)
        column.addLayout(row)
        self.hide()

    def show_offer(self, offer: Offer | None) -> None:
        """Offer a step, or none."""
        self._offer = offer
        if offer is not None:
            self.says.setText(self._words.offer(offer))
            back = offer.way is Way.BACK
            self.take_button.setText(self.tr("Start easier") if back else self.tr("I felt fine, next step"))
        self.setVisible(offer is not None)

    def _on_taken(self) -> None:
        self.taken.emit(self._offer)
