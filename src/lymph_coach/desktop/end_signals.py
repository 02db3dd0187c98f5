"""The system's request to end, brought to the GUI thread at once."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal

from lymph_coach.system.stop_signals import StopSignals


class EndSignals(QObject):
    """``asked`` comes when the program is asked to end: by log-out, by the shell, or by Ctrl-C in a terminal.

    Python looks at signals between two steps of its own, and while Qt waits there are none: the system therefore
    writes into a socket that Qt watches. For the main thread only; takes the signals until :meth:`stop`.
    """

    asked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stops = StopSignals()
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        self._watch = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._on_told)
        self._before = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._stops.__enter__()

    def stop(self) -> None:
        """Give the signals back."""
        self._stops.__exit__(None, None, None)
        signal.set_wakeup_fd(self._before)
        self._watch.setEnabled(False)
        self._heard.close()
        self._told.close()

    def _on_told(self) -> None:
        self._heard.recv(64)
        if self._stops.is_asked():
            self.asked.emit()
