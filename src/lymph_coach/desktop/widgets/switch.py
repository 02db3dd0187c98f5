"""A switch for hands that are numb or shake."""

import time
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from lymph_coach.desktop.widgets.button import REPEAT_S, SLIP_PX


class CalmSwitch(QCheckBox):
    """Turns once for a press that trembles. Emits ``turned`` with its new state.

    Nothing is told when it is set by :meth:`show_on`. Enter turns it like Space.
    """

    turned = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(text, parent)
        self._clock = clock
        self._last_s = float("-inf")
        self.clicked.connect(self._on_clicked)

    def show_on(self, on: bool) -> None:
        """Show a state."""
        self.setChecked(on)

    def nextCheckState(self) -> None:
        """Stay as it is: a press is judged first."""

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Movement during a press means nothing."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Turn if the pointer is still on it or has slipped off a little."""
        if event.button() is not Qt.MouseButton.LeftButton or not self.isDown():
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        near = self.rect().adjusted(-SLIP_PX, -SLIP_PX, SLIP_PX, SLIP_PX)
        if near.contains(event.position().toPoint()):
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter turns it; a held key turns it once."""
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self) -> None:
        now_s = self._clock()
        if now_s - self._last_s >= REPEAT_S:
            self._last_s = now_s
            self.setChecked(not self.isChecked())
            self.turned.emit(self.isChecked())
