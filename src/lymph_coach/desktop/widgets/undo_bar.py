"""What was just taken away, and the way to have it back."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label


class UndoBar(QFrame):
    """A sentence and Undo, shown where the thing was. Emits ``undone``."""

    undone = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self.words = label()
        self.undo_button = CalmButton(self.tr("Undo"))
        self.undo_button.chosen.connect(self.undone)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.PART, Space.CARD, Space.BLOCK)
        column.setSpacing(Space.SIDE)
        column.addWidget(self.words)
        column.addWidget(self.undo_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.hide()

    def offer(self, text: str) -> None:
        """Say what was taken away, and give the keyboard to Undo."""
        self.words.setText(text)
        self.undo_button.setAccessibleDescription(text)
        self.show()
        self.undo_button.setFocus()
