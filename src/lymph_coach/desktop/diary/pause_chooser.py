"""Setting a rest from the weekly goal."""

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.day_steps import DaySteps
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.journal.weeks import Pause, PauseReason

_BACK, _AHEAD = timedelta(days=28), timedelta(days=365)
_USUAL = timedelta(days=6)
OPEN, KNOWN = "open", "known"


class PauseChooser(QWidget):
    """Why, from which day and to which, or until the person ends it. Emits ``chosen`` with the pause, or ``left``."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = date.min
        self._reason = PauseReason.ILL
        self._end = OPEN
        self.reasons = Pills(
            self.tr("Why"),
            {
                PauseReason.ILL: self.tr("I am ill"),
                PauseReason.AWAY: self.tr("I am away"),
                PauseReason.REST: self.tr("I want a rest"),
            },
        )
        self.reasons.picked.connect(self._on_reason)
        self.first = DaySteps(self.tr("First day"), words.near_day)
        self.first.changed.connect(self._on_first)
        self.ends = Pills(
            self.tr("Last day"), {OPEN: self.tr("I do not know yet"), KNOWN: self.tr("Until a day I choose")}
        )
        self.ends.picked.connect(self._on_end)
        self.last = DaySteps(self.tr("Last day"), words.near_day)
        self.pause_button = CalmButton(self.tr("Pause"), "primary")
        self.cancel_button = CalmButton(self.tr("Cancel"))
        self.pause_button.chosen.connect(self._on_pause)
        self.cancel_button.chosen.connect(self.left)
        buttons = FlowLayout(Space.STEP)
        buttons.addWidget(self.pause_button)
        buttons.addWidget(self.cancel_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.NEAR, 0, 0)
        column.setSpacing(Space.SIDE)
        column.addWidget(self.reasons)
        column.addWidget(label(self.tr("First day"), "strong"))
        column.addWidget(self.first)
        column.addWidget(label(self.tr("Last day"), "strong"))
        column.addWidget(self.ends)
        column.addWidget(self.last)
        column.addSpacing(Space.NEAR)
        column.addLayout(buttons)

    def open(self, today: date) -> None:
        """Begin with a pause from today, with no end yet."""
        self._today = today
        self._reason, self._end = PauseReason.ILL, OPEN
        self.reasons.select(PauseReason.ILL)
        self.ends.select(OPEN)
        self.first.show_day(today, today, today - _BACK, today + _AHEAD)
        self.last.show_day(today + _USUAL, today, today, today + _AHEAD)
        self.last.hide()
        self.show()
        self.reasons.focus_chosen()

    def _on_reason(self, key: str) -> None:
        self._reason = PauseReason(key)

    def _on_first(self, first: date) -> None:
        self.last.show_day(max(self.last.day, first + _USUAL), self._today, first, first + _AHEAD)

    def _on_end(self, key: str) -> None:
        self._end = key
        self.last.setVisible(key == KNOWN)

    def _on_pause(self) -> None:
        last = self.last.day if self._end == KNOWN else None
        self.chosen.emit(Pause(self.first.day, last, self._reason))
