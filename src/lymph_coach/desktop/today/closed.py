"""The card that rests for today after pain or dizziness."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label


class ClosedCard(QFrame):
    """Says why nothing begins, with the way back on ``reopen_button`` and what to watch for on ``signs_button``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self.reopen_button = CalmButton(self.tr("I have sat down and feel fine"))
        self.signs_button = CalmButton(self.tr("Read the stop signs"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.STEP)
        why = label(self.tr("You stopped because you did not feel well. Rest for today."), "section")
        then = label(self.tr("If it does not pass, or comes back, call your doctor."))
        self.reopen_button.setAccessibleDescription(f"{why.text()} {then.text()}")  # it has the keyboard
        column.addWidget(why)
        column.addWidget(then)
        row = FlowLayout(Space.STEP)
        for button in (self.reopen_button, self.signs_button):
            row.addWidget(button)
        column.addLayout(row)
