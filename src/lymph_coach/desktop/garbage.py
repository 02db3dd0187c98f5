"""Collecting garbage on the GUI thread only.

Python collects reference cycles on whatever thread happens to allocate. A cycle that holds a Qt object is then
destroyed off the GUI thread, which ends the process without a word.
"""

import gc

from PySide6.QtCore import QObject, QTimer

LOOK_MS = 5_000
SETTLED_MS = 1_000


class GuiCollector(QObject):
    """Owns garbage collection from :meth:`start` to :meth:`stop`; looks every few seconds, as Python itself would."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.collect)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.settle)

    def start(self) -> None:
        """Take over."""
        gc.disable()
        self._settled.start()
        self._look.start()

    def settle(self) -> None:
        """Once the window stands, clear up after the start.

        What lives then lives as long as the program, and is not looked at again.
        """
        gc.collect()
        gc.freeze()

    def stop(self) -> None:
        """Give collection back to Python."""
        self._settled.stop()
        self._look.stop()
        gc.unfreeze()
        gc.enable()

    def collect(self) -> None:
        """Collect the oldest generation that is over its threshold, with the younger ones."""
        ages = enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        over = [age for age, (count, most) in ages if count > most]
        if over:
            gc.collect(max(over))
