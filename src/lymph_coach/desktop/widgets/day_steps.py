"""A day found with four large buttons."""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.theme.focus import RING_PX
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.limit_button import LimitButton

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


class DaySteps(QWidget):
    """The day in words, and steps of a day or a week to either side. Emits ``changed`` with the new day.

    Args:
        name: what it is the day of, for a screen reader.
        say: gives the words for a day, beside today.
    """

    changed = Signal(object)

    def __init__(self, name: str, say: Callable[[date, date], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._today, self._first, self._last = date.min, date.min, date.max
        self.day = date.min
        self.says = label(kind="strong")
        self.week_less_button = LimitButton(self.tr("\N{MINUS SIGN} 1 week"))
        self.day_less_button = LimitButton(self.tr("\N{MINUS SIGN} 1 day"))
        self.day_more_button = LimitButton(self.tr("+ 1 day"))
        self.week_more_button = LimitButton(self.tr("+ 1 week"))
        self._steps = {
            self.week_less_button: -_WEEK,
            self.day_less_button: -_DAY,
            self.day_more_button: _DAY,
            self.week_more_button: _WEEK,
        }
        row = FlowLayout(Space.SIDE)
        for button in self._steps:
            button.setAccessibleName(self.tr("{name}: {step}").format(name=name, step=button.text()))
            button.chosen.connect(self._on_step)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, RING_PX, 0, RING_PX)
        column.setSpacing(Space.NEAR)
        column.addWidget(self.says)
        column.addLayout(row)

    def show_day(self, day: date, today: date, first: date, last: date) -> None:
        """Show a day that can be stepped to anywhere from ``first`` to ``last``; one outside is brought there."""
        self._today, self._first, self._last = today, first, last
        self.day = min(max(day, first), last)
        self.says.setText(self._say(self.day, today))
        for button, step in self._steps.items():
            button.let(lead_on=self._reaches(step))
            button.setAccessibleDescription(self.says.text())

    def _reaches(self, step: timedelta) -> bool:
        return self._first - self.day <= step <= self._last - self.day

    def _on_step(self) -> None:
        button = self.sender()
        assert isinstance(button, LimitButton)  # noqa: S101  # only they are connected
        self.show_day(self.day + self._steps[button], self._today, self._first, self._last)
        self.changed.emit(self.day)
        announce(self, self.says.text())
