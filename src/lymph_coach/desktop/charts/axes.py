"""The room of a chart and the words round it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from lymph_coach.desktop.charts.inks import Inks
from lymph_coach.desktop.charts.picture import MONTHS, Names, Tick, Time

_STRIDES = (1, 2, 3, 6, 12, 24, 60, 120)
_TOP, _FOOT, _GAP = 1.7, 1.8, 0.5
"""Room above and below the plot, and between its side and words, by the size of the type."""
_PLAIN = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine


@dataclass(frozen=True, slots=True)
class Plot:
    """Where the shapes stand.

    Attributes:
        room: the box they fill.
        place: how wide one place is.
        unit: how high one day or point is.
    """

    room: QRectF
    place: float
    unit: float

    def x(self, places: float) -> float:
        """Across, from the left."""
        return self.room.left() + places * self.place

    def y(self, value: float) -> float:
        """Upward, from the foot."""
        return self.room.bottom() - value * self.unit

    def place_at(self, x: float, count: int) -> int:
        """The place that lies at ``x``, the nearest where none does."""
        return min(max(int((x - self.room.left()) // self.place), 0), count - 1)


def plot_of(rect: QRectF, labels: Sequence[str], places: int, widest: float, height: float, inks: Inks) -> Plot:
    """The plot of a chart.

    Args:
        rect: all the room there is, words included.
        labels: the words at its left.
        places: how many places there are across.
        widest: how wide a place may become, by the size of the type.
        height: how many days or points there are upward.
        inks: its type.
    """
    em = inks.em
    left = max(map(inks.wide, labels)) + _GAP * em
    room = rect.adjusted(left, _TOP * em, -_GAP * em, -_FOOT * em)
    return Plot(room, min(room.width() / max(places, 1), widest * em), room.height() / height)


def words_at(painter: QPainter, inks: Inks, at: QPointF, text: str, colour: str) -> None:
    """Write one line whose upper left corner is ``at``."""
    painter.setFont(inks.font)
    painter.setPen(QColor(colour))
    painter.drawText(QRectF(at.x(), at.y(), inks.wide(text), inks.metrics.height()), _PLAIN, text)


def words_left(painter: QPainter, inks: Inks, plot: Plot, middle: float, text: str, colour: str) -> None:
    """Write at the left of the plot, close to it, with the middle of the line at the height ``middle``."""
    x = plot.room.left() - _GAP * inks.em - inks.wide(text)
    words_at(painter, inks, QPointF(x, middle - inks.metrics.height() / 2), text, colour)


def paint_empty(painter: QPainter, plot: Plot, text: str, inks: Inks) -> None:
    """Say in the middle of the plot that there is nothing to show yet."""
    painter.setFont(inks.font)
    painter.setPen(QColor(inks.soft))
    painter.drawText(plot.room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def paint_time(
    painter: QPainter, plot: Plot, time: Time, names: Names, inks: Inks, end: float, now: float | None = None
) -> None:
    """Write the time below the plot: as many months as fit, or the days it begins and ends at.

    Args:
        painter: on what.
        plot: below which.
        time: the months or days.
        names: their names.
        inks: its type.
        end: where the time ends, in places.
        now: where the present week ends, in places; it is named there.
    """
    y = plot.room.bottom() + 0.35 * inks.em
    gap = inks.em
    right = plot.room.right()
    if now is not None:
        x = min(max(plot.x(now) - inks.wide(names.now), plot.room.left()), right - inks.wide(names.now))
        words_at(painter, inks, QPointF(x, y), names.now, inks.ink)
        right = x - gap
    shown = _fitting(plot, time.ticks, names, inks, right)
    if not shown:
        _paint_ends(painter, time, inks, QPointF(plot.room.left(), y), plot.x(end), right)
    painter.setPen(inks.pen(inks.soft, 1))
    for tick, _ in shown:
        x = plot.x(tick.at)
        painter.drawLine(QPointF(x, plot.room.bottom()), QPointF(x, plot.room.bottom() + 0.35 * inks.em))
    for tick, text in shown:
        words_at(painter, inks, QPointF(plot.x(tick.at), y), text, inks.soft)


def _paint_ends(painter: QPainter, time: Time, inks: Inks, at: QPointF, end: float, right: float) -> None:
    """Write the first day at its place, and the last so that it ends at its own, or as near as the first lets it."""
    free = at.x() + inks.wide(time.first)
    if not time.first or free > right:
        return
    words_at(painter, inks, at, time.first, inks.soft)
    wide = inks.wide(time.last)
    start = max(min(end, right) - wide, free + inks.em)
    if time.last != time.first and start + wide <= right:
        words_at(painter, inks, QPointF(start, at.y()), time.last, inks.soft)


def _fitting(plot: Plot, ticks: Sequence[Tick], names: Names, inks: Inks, right: float) -> list[tuple[Tick, str]]:
    """Every month, every second ... whichever is the most that stands side by side; none where not even one does."""
    for stride in _STRIDES:
        kept = [tick for tick in ticks if tick.month % stride == 0]
        named = [(tick, _named(tick, names, stride, first=not number)) for number, tick in enumerate(kept)]
        # A month at the very end may have no room for its name; that one is left out.
        while named and plot.x(named[-1][0].at) + inks.wide(named[-1][1]) > right:
            named.pop()
        ends = [plot.x(tick.at) + inks.wide(text) + 0.6 * inks.em for tick, text in named]
        if named and all(end <= plot.x(tick.at) for end, (tick, _) in zip(ends, named[1:], strict=False)):
            return named
    return []


def _named(tick: Tick, names: Names, stride: int, *, first: bool) -> str:
    year, month = divmod(tick.month, MONTHS)
    if stride >= MONTHS:
        return str(year)
    short = names.months[month]
    return names.month.format(month=short, year=year) if first or month == 0 else short
