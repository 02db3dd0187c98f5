"""Only one resident reminder at a time, and whether it lives: a lock that the system itself lets go of."""

import os
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lymph_coach.system.atomic import StorageError

# ruff: noqa: PLC0415  # each system has a module of its own for it

LOCK_FILE = "remind.lock"
LONGEST_SILENCE = timedelta(minutes=15)
"""A resident reminder looks at the time every minute; one that has not for so long has died without ending."""

_FAR_BYTE = 1 << 30  # Windows lets nobody read what is locked
_TRIES, _BETWEEN_S = 10, 0.05  # whoever asks whether it is held holds it for a moment


class ResidentLock:
    """Owns the open file; the system lets go of the lock with the process, however that ends.

    Args:
        path: the file, which stays when the lock is gone; it holds the moment of the last look.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: int | None = None

    def take(self) -> bool:
        """Take the lock; ``False`` when another process has it.

        Raises:
            StorageError: the file cannot be made.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StorageError(f"{self._path} could not be opened: {error.strerror or error}.") from error
        for _ in range(_TRIES):
            if _lock(self._file):
                return True
            time.sleep(_BETWEEN_S)
        self.release()
        return False

    def note(self, now: datetime) -> None:
        """Write down that the time was looked at; a disk that is full is told by whatever needs it more."""
        if self._file is not None:
            try:
                os.lseek(self._file, 0, os.SEEK_SET)
                os.write(self._file, f"{now.astimezone(UTC):%Y-%m-%dT%H:%M:%S+00:00}".encode())
            except OSError:
                return

    def release(self) -> None:
        """Let go of it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def is_alive(path: Path, now: datetime) -> bool:
    """Whether a resident reminder has this lock and has looked at the time lately."""
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return False
    try:
        if _lock(file):
            return False
        os.lseek(file, 0, os.SEEK_SET)
        looked = datetime.fromisoformat(os.read(file, 100).decode())
        return abs(now - looked) <= LONGEST_SILENCE
    except (OSError, TypeError, ValueError):
        return False
    finally:
        os.close(file)


def _lock(file: int) -> bool:
    """Take the lock on an open file, if nobody has it; it ends when the file is closed."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(file, _FAR_BYTE, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
