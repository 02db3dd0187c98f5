"""What stays of a session: in the diary from its start to its end, and its place on disk while it runs."""

from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime
from uuid import uuid4

from PySide6.QtCore import QObject, Signal

from lymph_coach.routine.plan import Plan
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile, checkpoint_of
from lymph_coach.session.history import CUT_OFF, Practice, PracticeLog, practice_of
from lymph_coach.session.session import Session
from lymph_coach.system.atomic import StorageError


class Keeping(QObject):
    """Keeps one session at a time; ``told`` says what the disk refuses. The place goes once the diary has the rest.

    Start and end are written at once: nothing sounds yet, or any more. Between them nothing that draws may wait for a
    disk, so the place and how far the session is are written by the thread for that.

    Args:
        checkpoint: where the running session is kept.
        history: where sessions are kept, each from its start.
        disk: does the writing while a session runs, one job after another.
        now: local time with its zone.
    """

    told = Signal(str)

    def __init__(
        self,
        checkpoint: CheckpointFile,
        history: PracticeLog,
        disk: Executor,
        now: Callable[[], datetime],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._checkpoint, self._history, self._disk, self._now = checkpoint, history, disk, now
        self._began_at = now()
        self._disk_failed = False
        self.practice_id = ""

    def take_up(self, wanted: Plan | Checkpoint, practice_id: str = "") -> None:
        """A session is to begin: a new one, under its own name or a given one, or one that was cut off."""
        if isinstance(wanted, Checkpoint):
            self._began_at, self.practice_id = wanted.began, wanted.id
        else:
            self._began_at, self.practice_id = self._now(), practice_id or uuid4().hex

    def begin(self, session: Session) -> None:
        """Write it down: from here on, whatever happens, it is in the diary."""
        self._record(self._practice(session, CUT_OFF))

    def save(self, session: Session) -> None:
        """Keep its place, and how far it is."""
        self._disk.submit(self._write, checkpoint_of(session, self._began_at, self._now(), self.practice_id))

    def end(self, session: Session, why: str) -> None:
        """Write down how it ended."""
        self._close(self._practice(session, why))

    def keep(self, checkpoint: Checkpoint) -> None:
        """Count a session that was cut off as practice, with what was done."""
        self._close(checkpoint.practice)

    def discard(self, checkpoint: Checkpoint) -> None:
        """Forget a session that was cut off."""
        try:
            self._history.forget(checkpoint.id)
        except StorageError as error:
            self.told.emit(str(error))
        else:
            self._clear()

    def _practice(self, session: Session, why: str) -> Practice:
        return practice_of(session.plan, session.done, self._began_at, self._now(), why, self.practice_id)

    def _close(self, practice: Practice) -> None:
        if self._record(practice):
            self._clear()

    def _record(self, practice: Practice) -> bool:
        try:
            self._history.keep(practice)
        except StorageError as error:
            self.told.emit(str(error))
            return False
        return True

    def _clear(self) -> None:
        self._disk.submit(self._checkpoint.clear)

    def _write(self, checkpoint: Checkpoint) -> None:
        try:
            self._checkpoint.save(checkpoint)
            self._history.progress(checkpoint.practice)
        except StorageError as error:
            if not self._disk_failed:
                self.told.emit(str(error))
            self._disk_failed = True
        else:
            self._disk_failed = False
