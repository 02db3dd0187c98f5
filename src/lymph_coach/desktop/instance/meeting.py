"""Two starts of the program meet: the second one hands over, or takes over from a first one that hangs."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from lymph_coach.desktop.instance.request import Request
from lymph_coach.desktop.instance.second import PATIENCE_S, Reply, hand_over
from lymph_coach.desktop.instance.standing import read_standing
from lymph_coach.desktop.mishap.dialog import Mishap, MishapDialog
from lymph_coach.system.process_lock import ProcessLock, noted

_END_S, _LOOK_S = 5.0, 0.05


def end_process(process: int) -> None:
    """End a process that hangs: it would hear nothing milder. One that is gone already is no error."""
    try:
        os.kill(process, getattr(signal, "SIGKILL", signal.SIGTERM))
    except OSError:
        return


class Meeting(QObject):
    """The second start's side of it. Owns the question to the person, if there is one.

    Args:
        lock: the lock that the first start has.
        request: what is wanted of it.
        folder: where the log lies.
        end: ends a process.
        patience_s: how long an answer is waited for.
    """

    def __init__(
        self,
        lock: ProcessLock,
        request: Request,
        folder: Path,
        end: Callable[[int], None] = end_process,
        patience_s: float = PATIENCE_S,
    ) -> None:
        super().__init__()
        self._lock, self._end = lock, end
        self._ends = False
        self._reply, self._standing = hand_over(lock.path, request, patience_s)
        mishap = {Reply.SILENT: Mishap.SILENT, Reply.DEAF: Mishap.DEAF}.get(self._reply)
        self.dialog = MishapDialog(mishap, "", folder) if mishap else None

    def ask(self) -> bool:
        """Open the question what to do about a first start that does not answer or cannot hear, if that is so."""
        if self.dialog is None:
            return False
        self.dialog.close_chosen.connect(self._on_end_chosen)
        self.dialog.open()
        return True

    def takes_over(self) -> bool:
        """Whether this start is the first one now: the other has gone, or was ended as the person chose."""
        if self._ends and self._standing is not None:
            # The question may have stood for hours: the other may have gone by now, and its number be another's.
            found = read_standing(noted(self._lock.path) or "")
            if found is not None and found.process == self._standing.process:
                self._end(found.process)
            until_s = time.monotonic() + _END_S
            while not self._lock.take() and time.monotonic() < until_s:
                time.sleep(_LOOK_S)
            return self._lock.is_held
        return self._reply is Reply.GONE and self._lock.take()

    def _on_end_chosen(self) -> None:
        self._ends = True
