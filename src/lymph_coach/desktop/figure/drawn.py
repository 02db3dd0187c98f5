"""What moves of a pose, ready to be painted; circles come round again, so theirs are kept."""

from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QRegion

from lymph_coach.desktop.figure.brush import Marks, marks
from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.fit import Fit
from lymph_coach.desktop.figure.tracks import KeptTracks
from lymph_coach.routine.figure import Pose
from lymph_coach.routine.scene import far_arm, moving, near_arm
from lymph_coach.routine.view import Frame

_MOST: Final = 1_500
"""Poses kept at the most, some 15 kB each: two kinds of circles at their slowest have fewer."""
_MARGIN_PX: Final = 2


class Drawn(NamedTuple):
    """Both arms with their circles, and the pixels they cover."""

    far: Marks
    near: Marks
    covered: QRegion


class KeptDrawn:
    """Owns the arms drawn last, and those of every pose of a full circle seen so far.

    Most of a picture's time goes into outlines, and a block of ten circles has the same ones ten times.
    """

    def __init__(self) -> None:
        self._track_of = KeptTracks()
        self._kept: dict[Pose, Drawn] = {}
        self._kept_for: tuple[object, ...] = ()
        self._last: tuple[Pose, Drawn] | None = None

    def __call__(self, pose: Pose, colours: FigureColours, lie: Fit) -> Drawn:
        """The arms of a pose in these colours, lying like this."""
        if (colours, lie) != self._kept_for or len(self._kept) > _MOST:
            self._kept_for = colours, lie
            self._kept.clear()
            self._last = None
        if self._last and self._last[0] is pose:
            return self._last[1]
        drawn = self._kept.get(pose) if pose.goes_round else None
        if drawn is None:
            drawn = self._draw(pose, colours, lie)
            if pose.goes_round:
                self._kept[pose] = drawn
        self._last = pose, drawn
        return drawn

    def _draw(self, pose: Pose, colours: FigureColours, lie: Fit) -> Drawn:
        covered = QRegion()
        for box in moving(pose, self._track_of):
            covered += pixels(box, lie)
        far, near = far_arm(pose, self._track_of), near_arm(pose, self._track_of)
        return Drawn(marks(far, colours, lie), marks(near, colours, lie), covered)


def pixels(box: Frame, lie: Fit) -> QRect:
    """The whole pixels a frame covers, and a few round it."""
    flat = QRectF(
        lie.left + box.left * lie.scale,
        lie.top + box.top * lie.scale,
        (box.right - box.left) * lie.scale,
        (box.bottom - box.top) * lie.scale,
    )
    return flat.toAlignedRect().adjusted(-_MARGIN_PX, -_MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
