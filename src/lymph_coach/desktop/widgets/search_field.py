"""A field to search in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchField(QLineEdit):
    """Down or Enter goes to what was found; Escape clears, and once there is nothing to clear, leaves.

    Args:
        name: what is searched, for a screen reader.
    """

    down = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Ctrl+F goes here, Escape clears"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that lead out of the field; the rest is typing."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left.emit()
        else:
            super().keyPressEvent(event)
