"""How a figure lies in a rectangle."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from lymph_coach.routine.kinds import Posture
from lymph_coach.routine.scene import frame


@dataclass(frozen=True, slots=True)
class Fit:
    """``scale`` is pixels a metre; the figure's own zero lies at ``left``, ``top``, in pixels."""

    scale: float
    left: float
    top: float


def fit(rect: QRectF, posture: Posture) -> Fit:
    """The whole figure as large as it goes in the middle of ``rect``; the same for all its movements."""
    view = frame(posture)
    wide, high = view.right - view.left, view.bottom - view.top
    scale = min(rect.width() / wide, rect.height() / high)
    middle = rect.center()
    return Fit(
        scale,
        middle.x() - scale * (view.left + wide / 2.0),
        middle.y() - scale * (view.top + high / 2.0),
    )
