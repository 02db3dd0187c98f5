"""The second step of stopping: why, or go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label

GAP_PX = 16


class StopCard(QFrame):
    """Asks why the session ends: ``reason_given``, or ``go_on_chosen``. Until a reason is given nothing is lost."""

    reason_given = Signal(str)
    go_on_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        title = label(self.tr("Lower your arms and sit."), "title")
        why = label(self.tr("Why are you stopping? Your answer ends the session."), "section")
        self.question = f"{title.text()} {why.text()}"
        reasons = {
            "done": self.tr("Done for today"),
            "tired": self.tr("Tired"),
            "pain": self.tr("Pain"),
            "dizzy": self.tr("Dizzy"),
            "other": self.tr("Something else"),
            "skipped": self.tr("Rather not say"),
        }
        self.reasons = {key: CalmButton(text) for key, text in reasons.items()}
        row = FlowLayout(GAP_PX, even=True)
        for button in self.reasons.values():
            button.setProperty("session", True)
            button.chosen.connect(self._on_reason)
            row.addWidget(button)
        self.go_on_button = CalmButton(self.tr("Go on with the session"), "primary")
        self.go_on_button.setProperty("session", True)
        self.go_on_button.chosen.connect(self.go_on_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(40, 40, 40, 40)
        column.setSpacing(24)
        column.addWidget(title)
        column.addWidget(why)
        column.addLayout(row)
        column.addSpacing(Space.STEP)
        column.addWidget(self.go_on_button)
        column.addStretch(1)

    def _on_reason(self) -> None:
        pressed = self.sender()
        self.reason_given.emit(next(key for key, button in self.reasons.items() if button is pressed))
