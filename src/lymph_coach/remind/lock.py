"""Only one resident reminder at a time, and whether it lives."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from lymph_coach.system.process_lock import ProcessLock, noted

LOCK_FILE = "remind.lock"
LONGEST_SILENCE = timedelta(minutes=15)
"""A resident reminder looks at the time every minute; one that has not for so long has died without ending."""


class ResidentLock:
    """Owns the lock; its note is the moment of the last look.

    Args:
        path: the lock's file.
    """

    def __init__(self, path: Path) -> None:
        self._lock = ProcessLock(path)

    def take(self) -> bool:
        """Take the lock; ``False`` when another process has it.

        Raises:
            StorageError: the file cannot be made.
        """
        return self._lock.take()

    def note(self, now: datetime) -> None:
        """Write down that the time was looked at."""
        self._lock.note(f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S+00:00}")

    def release(self) -> None:
        """Let go of it."""
        self._lock.release()


def is_alive(path: Path, now: datetime) -> bool:
    """Whether a resident reminder has this lock and has looked at the time lately."""
    note = noted(path)
    if note is None:
        return False
    try:
        return abs(now - datetime.fromisoformat(note)) <= LONGEST_SILENCE
    except (TypeError, ValueError):
        return False
