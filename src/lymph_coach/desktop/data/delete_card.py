"""Deleting everything, in two steps."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.data.card import Card
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label


class DeleteCard(Card):
    """One button; the second step says what goes. Emits ``confirmed``, and ``opened`` once the second step is shown."""

    confirmed = Signal()
    opened = Signal()

    def __init__(self, words: DataWords, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Delete everything"), parent)
        self._words = words
        self.column.addWidget(
            label(self.tr("Removes all that Lymph Coach has kept about you on this computer."), "soft")
        )
        self.ask_button = CalmButton(self.tr("Delete everything"), "danger")
        self.ask_button.chosen.connect(self._on_asked)
        self.column.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.step = QFrame()
        self.step.setProperty("kind", "important")
        inside = QVBoxLayout(self.step)
        inside.setContentsMargins(Space.PART, Space.STEP, Space.PART, Space.PART)
        inside.setSpacing(Space.SIDE)
        self.goes = label()
        inside.addWidget(label(self.tr("This goes, and cannot be brought back:"), "strong"))
        inside.addWidget(self.goes)
        inside.addWidget(label(self.tr("Lymph Coach then closes. Files that you saved or printed yourself stay.")))
        self.keep_button = CalmButton(self.tr("Keep everything"), "primary")
        self.delete_button = CalmButton(self.tr("Yes, delete everything"), "danger")
        self.keep_button.chosen.connect(self._on_kept)
        self.delete_button.chosen.connect(self._on_deleted)
        row = FlowLayout(Space.STEP)
        for button in (self.keep_button, self.delete_button):
            row.addWidget(button)
        inside.addLayout(row)
        self.column.addWidget(self.step)
        self.step.hide()

    def show_things(self, things: Sequence[str]) -> None:
        """Say what goes, in the person's words."""
        self.goes.setText(self._words.lines(things))
        self.delete_button.setAccessibleDescription(self.goes.text())

    def close_step(self) -> None:
        """Go back to the first step."""
        self.step.hide()
        self.ask_button.show()

    def _on_asked(self) -> None:
        self.step.show()
        # The one that keeps is where the keyboard is: a second press by mistake loses nothing.
        self.keep_button.setFocus()
        self.ask_button.hide()
        announce(self, self.tr("This goes, and cannot be brought back:") + "\n" + self.goes.text())
        # Its place is known once the page is laid out again.
        QTimer.singleShot(0, self._on_laid_out)

    def _on_laid_out(self) -> None:
        self.opened.emit()

    def _on_kept(self) -> None:
        self.close_step()
        self.ask_button.setFocus()

    def _on_deleted(self) -> None:
        self._on_kept()
        self.confirmed.emit()
