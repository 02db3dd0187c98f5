"""The small vocabularies of a routine: what a moment can be, and how the person sits, holds and circles."""

from enum import StrEnum


class Kind(StrEnum):
    """What one segment of a session is."""

    READY = "ready"
    SETTLE = "settle"
    BREATHE_IN = "breathe_in"
    BREATHE_OUT = "breathe_out"
    ROLL = "roll"
    RAISE = "raise"
    CIRCLE = "circle"
    LOWER = "lower"
    REST = "rest"
    CLOSE = "close"
    COUNT_IN = "count_in"


class Part(StrEnum):
    """The parts of a session that an own routine may put in another order; settling comes first, the close last."""

    BREATHE = "breathe"
    ROLLS = "rolls"
    CIRCLES = "circles"


class Size(StrEnum):
    """How large a circle is."""

    SMALL = "small"
    LARGE = "large"


class Turn(StrEnum):
    """Which way one circle or shoulder roll goes, seen from the side."""

    BACKWARD = "backward"
    FORWARD = "forward"


class Posture(StrEnum):
    """How the person is placed."""

    SEATED = "seated"
    STANDING = "standing"


class Reach(StrEnum):
    """How high and how long the arms are held out."""

    LEVEL = "level"
    LOW = "low"
    BENT = "bent"


class Arms(StrEnum):
    """Which arms take part, named from the person's own side."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


class Direction(StrEnum):
    """Which way a block of circles goes; ``change`` goes backward, then forward from the middle."""

    CHANGE = "change"
    BACKWARD = "backward"
    FORWARD = "forward"


class Who(StrEnum):
    """Which person the figure is; the bones are the same, and so is the movement."""

    GREY = "grey"
    BROAD = "broad"
    CHIN = "chin"
    BUN = "bun"
