"""The side of the reading pages: search, and the list under it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from lymph_coach.desktop.reading.contents import ContentsList
from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.widgets.button import CalmButton


class SearchField(QLineEdit):
    """Down or Enter goes to what was found; Escape clears, and once there is nothing to clear, leaves."""

    down = Signal()
    entered = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "search")
        self.setPlaceholderText(self.tr("Search"))
        self.setAccessibleName(self.tr("Search the pages"))
        self.setToolTip(self.tr("Ctrl+F or / goes here, Escape clears"))

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


class Side(QFrame):
    """Owns the search field and the list; knows no page."""

    def __init__(self, drawings: Drawings, look: TextLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "contents")
        self.search = SearchField()
        self.all_button = CalmButton(self.tr("Show all pages"), "pill")
        self.all_button.hide()
        self.list = ContentsList(drawings, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 24, 8, 12)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list, 1)
        self.all_button.chosen.connect(self.search.clear)
        self.search.down.connect(self._go_to_list)
        self.list.left.connect(self.search.setFocus)

    def _go_to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
