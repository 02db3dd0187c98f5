"""A button for hands that are numb or shake."""

import time
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from lymph_coach.desktop.widgets.press import CalmPress


class CalmButton(CalmPress, QPushButton):
    """A push button that takes a press as :class:`CalmPress` does, and emits ``chosen`` for it."""

    chosen = Signal()

    def __init__(
        self, text: str, kind: str = "plain", parent: QWidget | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("kind", kind)
        self.be_calm(clock)

    def act(self) -> None:
        """Tell of it."""
        self.chosen.emit()
