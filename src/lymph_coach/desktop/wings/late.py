"""What begins a little after the window, where there is anything to begin."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from lymph_coach.system.atomic import StorageError

DELAY_MS = 1_500  # the window stands by then, and nothing it needs waits for this


class LateStart(QObject):
    """Calls ``make`` once a while after :meth:`start`, if the file it is about is there.

    Args:
        path: the file.
        make: makes what works on it; may raise ``StorageError``.
        tell: takes what it says then.
        parent: owns it.
    """

    def __init__(
        self, path: Path, make: Callable[[], object], tell: Callable[[str], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._path, self._make, self._tell = path, make, tell
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._on_time)

    def start(self) -> None:
        """Begin to wait."""
        self._timer.start()

    def stop(self) -> None:
        """Wait no more."""
        self._timer.stop()

    def _on_time(self) -> None:
        if self._path.exists():
            try:
                self._make()
            except StorageError as error:
                self._tell(str(error))
