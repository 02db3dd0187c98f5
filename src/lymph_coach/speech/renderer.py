"""Phrases rendered in a child process, and tried again where it failed."""

import importlib.metadata
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import cast

from lymph_coach.speech import engine_process
from lymph_coach.speech.engine_child import EngineChild, kept_environment
from lymph_coach.speech.errors import SpeechError, UnknownVoiceError
from lymph_coach.speech.voices import Voice, VoiceChoice

PATIENCE_S = 10.0
"""An engine silent for so long has hung; starting and the longest phrase fit in many times over."""

_ROOM_BYTES = 10_000_000
"""What 64 phrases of seven words take; on a full disk eSpeak says nothing and hangs."""

_TRIES = 3
_IN_VAIN = 2
"""Tries in a row that bring nothing: the engine hangs, or is not there."""


def never() -> bool:
    """Answer no to being cancelled."""
    return False


class ProcessRenderer:
    """Renders phrases through ``engine_process``, a child for each call; owns nothing in between.

    ``command`` and ``environment`` start the child instead of the usual ones; ``patience_s`` is the longest wait
    without progress.
    """

    def __init__(
        self,
        command: Sequence[str] = (),
        environment: Mapping[str, str] | None = None,
        patience_s: float = PATIENCE_S,
    ) -> None:
        usual = kept_environment() if environment is None else environment
        self._child = EngineChild(command or engine_process.argv(), usual, patience_s)

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
        found: list[Voice] = []
        with _workplace() as folder:
            for answer in self._child.converse({"kind": "voices"}, folder, cancelled):
                rows = cast("list[tuple[str, str, str]]", answer.get("voices", []))
                found.extend(Voice(*row) for row in rows)
        return tuple(sorted(found, key=_by_language))

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = never,
    ) -> None:
        """Render each phrase and hand its sound file's bytes to ``on_phrase``, on the calling thread.

        ``on_phrase`` answers whether the sound is good: in about one of 2,000 phrases eSpeak through pyttsx3 2.99
        wrote a file without a sample, on a busy machine in one of 50 that a child begins with. What a child leaves
        out or spoils, also when it hangs or dies, is tried twice more in new ones, but once where nothing comes.

        Raises:
            UnknownVoiceError: the engine lacks ``choice.voice_id``; nothing was rendered.
            SpeechError: phrases are missing after the last try; those handed over are good.
            PreparationCancelledError: ``cancelled`` answered yes; the child is gone.
        """
        missing = list(phrases)
        detail = "the engine left them out"
        in_vain = 0
        for _ in range(_TRIES):
            before = len(missing)
            try:
                with _workplace() as folder, closing(self._rendered(missing, choice, folder, cancelled)) as done:
                    for text, data in done:
                        if on_phrase(text, data):
                            missing.remove(text)
            except UnknownVoiceError:
                raise
            except SpeechError as error:
                detail = str(error)
            if not missing:
                return
            in_vain = in_vain + 1 if len(missing) == before else 0
            if in_vain == _IN_VAIN:
                break
            # The first one missing is where the child stopped: tried last, it costs no other phrase.
            missing.append(missing.pop(0))
        raise SpeechError(f"{len(missing)} of {len(phrases)} phrases are missing: {detail}")

    def _rendered(
        self, phrases: Sequence[str], choice: VoiceChoice, folder: Path, cancelled: Callable[[], bool]
    ) -> Generator[tuple[str, bytes]]:
        """Yield phrases with their bytes as one child finishes them."""
        work = [(text, str(folder / f"{index}.wav")) for index, text in enumerate(phrases)]
        job: engine_process.RenderJob = {
            "kind": "render",
            "voice": choice.voice_id,
            "language": choice.language,
            "rate": choice.rate_wpm,
            "phrases": work,
        }
        with closing(self._child.converse(job, folder, cancelled)) as answers:
            for answer in answers:
                if "unknown_voice" in answer:
                    raise UnknownVoiceError(f"the engine has no voice {choice.voice_id!r}")
                index = answer.get("done")
                if isinstance(index, int):
                    text, path = work[index]
                    yield text, _read(Path(path))


@contextmanager
def _workplace() -> Generator[Path]:
    """Lend a folder of its own to one child, where there is room for what it writes."""
    try:
        lent = tempfile.TemporaryDirectory(prefix="lymph-coach-", ignore_cleanup_errors=True)
    except OSError as error:
        raise SpeechError(f"there is no room for sound files: {error}") from error
    with lent as folder:
        free = shutil.disk_usage(folder).free
        if free < _ROOM_BYTES:
            raise SpeechError(f"there is no room for sound files: {free:,} bytes are left in {Path(folder).parent}")
        yield Path(folder)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SpeechError(f"a rendered phrase cannot be read: {error}") from error


def _version(distribution: str) -> str:
    try:
        return importlib.metadata.version(distribution)
    except importlib.metadata.PackageNotFoundError:
        return "absent"


def _by_language(voice: Voice) -> tuple[str, str, str]:
    return voice.language, voice.name, voice.id
