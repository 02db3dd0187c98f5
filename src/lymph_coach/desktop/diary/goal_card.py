"""The weekly goal, and the rest from it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.diary.counted import counted
from lymph_coach.desktop.diary.pause_chooser import PauseChooser
from lymph_coach.desktop.diary.week_marks import WeekMarks
from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style_entries import QUIET_INDENT_PX
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.weeks import WEEK_DAYS, Pause, Week

_LETTERS = 52


class GoalCard(QFrame):
    """One sentence and seven marks; the goal and a pause are changed behind two buttons.

    Emits ``goal_changed`` with 1 to 7 days, ``pause_changed`` with a new pause, or None to end the one shown.
    """

    goal_changed = Signal(int)
    pause_changed = Signal(object)

    def __init__(self, words: DiaryWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self._today = date.min
        self.says = label(kind="section")
        self.marks = WeekMarks()
        self.pause_says = label(kind="soft")
        self.goal_button = CalmButton(self.tr("Change my goal"), "quiet")
        self.pause_button = CalmButton(self.tr("I am ill or away"), "quiet")
        self.end_button = CalmButton(self.tr("End the pause"))
        self.goal_button.chosen.connect(self._on_goal)
        self.pause_button.chosen.connect(self._on_pause)
        self.end_button.chosen.connect(self._on_end)
        self.stepper = counted(self.tr("My goal"), WEEK_DAYS, self.tr("days a week"))
        self.stepper.changed.connect(self._on_stepped)
        self.chooser: PauseChooser | None = None
        buttons = FlowLayout(Space.PART, hang_px=QUIET_INDENT_PX)
        buttons.addWidget(self.goal_button)
        buttons.addWidget(self.pause_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.SIDE)
        self._column.setSpacing(Space.NEAR)
        self._column.addWidget(Beside(self.says, self.marks, _LETTERS))
        self._column.addWidget(self.pause_says)
        self._column.addWidget(self.end_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addLayout(buttons)
        self._column.addWidget(self.stepper)
        self.stepper.hide()

    def show_goal(self, goal: Goal, week: Week, pause: Pause | None, today: date) -> None:
        """Show how the week stands; ``pause`` is the one that holds today, or else the next that is set."""
        self._today = today
        set_text(self.says, self._words.standing(week, goal.days))
        letters = [self._words.day(day, short=True)[:2] for day in self._words.week]
        self.marks.show_week(week, letters, today, self._words.week_days(week))
        self.stepper.show_value(goal.days)
        if pause is not None:
            set_text(self.pause_says, self._words.paused(pause, today))
        for widget in (self.pause_says, self.end_button):
            widget.setVisible(pause is not None)
        self.pause_button.setVisible(pause is None)
        if pause is not None and self.chooser:
            self.chooser.hide()

    def _on_goal(self) -> None:
        self.stepper.setVisible(self.stepper.isHidden())
        if self.stepper.isVisible():
            (self.stepper.more_button if self.stepper.more_button.isEnabled() else self.stepper.less_button).setFocus()

    def _on_stepped(self, days: float) -> None:
        self.goal_changed.emit(round(days))

    def _on_pause(self) -> None:
        if self.chooser is None:
            self.chooser = PauseChooser(self._words)
            self.chooser.chosen.connect(self._on_chosen)
            self.chooser.left.connect(self._on_left)
            self._column.addWidget(self.chooser)
            tab_through(self.goal_button, self.pause_button, self.stepper, self.chooser)
            self.chooser.hide()
        if self.chooser.isHidden():
            self.chooser.open(self._today)
        else:
            self.chooser.hide()

    def _on_chosen(self, pause: Pause) -> None:
        self._on_left()
        self.pause_changed.emit(pause)

    def _on_left(self) -> None:
        if self.chooser:
            self.chooser.hide()
        self.pause_button.setFocus()

    def _on_end(self) -> None:
        self.goal_button.setFocus()
        self.pause_changed.emit(None)
