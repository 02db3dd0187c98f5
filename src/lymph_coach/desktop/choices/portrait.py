"""Head and shoulders of a person who shows the movements."""

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.painter import FigurePainter
from lymph_coach.routine.figure import Stance, pose
from lymph_coach.routine.head import head
from lymph_coach.routine.kinds import Kind, Posture, Who
from lymph_coach.routine.scene import frame
from lymph_coach.routine.timeline import Segment
from lymph_coach.routine.view import bounds

PORTRAIT_PX = 72
_HIGH_M: Final = 0.62
_WIDE_M: Final = 0.5
"""What is shown: the head with the shoulders under it."""
_ABOVE_M: Final = 0.05


def portrait(who: Who, colours: FigureColours, high_px: int, ratio: float) -> QPixmap:
    """A person at rest, down to the chest.

    Args:
        who: which of them.
        colours: what they wear in the theme.
        high_px: how high it is, in pixels.
        ratio: screen dots a pixel.
    """
    still = pose(Segment(Kind.REST, 0.0, 1.0, 0), 0.5, Stance(Posture.STANDING, who=who))
    face, whole = bounds(head(still.body)), frame(Posture.STANDING)
    scale = high_px / _HIGH_M
    left = whole.left - ((face.left + face.right) / 2 - _WIDE_M / 2)
    top = whole.top - (face.top - _ABOVE_M)
    picture = QPixmap(round(_WIDE_M * scale * ratio), round(high_px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    size = (whole.right - whole.left) * scale, (whole.bottom - whole.top) * scale
    FigurePainter().paint(painter, QRectF(left * scale, top * scale, *size), still, colours)
    painter.end()
    return picture
