"""What can be wrong with the sound, and the words for it."""

from enum import StrEnum


class SoundNotice(StrEnum):
    """One sentence the person is told about the sound; the names are stable keys for translation."""

    NO_DEVICE = "No speaker was found, so the session runs without sound. Follow the words on the screen."
    NOT_ANSWERING = "The speaker does not answer, so the session runs without sound. Follow the words on the screen."
    LOST = "The speaker went away. The session is paused where you last heard it."
    STALLED = "The sound stopped coming out. The session is paused where you last heard it."
    GAP = "The computer was asleep or too busy. The session is paused where it was."


class Trouble(StrEnum):
    """What broke off a session's sound while it played."""

    LOST = "lost"
    STALLED = "stalled"
    GAP = "gap"

    @property
    def notice(self) -> SoundNotice:
        """What the person is told about it."""
        return SoundNotice[self.name]


class SoundError(Exception):
    """The sound cannot be played on this machine now; ``notice`` says why to the person."""

    def __init__(self, notice: SoundNotice) -> None:
        super().__init__(notice.value)
        self.notice = notice
