"""Which voice speaks: what an engine offers, what a person chose, and the best one for a language."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

RATE_WPM_LIMITS = (80, 300)
"""Slowest and fastest rate of speech, in words a minute, that every engine can hold."""

_REGIONS: Mapping[str, tuple[str, ...]] = {
    "en": ("en-ca", "en-us", "en-gb", "en-au"),
    "fr": ("fr-ca", "fr-fr"),
}
"""Regions by preference where a language alone is asked for: nearest to how Canadians speak comes first."""


@dataclass(frozen=True, slots=True)
class Voice:
    """One voice an engine offers. ``language`` is a lower-case tag such as ``en-us``, or empty if untold."""

    id: str
    name: str
    language: str

    def speaks(self, language: str) -> bool:
        """Whether this is a voice for ``language``: ``en-us`` is one for ``en``, not the reverse."""
        return self.language == language or self.language.startswith(f"{language}-")


@dataclass(frozen=True, slots=True)
class VoiceChoice:
    """The voice a person wants; an empty ``voice_id`` is the best one for ``language``.

    Raises:
        ValueError: ``rate_wpm`` lies outside ``RATE_WPM_LIMITS`` or ``language`` is empty.
    """

    voice_id: str = ""
    rate_wpm: int = 150
    language: str = "en"

    def __post_init__(self) -> None:
        low, high = RATE_WPM_LIMITS
        if not low <= self.rate_wpm <= high:
            raise ValueError(f"rate_wpm is {self.rate_wpm}, allowed is {low} to {high}")
        if not self.language:
            raise ValueError("language is empty")


def language_tag(raw: str | None) -> str:
    """Bring an engine's own way to name a language (``en_US``, ``EN-us``, ``None``) to ``en-us`` or empty."""
    return (raw or "").strip().replace("_", "-").lower()


def best_voice(voices: Iterable[Voice], language: str, own_id: str = "") -> Voice | None:
    """Choose the voice for a language, or ``None`` if no voice speaks it.

    ``own_id`` is the voice the person set in their system; it wins if it speaks the language. Then comes an
    exact match, then the regions by preference, then any other by its id: a list's order never matters.
    """
    regions = _REGIONS.get(language, ())

    def rank(voice: Voice) -> tuple[bool, bool, int, str]:
        region = regions.index(voice.language) if voice.language in regions else len(regions)
        return voice.id != own_id, voice.language != language, region, voice.id

    return min((voice for voice in voices if voice.speaks(language)), key=rank, default=None)
