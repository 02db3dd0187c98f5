"""Practice days by week, on the screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.charts.chart import Chart
from lymph_coach.desktop.charts.inks import Inks
from lymph_coach.desktop.charts.picture import WeeksPicture, lay_weeks
from lymph_coach.desktop.charts.weeks_paint import paint_weeks, weeks_plot, weeks_that_fit
from lymph_coach.desktop.charts.words import ChartWords, Rows
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.journal.goal import USUAL_DAYS
from lymph_coach.journal.weeks import Week


@dataclass(frozen=True, slots=True)
class _Drawing:
    picture: WeeksPicture
    inks: Inks

    def paint(self, painter: QPainter, rect: QRectF) -> None:
        paint_weeks(painter, rect, self.picture, self.inks)

    def box(self, rect: QRectF, number: int) -> QRectF:
        plot = weeks_plot(rect, self.picture, self.inks)
        return QRectF(
            QPointF(plot.x(number), plot.room.top()), QPointF(plot.x(number + 1), plot.room.bottom())
        ).adjusted(0, -3, 0, 3)

    def number_at(self, rect: QRectF, x: float) -> int:
        return weeks_plot(rect, self.picture, self.inks).place_at(x, len(self.picture.columns))


class WeeksChart(Chart):
    """A column a week. Where there are more weeks than have room, the latest are shown and the cursor leads to others.

    Begins to be read at the latest week.
    """

    def __init__(self, words: ChartWords, roles: Roles, scale: Scale, parent: QWidget | None = None) -> None:
        self._words = words
        self._weeks: Sequence[Week] = ()
        self._goal_days = USUAL_DAYS
        self._today = date.min
        self._first = 0
        super().__init__(words.week_headings(), roles, scale, parent)
        self.set_name(self.tr("Practice days by week"))
        self.earlier_button = CalmButton(self.tr("Earlier weeks"))
        self.later_button = CalmButton(self.tr("Later weeks"))
        for button in (self.earlier_button, self.later_button):
            self._buttons.addWidget(button)
            button.hide()
        self.earlier_button.chosen.connect(self.show_earlier)
        self.later_button.chosen.connect(self.show_later)
        self.draw()

    def show_weeks(self, weeks: Sequence[Week], goal_days: int, today: date) -> None:
        """Show weeks that follow one another, by a goal of 1 to 7 days; ``today`` tells the week that is not over."""
        self._weeks, self._goal_days, self._today = weeks, goal_days, today
        self._cursor = max(len(weeks) - 1, 0)
        self._first = len(weeks)  # as far to the right as there are weeks
        self.draw()

    def draw(self) -> None:
        """Fit the weeks to the width, with the cursor in sight."""
        last_first = len(self._weeks) - self._fitting()
        first = min(max(self._first, self._cursor - self._fitting() + 1), self._cursor, last_first)
        self._first = max(first, 0)
        shown = self._weeks[self._first : self._first + self._fitting()]
        picture = lay_weeks(shown, self._goal_days, self._today, self._words.names())
        self.earlier_button.setVisible(last_first > 0)
        self.later_button.setVisible(last_first > 0)
        self.earlier_button.setEnabled(self._first > 0)
        self.later_button.setEnabled(self._first < last_first)
        self._show(_Drawing(picture, self.inks), self._first, len(shown))

    def show_earlier(self) -> None:
        """Show the weeks before those shown."""
        self._read_at(max(self._first - self._fitting(), 0))

    def show_later(self) -> None:
        """Show the weeks after those shown."""
        self._read_at(min(self._first + 2 * self._fitting(), len(self._weeks)) - 1)

    def count(self) -> int:
        """How many weeks there are, shown or not."""
        return len(self._weeks)

    def reading_of(self, number: int) -> str:
        """One week in a line."""
        return self._words.week(self._weeks[number], self._goal_days, self._today)

    def summary(self) -> str:
        """From when to when."""
        return self._words.weeks(self._weeks)

    def rows(self) -> Rows:
        """Every week, the latest first."""
        return self._words.week_rows(self._weeks, self._goal_days)

    def _first_shown(self) -> int:
        return self._first

    def _fitting(self) -> int:
        """How many weeks there is room for."""
        empty = lay_weeks((), self._goal_days, self._today, self._words.names())
        return weeks_that_fit(self.canvas.room.width(), empty, self.inks)
