"""A button for hands that are numb or shake."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QPushButton, QWidget

SLIP_PX = 30
REPEAT_S = 0.4


class CalmButton(QPushButton):
    """Acts on release, even when the pointer slipped off a little, and once for a press that trembles.

    Emits ``chosen`` where a plain button emits ``clicked``; a second press within 0.4 s is passed over. Enter
    presses it like Space, and the arrow keys are left to the page.
    """

    chosen = Signal()

    def __init__(
        self, text: str, kind: str = "plain", parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self._clock = clock
        self._last_s = float("-inf")
        self.clicked.connect(self._on_clicked)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Movement during a press means nothing: the button stays down."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press if the pointer is still on the button or has slipped off by no more than SLIP_PX."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.isDown():
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        near = self.rect().adjusted(-SLIP_PX, -SLIP_PX, SLIP_PX, SLIP_PX)
        if near.contains(event.position().toPoint()):
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; a held key presses once; arrows belong to the page."""
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        now_s = self._clock()
        if now_s - self._last_s >= REPEAT_S:
            self._last_s = now_s
            self.chosen.emit()
