"""A card with its heading."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label


class Card(QFrame):
    """Owns a column below a heading."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        self.column.setSpacing(Space.SIDE)
        self.column.addWidget(label(heading, "section"))
