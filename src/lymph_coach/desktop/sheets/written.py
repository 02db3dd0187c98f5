"""Lines to write on."""

from math import ceil

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from lymph_coach.reading.kept import LONGEST_TEXT

PAUSE_MS = 600
"""After so long without a key the words are handed on: typing is not held up by the disk."""
_FRAME_PX = 2 * (2 + 12)
"""Border and padding of the style sheet, above and below."""


class WrittenField(QPlainTextEdit):
    """Takes as many lines as it is given, and grows with more. The tabulator leads on to the next control.

    Emits ``written`` with its part and its text: after a short pause, or at once when it is left or flushed.

    Args:
        part: the key of the part it belongs to.
        name: what it is called, for a screen reader.
        lines: how many lines it shows at least.
    """

    written = Signal(str, str)

    def __init__(self, part: str, name: str, lines: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._part = part
        self._lines = lines
        self._told = ""
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.flush)
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show what is written, without telling anybody."""
        self._told = text
        if self.toPlainText() != text:
            self.setPlainText(text)
        self._pause.stop()

    def flush(self) -> None:
        """Hand on what was typed and is not yet told."""
        self._pause.stop()
        text = self.toPlainText()
        if text != self._told:
            self._told = text
            self.written.emit(self._part, text)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """What is left is kept."""
        super().focusOutEvent(event)
        self.flush()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type is higher."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _on_changed(self) -> None:
        over = len(self.toPlainText()) - LONGEST_TEXT
        if over > 0:
            # What came in last is too much, not what stands at the end.
            cursor = self.textCursor()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor, over)
            cursor.removeSelectedText()
        text = self.toPlainText()
        if len(text) > LONGEST_TEXT:  # put there whole, with the cursor before it
            self.setPlainText(text[:LONGEST_TEXT])
            self.moveCursor(QTextCursor.MoveOperation.End)
        self._pause.start()

    def _fit(self) -> None:
        # A plain text document counts its height in lines.
        lines = max(self._lines, round(self.document().size().height()))
        margin_px = 2 * self.document().documentMargin()
        # Each line is rounded up, as Qt does, with a pixel to spare: one too few makes the text jump as it is typed.
        height_px = lines * ceil(QFontMetricsF(self.font()).lineSpacing()) + ceil(margin_px) + 1 + _FRAME_PX
        if height_px != self.minimumHeight():
            self.setFixedHeight(height_px)
