"""The one question after an empty week."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.journal.question import Answer, Question


class AskedCard(QFrame):
    """A question with a button for each answer; what is said to it then stands until it is closed.

    Emits ``answered`` with the obstacle's key, empty where the question was put away.
    """

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self._answers: dict[CalmButton, Answer] = {}
        self.title = label(kind="section")
        self.tip = label()
        self.close_button = CalmButton(self.tr("Rather not say"), "quiet")
        self.close_button.chosen.connect(self._on_close)
        self.choices = QWidget()
        self._row = FlowLayout(Space.SIDE, self.choices)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.STEP)
        column.setSpacing(Space.SIDE)
        for widget in (self.title, self.choices, self.tip):
            column.addWidget(widget)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def show_question(self, question: Question | None) -> None:
        """Ask, or ask no more; a tip that is being read stays."""
        if question is None:
            self.setVisible(not self.isHidden() and not self.tip.isHidden())
            return
        if not self.isHidden():
            return
        self.title.setText(question.text)
        self.close_button.setText(self.tr("Rather not say"))
        self.tip.hide()
        if not self._answers:
            for answer in question.answers:
                button = CalmButton(answer.label, "pill")
                button.chosen.connect(self._on_answered)
                self._answers[button] = answer
                self._row.addWidget(button)
        self.choices.show()
        self.show()

    def _on_answered(self) -> None:
        button = self.sender()
        assert isinstance(button, CalmButton)  # noqa: S101  # only they are connected
        answer = self._answers[button]
        self.tip.setText(answer.tip)
        self.tip.show()
        self.title.setText(answer.label)
        self.close_button.setText(self.tr("Close"))
        self.close_button.setFocus()
        self.choices.hide()
        announce(self, answer.tip)
        self.answered.emit(answer.obstacle)

    def _on_close(self) -> None:
        read = not self.tip.isHidden()
        self.tip.hide()
        self.hide()
        if not read:
            self.answered.emit("")
