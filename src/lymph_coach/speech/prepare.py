"""Every phrase of a session made ready before it starts, from the cache or else from the engine."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from lymph_coach.speech.audio_file import read_audio
from lymph_coach.speech.cache import ClipCache, Key
from lymph_coach.speech.clip import Clip
from lymph_coach.speech.errors import SpeechError, SpeechNotice, UnknownVoiceError
from lymph_coach.speech.renderer import never
from lymph_coach.speech.shape import shape
from lymph_coach.speech.voices import Voice, VoiceChoice


class PhraseRenderer(Protocol):
    """What turns phrases to sound files; ``ProcessRenderer`` is the real one and tells the errors."""

    def identity(self) -> str:
        """Name engine and version."""
        ...

    def voices(self, *, cancelled: Callable[[], bool] = ...) -> tuple[Voice, ...]:
        """List the engine's voices."""
        ...

    def render(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_phrase: Callable[[str, bytes], bool],
        cancelled: Callable[[], bool] = ...,
    ) -> None:
        """Hand each phrase's sound file to ``on_phrase`` as it is done, again if that answers no."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """What a preparation gave: clips by phrase, a sentence if anything is amiss, its cause for a log."""

    clips: Mapping[str, Clip] = field(default_factory=lambda: MappingProxyType({}))
    notice: SpeechNotice = SpeechNotice.NONE
    detail: str = ""


def ignore_progress(_done: int, _total: int) -> None:
    """Take no notice of progress."""


class SpeechPreparer:
    """Prepares speech; keeps nothing but its folder, so a failed engine is tried again at the next call."""

    def __init__(self, cache_dir: Path, renderer: PhraseRenderer) -> None:
        self._cache = ClipCache(cache_dir)
        self._renderer = renderer

    def voices(self) -> tuple[Voice, ...]:
        """List the engine's voices by language and name; none if the engine is absent or broken."""
        try:
            return self._renderer.voices()
        except SpeechError:
            return ()

    def prepare(
        self,
        phrases: Sequence[str],
        choice: VoiceChoice,
        *,
        on_progress: Callable[[int, int], None] = ignore_progress,
        cancelled: Callable[[], bool] = never,
    ) -> Speech:
        """Prepare each different phrase that has words; may take seconds, so not for the GUI thread.

        Never raises for an engine that is absent, broken or hangs, nor for a folder that cannot be written:
        the notice tells. ``on_progress`` gets how many of how many are ready, on the calling thread;
        ``cancelled`` is asked about twenty times a second.

        Raises:
            PreparationCancelledError: ``cancelled`` answered yes; what was ready is kept for next time.
        """
        wanted = tuple(dict.fromkeys(phrase for phrase in phrases if phrase.strip()))
        try:
            return self._prepare(wanted, choice, on_progress, cancelled)
        except UnknownVoiceError as error:
            usual = self._prepare(wanted, replace(choice, voice_id=""), on_progress, cancelled)
            if usual.notice in {SpeechNotice.NO_VOICE, SpeechNotice.SOME_MISSING}:
                return usual
            return replace(usual, notice=SpeechNotice.VOICE_MISSING, detail=str(error))

    def _prepare(
        self,
        wanted: Sequence[str],
        choice: VoiceChoice,
        on_progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> Speech:
        work = _Work(self._cache, self._renderer.identity(), choice, len(wanted), on_progress)
        missing = [text for text in wanted if not work.find(text)]
        work.tell()
        if missing:
            try:
                self._renderer.render(missing, choice, on_phrase=work.add, cancelled=cancelled)
            except UnknownVoiceError:
                raise
            except SpeechError as error:
                work.detail = "; ".join(filter(None, (str(error), work.detail)))
            finally:
                self._cache.drop_oldest()
        return work.speech(wanted)


class _Work:
    """One preparation under way: the clips so far and what went wrong."""

    def __init__(
        self,
        cache: ClipCache,
        engine: str,
        choice: VoiceChoice,
        total: int,
        on_progress: Callable[[int, int], None],
    ) -> None:
        self.detail = ""
        self._cache = cache
        self._engine = engine
        self._choice = choice
        self._total = total
        self._on_progress = on_progress
        self._clips: dict[str, Clip] = {}
        self._not_kept = ""

    def find(self, text: str) -> bool:
        """Take a phrase from the cache, and say whether it was there."""
        clip = self._cache.get(self._key(text))
        if clip is not None:
            self._clips[text] = clip
        return clip is not None

    def add(self, text: str, data: bytes) -> bool:
        """Shape and keep a phrase just rendered, and say whether it held sound."""
        try:
            clip = shape(read_audio(data))
        except SpeechError as error:
            self.detail = f"{text!r}: {error}"
            return False
        self._clips[text] = clip
        self.tell()
        try:
            self._cache.put(self._key(text), clip)
        except SpeechError as error:
            self._not_kept = str(error)
        return True

    def tell(self) -> None:
        """Report how far the preparation is."""
        self._on_progress(len(self._clips), self._total)

    def speech(self, wanted: Sequence[str]) -> Speech:
        """Give what there is, in the order it was asked for, with the gravest notice that applies."""
        detail = self.detail
        if len(self._clips) == self._total:
            notice = SpeechNotice.NOT_KEPT if self._not_kept else SpeechNotice.NONE
            detail = self._not_kept
        else:
            notice = SpeechNotice.SOME_MISSING if self._clips else SpeechNotice.NO_VOICE
        clips = {text: self._clips[text] for text in wanted if text in self._clips}
        return Speech(MappingProxyType(clips), notice, detail)

    def _key(self, text: str) -> Key:
        return Key(self._engine, self._choice, text)
