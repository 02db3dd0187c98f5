"""Bringing in a diary from a file: what is in it is shown before anything is changed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.data.card import Card
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label

if TYPE_CHECKING:
    from lymph_coach.journal.imports import Import

MOST_REASONS = 5


class ImportCard(Card):
    """Emits ``choose_wanted``, and below a preview ``confirmed`` or ``cancelled``."""

    choose_wanted = Signal()
    confirmed = Signal()
    cancelled = Signal()

    def __init__(self, words: DataWords, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Bring in a diary"), parent)
        self._words = words
        self.column.addWidget(
            label(
                self.tr(
                    "Choose a JSON file that Lymph Coach saved. You see what is in it first."
                    " What is in your diary now stays."
                ),
                "soft",
            )
        )
        self.choose_button = CalmButton(self.tr("Choose a file"))
        self.choose_button.chosen.connect(self.choose_wanted)
        self.column.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.preview = QFrame()
        self.preview.setProperty("kind", "tint")
        inside = QVBoxLayout(self.preview)
        inside.setContentsMargins(20, 16, 20, 20)
        inside.setSpacing(12)
        self.file, self.counts, self.reasons = label(kind="soft"), label(kind="strong"), label()
        for widget in (self.file, self.counts, self.reasons):
            inside.addWidget(widget)
        self.take_button = CalmButton(self.tr("Bring in"), "primary")
        self.cancel_button = CalmButton(self.tr("Cancel"))
        self.take_button.chosen.connect(self._on_taken)
        self.cancel_button.chosen.connect(self._on_cancelled)
        row = FlowLayout(16)
        for button in (self.take_button, self.cancel_button):
            row.addWidget(button)
        inside.addLayout(row)
        self.column.addWidget(self.preview)
        self.preview.hide()

    def show_preview(self, name: str, found: "Import") -> None:
        """Say what a file holds, and ask."""
        new = len(found.new.entries)
        refused = len(found.refused)
        self.file.setText(self.tr("In {file}:").format(file=name))
        self.counts.setText(
            self.tr("Sessions: {new} new, {already} already here, {refused} refused.").format(
                new=new, already=found.already, refused=refused
            )
            if refused
            else self.tr("Sessions: {new} new, {already} already here.").format(new=new, already=found.already)
        )
        self.reasons.setText(self._reasons(found))
        self.reasons.setVisible(bool(refused))
        beside = found.new.goal or found.new.pauses or found.new.hindrances
        self.take_button.setEnabled(bool(new or beside))
        self.preview.show()
        (self.take_button if self.take_button.isEnabled() else self.cancel_button).setFocus()
        announce(self, f"{self.file.text()} {self.counts.text()}")

    def clear(self) -> None:
        """Show no file."""
        self.preview.hide()

    def _reasons(self, found: "Import") -> str:
        said = self._words.lines(found.refused[:MOST_REASONS])
        more = len(found.refused) - MOST_REASONS
        return said + "\n" + self.tr("... and {count} more").format(count=more) if more > 0 else said

    def _on_taken(self) -> None:
        self._close()
        self.confirmed.emit()

    def _on_cancelled(self) -> None:
        self._close()
        self.cancelled.emit()

    def _close(self) -> None:
        self.choose_button.setFocus()
        self.clear()
