"""One process at a time: a lock on a file that the system itself lets go of when the process ends, however it ends."""

import os
import sys
import time
from pathlib import Path

from lymph_coach.system.atomic import StorageError

# ruff: noqa: PLC0415  # each system has a module of its own for it

_FAR_BYTE = 1 << 30  # Windows lets nobody read what is locked
_TRIES, _BETWEEN_S = 10, 0.05  # whoever asks whether it is held holds it for a moment
_LONGEST_NOTE = 1_000


class ProcessLock:
    """Owns the open file, which stays when the lock is gone; whoever has the lock may leave a note in it.

    Args:
        path: the file; its folder is made when missing.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether this object has the lock."""
        return self._file is not None

    def take(self) -> bool:
        """Take the lock; ``False`` when another has it. Taking what one has already changes nothing.

        Raises:
            StorageError: the file cannot be made.
        """
        if self._file is not None:
            return True
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise StorageError(f"{self.path} could not be opened: {error.strerror or error}.") from error
        for _ in range(_TRIES):
            if _lock(self._file):
                self.note("")  # that of whoever had it before is true no more
                return True
            time.sleep(_BETWEEN_S)
        self.release()
        return False

    def note(self, text: str) -> None:
        """Leave a note in the file, of 1,000 bytes at most; a full disk is told by whatever needs it more."""
        if self._file is not None:
            try:
                os.lseek(self._file, 0, os.SEEK_SET)
                # Cut afterwards: whoever reads meanwhile finds no empty note.
                os.ftruncate(self._file, os.write(self._file, text.encode()[:_LONGEST_NOTE]))
            except OSError:
                return

    def release(self) -> None:
        """Let go of it."""
        if self._file is not None:
            os.close(self._file)
            self._file = None


def noted(path: Path) -> str | None:
    """The note of whoever has this lock, empty where there is none; ``None`` when nobody has it."""
    try:
        file = os.open(path, os.O_RDWR)
    except OSError:
        return None
    try:
        if _lock(file):
            return None
        os.lseek(file, 0, os.SEEK_SET)
        return os.read(file, _LONGEST_NOTE).decode(errors="replace")
    except OSError:
        return None
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
