"""A number of days, minutes or rounds, for the two large buttons that settings are changed by too."""

from PySide6.QtWidgets import QSizePolicy

from lymph_coach.desktop.theme.focus import RING_PX
from lymph_coach.desktop.widgets.stepper import Stepper
from lymph_coach.settings.choices import Group
from lymph_coach.settings.fields import Number


def counted(name: str, most: int, unit: str, zero: str = "") -> Stepper:
    """Whole numbers from 1 to ``most``; ``zero`` is what 0 is called, where it is allowed."""
    rule = Number(label=name, group=Group.ROUTINE, hint="", low=1, high=most, step=1)
    stepper = Stepper(name, rule, unit, zero)
    stepper.words.setWordWrap(False)  # so that both buttons stand beside the number
    stepper.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    stepper.setContentsMargins(0, RING_PX, 0, RING_PX)
    return stepper
