"""Phrases rendered in a child process: watched, limited in time, killed and tried again."""

import importlib.metadata
import json
import os
import platform
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, cast

from lymph_coach.speech import engine_process
from lymph_coach.speech.errors import PreparationCancelledError, SpeechError, UnknownVoiceError
from lymph_coach.speech.voices import Voice, VoiceChoice

PATIENCE_S = 10.0
"""An engine silent for so long has hung; starting and the longest phrase fit in many times over."""

_POLL_S = 0.05
_TRIES = 2
_DETAIL_CHARS = 400
_KEPT_VARIABLES = (
    "HOME",
    "LANG",
    "LC_ALL",
    "LD_LIBRARY_PATH",
    "TMPDIR",
    # Windows: COM keeps its generated modules under the user's folders and its libraries under the system's.
    "APPDATA",
    "LOCALAPPDATA",
    "PATH",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "USERPROFILE",
)

Answer = Mapping[str, object]


def never() -> bool:
    """Answer no to being cancelled."""
    return False


def child_environment() -> dict[str, str]:
    """Return the few variables an engine needs; no other part of the environment reaches the child."""
    return {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}


class ProcessRenderer:
    """Renders phrases through ``engine_process``; owns the child during a call and leaves none behind.

    ``command`` and ``environment`` start the child; ``patience_s`` is the longest wait without progress.
    """

    def __init__(
        self,
        command: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        self._command = tuple(command) or tuple(engine_process.argv())
        self._environment = child_environment() if environment is None else dict(environment)
        self._patience_s = patience_s

    def identity(self) -> str:
        """Name engine and version: clips rendered under another identity may sound otherwise."""
        parts = [f"{name} {_version(name)}" for name in ("pyttsx3", "espeakng-loader")]
        system = sys.platform if sys.platform == "linux" else f"{sys.platform} {platform.release()}"
        return ", ".join([system, *parts])

    def voices(self, *, cancelled: Callable[[], bool] = never) -> tuple[Voice, ...]:
        """Ask the engine for its voices, sorted by language and name.

        Raises:
            SpeechError: the engine is absent, broken or hangs.
            PreparationCancelledError: ``cancelled`` answered yes.
        """
        with tempfile.TemporaryDirectory(prefix="lymph-coach-", ignore_cleanup_errors=True) as folder:
            told = list(self._answers({"kind": "voices"}, Path(folder), cancelled))
        rows = [
            row for answer in told for row in cast("list[tuple[str, str, str]]", answer.get("voices", []))
        ]
        return tuple(sorted((Voice(*row) for row in rows), key=_by_language))

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], None],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Render each phrase and hand its sound file's bytes to ``on_phrase``, on the calling thread.

        What a child leaves out when it fails, hangs or dies is tried once more in a new one.

        Raises:
            UnknownVoiceError: the engine lacks ``choice.voice_id``; nothing was rendered.
            SpeechError: phrases are missing after the second try; those handed over are good.
            PreparationCancelledError: ``cancelled`` answered yes; the child is gone.
        """
        missing = list(phrases)
        detail = "the engine ended without rendering"
        for _ in range(_TRIES):
            with tempfile.TemporaryDirectory(prefix="lymph-coach-", ignore_cleanup_errors=True) as folder:
                try:
                    with closing(self._rendered(tuple(missing), choice, Path(folder), cancelled)) as rendered:
                        for text, data in rendered:
                            missing.remove(text)
                            on_phrase(text, data)
                except UnknownVoiceError:
                    raise
                except SpeechError as error:
                    detail = str(error)
            if not missing:
                return
            # The first one missing is where the child stopped: tried last, it costs no other phrase.
            missing.append(missing.pop(0))
        raise SpeechError(f"{len(missing)} of {len(phrases)} phrases are missing: {detail}")

    def _rendered(
        self, phrases: Sequence[str], choice: VoiceChoice, folder: Path, cancelled: Callable[[], bool]
    ) -> Generator[tuple[str, bytes]]:
        """Yield phrases with their bytes as one child finishes them."""
        work = [(text, str(folder / f"{index}.wav")) for index, text in enumerate(phrases)]
        job = {
            "kind": "render",
            "voice": choice.voice_id,
            "language": choice.language,
            "rate": choice.rate_wpm,
            "phrases": work,
        }
        with closing(self._answers(job, folder, cancelled)) as answers:
            for answer in answers:
                if "unknown_voice" in answer:
                    raise UnknownVoiceError(f"no voice {choice.voice_id!r}")
                index = answer.get("done")
                if isinstance(index, int):
                    text, path = work[index]
                    yield text, _read(Path(path))

    def _answers(self, job: Answer, folder: Path, cancelled: Callable[[], bool]) -> Generator[Answer]:
        """Run one child to its end and yield what it says.

        Raises:
            SpeechError: it cannot be started, says nothing in time, tells an error or ends badly.
            PreparationCancelledError: ``cancelled`` answered yes.
        """
        errors = folder / "stderr"
        with _running(self._command, self._environment, folder, errors) as child:
            lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
            stdin, stdout = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
            reader = threading.Thread(target=_pump, args=(stdout, lines), name="speech-child")
            reader.start()
            try:
                _send(stdin, job)
                while (line := self._next_line(lines, cancelled)) is not None:
                    answer = _parse(line)
                    if "error" in answer:
                        raise SpeechError(str(answer["error"]))
                    yield answer
                code = child.wait(self._patience_s)
            except subprocess.TimeoutExpired as error:
                raise SpeechError("the engine finished but did not end") from error
            finally:
                child.kill()  # no child outlives its job, whichever way that ends
                reader.join()
        if code:
            raise SpeechError(f"the engine ended with {code}: {_tail(errors)}")

    def _next_line(
        self, lines: "queue.SimpleQueue[bytes | None]", cancelled: Callable[[], bool]
    ) -> bytes | None:
        """Wait for a line, or ``None`` at the end, looking often whether to go on."""
        until = time.monotonic() + self._patience_s
        while True:
            if cancelled():
                raise PreparationCancelledError
            try:
                return lines.get(timeout=_POLL_S)
            except queue.Empty:
                if time.monotonic() > until:
                    raise SpeechError(f"the engine was silent for {self._patience_s:g} s") from None


@contextmanager
def _running(
    command: Sequence[str], environment: Mapping[str, str], folder: Path, errors: Path
) -> Generator["subprocess.Popen[bytes]"]:
    """Start the child without a shell, a window or a share in our terminal's output."""
    flags = subprocess.CREATE_NO_WINDOW if sys.platform == "win32" else 0
    with errors.open("wb") as sink:
        try:
            child = subprocess.Popen(  # noqa: S603 -- the command is our own program
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=sink,
                env=environment,
                cwd=folder,
                creationflags=flags,
            )
        except OSError as error:
            raise SpeechError(f"the engine's process cannot be started: {error}") from error
        with child:
            yield child


def _send(stdin: IO[bytes], job: Answer) -> None:
    """Write the job and leave the pipe open: its end tells the child that we are gone."""
    try:
        stdin.write(json.dumps(job).encode() + b"\n")
        stdin.flush()
    except OSError as error:
        raise SpeechError(f"the engine's process ended at once: {error}") from error


def _pump(stdout: IO[bytes], lines: "queue.SimpleQueue[bytes | None]") -> None:
    """Hand on lines from a pipe, which cannot be waited on with a time limit on every platform."""
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


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SpeechError(f"a rendered phrase cannot be read: {error}") from error


def _tail(errors: Path) -> str:
    return errors.read_text(errors="replace").strip()[-_DETAIL_CHARS:]


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _by_language(voice: Voice) -> tuple[str, str, str]:
    return voice.language, voice.name, voice.id
