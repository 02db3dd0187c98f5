"""A card to fill in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label


class EditorCard(QFrame):
    """A title, parts under headings of their own, then Save and Cancel.

    Emits ``saved`` with the whole of what was filled in, or ``cancelled``. What is missing is said, and gets the
    keyboard.
    """

    saved = Signal(object)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.title = label(kind="section")
        self.save_button = CalmButton(self.tr("Save"), "primary")
        self.cancel_button = CalmButton(self.tr("Cancel"))
        self.cancel_button.chosen.connect(self.cancelled)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        self.column.setSpacing(Space.NEAR)
        self.column.addWidget(self.title)

    def add_part(self, heading: str, *widgets: QWidget) -> QWidget:
        """Add a part under those that are there; returns its heading."""
        self.column.addSpacing(Space.SIDE)
        said = label(heading, "strong")
        self.column.addWidget(said)
        for widget in widgets:
            self.column.addWidget(widget)
        return said

    def add_buttons(self) -> None:
        """Add Save and Cancel, under the last part."""
        self.column.addSpacing(Space.STEP)
        row = FlowLayout(Space.STEP)
        row.addWidget(self.save_button)
        row.addWidget(self.cancel_button)
        self.column.addLayout(row)

    def ask(self, where: QWidget, why: str) -> None:
        """Have something put right before it is saved."""
        where.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, why)
