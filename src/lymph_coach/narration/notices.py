"""What a listener is told, in the one plain sentence for each case."""

from enum import StrEnum


class NarrationNotice(StrEnum):
    """One sentence each; the names are those of ``SpeechNotice`` and ``SoundNotice``, and ``SILENCED`` is our own.

    ``NONE`` is empty, so a notice can be tested for truth.
    """

    NONE = ""
    SILENCED = "Sound or voice is switched off in Settings, so nothing is read aloud."
    NO_VOICE = "No voice could be prepared, so nothing is read aloud. The words are on the page."
    SOME_MISSING = "Some sentences could not be spoken, so those are passed over."
    VOICE_MISSING = "The chosen voice was not found, so the usual voice reads."
    NOT_KEPT = "The voice is ready, but it could not be kept for next time."
    NO_DEVICE = "No speaker was found, so reading aloud waits at this sentence."
    NOT_ANSWERING = "The speaker does not answer, so reading aloud waits at this sentence."
    LOST = "The speaker went away. Reading is paused at the sentence you heard last."
    STALLED = "The sound stopped coming out. Reading is paused at the sentence you heard last."
    GAP = "The computer was asleep or too busy. Reading is paused at the sentence you heard last."
