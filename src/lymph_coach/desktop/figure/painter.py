"""Paints a pose: what stands still is kept as a picture, what moves is drawn anew."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.outline import limb_path, line_points, smooth_path
from lymph_coach.routine.body import Body
from lymph_coach.routine.figure import Pose
from lymph_coach.routine.scene import before, behind, far_arm, frame, near_arm
from lymph_coach.routine.view import Disc, Limb, Line, Panel, Shade, Shape

_EDGE_WIDTH: Final = 0.010


class FigurePainter:
    """Owns the kept pictures; one for each widget that shows a figure."""

    def __init__(self) -> None:
        self._key: tuple[object, ...] = ()
        self._behind = QPixmap()
        self._before = QPixmap()

    def paint(self, painter: QPainter, rect: QRectF, pose: Pose, colours: FigureColours) -> None:
        """Draw the figure as large as ``rect`` allows, in its middle.

        The scale follows from the posture alone, so the figure does not change size while it moves.
        """
        scale, origin = fit(rect, pose)
        ratio = painter.device().devicePixelRatio()
        self._keep(rect, pose.body, colours, ratio, scale, origin)
        painter.drawPixmap(rect.topLeft(), self._behind)
        _draw(painter, far_arm(pose), colours, scale, origin)
        painter.drawPixmap(rect.topLeft(), self._before)
        _draw(painter, near_arm(pose), colours, scale, origin)

    def _keep(
        self, rect: QRectF, body: Body, colours: FigureColours, ratio: float, scale: float, origin: QPointF
    ) -> None:
        key = (rect.width(), rect.height(), body, colours, ratio)
        if key == self._key:
            return
        self._behind = _picture(rect, behind(body), colours, ratio, scale, origin - rect.topLeft())
        self._before = _picture(rect, before(body), colours, ratio, scale, origin - rect.topLeft())
        self._key = key


def fit(rect: QRectF, pose: Pose) -> tuple[float, QPointF]:
    """Pixels a metre, and where the figure's own zero lies, for the whole figure in the middle of ``rect``."""
    view = frame(pose.body.posture)
    wide, high = view.right - view.left, view.bottom - view.top
    scale = min(rect.width() / wide, rect.height() / high)
    middle = rect.center()
    return scale, QPointF(middle.x() - scale * (view.left + wide / 2.0), middle.y() - scale * (view.top + high / 2.0))


def _picture(
    rect: QRectF,
    shapes: tuple[Shape, ...],
    colours: FigureColours,
    ratio: float,
    scale: float,
    origin: QPointF,
) -> QPixmap:
    picture = QPixmap(max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    _draw(painter, shapes, colours, scale, origin)
    painter.end()
    return picture


def _draw(painter: QPainter, shapes: tuple[Shape, ...], colours: FigureColours, scale: float, origin: QPointF) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(origin)
    painter.scale(scale, scale)
    for shape in shapes:
        _draw_one(painter, shape, colours)
    painter.restore()


def _draw_one(painter: QPainter, shape: Shape, colours: FigureColours) -> None:
    colour = QColor(colours.of(shape.role))
    if isinstance(shape, Line):
        colour.setAlphaF(shape.opacity)
        painter.setPen(
            QPen(colour, shape.width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPolyline(line_points(shape.spots))
    elif isinstance(shape, Disc):
        colour.setAlphaF(shape.opacity)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawEllipse(QPointF(shape.middle.x, shape.middle.y), shape.width, shape.height)
    elif isinstance(shape, Shade):
        colour.setAlphaF(shape.opacity)
        painter.save()
        painter.setClipPath(smooth_path(shape.within))
        painter.fillPath(limb_path(shape.spots), colour)
        painter.restore()
    elif isinstance(shape, Panel):
        painter.setBrush(colour)
        painter.setPen(
            QPen(colour, 2.0 * shape.radius, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        painter.drawPolygon(line_points(shape.spots))
    else:
        path = limb_path(shape.spots, cut=shape.cut) if isinstance(shape, Limb) else smooth_path(shape.spots)
        painter.fillPath(path, colour)
