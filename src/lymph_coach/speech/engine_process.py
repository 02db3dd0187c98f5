"""The child that owns the speech engine: one job in on stdin, JSON lines out on stdout, then it ends.

An engine may hang, or take its whole process with it; here that costs nobody but this child. It sets voice
and rate once and renders one phrase at a time, the only order in which pyttsx3 2.99 neither lost a phrase nor
misapplied a rate. No numpy is imported, which keeps the start short.

The job is ``{"kind": "voices"}`` or a ``RenderJob``. Answers are ``{"voices": [[id, name, language], ...]}``,
``{"done": index}`` for each phrase, ``{"unknown_voice": id}`` and ``{"error": sentence}``. What an engine raises
ends the child with a traceback on stderr and an exit code, as a crash of the engine's own code would.
"""

import contextlib
import ctypes
import json
import os
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Protocol, TypedDict, cast

from lymph_coach.speech.voices import Voice, best_voice, language_tag

CHILD_FLAG = "--speech-child"
"""First argument with which a frozen program starts itself as this child."""


class RenderJob(TypedDict):
    """What the parent asks for; a job for the list of voices has only its ``kind``."""

    kind: str
    voice: str
    language: str
    rate: int
    phrases: list[tuple[str, str]]


class Engine(Protocol):
    """What the child needs from a speech engine, so that a test can hand in another."""

    def voices(self) -> Sequence[Voice]:
        """List what the engine offers."""
        ...

    def own_voice(self) -> str:
        """Return the id of the voice the person set in their system, or empty."""
        ...

    def use(self, voice_id: str, rate_wpm: int) -> None:
        """Set voice and rate for all that follows."""
        ...

    def save(self, text: str, path: str) -> None:
        """Write one phrase as a sound file and return once it is whole."""
        ...


class Pyttsx3Engine:
    """The platform's engine behind pyttsx3: eSpeak NG on Linux, SAPI 5 on Windows, NSSpeech on macOS."""

    def __init__(self) -> None:
        if sys.platform == "linux":
            self._library = _load_espeak()
        import pyttsx3  # noqa: PLC0415 -- it looks for the library while it is imported

        self._engine = pyttsx3.init()
        self._troubles: list[Exception] = []
        self._engine.connect("error", self._remember)
        if sys.platform == "linux":
            # The first loop of eSpeak's driver ends after 10 ms, done or not: it is spent here, on no phrase.
            self._engine.runAndWait()

    def voices(self) -> Sequence[Voice]:
        """List the engine's voices with their languages brought to one form."""
        return [
            Voice(voice.id, voice.name or voice.id, language_tag(voice.languages[0] if voice.languages else ""))
            for voice in self._engine.getProperty("voices")
        ]

    def own_voice(self) -> str:
        """Return the system's voice; eSpeak's is a built-in default that nobody chose, and so none."""
        return "" if sys.platform == "linux" else self._engine.getProperty("voice") or ""

    def use(self, voice_id: str, rate_wpm: int) -> None:
        """Set the voice before the rate, which SAPI scales by the voice."""
        self._engine.setProperty("voice", voice_id)
        self._engine.setProperty("rate", rate_wpm)

    def save(self, text: str, path: str) -> None:
        """Render one phrase; macOS writes AIFF whatever the name says.

        Whatever fails while the queue runs, be it the voice or the rate set before, is only told to a callback.
        """
        self._engine.save_to_file(text, path)
        self._engine.runAndWait()
        if self._troubles:
            raise self._troubles[0]

    def _remember(self, name: str | None, exception: Exception) -> None:  # noqa: ARG002 -- pyttsx3 hands over both
        self._troubles.append(exception)


def _load_espeak() -> ctypes.CDLL:
    """Load the library that comes as a wheel, under the name pyttsx3 asks for, with its data found.

    Without the data path eSpeak calls ``exit(1)``.
    """
    import espeakng_loader  # noqa: PLC0415 -- installed on Linux only

    os.environ["ESPEAK_DATA_PATH"] = espeakng_loader.get_data_path()
    return ctypes.CDLL(espeakng_loader.get_library_path())


def argv() -> list[str]:
    """Return the command that starts the child; a frozen program has no interpreter and starts itself."""
    if getattr(sys, "frozen", False):
        return [sys.executable, CHILD_FLAG]
    return [sys.executable, "-P", "-m", "lymph_coach.speech.engine_process"]


def run_child() -> int:
    """Do the one job on stdin and return the exit code; the body of the child process."""
    if not sys.stdin or not sys.stdout:
        return 2
    job = cast("RenderJob", json.loads(sys.stdin.buffer.readline()))
    threading.Thread(target=_leave_with_parent, args=(sys.stdin.fileno(),), daemon=True).start()
    answers = sys.stdout
    with contextlib.redirect_stdout(sys.stderr):  # pyttsx3 prints a line for each file
        do_job(job, Pyttsx3Engine(), answers)
    return 0


def _leave_with_parent(stdin: int) -> None:
    """End at once when the parent is gone, even if the engine hangs: the pipe's other end closes with it."""
    while os.read(stdin, 64):
        pass
    os._exit(3)


def do_job(job: RenderJob, engine: Engine, answers: IO[str]) -> None:
    """Do one job; whatever the engine raises is not caught."""
    if job["kind"] == "voices":
        found = [[voice.id, voice.name, voice.language] for voice in engine.voices()]
        _answer(answers, {"voices": found})
    else:
        _render(job, engine, answers)


def _render(job: RenderJob, engine: Engine, answers: IO[str]) -> None:
    voices = engine.voices()
    if job["voice"]:
        # An unknown voice is silently ignored by pyttsx3, so it is looked for first.
        chosen = next((voice for voice in voices if voice.id == job["voice"]), None)
        if chosen is None:
            _answer(answers, {"unknown_voice": job["voice"]})
            return
    else:
        chosen = best_voice(voices, job["language"], engine.own_voice())
        if chosen is None:
            _answer(answers, {"error": f"none of {len(voices)} voices speaks {job['language']}"})
            return
    engine.use(chosen.id, job["rate"])
    for index, (text, path) in enumerate(job["phrases"]):
        target = Path(path)
        target.unlink(missing_ok=True)
        engine.save(text, path)
        if target.is_file() and target.stat().st_size:
            _answer(answers, {"done": index})


def _answer(answers: IO[str], line: dict[str, object]) -> None:
    answers.write(json.dumps(line) + "\n")
    answers.flush()


if __name__ == "__main__":
    sys.exit(run_child())
