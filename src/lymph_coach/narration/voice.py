"""The settings as they apply to reading aloud."""

from lymph_coach.settings.settings import Settings
from lymph_coach.speech.voices import VoiceChoice


def voice_of(settings: Settings, speed_percent: int) -> VoiceChoice:
    """The chosen voice at a reading speed, in percent (75-150) of its speaking speed in a session.

    The engine itself speaks faster or slower, so the pitch stays. The limits of both settings multiplied, 82 and 300
    words a minute, lie within what every engine can hold.
    """
    return VoiceChoice(settings.voice_id, round(settings.voice_rate_wpm * speed_percent / 100))


def silenced(settings: Settings) -> bool:
    """Whether the person switched sound off, so that reading aloud would be heard by nobody."""
    return settings.muted or settings.voice_volume == 0
