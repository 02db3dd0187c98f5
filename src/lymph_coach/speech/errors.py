"""What can go wrong while words become sound, and the sentences a person is told."""

from enum import StrEnum


class SpeechError(Exception):
    """The engine, its files or the folder for clips fail us; the message is for a log or the doctor."""


class UnknownVoiceError(SpeechError):
    """The engine does not have the chosen voice."""


class AudioFileError(SpeechError):
    """Bytes are no sound file we can read, or hold no sound."""


class PreparationCancelledError(Exception):
    """The caller asked to stop; no fault, and so no ``SpeechError``."""


class SpeechNotice(StrEnum):
    """The one plain sentence told after a preparation; the names are stable keys for translation.

    ``NONE`` is empty, so a notice can be tested for truth.
    """

    NONE = ""
    NO_VOICE = "No voice could be prepared, so this session uses tones and captions."
    SOME_MISSING = "Some words could not be prepared, so those are shown as captions with a tone."
    VOICE_MISSING = "The chosen voice was not found, so the usual voice speaks."
    NOT_KEPT = "The voice is ready, but it could not be kept for next time."
