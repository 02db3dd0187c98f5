"""Where faults of the program arrive, from whatever thread, and become one dialog."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from lymph_coach.desktop.mishap.dialog import Mishap, MishapDialog

# ruff: noqa: PLC0415  # the dialog is loaded when something fails: mostly never

MOST_SHOWN = 3
"""How often a run interrupts the person: after that, faults are only written down."""


class MishapDesk(QObject):
    """Owns the dialog; there is one at a time, and what fails meanwhile joins it.

    ``close_wanted`` tells that the person would rather close the program.

    Args:
        folder: where the log lies.
        keep: pauses and keeps the session under way.
        parent: owns it.
    """

    close_wanted = Signal()
    _happened = Signal(str)

    def __init__(self, folder: Path, keep: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._keep = folder, keep
        self._window: QWidget | None = None
        self._shown = 0
        self.dialog: MishapDialog | None = None
        self._waiting: list[str] = []
        self._happened.connect(self._on_happened)

    def take(self, text: str) -> None:
        """A fault has been written down; may be called on any thread."""
        self._happened.emit(text)

    def open_over(self, window: QWidget) -> None:
        """From now on dialogs open over this window."""
        self._window = window

    def tell_no_window(self, text: str) -> None:
        """There is no window to go on with."""
        from lymph_coach.desktop.mishap.dialog import Mishap

        self._waiting.clear()  # the log has told of it, too
        self._open(Mishap.NO_WINDOW, text)

    def tell_last_time(self, text: str) -> None:
        """The run before was ended by a crash of native code."""
        from lymph_coach.desktop.mishap.dialog import Mishap

        self._open(Mishap.LAST_TIME, text)

    def _on_happened(self, text: str) -> None:
        # Not at once: the fault may have come amid painting, where nothing can be opened.
        self._waiting.append(text)
        QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        from lymph_coach.desktop.mishap.dialog import Mishap

        text = "\n".join(self._waiting)
        self._waiting.clear()
        if not text:
            return
        if self.dialog is not None:
            self.dialog.add(text)
        elif self._window is not None and self._shown < MOST_SHOWN:
            self._shown += 1
            try:
                self._open(Mishap.FAULT, text)
            finally:  # also where the dialog is what fails
                self._keep()

    def _open(self, mishap: "Mishap", text: str) -> None:
        from lymph_coach.desktop.mishap.dialog import MishapDialog

        self.dialog = MishapDialog(mishap, text, self._folder, self._window)
        self.dialog.close_chosen.connect(self.close_wanted)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
