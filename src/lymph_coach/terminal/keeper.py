"""What stays of a session on disk: where it is while it runs, and a line about it once it has ended."""

from collections.abc import Callable
from datetime import datetime

from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile, checkpoint_of
from lymph_coach.session.history import Practice, PracticeLog, practice_of
from lymph_coach.session.session import Session
from lymph_coach.system.atomic import StorageError


class Keeper:
    """Writes checkpoint and history; a disk that refuses never stops a session, and is told once.

    Args:
        checkpoint: the file of the session that has not ended.
        history: keeps those that have.
        now: the local time with its zone.
    """

    def __init__(self, checkpoint: CheckpointFile, history: PracticeLog, now: Callable[[], datetime]) -> None:
        self._checkpoint = checkpoint
        self._history = history
        self._now = now
        self._began = now()
        self._told = False

    def begin(self, left: Checkpoint | None) -> None:
        """A session starts: a new one, or one that was cut off, which began when it began."""
        self._began = left.began if left else self._now()

    def mark(self, session: Session) -> str:
        """Keep where the session is; returns what to tell the person, mostly nothing."""
        try:
            self._checkpoint.save(checkpoint_of(session, self._began, self._now()))
        except StorageError as error:
            return self._once(f"Your place in the session cannot be kept. {error}")
        return ""

    def end(self, session: Session, why: str) -> str:
        """Write the session down as practised; returns what to tell the person, mostly nothing."""
        return self._add(practice_of(session.plan, session.done, self._began, self._now(), why))

    def keep(self, left: Checkpoint) -> str:
        """Write a session that was cut off down as practised."""
        return self._add(practice_of(left.plan, left.done, left.began, left.seen, "cut off"))

    def discard(self) -> None:
        """Forget the session that was cut off."""
        self._checkpoint.clear()

    def _add(self, practice: Practice) -> str:
        try:
            self._history.add(practice)
        except StorageError as error:
            return f"This session could not be written down. {error}"
        self._checkpoint.clear()
        return ""

    def _once(self, sentence: str) -> str:
        told, self._told = self._told, True
        return "" if told else sentence
