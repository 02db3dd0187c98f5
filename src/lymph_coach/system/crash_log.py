"""The local log of what went wrong; it stays on this machine."""

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from types import TracebackType
from typing import TextIO

from lymph_coach.system.atomic import StorageError

_LARGEST_BYTES = 256_000
_KEPT = 3
_MOST_A_RUN = 50
"""An error in a paint event comes sixty times a second: after this many different ones a run writes no more."""


class CrashLog:
    """Owns ``crash.log`` and the hooks every uncaught exception reaches, on whatever thread it was raised.

    Each different exception of a run is written, and told, once. Hard crashes of native code are written by
    ``faulthandler`` into the same file. A log that has grown large is kept under ``crash.1.log`` and so on.
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
        self._file: TextIO | None = None
        self._seen: set[str] = set()
        self._lock = threading.Lock()
        self._hooks_before = (sys.excepthook, threading.excepthook)

    def start(self) -> None:
        """Open the log and take the hooks.

        Raises:
            StorageError: The log cannot be opened; the hooks are as they were.
        """
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _make_room(self.path)
            self._file = self.path.open("a", encoding="utf-8", errors="backslashreplace")
            self.path.chmod(0o600)
        except OSError as error:
            raise StorageError(f"{self.path} could not be opened: {error.strerror or error}.") from error
        self._hooks_before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.record
        threading.excepthook = self._record_of_thread
        faulthandler.enable(self._file)

    def stop(self) -> None:
        """Give the hooks back and close the log; nothing happens when it is not started."""
        if self._file is None:
            return
        sys.excepthook, threading.excepthook = self._hooks_before
        faulthandler.disable()
        self._file.close()
        self._file = None

    def record(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Write and tell one uncaught exception; Ctrl+C and an exit are none of ours."""
        if not issubclass(kind, Exception):
            self._hooks_before[0](kind, error, trace)
            return
        # The hook that stood before is called too, for whoever started the program in a terminal.
        text = "".join(traceback.format_exception(kind, error, trace))
        with self._lock:
            if text in self._seen or len(self._seen) >= _MOST_A_RUN:
                return
            self._seen.add(text)
            self._write(text)
        self._hooks_before[0](kind, error, trace)
        if self._on_crash is not None:
            self._on_crash(text)

    def _record_of_thread(self, args: threading.ExceptHookArgs) -> None:
        error = args.exc_value or args.exc_type()
        self.record(args.exc_type, error, args.exc_traceback)

    def _write(self, text: str) -> None:
        if self._file is None:
            return
        try:
            self._file.write(f"{self._now().isoformat(timespec='seconds')}\n{text}\n")
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
