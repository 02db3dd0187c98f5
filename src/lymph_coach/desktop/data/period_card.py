"""Of which days the page for a visit tells."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.data.card import Card
from lymph_coach.desktop.data.day_stepper import DayStepper
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.journal.report import Period, Span, period_of

OWN = "own"
_FIRST = date(1990, 1, 1)
"""Nobody kept a diary here before."""


class PeriodCard(Card):
    """Four weeks, three months, a year, or from a day to a day. Emits ``chosen`` with the :class:`Period`."""

    chosen = Signal(object)

    def __init__(self, words: DataWords, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Which days"), parent)
        self._words = words
        self._today = date(2000, 1, 1)
        self.period = period_of(Span.WEEKS, self._today)
        self.pills = Pills(
            self.tr("Which days"),
            {
                Span.WEEKS: self.tr("4 weeks"),
                Span.MONTHS: self.tr("3 months"),
                Span.YEAR: self.tr("A year"),
                OWN: self.tr("From a day to a day"),
            },
        )
        self.pills.picked.connect(self._on_picked)
        self.says = label(kind="soft")
        self.own = QWidget()
        column = QVBoxLayout(self.own)
        column.setContentsMargins(0, Space.TOUCH, 0, 0)
        column.setSpacing(Space.STEP)
        self.first, self.last = DayStepper(self.tr("From"), words), DayStepper(self.tr("To"), words)
        for stepper in (self.first, self.last):
            stepper.stepped.connect(self._on_stepped)
            column.addWidget(stepper)
        for widget in (self.pills, self.says, self.own):
            self.column.addWidget(widget)
        self.own.hide()

    def start(self, today: date) -> None:
        """Begin with the last four weeks."""
        self._today = today
        self.pills.select(Span.WEEKS)
        self.own.hide()
        self._take(period_of(Span.WEEKS, today))

    def _on_picked(self, key: str) -> None:
        self.own.setVisible(key == OWN)
        self._take(self.period if key == OWN else period_of(Span(key), self._today))

    def _on_stepped(self, _day: date) -> None:
        self._take(Period(self.first.day, self.last.day))

    def _take(self, period: Period) -> None:
        self.period = period
        self.first.show_day(period.first, _FIRST, period.last)
        self.last.show_day(period.last, period.first, self._today)
        first, last = self._words.day(period.first), self._words.day(period.last)
        self.says.setText(self.tr("{first} to {last}").format(first=first, last=last))
        self.chosen.emit(period)
