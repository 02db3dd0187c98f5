"""What a press is, for hands that are numb or shake."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore  # its Qt only once something is pressed: making that takes a tenth of a start
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

SLIP_PX = 30
REPEAT_S = 0.4
_DOUBLE_S = 1.0
"""Longer than any system takes two presses for one double press."""

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
else:
    _Button = object  # Qt takes one class of its own for a base, which the button brings


class CalmPress(_Button):
    """Goes before a button of Qt: it acts on release, also where the pointer slipped off a little, and once.

    A second press within 0.4 s is passed over, also where the first one was on what stood here before, and so is a
    held key. Enter presses like Space, and the arrow keys are
    left to the page. What a screen reader turns, which Qt tells nobody of, is a press too.
    """

    _ours = False
    """Whether the state that changes is changed by the program, or by a press that is told anyway."""

    def be_calm(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Have :meth:`act` called once for each press, judged by ``clock`` in seconds."""
        self._clock = clock
        self._last_s = float("-inf")
        self.clicked.connect(self._on_clicked)
        self.toggled.connect(self._on_toggled)

    def act(self) -> None:
        """Do what a press is for."""
        raise NotImplementedError

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take the second half of a double press only where the first was here: it may have been on what is gone."""
        if self._clock() - self._last_s < _DOUBLE_S:
            super().mouseDoubleClickEvent(event)
        else:
            event.accept()

    def setChecked(self, on: bool) -> None:
        """Show a state, and tell nobody."""
        self._ours = True
        super().setChecked(on)
        self._ours = False

    def nextCheckState(self) -> None:
        """Change with a press."""
        self._ours = True
        super().nextCheckState()
        self._ours = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Movement during a press means nothing: the button stays down."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Press if the pointer is still on the button or has slipped off by no more than SLIP_PX."""
        if event.button() is not QtCore.Qt.MouseButton.LeftButton or not self.isDown():
            super().mouseReleaseEvent(event)
            return
        self.setDown(False)
        near = self.rect().adjusted(-SLIP_PX, -SLIP_PX, SLIP_PX, SLIP_PX)
        if near.contains(event.position().toPoint()):
            self.click()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses; a held key presses once; arrows belong to the page."""
        key = QtCore.Qt.Key
        if event.isAutoRepeat():
            event.accept()
        elif event.key() in {key.Key_Return, key.Key_Enter}:
            self.click()
        elif event.key() in {key.Key_Left, key.Key_Right, key.Key_Up, key.Key_Down}:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Leave Tab the way to the others of its group: Qt keeps it to this one, since its arrows would lead on."""
        group = self.group()
        policies = [(button, button.focusPolicy()) for button in group.buttons()] if group else []
        super().focusInEvent(event)
        for button, policy in policies:
            button.setFocusPolicy(policy)

    def _on_toggled(self, on: bool) -> None:
        group = self.group()
        if self._ours:
            return
        if not (group and group.exclusive()):
            self.setChecked(not on)
            self.click()
        elif on:  # and the one that was chosen before has gone out with it
            self.clicked.emit()

    def _on_clicked(self) -> None:
        now_s = self._clock()
        if now_s - self._last_s >= REPEAT_S:
            self._last_s = now_s
            self.act()
