"""A switch for hands that are numb or shake."""

import time
from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from lymph_coach.desktop.widgets.press import CalmPress


class CalmSwitch(CalmPress, QCheckBox):
    """A switch that takes a press as :class:`CalmPress` does. Emits ``turned`` with its new state.

    Nothing is told when it is set by :meth:`show_on`.
    """

    turned = Signal(bool)

    def __init__(self, text: str, parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(text, parent)
        self.be_calm(clock)

    def show_on(self, on: bool) -> None:
        """Show a state."""
        self.setChecked(on)

    def hitButton(self, pos: QPoint) -> bool:
        """Take a press anywhere on it, not on its picture and words alone."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """Stay as it is: a press is judged first."""

    def act(self) -> None:
        """Turn, and tell of it."""
        self.setChecked(not self.isChecked())
        self.turned.emit(self.isChecked())
