"""A step that may lead no further."""

from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from lymph_coach.desktop.widgets.button import CalmButton


class LimitButton(CalmButton):
    """A step, switched off where it would lead too far; one pressed by keyboard not before the keyboard has left it.

    Switched off at once it would hand the keyboard on to its neighbour, mostly the step back, and the second press of a
    hand that trembles would undo the first.
    """

    _leads_on = True
    _by_key = False

    def let(self, *, lead_on: bool) -> None:
        """Say whether there is a step left."""
        self._leads_on = lead_on
        self.setEnabled(lead_on or (self._by_key and self.hasFocus()))

    def act(self) -> None:
        """Tell of it, while there is a step left."""
        if self._leads_on:
            super().act()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take note that it is a key."""
        self._by_key = True
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take note that it is none."""
        self._by_key = False
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be switched off by now."""
        super().focusOutEvent(event)
        self.setEnabled(self._leads_on)
