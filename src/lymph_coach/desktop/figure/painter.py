"""Paints a pose: what stands still is kept as a picture, what moves is drawn anew."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap

from lymph_coach.desktop.figure.brush import draw, put
from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.drawn import KeptDrawn
from lymph_coach.desktop.figure.fit import Fit, fit
from lymph_coach.routine.body import Body
from lymph_coach.routine.figure import Pose
from lymph_coach.routine.scene import before, behind, halo
from lymph_coach.routine.view import Shape, bounds

_SPARE_PX: Final = 2


class FigurePainter:
    """Owns what is kept from one painting to the next; one for each widget that shows a figure."""

    def __init__(self) -> None:
        self.drawn = KeptDrawn()
        self._kept_for: tuple[object, ...] = ()
        self._behind = QPixmap()
        self._behind_at = QPointF()
        self._before = QPixmap()
        self._before_at = QPointF()
        self._before_body: Body | None = None
        self._last_body: Body | None = None

    def paint(self, painter: QPainter, rect: QRectF, pose: Pose, colours: FigureColours) -> None:
        """Draw the figure as large as ``rect`` allows, in its middle.

        The scale follows from the posture alone, so the figure does not change size while it moves.
        """
        lie = fit(rect, pose.body.posture)
        ratio = painter.device().devicePixelRatio()
        kept_for = (lie, pose.body.posture, pose.body.who, colours, ratio)
        if kept_for != self._kept_for:
            self._kept_for = kept_for
            self._before_body = None
            self._behind, self._behind_at = _picture(behind(pose.body.posture, pose.body.who), colours, lie, ratio)
        drawn = self.drawn(pose, colours, lie)
        draw(painter, halo(pose.body), colours, lie)
        painter.drawPixmap(self._behind_at, self._behind)
        put(painter, drawn.far)
        self._paint_before(painter, pose.body, colours, lie, ratio)
        put(painter, drawn.near)

    def _paint_before(self, painter: QPainter, body: Body, colours: FigureColours, lie: Fit, ratio: float) -> None:
        """Trunk and head: kept once they have stood still for two paintings."""
        still = body == self._last_body
        self._last_body = body
        if not still:
            draw(painter, before(body), colours, lie)
            return
        if body != self._before_body:
            self._before, self._before_at = _picture(before(body), colours, lie, ratio)
            self._before_body = body
        painter.drawPixmap(self._before_at, self._before)


def _picture(shapes: tuple[Shape, ...], colours: FigureColours, lie: Fit, ratio: float) -> tuple[QPixmap, QPointF]:
    """The shapes as a picture just large enough, and where its corner goes; it starts on a whole pixel."""
    box = bounds(shapes)
    left = round((lie.left + box.left * lie.scale) * ratio - _SPARE_PX) / ratio
    top = round((lie.top + box.top * lie.scale) * ratio - _SPARE_PX) / ratio
    picture = QPixmap(
        round((box.right - box.left) * lie.scale * ratio) + 2 * _SPARE_PX + 1,
        round((box.bottom - box.top) * lie.scale * ratio) + 2 * _SPARE_PX + 1,
    )
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw(painter, shapes, colours, Fit(lie.scale, lie.left - left, lie.top - top))
    painter.end()
    return picture, QPointF(left, top)
