"""One item before and after, over time, on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.charts.chart import Chart
from lymph_coach.desktop.charts.inks import Inks
from lymph_coach.desktop.charts.marks_paint import marks_plot, marks_that_fit, paint_before_after
from lymph_coach.desktop.charts.picture import MarksPicture, lay_marks
from lymph_coach.desktop.charts.words import ChartWords, Rows
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.label import set_text
from lymph_coach.journal.change import Grain, Item, Mark, Pair, finest, marks


@dataclass(frozen=True, slots=True)
class _Drawing:
    picture: MarksPicture
    inks: Inks

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        paint_before_after(painter, rect, self.picture, self.inks)

    def box(self, rect: QRectF, number: int) -> QRectF:
        plot = marks_plot(rect, self.picture, self.inks)
        middle = plot.x(self.picture.spots[number].place + 0.5)
        half = max(plot.place / 2, 0.5 * self.inks.em)
        return QRectF(QPointF(middle - half, plot.room.top()), QPointF(middle + half, plot.room.bottom()))

    def number_at(self, rect: QRectF, x: float) -> int:
        plot = marks_plot(rect, self.picture, self.inks)
        place = plot.place_at(x, self.picture.places)
        spots = self.picture.spots
        return min(range(len(spots)), key=lambda number: abs(spots[number].place - place))


class BeforeAfterChart(Chart):
    """All the ratings handed in, in one view.

    Where the days of the time shown have no room side by side, a mark stands for the middle of a week, a month, three
    months or a year, and the note says so; the table has the same numbers. Begins to be read at the latest.
    """

    def __init__(self, words: ChartWords, roles: Roles, scale: Scale, parent: QWidget | None = None) -> None:
        self._words = words
        self._pairs: Sequence[Pair] = ()
        self._item = Item.PAIN
        self._source = ""
        self._marks: tuple[Mark, ...] = ()
        self._grain = Grain.DAY
        super().__init__(words.mark_headings(), roles, scale, parent)
        self.draw()

    def show_pairs(self, item: Item, pairs: Sequence[Pair], source: str = "") -> None:
        """Show the ratings of an item in the time chosen.

        Args:
            item: which.
            pairs: by time, as ``series`` gives them.
            source: where it is known from how much people notice, such as "Farrar 2001"; said with pain alone.
        """
        self._item, self._pairs, self._source = item, pairs, source
        self._grain, self._marks = Grain.DAY, ()  # so that the cursor begins at the latest
        self.draw()

    def draw(self) -> None:
        """Fit the ratings to the width; where that changes what a mark stands for, the latest is read."""
        fitting = marks_that_fit(self.canvas.room.width(), self._words.names(), self.inks)
        grain = finest(self._pairs, fitting, self._words.first_weekday)
        found = marks(self._pairs, grain, self._words.first_weekday)
        if found != self._marks:
            self._cursor = max(len(found) - 1, 0)
        self._grain, self._marks = grain, found
        self.set_name(self._words.before_after(self._item))
        set_text(self.note, f"{self._words.grain(grain)} {self._words.caution(self._item, self._source)}".strip())
        self.note.setVisible(bool(found))
        self._show(
            _Drawing(lay_marks(found, grain, self._words.first_weekday, self._words.names()), self.inks), 0, len(found)
        )

    def count(self) -> int:
        """How many marks there are."""
        return len(self._marks)

    def reading_of(self, number: int) -> str:
        """One mark in a line."""
        return self._words.mark(self._marks[number], self._grain)

    def summary(self) -> str:
        """From when to when, and what a mark stands for."""
        return f"{self._words.marks(self._marks)} {self._words.grain(self._grain)}".strip()

    def rows(self) -> Rows:
        """Every mark, the latest first."""
        return self._words.mark_rows(self._marks, self._grain)
