"""A question that somebody has to be asked about first, and the word that this was done."""

from datetime import date

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.safety.question import Question


class AskRow(QFrame):
    """Emits ``cleared`` and ``revoked`` with the question's key."""

    cleared = Signal(str)
    revoked = Signal(str)

    def __init__(self, question: Question, day: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self._key = question.key
        self._times = TimeWords(QLocale(), self)
        self.words = label(question.words, "strong")
        self.told = label(kind="soft")
        self.clear_button = CalmButton(self.tr("I have asked and was told it is fine"))
        self.revoke_button = CalmButton(self.tr("Take that back"))
        for button in (self.clear_button, self.revoke_button):
            button.setProperty("session", True)
            button.setAccessibleDescription(question.words)
        self.clear_button.chosen.connect(self._on_clear)
        self.revoke_button.chosen.connect(self._on_revoke)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.BLOCK, Space.PART, Space.BLOCK, Space.BLOCK)
        column.setSpacing(Space.SIDE)
        column.addWidget(self.words)
        column.addWidget(self.told)
        for button in (self.clear_button, self.revoke_button):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_day(day)

    def show_day(self, day: date | None) -> None:
        """Show when the person said so; None where they have not."""
        self.told.setVisible(day is not None)
        self.revoke_button.setVisible(day is not None)
        self.clear_button.setVisible(day is None)
        if day is not None:
            said = self.tr("You asked, and were told it is fine. You said so on {day} {year}.")
            self.told.setText(said.format(day=self._times.full_date(day), year=day.year))

    def _on_clear(self) -> None:
        self.cleared.emit(self._key)

    def _on_revoke(self) -> None:
        self.revoked.emit(self._key)
