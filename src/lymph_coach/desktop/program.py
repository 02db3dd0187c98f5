"""What stands round the window: faults, the end, and whoever starts the program once more."""

import os
import sys
import traceback
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer
from PySide6.QtGui import QGuiApplication

from lymph_coach.desktop.garbage import GuiCollector
from lymph_coach.desktop.instance.request import Request
from lymph_coach.desktop.instance.standing import NOWHERE, Standing
from lymph_coach.desktop.mishap.desk import MishapDesk
from lymph_coach.desktop.window import MainWindow
from lymph_coach.desktop.wings.ways import Ways
from lymph_coach.system.crash_log import CrashLog
from lymph_coach.system.folders import Folders
from lymph_coach.system.process_lock import ProcessLock

if TYPE_CHECKING:
    from lymph_coach.desktop.end_signals import EndSignals
    from lymph_coach.desktop.instance.listener import Listener

# ruff: noqa: PLC0415  # what waits for the first picture is loaded after it

SETTLED_MS = 500  # the window stands by then
QUIT = "Ctrl+Q"  # Qt's own name for it has no key on Windows


class Inside(Protocol):
    """The window with all that is in it."""

    window: MainWindow
    ways: Ways
    is_deleted: bool

    def furnish(self) -> None:
        """Put the first page into the open window."""
        ...

    def keep(self) -> None:
        """Pause the session under way and see it reach the disk."""
        ...


class Program(QObject):
    """Owns the lock by which there is one window, the crash log, and what listens to the system.

    Args:
        application: tells of log-out.
        folders: where files are kept.
    """

    def __init__(self, application: QGuiApplication, folders: Folders) -> None:
        super().__init__()
        self._folders = folders
        self._app: Inside | None = None
        self._listener: Listener | None = None
        self._signals: EndSignals | None = None
        self.lock = ProcessLock(folders.window_lock)
        self.desk = MishapDesk(folders.log, self._keep, self)
        self.desk.close_wanted.connect(self.close)
        self.log = CrashLog(folders.log, self.desk.take)
        # Another program may still call the log-out off, so the window stays; what it must not lose is kept then.
        application.commitDataRequest.connect(self._keep)
        self._collector = GuiCollector(self)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.settle)

    def start(self) -> None:
        """The lock is taken: leave word whose it is, for whoever finds this start hanging, and write down faults."""
        self._note()
        self.log.start()

    def open(self, app: Inside, request: Request) -> None:
        """Stand round this window from now on, and have it do what is asked of it."""
        self._app = app
        app.window.closing.connect(self._hear_no_more)
        if not request.is_plain:
            self._on_asked(request)
        self.desk.open_over(app.window)
        self._collector.start()
        self._settled.start()

    def settle(self) -> None:
        """Once the window stands: take Ctrl+Q, tell how the last run ended, if badly, and listen to others."""
        from PySide6.QtGui import QKeySequence, QShortcut

        from lymph_coach.desktop.end_signals import EndSignals
        from lymph_coach.desktop.instance.address import address_of
        from lymph_coach.desktop.instance.listener import Listener

        if self._app is not None:
            QShortcut(QKeySequence(QUIT), self._app.window).activated.connect(self.close)
        if self.log.ended_hard:
            self.desk.tell_last_time(self.log.ended_hard)
        self._signals = EndSignals(self)
        self._signals.asked.connect(self.close)
        self._listener = Listener(parent=self)
        self._listener.asked.connect(self._on_asked)
        address = address_of(self._folders.data, os.environ, sys.platform)
        self._note(address if address and self._listener.listen(address) else NOWHERE)

    def close(self) -> None:
        """Close the window, with the session under way kept, and end."""
        if self._app is not None:
            self._app.window.close()
        QCoreApplication.quit()

    def tell_no_window(self, error: Exception) -> None:
        """The window could not be made: write down why, and say so."""
        self.log.record(type(error), error, error.__traceback__)
        self.desk.tell_no_window("".join(traceback.format_exception(error)))

    def end(self) -> None:
        """Give everything back."""
        self._hear_no_more()
        if self._signals is not None:
            self._signals.stop()
        if self._app is not None:
            self._collector.stop()
        self.log.stop()
        self.lock.release()
        if self._app is not None and self._app.is_deleted:
            self._folders.remove()  # once more: log and lock were open until now

    def _hear_no_more(self) -> None:
        """A window that goes can do nothing for a second start, which waits for its turn instead."""
        self._settled.stop()
        if self._listener is not None:
            self._listener.close()

    def _note(self, address: str = "") -> None:
        self.lock.note(Standing(os.getpid(), address).note)

    def _keep(self) -> None:
        if self._app is not None:
            self._app.keep()

    def _on_asked(self, request: Request) -> None:
        if self._app is not None:
            self._app.furnish()
            self._app.ways.answer(request)
