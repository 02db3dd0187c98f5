"""Practice days by week, painted: a column a week, a block a day."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from lymph_coach.desktop.charts.axes import Plot, paint_empty, paint_time, plot_of, words_at, words_left
from lymph_coach.desktop.charts.inks import Inks
from lymph_coach.desktop.charts.picture import WeeksPicture
from lymph_coach.journal.weeks import WEEK_DAYS

NARROWEST, WIDEST = 0.75, 2.2
"""How wide a column with its gap may be, by the size of the type: a few weeks are not stretched to walls."""
_COLUMN = 0.72
"""The part of its place a column fills."""
_BLOCK_GAP = 0.16
"""The gap between two days, by the height of one; the goal line runs in such a gap."""
_HATCH = 0.45
"""From one line of the hatching to the next, by the size of the type."""


def weeks_that_fit(width: float, picture: WeeksPicture, inks: Inks) -> int:
    """How many weeks a chart of ``width`` shows side by side, from 1."""
    room = weeks_plot(QRectF(0, 0, width, 1), picture, inks).room
    return max(int(room.width() / (NARROWEST * inks.em)), 1)


def weeks_plot(rect: QRectF, picture: WeeksPicture, inks: Inks) -> Plot:
    """Where the columns of a picture stand within ``rect``."""
    return plot_of(rect, _labels(picture), len(picture.columns), math.inf, WEEK_DAYS, inks)


def paint_weeks(painter: QPainter, rect: QRectF, picture: WeeksPicture, inks: Inks) -> None:
    """Paint a picture into ``rect``; fills no ground, and leaves the painter as it was."""
    plot = weeks_plot(rect, picture, inks)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_left(painter, plot, picture, inks)
    if picture.columns:
        _paint_bands(painter, plot, picture, inks)
        _paint_columns(painter, plot, picture, inks)
        _paint_goal(painter, plot, picture, inks)
        now = None if picture.now is None else picture.now + 1.0
        paint_time(painter, plot, picture.time, picture.names, inks, len(picture.columns), now)
    else:
        paint_empty(painter, plot, picture.names.no_weeks, inks)
    painter.setPen(inks.pen(inks.ink, 1.2))
    painter.drawLine(plot.room.bottomLeft(), plot.room.bottomRight())
    painter.restore()


def _labels(picture: WeeksPicture) -> tuple[str, str]:
    return picture.names.all_days, picture.names.goal.format(days=picture.goal)


def _paint_left(painter: QPainter, plot: Plot, picture: WeeksPicture, inks: Inks) -> None:
    all_days, goal = _labels(picture)
    words_left(painter, inks, plot, plot.y(picture.goal), goal, inks.ink)
    for days, text in ((0, "0"), (WEEK_DAYS, all_days)):
        if abs(days - picture.goal) * plot.unit >= inks.metrics.height():
            words_left(painter, inks, plot, plot.y(days), text, inks.soft)


def _paint_bands(painter: QPainter, plot: Plot, picture: WeeksPicture, inks: Inks) -> None:
    """Hatch what is paused, and name it above where the names have room."""
    free = plot.room.left()
    for band in picture.bands:
        box = QRectF(QPointF(plot.x(band.left), plot.room.top()), QPointF(plot.x(band.right), plot.room.bottom()))
        _hatch(painter, box, inks)
        wide = inks.wide(band.name)
        x = min(max(box.center().x() - wide / 2, plot.room.left()), plot.room.right() - wide)
        if x >= free:
            top = plot.room.top() - 0.2 * inks.em - inks.metrics.height()
            words_at(painter, inks, QPointF(x, top), band.name, inks.soft)
            free = x + wide + 0.6 * inks.em


def _hatch(painter: QPainter, box: QRectF, inks: Inks) -> None:
    painter.save()
    painter.setClipRect(box, Qt.ClipOperation.IntersectClip)
    painter.setPen(inks.pen(inks.soft, 0.8))
    step, high = _HATCH * inks.em, box.height()
    # Counted from the paper's edge, so that two boxes side by side are hatched as one.
    start = (box.left() - high) // step * step
    count = int((box.right() - start) / step) + 1
    painter.drawLines(
        [QLineF(start + n * step, box.bottom(), start + n * step + high, box.top()) for n in range(count)]
    )
    painter.restore()


def _paint_columns(painter: QPainter, plot: Plot, picture: WeeksPicture, inks: Inks) -> None:
    gap = _BLOCK_GAP * plot.unit
    wide = min(plot.place, WIDEST * inks.em) * _COLUMN
    painter.setPen(Qt.PenStyle.NoPen)
    for place, column in enumerate(picture.columns):
        left = plot.x(place + 0.5) - wide / 2
        if column.paused and column.days:
            painter.setBrush(QColor(inks.ground))  # so that hatching and blocks are told apart
            painter.drawRect(QRectF(left - gap, plot.y(column.days), wide + 2 * gap, column.days * plot.unit))
        painter.setBrush(QColor(inks.fill))
        for day in range(column.days):
            painter.drawRect(QRectF(left, plot.y(day + 1) + gap / 2, wide, plot.unit - gap))


def _paint_goal(painter: QPainter, plot: Plot, picture: WeeksPicture, inks: Inks) -> None:
    """A line in the gap between two days; it asks nothing of paused weeks, and is not drawn there."""
    pen = inks.pen(inks.ink, 1.6)
    pen.setDashPattern([3.0, 2.0])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    y = plot.y(picture.goal)
    x = plot.room.left()
    for band in picture.bands:
        painter.drawLine(QPointF(x, y), QPointF(plot.x(band.left), y))
        x = plot.x(band.right)
    painter.drawLine(QPointF(x, y), QPointF(plot.x(len(picture.columns)), y))
