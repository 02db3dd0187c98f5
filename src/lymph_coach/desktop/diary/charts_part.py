"""The two charts of the diary, and what is chosen for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.charts.before_after_chart import BeforeAfterChart
from lymph_coach.desktop.charts.weeks_chart import WeeksChart
from lymph_coach.desktop.diary.period import Period
from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.journal.change import Item, series
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.weeks import Week


@dataclass(frozen=True, slots=True)
class Charted:
    """What the charts show.

    Attributes:
        weeks: those of the period, one after the other.
        entries: those of the period, in any order.
        goal_days: 1 to 7.
        period: which.
        source: where it is known from how much people notice of pain, such as "Farrar 2001".
    """

    weeks: Sequence[Week]
    entries: Sequence[Entry]
    goal_days: int
    period: Period
    source: str = ""


class ChartsPart(QWidget):
    """Practice by week, and before and after by item. Emits ``period_chosen``; the item is chosen here."""

    period_chosen = Signal(object)

    def __init__(self, words: DiaryWords, roles: Roles, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._charted: Charted | None = None
        self._today = date.min
        self._item = Item.PAIN
        self.periods = Pills(
            self.tr("How far back"),
            {
                Period.WEEKS: self.tr("4 weeks"),
                Period.MONTHS: self.tr("3 months"),
                Period.YEAR: self.tr("A year"),
                Period.ALL: self.tr("All"),
            },
        )
        self.periods.picked.connect(self._on_period)
        self.weeks = WeeksChart(words.charts, roles, scale)
        self.items = Pills(self.tr("What to show"), {item: words.charts.item(item) for item in Item})
        self.items.select(self._item)
        self.items.picked.connect(self._on_item)
        self.ratings = BeforeAfterChart(words.charts, roles, scale)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIDE)
        column.addWidget(label(self.tr("Over time"), "title"))
        column.addWidget(self.periods)
        column.addSpacing(Space.NEAR)
        column.addWidget(label(self.tr("Practice days by week"), "section"))
        column.addWidget(self.weeks)
        column.addSpacing(Space.STEP)
        column.addWidget(label(self.tr("Before and after"), "section"))
        column.addWidget(self.items)
        column.addWidget(self.ratings)

    def show_charts(self, charted: Charted, today: date) -> None:
        """Show a period; what is shown already is left as it is being read."""
        if (charted, today) == (self._charted, self._today):
            return
        self._charted, self._today = charted, today
        self.periods.select(charted.period)
        # A week of which the period has the end alone would be shown with fewer days than were practised on.
        whole = charted.weeks[-(charted.period.weeks or len(charted.weeks)) :]
        self.weeks.show_weeks(whole, charted.goal_days, today)
        self._show_item()

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size."""
        self.weeks.wear(roles, scale)
        self.ratings.wear(roles, scale)

    def _show_item(self) -> None:
        if self._charted:
            self.ratings.show_pairs(self._item, series(self._charted.entries, self._item), self._charted.source)

    def _on_period(self, key: str) -> None:
        self.period_chosen.emit(Period(key))

    def _on_item(self, key: str) -> None:
        self._item = Item(key)
        self._show_item()
