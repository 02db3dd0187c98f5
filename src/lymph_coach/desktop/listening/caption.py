"""The sentence being spoken, in a place that keeps its height."""

from math import ceil

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from lymph_coach.desktop.widgets.label import label, set_text

LINES = 2
SLACK_PX = 8  # a label wants a little more than its lines


class Caption(QScrollArea):
    """Two lines of text, and as many more as there are by scrolling: what is above holds still between sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = label()
        # As high as its words at this width: its size hint, for a narrower one, would scroll for nothing.
        policy = self._words.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
        self._words.setSizePolicy(policy)
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
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self.setFixedHeight(ceil(LINES * QFontMetricsF(self.font()).lineSpacing()) + SLACK_PX)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """No scroll bar where none is needed: left to itself, one that stands makes the words wrap and need it."""
        room = self.maximumViewportSize()
        fits = self._words.heightForWidth(room.width()) <= room.height()
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if fits else Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
