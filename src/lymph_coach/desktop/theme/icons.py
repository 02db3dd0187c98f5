"""Our line icons, in the colour of a role."""

from enum import StrEnum

from lymph_coach.system.shipped import shipped


class Icon(StrEnum):
    """Each icon by the name of its file."""

    TODAY = "today"
    READ = "read"
    REMINDERS = "reminders"
    DIARY = "diary"
    SETTINGS = "settings"
    SPEAKER = "speaker"
    CHECK = "check"
    DOWN = "down"
    PLUS = "plus"
    MINUS = "minus"
    ARROW_LEFT = "arrow_left"
    ARROW_RIGHT = "arrow_right"
    CONTENTS = "contents"
    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    CAUTION = "caution"


def svg_of(icon: Icon, colour: str) -> bytes:
    """The drawing with ``colour`` (``#RRGGBB``) in the place of ``currentColor``.

    Raises:
        ShippedFileError: The file is not there.
    """
    return shipped("icons", f"{icon}.svg").read_bytes().replace(b"currentColor", colour.encode("ascii"))
