"""The card that offers a session which was cut off."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.session.checkpoint import Checkpoint


class OfferCard(QFrame):
    """Go on, keep what was done, or discard: with nothing lost until one is chosen."""

    go_on_chosen = Signal()
    keep_chosen = Signal()
    discard_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self.title = label(self.tr("Your last session was cut off."), "section")
        self.text = label()
        self.go_on_button = CalmButton(self.tr("Go on from there"), "primary")
        self.keep_button = CalmButton(self.tr("Keep what was done"))
        self.discard_button = CalmButton(self.tr("Forget it"))
        self.go_on_button.chosen.connect(self.go_on_chosen)
        self.keep_button.chosen.connect(self.keep_chosen)
        self.discard_button.chosen.connect(self.discard_chosen)
        row = FlowLayout(Space.STEP)
        for button in (self.go_on_button, self.keep_button, self.discard_button):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.STEP)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(row)

    def show_checkpoint(self, checkpoint: Checkpoint) -> None:
        """Say what was done before the cut."""
        self.text.setText(
            self.tr(
                "You had done %n circle(s). Go on where it stopped, or keep them as they are.", "", len(checkpoint.done)
            )
        )
        # The button has the keyboard when the window opens: what is asked is said with it.
        self.go_on_button.setAccessibleDescription(f"{self.title.text()} {self.text.text()}")
