"""What stays of a session on disk: where it is while it runs, and a line about it once it has ended."""

from collections.abc import Callable
from datetime import datetime
from uuid import uuid4

from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile, checkpoint_of
from lymph_coach.session.history import CUT_OFF, Practice, PracticeLog, practice_of
from lymph_coach.session.session import Session
from lymph_coach.system.atomic import StorageError


class Keeper:
    """Writes the checkpoint and the diary; a disk that refuses never stops a session, and is told once.

    Args:
        checkpoint: the file of the session that has not ended.
        history: writes sessions down, from their start to their end.
        now: the local time with its zone.
    """

    def __init__(self, checkpoint: CheckpointFile, history: PracticeLog, now: Callable[[], datetime]) -> None:
        self._checkpoint = checkpoint
        self._history = history
        self._now = now
        self._began = now()
        self._id = ""
        self._told = False

    def begin(self, session: Session, left: Checkpoint | None) -> str:
        """Write a session down that starts: a new one, or one that was cut off, which began when it began.

        Returns what to tell the person, mostly nothing.
        """
        self._began = left.began if left else self._now()
        self._id = left.id if left else uuid4().hex
        return self._kept(self._practice(session, CUT_OFF))

    def mark(self, session: Session) -> str:
        """Keep where the session is; returns what to tell the person, mostly nothing."""
        try:
            mark = checkpoint_of(session, self._began, self._now(), self._id)
            self._checkpoint.save(mark)
            self._history.progress(mark.practice)
        except StorageError as error:
            return self._once(f"Your place in the session cannot be kept. {error}")
        return ""

    def end(self, session: Session, why: str) -> str:
        """Write the session down as practised; returns what to tell the person, mostly nothing."""
        return self._close(self._practice(session, why))

    def keep(self, left: Checkpoint) -> str:
        """Write a session that was cut off down as practised."""
        return self._close(left.practice)

    def discard(self, left: Checkpoint) -> str:
        """Forget the session that was cut off; returns what to tell the person, mostly nothing."""
        try:
            self._history.forget(left.id)
        except StorageError as error:
            return f"It is still in your diary. {error}"
        self._checkpoint.clear()
        return ""

    def _practice(self, session: Session, why: str) -> Practice:
        return practice_of(session.plan, session.done, self._began, self._now(), why, self._id)

    def _kept(self, practice: Practice) -> str:
        try:
            self._history.keep(practice)
        except StorageError as error:
            return f"This session could not be written down. {error}"
        return ""

    def _close(self, practice: Practice) -> str:
        problem = self._kept(practice)
        if not problem:
            self._checkpoint.clear()
        return problem

    def _once(self, sentence: str) -> str:
        told, self._told = self._told, True
        return "" if told else sentence
