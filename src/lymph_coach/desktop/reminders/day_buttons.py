"""The days of the week, to choose any of them."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.reminders.words import WORKDAYS
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.pill import Pill
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.reminder import EVERY_DAY


class DayButton(Pill):
    """One day, on or off; a press that trembles turns it once."""

    turned = Signal()

    def __init__(self, short: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(short, "pill", parent)
        self.setProperty("day", True)
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.chosen.connect(self._on_chosen)

    def nextCheckState(self) -> None:
        """Stay as it is: ``chosen`` turns it, which passes over a press that trembles."""

    def _on_chosen(self) -> None:
        self.setChecked(not self.isChecked())
        self.turned.emit()


class DayButtons(QWidget):
    """Seven buttons in the order of the person's week, and two that choose several at once. Emits ``changed``."""

    changed = Signal()

    def __init__(self, words: TimeWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {day: DayButton(words.day(day, short=True), words.day(day)) for day in words.week}
        self.every_day_button = CalmButton(self.tr("Every day"), "quiet")
        self.workdays_button = CalmButton(self.tr("Monday to Friday"), "quiet")
        self.every_day_button.chosen.connect(self._on_every_day)
        self.workdays_button.chosen.connect(self._on_workdays)
        week, several = FlowLayout(Space.NEAR), FlowLayout(Space.PART)
        for button in self.buttons.values():
            button.turned.connect(self.changed)
            week.addWidget(button)
        for button in (self.every_day_button, self.workdays_button):
            several.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NEAR)
        column.addLayout(week)
        column.addLayout(several)

    @property
    def days(self) -> frozenset[int]:
        """The chosen days, Monday 0."""
        return frozenset(day for day, button in self.buttons.items() if button.isChecked())

    def show_days(self, days: Collection[int]) -> None:
        """Show which are chosen, without telling anybody."""
        for day, button in self.buttons.items():
            button.setChecked(day in days)

    def _on_every_day(self) -> None:
        self._choose(EVERY_DAY)

    def _on_workdays(self) -> None:
        self._choose(WORKDAYS)

    def _choose(self, days: Collection[int]) -> None:
        self.show_days(days)
        self.changed.emit()
