"""The local log of what went wrong; it stays on this machine."""

import faulthandler
import os
import sys
import threading
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TextIO

from lymph_coach.system.atomic import StorageError

_LARGEST_BYTES = 256_000
_KEPT = 3
_LARGEST_HARD_BYTES = 64_000
_MOST_A_RUN = 50
"""An error in a paint event comes sixty times a second: after this many different ones a run writes no more."""


class CrashLog:
    """Owns ``crash.log`` and the hooks every uncaught exception reaches, on whatever thread it was raised.

    Each different exception of a run is written, and told, once. A log that has grown large is kept under
    ``crash.1.log`` and so on.

    When native code crashes, ``faulthandler`` writes into ``hard-crash.log``, since nothing else can be done then. The
    next start moves that into the log and keeps it in ``ended_hard``; a run that ends in order leaves no such file.
    """

    def __init__(
        self,
        folder: Path,
        on_crash: Callable[[str], None] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Touch nothing yet.

        Args:
            folder: Where the log lies; made when missing.
            on_crash: Told the traceback as text, on the thread that raised; a window must hand it to its own.
            now: The time to write beside an entry.
        """
        self.path = folder / "crash.log"
        self._on_crash = on_crash
        self._now = now
        self.ended_hard = ""
        self._hard_path = folder / "hard-crash.log"
        self._hard: TextIO | None = None
        self._file: TextIO | None = None
        self._seen: set[str] = set()
        self._lock = threading.Lock()
        self._hooks_before = (sys.excepthook, threading.excepthook, sys.unraisablehook)

    def start(self) -> None:
        """Open the log and take the hooks.

        Raises:
            StorageError: The log cannot be opened; the hooks are as they were.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make_room(self.path)
            self._file = _open_private(self.path, os.O_APPEND)
            self._take_up_hard()
            self._hard = _open_private(self._hard_path, os.O_TRUNC)
        except OSError as error:
            raise StorageError(f"{self.path} could not be opened: {error.strerror or error}.") from error
        self._hooks_before = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self.record
        threading.excepthook = self._record_of_thread
        sys.unraisablehook = self._record_unraisable
        faulthandler.enable(self._hard)

    def stop(self) -> None:
        """Give the hooks back and close the log; nothing happens when it is not started."""
        if self._file is None:
            return
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks_before
        faulthandler.disable()
        with suppress(OSError):  # a full disk refuses once more what it refused before
            self._file.close()
        self._file = None
        if self._hard is not None:
            self._hard.close()
            self._hard = None
            with suppress(OSError):
                # Windows has it written where nothing crashed, too: a run that ended in order has not crashed.
                self._hard_path.unlink()

    def record(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write and tell one uncaught exception; Ctrl+C and an exit are none of ours."""
        if not issubclass(kind, Exception):
            self._hooks_before[0](kind, error, trace)
            return
        # The hook that stood before is called too, for whoever started the program in a terminal.
        text = "".join(traceback.format_exception(kind, error, trace))
        if not self._is_new(text):
            return
        self._hooks_before[0](kind, error, trace)
        if self._on_crash is not None:
            self._on_crash(text)

    def _is_new(self, text: str) -> bool:
        """Write it down unless it was written in this run, and say which."""
        with self._lock:
            if text in self._seen or len(self._seen) >= _MOST_A_RUN:
                return False
            self._seen.add(text)
            self._write(text, self._now())
            return True

    def _record_of_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or args.exc_type()
        self.record(args.exc_type, error, args.exc_traceback)

    def _record_unraisable(self, args: "sys.UnraisableHookArgs") -> None:
        """What fails while an object is destroyed is written down; nobody waits for it, so nobody is told."""
        error = args.exc_value or args.exc_type()
        text = "".join(traceback.format_exception(args.exc_type, error, args.exc_traceback))
        if not issubclass(args.exc_type, Exception) or self._is_new(text):
            self._hooks_before[2](args)

    def _take_up_hard(self) -> None:
        """Move what native code left of the run before into the log."""
        if not self._hard_path.exists():
            return
        with self._hard_path.open("rb") as hard:
            self.ended_hard = hard.read(_LARGEST_HARD_BYTES).decode(errors="backslashreplace")
        if self.ended_hard:
            self._write(self.ended_hard, datetime.fromtimestamp(self._hard_path.stat().st_mtime, UTC))

    def _write(self, text: str, when: datetime) -> None:
        if self._file is None:
            return
        try:
            self._file.write(f"{when.isoformat(timespec='seconds')}\n{text}\n")
            self._file.flush()
        except OSError:
            return  # a full disk must not hide the error itself: it is still told


def _make_room(path: Path) -> None:
    """Number a log that has grown large, the older ones up by one, and let the oldest go."""
    if not path.exists() or path.stat().st_size < _LARGEST_BYTES:
        return
    older = [path, *(path.with_name(f"{path.stem}.{number}{path.suffix}") for number in range(1, _KEPT + 1))]
    for source, target in reversed(list(pairwise(older))):
        if source.exists():
            source.replace(target)


def _open_private(path: Path, how: int) -> TextIO:
    """Open for writing, closed to everybody else from the first moment on, whatever the umask and what was before."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | how, 0o600)
    if os.name == "posix":
        os.fchmod(file, 0o600)
    return os.fdopen(file, "w", encoding="utf-8", errors="backslashreplace")
