"""Where a reminder is made or changed."""

from dataclasses import replace
from datetime import time

from PySide6.QtWidgets import QLineEdit, QWidget

from lymph_coach.desktop.reminders.day_buttons import DayButtons
from lymph_coach.desktop.reminders.words import ReminderWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.editor_card import EditorCard
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.time_field import TimeField
from lymph_coach.reminders.reminder import LONGEST_HABIT, LONGEST_NAME, Quiet, Reminder
from lymph_coach.reminders.rules import never_told

USUAL_TIME = time(9)


class ReminderEditor(EditorCard):
    """A card with everything a reminder is, in the order one would say it.

    Emits ``saved`` with the whole reminder, or ``cancelled``. What is missing is said beside it, and gets the keyboard.
    """

    def __init__(self, words: ReminderWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._quiet: Quiet | None = None
        self._reminder = Reminder("new", self.tr("Morning circles"), USUAL_TIME)
        self._preset = ""
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Name"))
        self.name.textChanged.connect(self._on_edited)
        self.name_wrong = label(self.tr("Give it a name, so that you know it when it comes."), "wrong")
        self.time = TimeField(self.tr("Time"), words)
        self.time.edited.connect(self._on_edited)
        self.silent = label(kind="wrong")
        self.days = DayButtons(words)
        self.days.changed.connect(self._on_edited)
        self.days_wrong = label(self.tr("Choose at least one day."), "wrong")
        self.habit = QLineEdit()
        self.habit.setMaxLength(LONGEST_HABIT)
        self.habit.setAccessibleName(self.tr("Which habit it follows"))
        self.habits = self._suggested()
        self.preset = Pills(self.tr("Which routine"), words.presets())
        self.preset.picked.connect(self._on_preset)
        self.save_button.chosen.connect(self._on_save)
        self._fill()

    def _fill(self) -> None:
        self.add_part(self.tr("Name"), self.name, self.name_wrong)
        self.add_part(self.tr("Time"), self.time, self.silent)
        self.add_part(self.tr("Days"), self.days, self.days_wrong)
        hint = label(self.tr("Something you do anyway brings it to mind. You can leave this empty."), "soft")
        self.add_part(self.tr("Which habit it follows"), hint, self.habit, self._habit_row)
        self.add_part(self.tr("Which routine"), self.preset)
        self.add_buttons()

    def _suggested(self) -> list[CalmButton]:
        self._habit_row = QWidget()
        row = FlowLayout(Space.NEAR, self._habit_row)
        made: list[CalmButton] = []
        for text in (
            self.tr("after brushing my teeth"),
            self.tr("after breakfast"),
            self.tr("with my afternoon tea"),
            self.tr("after supper"),
        ):
            button = CalmButton(text, "pill")
            button.setAccessibleName(self.tr("Which habit it follows: {habit}").format(habit=text))
            button.setProperty("habit", text)
            button.chosen.connect(self._on_habit)
            row.addWidget(button)
            made.append(button)
        return made

    @property
    def editing(self) -> str:
        """The id of the reminder in it."""
        return self._reminder.id

    def open_new(self, reminder_id: str, quiet: Quiet | None) -> None:
        """Begin a reminder, filled in so that Save is enough."""
        habit = str(self.habits[0].property("habit"))
        reminder = Reminder(reminder_id, self.tr("Morning circles"), USUAL_TIME, habit=habit)
        self._open(reminder, quiet, self.tr("A new reminder"))

    def open_for(self, reminder: Reminder, quiet: Quiet | None) -> None:
        """Change a reminder."""
        self._open(reminder, quiet, self.tr("Change this reminder"))

    def show_quiet(self, quiet: Quiet | None) -> None:
        """Take other quiet hours; what is typed stays."""
        self._quiet = quiet
        self._on_edited()

    def _open(self, reminder: Reminder, quiet: Quiet | None, title: str) -> None:
        self._reminder, self._quiet = reminder, quiet
        self.title.setText(title)
        self.name.setText(reminder.name)
        self.time.show_time(reminder.at)
        self.days.show_days(reminder.days)
        self.habit.setText(reminder.habit)
        self._preset = reminder.preset if reminder.preset in self._words.presets() else ""
        self.preset.select(self._preset)
        self._on_edited()
        self.days_wrong.hide()
        self.show()
        self.name.setFocus()

    def _on_edited(self) -> None:
        """What was missing and is there now is no longer said; that a time is quiet is said at once."""
        if self.name.text().strip():
            self.name_wrong.hide()
        self.days_wrong.setVisible(not self.days.days)
        at, quiet = self.time.at, self._quiet
        silent = at is not None and quiet is not None and never_told(replace(self._reminder, at=at), quiet)
        if silent and quiet is not None:
            self.silent.setText(
                self.tr("This lies in your quiet hours, {start} to {end}, so it would never remind you.").format(
                    start=self._words.clock(quiet.start), end=self._words.clock(quiet.end)
                )
            )
        self.silent.setVisible(silent)

    def _on_habit(self) -> None:
        self.habit.setText(str(self.sender().property("habit")))

    def _on_preset(self, key: str) -> None:
        self._preset = key

    def _on_save(self) -> None:
        name, days, at = _one_line(self.name), self.days.days, self.time.at
        self.name_wrong.setVisible(not name)
        if not name:
            self.ask(self.name, self.name_wrong.text())
        elif at is None:
            self.ask(self.time.line, self.time.says.text())
        elif not days:
            self.ask(next(iter(self.days.buttons.values())), self.days_wrong.text())
        else:
            habit = _one_line(self.habit)
            self.saved.emit(replace(self._reminder, name=name, at=at, days=days, habit=habit, preset=self._preset))


def _one_line(field: QLineEdit) -> str:
    """What stands there; a field of one line shows pasted lines as one and holds several."""
    return " ".join(field.text().split())
