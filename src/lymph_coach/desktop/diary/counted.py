"""A number of days, minutes or rounds, for the two large buttons that settings are changed by too."""

from lymph_coach.desktop.choices.stepper import Stepper
from lymph_coach.settings.choices import Group
from lymph_coach.settings.fields import Number


def counted(name: str, most: int, unit: str, zero: str = "") -> Stepper:
    """Whole numbers from 1 to ``most``; ``zero`` is what 0 is called, where it is allowed."""
    return Stepper(name, Number(label=name, group=Group.ROUTINE, hint="", low=1, high=most, step=1), unit, zero)
