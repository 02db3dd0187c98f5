"""One talk with the engine's process: started, given its job, listened to with a time limit, and ended."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, cast

from lymph_coach.speech.errors import PreparationCancelledError, SpeechError

_POLL_S = 0.05
_DETAIL_CHARS = 400
_KEPT_VARIABLES = (
    "HOME",
    "LANG",
    "LC_ALL",
    "LD_LIBRARY_PATH",
    "PATH",
    "TMPDIR",
    # Windows: COM keeps its generated modules in the user's folders and finds its libraries in the system's.
    "APPDATA",
    "LOCALAPPDATA",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "USERPROFILE",
)

Answer = Mapping[str, object]
Lines = queue.SimpleQueue[bytes | None]


def kept_environment() -> dict[str, str]:
    """Return the few variables an engine needs; no other part of the environment reaches the child."""
    return {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}


@dataclass(frozen=True, slots=True)
class EngineChild:
    """How to start the child; ``patience_s`` is the longest wait without a word from it.

    Owns a process and a thread for the length of a ``converse``, and leaves neither behind.
    """

    command: Sequence[str]
    environment: Mapping[str, str]
    patience_s: float

    def converse(self, job: Answer, folder: Path, cancelled: Callable[[], bool]) -> Generator[Answer]:
        """Run one child to its end in ``folder`` and yield what it answers; closing early ends it at once.

        Raises:
            SpeechError: it cannot be started, is silent too long, tells an error or ends badly.
            PreparationCancelledError: ``cancelled`` answered yes.
        """
        errors = folder / "stderr"
        lines: Lines = queue.SimpleQueue()
        with self._running(folder, errors) as child, _exchange(child, job, lines):
            while (line := self._next(lines, cancelled)) is not None:
                answer = _parse(line)
                if "error" in answer:
                    raise SpeechError(str(answer["error"]))
                yield answer
            try:
                code = child.wait(self.patience_s)
            except subprocess.TimeoutExpired as error:
                raise SpeechError("the engine's process fell silent but did not end") from error
        if code:
            raise SpeechError(f"the engine's process ended with {code}: {_tail(errors)}")

    @contextmanager
    def _running(self, folder: Path, errors: Path) -> Generator["subprocess.Popen[bytes]"]:
        """Start the child without a shell, a window or a share in our terminal's output."""
        flags = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
        try:
            with errors.open("wb") as sink:
                child = subprocess.Popen(  # noqa: S603 -- the command is our own program
                    self.command,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=sink,
                    env=self.environment,
                    cwd=folder,
                    creationflags=flags,
                )
        except OSError as error:
            raise SpeechError(f"the engine's process cannot be started: {error}") from error
        with child:
            yield child

    def _next(self, lines: Lines, cancelled: Callable[[], bool]) -> bytes | None:
        """Wait for a line, or ``None`` at the end, looking often whether to go on."""
        until = time.monotonic() + self.patience_s
        while True:
            if cancelled():
                raise PreparationCancelledError
            try:
                return lines.get(timeout=_POLL_S)
            except queue.Empty:
                if time.monotonic() > until:
                    raise SpeechError(f"the engine was silent for {self.patience_s:g} s") from None


@contextmanager
def _exchange(child: "subprocess.Popen[bytes]", job: Answer, lines: Lines) -> Generator[None]:
    """Write the job and read lines on a thread: a pipe cannot be waited on with a limit on every platform."""
    stdin, stdout = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
    sent = json.dumps(job).encode() + b"\n"
    thread = threading.Thread(target=_pump, args=(stdin, stdout, sent, lines), name="speech-child")
    thread.start()
    try:
        yield
    finally:
        child.kill()  # no child outlives its job, whichever way that ends
        thread.join()
        with suppress(OSError):  # what a dead child did not read cannot be written any more
            stdin.close()


def _pump(stdin: IO[bytes], stdout: IO[bytes], job: bytes, lines: Lines) -> None:
    """Send the job, leaving the pipe open since its end tells the child that we are gone, and hand on lines."""
    with suppress(OSError):  # the child is dead already; its exit code tells
        stdin.write(job)
        stdin.flush()
    for line in stdout:
        lines.put(line)
    lines.put(None)


def _parse(line: bytes) -> Answer:
    """Read one answer; what a library printed in between is no answer and says nothing."""
    try:
        answer: object = json.loads(line)
    except ValueError:
        return {}
    return cast("Answer", answer) if isinstance(answer, dict) else {}


def _tail(errors: Path) -> str:
    """Return the end of what the child wrote to stderr, where a traceback names its cause."""
    with suppress(OSError):
        return errors.read_text(errors="replace").strip()[-_DETAIL_CHARS:]
    return ""
