"""Before and after, painted: an open circle and a filled one, joined by a thin line."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from lymph_coach.desktop.charts.axes import Plot, paint_empty, paint_time, plot_of, words_at, words_left
from lymph_coach.desktop.charts.inks import Inks
from lymph_coach.desktop.charts.picture import MarksPicture, Names, Spot
from lymph_coach.journal.entry import HIGHEST, LOWEST

NARROWEST, WIDEST = 0.6, 6.0
"""How wide a place may be, by the size of the type: a mark stands near the day it is named by."""
_LARGEST, _OF_PLACE = 0.36, 0.42
"""The radius of an open circle: by the size of the type, and by the width of a place; the smaller counts."""
_FILLED, _DOT = 0.85, 0.5
"""The radius of a filled circle, by that of an open one, alone and where both meet: there it is a dot in a ring."""
_HALF = (LOWEST + HIGHEST) // 2
_ROOM = 0.5
"""Room for half a circle below 0 and above 10, in points."""


def marks_that_fit(width: float, names: Names, inks: Inks) -> int:
    """How many places a chart of ``width`` has side by side, from 1."""
    room = _plot(QRectF(0, 0, width, 1), 1, names, inks).room
    return max(int(room.width() / (NARROWEST * inks.em)), 1)


def marks_plot(rect: QRectF, picture: MarksPicture, inks: Inks) -> Plot:
    """Where the circles of a picture stand within ``rect``."""
    return _plot(rect, picture.places, picture.names, inks)


def paint_before_after(painter: QPainter, rect: QRectF, picture: MarksPicture, inks: Inks) -> None:
    """Paint a picture into ``rect``; fills no ground, and leaves the painter as it was."""
    plot = marks_plot(rect, picture, inks)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_scale(painter, plot, picture, inks)
    _paint_key(painter, plot, picture.names, inks)
    if picture.spots:
        radius = min(_LARGEST * inks.em, _OF_PLACE * plot.place)
        for spot in picture.spots:
            _paint_spot(painter, plot, spot, radius, inks)
        paint_time(painter, plot, picture.time, picture.names, inks, picture.places)
    else:
        paint_empty(painter, plot, picture.names.no_marks, inks)
    painter.restore()


def height_of(plot: Plot, rating: float) -> float:
    """Where a rating stands, from the top."""
    return plot.y(rating - LOWEST + _ROOM)


def _plot(rect: QRectF, places: int, names: Names, inks: Inks) -> Plot:
    labels = (names.none, names.worst, str(HIGHEST))
    return plot_of(rect, labels, places, WIDEST, HIGHEST - LOWEST + 2 * _ROOM, inks)


def _paint_scale(painter: QPainter, plot: Plot, picture: MarksPicture, inks: Inks) -> None:
    names = picture.names
    pen = inks.pen(inks.guide, 1)
    pen.setDashPattern([1.0, 4.0])  # dots: in some themes a line would be as bright as what it guides to
    painter.setPen(pen)
    # Where there is nothing to read, words stand in the middle.
    for rating in (LOWEST, _HALF, HIGHEST) if picture.spots else (LOWEST, HIGHEST):
        y = height_of(plot, rating)
        painter.drawLine(QPointF(plot.room.left(), y), QPointF(plot.room.right(), y))
    line = inks.metrics.height()
    for rating, word, way in ((LOWEST, names.none, -1), (_HALF, "", 0), (HIGHEST, names.worst, 1)):
        y = height_of(plot, rating)
        words_left(painter, inks, plot, y, str(rating), inks.ink)
        words_left(painter, inks, plot, y + way * line, word, inks.soft)


def _paint_key(painter: QPainter, plot: Plot, names: Names, inks: Inks) -> None:
    """Which circle is which, above the plot."""
    radius = _LARGEST * inks.em
    middle = plot.room.top() - 0.3 * inks.em - inks.metrics.height() / 2
    x = plot.room.left() + radius
    for open_one, word in ((True, names.before), (False, names.after)):
        _circle(painter, QPointF(x, middle), radius if open_one else _FILLED * radius, inks, filled=not open_one)
        words_at(painter, inks, QPointF(x + 1.6 * radius, middle - inks.metrics.height() / 2), word, inks.ink)
        x += 1.6 * radius + inks.wide(word) + 1.2 * inks.em + radius


def _paint_spot(painter: QPainter, plot: Plot, spot: Spot, radius: float, inks: Inks) -> None:
    x = plot.x(spot.place + 0.5)
    if spot.before is not None and spot.after is not None:
        painter.setPen(inks.pen(inks.ink, 1.2))
        painter.drawLine(QPointF(x, height_of(plot, spot.before)), QPointF(x, height_of(plot, spot.after)))
    # The open one lies below: where both meet, the dot shows in the ring.
    if spot.before is not None:
        _circle(painter, QPointF(x, height_of(plot, spot.before)), radius, inks, filled=False)
    if spot.after is not None:
        part = _DOT if spot.after == spot.before else _FILLED
        _circle(painter, QPointF(x, height_of(plot, spot.after)), part * radius, inks, filled=True)


def _circle(painter: QPainter, at: QPointF, radius: float, inks: Inks, *, filled: bool) -> None:
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(inks.fill))
        painter.drawEllipse(at, radius, radius)
        return
    pen = inks.pen(inks.fill, 1.6)
    painter.setPen(pen)
    painter.setBrush(QColor(inks.ground))
    inner = radius - pen.widthF() / 2
    painter.drawEllipse(at, inner, inner)
