"""The room between things: one scale, by name, in pixels. It does not grow with the text: large text needs the room."""

from enum import IntEnum


class Space(IntEnum):
    """From what belongs together to the edge of a page."""

    NONE = 0
    TOUCH = 4
    """Between a thing and its own caption."""
    NEAR = 8
    """Between a name and what it names."""
    SIDE = 12
    """Between controls side by side."""
    STEP = 16
    """Between one thing and the next."""
    PART = 20
    """Inside a small box."""
    BLOCK = 24
    """Between parts of a card, and above and below inside one."""
    CARD = 28
    """Inside a card, at its sides."""
    WIDE = 40
    """Above and below a page."""
    PAGE = 48
    """At the sides of a page."""
