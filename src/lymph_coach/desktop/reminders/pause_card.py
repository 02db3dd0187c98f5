"""Being ill, or away: a rest from reminders that ends by itself."""

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.day_steps import DaySteps
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.reminder import LATEST_PAUSE

_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class PauseCard(QFrame):
    """Until tomorrow, for a week, or until a day found with buttons.

    Emits ``paused`` with the first day on which reminders come again, or None to end it.
    """

    paused = Signal(object)

    def __init__(self, words: TimeWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self._today = date.min
        self._until: date | None = None
        self.says = label(kind="soft")
        self.end_button = CalmButton(self.tr("End the pause"))
        # The page has another at its top, which does the same.
        self.end_button.setAccessibleName(self.tr("I am ill or away: End the pause"))
        self.tomorrow_button = CalmButton(self.tr("Until tomorrow"))
        self.week_button = CalmButton(self.tr("For a week"))
        self.day_button = CalmButton(self.tr("Until a day I choose"))
        self.end_button.chosen.connect(self._on_end)
        self.tomorrow_button.chosen.connect(self._on_tomorrow)
        self.week_button.chosen.connect(self._on_week)
        self.day_button.chosen.connect(self._on_choose)
        row = FlowLayout(Space.SIDE)
        for button in (self.tomorrow_button, self.week_button, self.day_button):
            row.addWidget(button)
        self.chooser = self._chooser()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.SIDE)
        column.addWidget(label(self.tr("I am ill or away"), "section"))
        column.addWidget(self.says)
        column.addWidget(self.end_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(row)
        column.addWidget(self.chooser)
        self.chooser.hide()

    def _chooser(self) -> QWidget:
        chooser = QWidget()
        self.until_day = DaySteps(self.tr("I am ill or away"), self._said)
        self.until_button = CalmButton(self.tr("Rest until then"))
        self.until_button.chosen.connect(self._on_until)
        column = QVBoxLayout(chooser)
        column.setContentsMargins(0, Space.NEAR, 0, 0)
        column.setSpacing(Space.SIDE)
        column.addWidget(self.until_day)
        column.addWidget(self.until_button, 0, Qt.AlignmentFlag.AlignLeft)
        return chooser

    def show_pause(self, until: date | None, today: date) -> None:
        """Show whether reminders rest; a day that has come is none."""
        self._today = today
        resting = until is not None and until > today
        is_new = resting and until != self._until
        self._until = until
        day = until if until is not None and is_new else self.until_day.day
        self.until_day.show_day(day, today, today + _DAY, LATEST_PAUSE)
        self.end_button.setVisible(resting)
        if until is not None and resting:
            back = self._words.full_date(until)
            self.says.setText(self.tr("Reminders rest. They come again on {day}, by themselves.").format(day=back))
        else:
            self.says.setText(
                self.tr("Let reminders rest. They come back by themselves, and nothing counts as missed.")
            )

    def _said(self, day: date, _today: date) -> str:
        return self.tr("Reminders come again on {day}").format(day=self._words.full_date(day))

    def _on_choose(self) -> None:
        self.chooser.setVisible(self.chooser.isHidden())
        if self.chooser.isVisible():
            self.until_day.day_more_button.setFocus()

    def _on_until(self) -> None:
        self._tell(self.until_day.day)

    def _on_tomorrow(self) -> None:
        self._tell(self._today + _DAY)

    def _on_week(self) -> None:
        self._tell(self._today + _WEEK)

    def _on_end(self) -> None:
        self.day_button.setFocus()
        self._tell(None)

    def _tell(self, until: date | None) -> None:
        if until is not None:
            self.chooser.hide()
        self.paused.emit(until)
