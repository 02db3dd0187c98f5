"""The second step of stopping: why, or go on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.scroll import ScrollPage

GAP_PX = Space.STEP


class StopCard(QFrame):
    """Asks why the session ends: ``reason_given``, or ``go_on_chosen``. Until a reason is given nothing is lost.

    The way back, which has the keyboard first, stands under what scrolls: question and focus are both in sight.
    """

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
        self.place = place = ScrollPage()
        place.column.setContentsMargins(Space.WIDE, Space.BLOCK, Space.WIDE, Space.STEP)
        place.column.setSpacing(Space.BLOCK)
        place.column.addWidget(title)
        place.column.addWidget(why)
        place.column.addLayout(row)
        place.column.addStretch(1)
        place.watch_focus()
        foot = QVBoxLayout()
        foot.setContentsMargins(Space.WIDE, Space.STEP, Space.WIDE, Space.BLOCK)
        foot.addWidget(self.go_on_button)
        # While it is shown it has the room of the session's buttons too; until then it holds no low window open.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(place, 1)
        column.addLayout(foot)

    def focus_first(self) -> None:
        """Give the keyboard to the way back, and show the question from its beginning."""
        self.go_on_button.setFocus()
        self.place.verticalScrollBar().setValue(0)  # the focus has passed through the reasons on its way

    def _on_reason(self) -> None:
        pressed = self.sender()
        self.reason_given.emit(next(key for key, button in self.reasons.items() if button is pressed))
