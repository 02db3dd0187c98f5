"""The time that goes by while the window stands open, for days on end."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

LOOK_MS = 15_000


class Passing(QObject):
    """Tells with ``hour_turned`` that the hour on the wall is another, or the day.

    It looks every few seconds: a timer set for the hour would sleep while the computer sleeps.

    Args:
        now: local time with its zone.
        parent: owns it.
    """

    hour_turned = Signal()

    def __init__(self, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._now = now
        self._hour = self._hour_now()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._on_look)
        self._timer.start()

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()

    def _on_look(self) -> None:
        before, self._hour = self._hour, self._hour_now()
        if self._hour != before:
            self.hour_turned.emit()

    def _hour_now(self) -> tuple[int, int]:
        now = self._now()
        return now.toordinal(), now.hour
