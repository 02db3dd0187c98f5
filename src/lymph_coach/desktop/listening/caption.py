"""The sentence being spoken, in a place that keeps its height."""

from math import ceil

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from lymph_coach.desktop.widgets.label import label, set_text

LINES = 2


class Caption(QScrollArea):
    """Two lines of text, and as many more as there are by scrolling: what is above holds still between sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = label()
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setWidget(self._words)

    @property
    def text(self) -> str:
        """What it shows."""
        return self._words.text()

    def show_text(self, text: str) -> None:
        """Show a sentence from its beginning."""
        set_text(self._words, text)
        self.verticalScrollBar().setValue(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setFixedHeight(ceil(LINES * QFontMetricsF(self.font()).lineSpacing()) + 2)
