"""What a listener has of a narration at one moment, as a value."""

from dataclasses import dataclass
from enum import StrEnum

from lymph_coach.narration.notices import NarrationNotice


class State(StrEnum):
    """What a listener notices of it; ``PREPARING`` is a silence in which the next sentence is waited for."""

    PREPARING = "preparing"
    READING = "reading"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Heard:
    """What is heard at one moment: the state, the sentence, and something to tell, if anything is."""

    state: State
    index: int
    notice: NarrationNotice = NarrationNotice.NONE
