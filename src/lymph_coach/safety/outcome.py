"""What an answer can lead to."""

from enum import StrEnum


class Outcome(StrEnum):
    """From the mildest to the gravest, in this order; the three after ``GO`` are limits and add up."""

    GO = "go"
    SEATED_ONLY = "seated_only"
    LOW_RANGE = "low_range"
    NOT_THAT_SIDE = "not_that_side"
    ASK_FIRST = "ask_first"
    NOT_TODAY = "not_today"
    EMERGENCY = "emergency"

    @property
    def gravity(self) -> int:
        """Its place in the order; 0 is the mildest."""
        return tuple(Outcome).index(self)

    @property
    def may_start(self) -> bool:
        """Whether a session may follow."""
        return self.gravity < Outcome.ASK_FIRST.gravity


class Side(StrEnum):
    """An arm, named from the person's own side."""

    LEFT = "left"
    RIGHT = "right"


class Reply(StrEnum):
    """What a person can say to a question; ``NOT_SURE`` counts as ``YES``."""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"
