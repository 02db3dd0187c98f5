"""The words a choice can be; those of the routine itself stand in ``lymph_coach.routine.kinds``."""

from enum import StrEnum


class Preset(StrEnum):
    """Which routine is practised; the value is its key in the routine file."""

    STARTER = "starter"
    STANDARD = "standard"
    GENTLE = "gentle"
    CIRCLES = "circles"


class Theme(StrEnum):
    """Which colours the window wears."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST_LIGHT = "contrast_light"
    CONTRAST_DARK = "contrast_dark"


class Motion(StrEnum):
    """Whether moving pictures are replaced by steps."""

    SYSTEM = "system"
    ON = "on"
    OFF = "off"


class Group(StrEnum):
    """The part of the settings page a field stands in; the value is its heading."""

    ROUTINE = "Your routine"
    PACE = "Pace and rests"
    SOUND = "Voice and sound"
    LOOK = "Text and colours"
    SCREEN = "Screen and movement"
    SAFETY = "Staying safe"
    OWN = "Kept by the program"
