"""Where a narration's voice and output come from; loads the libraries of speech and sound when first needed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from lymph_coach.narration.script import Script
from lymph_coach.narration.voice import voice_of
from lymph_coach.settings.settings import Settings

# ruff: noqa: PLC0415  # numpy and the sound device are loaded when somebody first listens, not before the window

if TYPE_CHECKING:
    from lymph_coach.narration.narrator import Narrator
    from lymph_coach.speech.prepare import Speech

PATIENCE_S = 20.0
"""Twice what a session's short phrases are given: a sentence of forty words may take an engine that much longer."""


class NarrationSource(Protocol):
    """Makes narrators and their clips; both methods may take long and run off the GUI thread."""

    def open(self, script: Script, at: int) -> "Narrator":
        """A narrator with nothing prepared."""
        ...

    def prepare(self, texts: Sequence[str], speed_percent: int, cancelled: Callable[[], bool]) -> "Speech":
        """Prepare some sentences.

        Raises:
            PreparationCancelledError: ``cancelled`` answered yes; what was ready is kept in the cache.
        """
        ...


MakeNarration = Callable[[Path, Callable[[], Settings]], NarrationSource]


class EngineSource:
    """Speaks with the engine of this machine, on its sound device.

    Args:
        cache: the folder of the kept clips; its own, so that long pages do not push out what sessions need.
        settings: gives the settings as they are now.
    """

    def __init__(self, cache: Path, settings: Callable[[], Settings]) -> None:
        self._cache = cache
        self._settings = settings

    def open(self, script: Script, at: int) -> "Narrator":
        """A narrator on the system's sound device, as loud as the settings say the voice is."""
        from lymph_coach.narration.narrator import Narrator
        from lymph_coach.sound.output import DeviceOutput

        settings = self._settings()
        output = DeviceOutput(offset_ms=settings.sync_offset_ms)
        return Narrator(script, output, settings.voice_volume / 100, at)

    def prepare(self, texts: Sequence[str], speed_percent: int, cancelled: Callable[[], bool]) -> "Speech":
        """Prepare some sentences in the chosen voice.

        Raises:
            PreparationCancelledError: ``cancelled`` answered yes.
        """
        from lymph_coach.speech.prepare import SpeechPreparer
        from lymph_coach.speech.renderer import ProcessRenderer

        speech = SpeechPreparer(self._cache, ProcessRenderer(patience_s=PATIENCE_S))
        return speech.prepare(texts, voice_of(self._settings(), speed_percent), cancelled=cancelled)
