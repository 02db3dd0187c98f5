"""Sound that is played while it is still being laid out, one sentence after the other."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock

from lymph_coach.sound.score import Placement, Score, frame_of
from lymph_coach.speech.clip import RATE_HZ, Clip

_LONGEST_S = 86_400.0  # no page is read for a day; how long it will be is not known before its last sentence


@dataclass(frozen=True, slots=True)
class Laid:
    """One sentence on the tape: its index in the script, and the frames of its onset and of the end of its sound."""

    index: int
    onset_frame: int
    end_frame: int


class Tape(Score):
    """A score that grows: what the device has asked for stays as it was, after it there is still room.

    ``frames`` is called on the device's thread, everything else on the owner's.

    Args:
        gain: loudness of the voice, from 0 to 1.
    """

    def __init__(self, gain: float) -> None:
        super().__init__((), _LONGEST_S)
        self._gain = gain
        self._lock = Lock()
        self._asked = 0
        self._sounds: tuple[Placement, ...] = ()
        self._laid: tuple[Laid, ...] = ()

    def _sounding(self, first: int, last: int) -> Iterator[Placement]:
        """What has been laid by now; from now on nothing is laid before frame ``last``."""
        with self._lock:
            self._asked = max(self._asked, last)
            sounds = self._sounds
        return (sound for sound in sounds if sound.start_frame < last and sound.end_frame > first)

    def append(self, index: int, clip: Clip, pause_s: float) -> None:
        """Lay a sentence so that its onset falls ``pause_s`` after the end of the one before.

        The first one begins at frame 0; one that comes too late for its place begins as soon as it still can.
        """
        lead = frame_of(clip.onset_s)
        with self._lock:
            due = self._laid[-1].end_frame + frame_of(pause_s) - lead if self._laid else 0
            sound = Placement(max(due, self._asked), clip.samples, self._gain)
            self._sounds = (*self._sounds, sound)
        self._laid = (*self._laid, Laid(index, sound.start_frame + lead, sound.end_frame))

    @property
    def last(self) -> Laid | None:
        """The sentence laid last."""
        return self._laid[-1] if self._laid else None

    def at(self, position_s: float) -> Laid | None:
        """The sentence that began last, or the first one before it begins; none on an empty tape."""
        if not self._laid:
            return None
        onsets = [laid.onset_frame for laid in self._laid]
        return self._laid[max(bisect_right(onsets, frame_of(position_s)) - 1, 0)]

    def over(self, laid: Laid, position_s: float) -> bool:
        """Whether a sentence has been heard to its end."""
        return position_s * RATE_HZ >= laid.end_frame
