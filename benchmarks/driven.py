"""The window in a process of its own, as a benchmark sees it."""

import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

_DRIVER = Path(__file__).with_name("driver.py")
_CPUCLOCK_SCHED = 2  # <linux/posix-timers.h>: the CPU time of a whole process, to the nanosecond


class Driven:
    """Owns the process of driver.py; a context manager, entered once the window is shown.

    Args:
        environment: with the screen, the home and the sound server it shall use.
        options: of driver.py.
    """

    def __init__(self, environment: Mapping[str, str], *options: str) -> None:
        self._environment = environment
        self._options = options
        self._process: subprocess.Popen[str] | None = None
        self._events: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()

    def __enter__(self) -> Self:
        self._process = subprocess.Popen(
            [sys.executable, str(_DRIVER), *self._options],
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        threading.Thread(target=self._read, args=(self._process,), name="driven", daemon=True).start()
        self.wait_for("shown")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self._process
        if process is None:
            return
        if process.stdin is not None:
            process.stdin.close()
        try:
            process.wait(10.0)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _read(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout as lines:
            for line in lines:
                self._events.put(json.loads(line))
        self._events.put({"event": "gone"})

    @property
    def pid(self) -> int:
        """The process."""
        assert self._process is not None
        return self._process.pid

    def press(self, command: str) -> None:
        """Tell driver.py what to press."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(command + "\n")
        self._process.stdin.flush()

    def wait_for(self, event: str, limit_s: float = 30.0) -> dict[str, Any]:
        """What is told with the next such event; others before it are passed over.

        Raises:
            TimeoutError: it did not come within ``limit_s``, or the program ended.
        """
        deadline_s = time.monotonic() + limit_s
        while True:
            try:
                found = self._events.get(timeout=max(deadline_s - time.monotonic(), 0.0))
            except queue.Empty:
                raise TimeoutError(f"no {event!r} within {limit_s:g} s") from None
            if found["event"] == event:
                return found
            if found["event"] == "gone":
                raise TimeoutError(f"the program ended before {event!r}")

    def cpu_s(self) -> float:
        """CPU seconds the process has used, user and system, all threads."""
        return time.clock_gettime(~self.pid << 3 | _CPUCLOCK_SCHED)

    def cpu_percent(self, span_s: float) -> float:
        """Percent of one core used in the next ``span_s`` seconds."""
        began_s, used_s = time.monotonic(), self.cpu_s()
        time.sleep(span_s)
        return 100.0 * (self.cpu_s() - used_s) / (time.monotonic() - began_s)
