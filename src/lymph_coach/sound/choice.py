"""Whether there is a speaker, and what is played on once without looking for it again."""

from lymph_coach.sound.device import OpenSpeaker, open_speaker
from lymph_coach.sound.notices import SoundError, SoundNotice
from lymph_coach.sound.output import DeviceOutput, Output
from lymph_coach.sound.silent import SilentOutput


def best_output(open_speaker: OpenSpeaker = open_speaker, *, offset_ms: int = 0) -> tuple[Output, SoundNotice | None]:
    """Try the device: its output if it opens, else the silent clock and what to tell the person.

    Raises:
        ValueError: ``offset_ms`` is not from -1000 to 1000.
    """
    output = DeviceOutput(open_speaker, offset_ms=offset_ms)
    try:
        try_speaker(open_speaker)
    except SoundError as error:
        return SilentOutput(), error.notice
    return output, None


def try_speaker(open_speaker: OpenSpeaker) -> None:
    """Open the device and close it, in silence.

    Raises:
        SoundError: there is no device, or it does not answer.
    """
    open_speaker(_silence, _nothing).close()


def _silence(frames: int) -> bytes:
    return bytes(2 * frames)


def _nothing() -> None:
    """A device that goes away while it is tried is no loss yet."""
