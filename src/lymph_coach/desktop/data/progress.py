"""Work that is under way: what, and how far it is."""

from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.label import label


class ProgressBand(QFrame):
    """Hidden while nothing is done. Without a known end it says so in words: nothing moves to and fro."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self.says = label(kind="strong")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.PART, Space.STEP, Space.PART, Space.PART)
        column.setSpacing(Space.SIDE)
        for widget in (self.says, self.bar):
            column.addWidget(widget)
        self.hide()

    def show_work(self, text: str) -> None:
        """Say what is done now; empty ends it."""
        self.says.setText(text)
        self.bar.setAccessibleName(text)
        self.bar.hide()
        self.setVisible(bool(text))
        announce(self, text)

    def show_progress(self, done: int, total: int) -> None:
        """Show how much of it is done."""
        self.bar.setRange(0, max(total, 1))
        self.bar.setValue(done)
        self.bar.setVisible(total > 0)
