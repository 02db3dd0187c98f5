"""The figure as a widget."""

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lymph_coach.desktop.figure.colours import LIGHT, FigureColours
from lymph_coach.desktop.figure.drawn import pixels
from lymph_coach.desktop.figure.fit import fit
from lymph_coach.desktop.figure.painter import FigurePainter
from lymph_coach.routine.figure import Pose
from lymph_coach.routine.scene import before, halo
from lymph_coach.routine.view import bounds

_SMALLEST_PX: Final = 160
_WANTED_PX: Final = (600, 500)


class FigureWidget(QLabel):
    """Shows one pose at a time; owns the pose shown and the colours.

    Draws no ground of its own. Repaints only where arms and circles are or were, and where the trunk is or was when
    it moves. A label only for its role: a label with a picture is a graphic to a screen reader, where a plain widget
    is a nameless client area.
    """

    def __init__(self, pose: Pose, colours: FigureColours = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pose = pose
        self._colours = colours
        self._painter = FigurePainter()
        self._covered = QRegion()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(_SMALLEST_PX, _SMALLEST_PX)
        self.setPixmap(QPixmap(1, 1))
        self.setAccessibleName(self.tr("Figure showing the movement"))

    def show_pose(self, pose: Pose) -> None:
        """Show another moment."""
        last, self._pose = self._pose, pose
        if pose == last:
            return
        covered, self._covered = self._covered, self._where(pose)
        region = covered.united(self._covered)
        if (pose.body.posture, pose.body.who) != (last.body.posture, last.body.who):
            self.update()
        elif pose.body == last.body:
            self.update(region)
        else:
            self.update(region + self._trunk(last) + self._trunk(pose))

    def set_colours(self, colours: FigureColours) -> None:
        """Show the figure in another theme's colours."""
        self._colours = colours
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a comfortable figure."""
        return QSize(*_WANTED_PX)

    def minimumSizeHint(self) -> QSize:
        """Small, but still a figure."""
        return QSize(_SMALLEST_PX, _SMALLEST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the new size: what the pose covers has moved."""
        super().resizeEvent(event)
        self._covered = self._where(self._pose)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pose; the region to paint is already the painter's clip."""
        del event
        painter = QPainter(self)
        self._painter.paint(painter, QRectF(self.rect()), self._pose, self._colours)
        painter.end()

    def _where(self, pose: Pose) -> QRegion:
        """The pixels a pose's arms and circles cover."""
        return self._painter.drawn(pose, self._colours, fit(QRectF(self.rect()), pose.body.posture)).covered

    def _trunk(self, pose: Pose) -> QRect:
        """The pixels trunk, head and breath ring cover."""
        lie = fit(QRectF(self.rect()), pose.body.posture)
        return pixels(bounds((*halo(pose.body), *before(pose.body))), lie)
