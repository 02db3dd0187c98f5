"""Making and changing a reminder: whatever is typed is understood or explained at once, and nothing half is saved."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.reminders.editor import ReminderEditor
from lymph_coach.desktop.reminders.words import ReminderWords
from lymph_coach.desktop.widgets.time_field import TimeField
from lymph_coach.reminders.reminder import EVERY_DAY, Quiet, Reminder

EVENING = Reminder("b", "Evening circles", time(18), frozenset({0, 2, 4}), "after supper", "gentle", on=False)
NIGHT = Quiet(time(21), time(7))


class Open:
    """An editor, and what it told."""

    def __init__(self, qtbot: QtBot, locale: str = "en_GB") -> None:
        self.words = ReminderWords(QLocale(locale))
        self.editor = ReminderEditor(self.words)
        self.saved: list[Reminder] = []
        self.cancelled = 0
        self.editor.saved.connect(self.saved.append)
        self.editor.cancelled.connect(self._on_cancelled)
        qtbot.addWidget(self.editor)
        self.editor.open_for(EVENING, NIGHT)
        self.editor.activateWindow()
        QApplication.processEvents()

    def _on_cancelled(self) -> None:
        self.cancelled += 1

    def save(self) -> None:
        self.editor.save_button.chosen.emit()


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return Open(qtbot)


class Field:
    """A time field, and how often it told something."""

    def __init__(self, qtbot: QtBot, locale: str) -> None:
        self.field = TimeField("Time", ReminderWords(QLocale(locale)))
        qtbot.addWidget(self.field)
        self.edited = self.settled = 0
        self.field.edited.connect(self._on_edited)
        self.field.settled.connect(self._on_settled)
        self.field.show_time(time(9))
        self.field.show()

    def _on_edited(self) -> None:
        self.edited += 1

    def _on_settled(self) -> None:
        self.settled += 1

    def leave(self) -> None:
        self.field.line.editingFinished.emit()


def test_saving_untouched_gives_the_same_reminder(opened: Open) -> None:
    opened.save()
    assert opened.saved == [EVENING]


def test_everything_can_be_changed(opened: Open) -> None:
    editor = opened.editor
    editor.name.setText("  Before bed ")
    editor.time.line.setText("20.30")
    editor.days.workdays_button.chosen.emit()
    editor.days.buttons[5].chosen.emit()
    editor.habits[1].chosen.emit()
    editor.preset._buttons["standard"].click()
    opened.save()
    changed = Reminder("b", "Before bed", time(20, 30), frozenset(range(6)), "after breakfast", "standard", on=False)
    assert opened.saved == [changed]


def test_every_day_is_one_press_and_a_day_that_trembles_turns_once(opened: Open) -> None:
    days = opened.editor.days
    days.every_day_button.chosen.emit()
    assert days.days == EVERY_DAY
    for _ in range(2):
        QTest.mouseClick(days.buttons[3], Qt.MouseButton.LeftButton)
    assert days.days == EVERY_DAY - {3}


def test_monday_to_friday_has_a_name_of_its_own(opened: Open) -> None:
    assert opened.words.days(range(5)) == "Monday to Friday"
    assert opened.words.days((0, 6), short=False) == "Monday, Sunday"


def test_a_habit_of_ones_own_may_be_left_out(opened: Open) -> None:
    opened.editor.habit.setText("  ")
    opened.save()
    assert opened.saved[0].habit == ""


def test_a_routine_we_do_not_know_any_more_becomes_the_one_of_the_day(opened: Open) -> None:
    opened.editor.open_for(replace(EVENING, preset="gone"), None)
    opened.save()
    assert opened.saved[0].preset == ""


def test_cancelling_saves_nothing(opened: Open) -> None:
    opened.editor.cancel_button.chosen.emit()
    assert (opened.saved, opened.cancelled) == ([], 1)


def test_without_a_name_it_asks_for_one(opened: Open) -> None:
    editor = opened.editor
    assert not editor.name_wrong.isVisible()
    editor.name.setText("  ")
    opened.save()
    assert opened.saved == []
    assert editor.name_wrong.isVisible()
    assert editor.name.hasFocus()
    editor.name.setText("Mine")
    assert not editor.name_wrong.isVisible()
    opened.save()
    assert len(opened.saved) == 1


def test_without_a_day_it_asks_for_one(opened: Open) -> None:
    editor = opened.editor
    for day in EVENING.days:
        editor.days.buttons[day].chosen.emit()
    assert editor.days_wrong.isVisible()
    opened.save()
    assert opened.saved == []
    assert editor.days.buttons[0].hasFocus()
    editor.days.buttons[0].chosen.emit()
    assert not editor.days_wrong.isVisible()


def test_without_a_time_it_explains_and_goes_there(opened: Open) -> None:
    editor = opened.editor
    editor.time.line.setText("25:00")
    assert editor.time.says.text() == "25:00 has no such hour: hours go from 0 to 23."
    opened.save()
    assert opened.saved == []
    assert editor.time.line.hasFocus()


def test_a_time_in_quiet_hours_is_warned_of_and_may_be_saved(opened: Open) -> None:
    editor = opened.editor
    assert not editor.silent.isVisible()
    editor.time.line.setText("22")
    assert editor.silent.text() == "This lies in your quiet hours, 21:00 to 07:00, so it would never remind you."
    assert editor.silent.isVisible()
    editor.show_quiet(None)
    assert not editor.silent.isVisible()
    editor.show_quiet(NIGHT)
    opened.save()
    assert opened.saved[0].at == time(22)


@pytest.mark.parametrize(
    ("locale", "typed", "says"),
    [
        ("en_GB", "6pm", "18:00, in the evening."),
        ("en_GB", "noon", "12:00, in the afternoon."),
        ("en_GB", "0:30", "00:30, at night."),
        ("en_GB", "2315", "23:15, at night."),
        ("en_US", "8:15 am", "8:15 AM, in the morning."),
        ("en_US", "15:00", "3:00 PM, in the afternoon."),
        ("en_GB", "", "No time yet. Write a time such as 18:00."),
        ("en_GB", "soon", '"soon" is not a time we understand. Write a time such as 18:00.'),
    ],
)
def test_what_was_understood_is_said_under_the_line(qtbot: QtBot, locale: str, typed: str, says: str) -> None:
    field = Field(qtbot, locale).field
    field.line.setText(typed)
    assert field.says.text() == says
    assert field.says.property("kind") == ("soft" if field.at else "wrong")
    assert field.line.accessibleDescription() == says


def test_a_time_that_could_be_either_is_offered_as_both(qtbot: QtBot) -> None:
    opened = Field(qtbot, "en_US")
    field = opened.field
    field.line.setText("6:30")
    assert field.at is None
    assert [button.text() for button in field.offers if button.isVisible()] == ["6:30 AM", "6:30 PM"]
    field.offers[1].chosen.emit()
    assert (field.at, field.line.text()) == (time(18, 30), "6:30 PM")
    assert opened.settled == 1
    assert not any(button.isVisible() for button in field.offers)


@pytest.mark.parametrize(("locale", "typed"), [("en_US", "x"), ("en_US", ""), ("en_GB", "x"), ("en_US", "30:00")])
def test_nothing_is_offered_for_what_is_no_time(qtbot: QtBot, locale: str, typed: str) -> None:
    field = Field(qtbot, locale).field
    field.line.setText(typed)
    assert not any(button.isVisible() for button in field.offers)


@pytest.mark.parametrize(
    ("start", "steps", "end"),
    [
        (time(9), 1, time(9, 15)),
        (time(9), -1, time(8, 45)),
        (time(9, 7), 1, time(9, 15)),
        (time(9, 7), -1, time(9)),
        (time(23, 50), 1, time(0)),
        (time(0), -1, time(23, 45)),
        (time(0, 10), -1, time(0)),
    ],
)
def test_a_step_goes_to_the_next_quarter_over_midnight_too(qtbot: QtBot, start: time, steps: int, end: time) -> None:
    opened = Field(qtbot, "en_GB")
    field = opened.field
    field.show_time(start)
    (field.later_button if steps > 0 else field.earlier_button).chosen.emit()
    assert (field.at, opened.settled) == (end, 1)
    QTest.keyClick(field.line, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)
    assert opened.settled == 2


def test_a_step_from_something_unreadable_goes_on_from_the_last_time(qtbot: QtBot) -> None:
    opened = Field(qtbot, "en_GB")
    opened.field.line.setText("what")
    opened.field.step(1)
    assert opened.field.at == time(9, 15)


def test_a_field_that_never_had_a_time_steps_from_the_morning(qtbot: QtBot) -> None:
    field = TimeField("Time", ReminderWords(QLocale("en_GB")))
    qtbot.addWidget(field)
    field.step(1)
    assert field.at == time(9, 15)


def test_what_is_left_behind_is_shown_in_the_persons_form_and_told_once(qtbot: QtBot) -> None:
    opened = Field(qtbot, "en_GB")
    QTest.keyClick(opened.field.line, Qt.Key.Key_End)
    opened.field.line.setText("half past")
    opened.leave()
    assert opened.settled == 0
    opened.field.line.setText("6 pm")
    assert opened.edited == 2
    opened.leave()
    opened.leave()
    assert opened.field.line.text() == "18:00"
    assert opened.settled == 1
    assert opened.edited == 2


def test_pasted_lines_become_one(opened: Open) -> None:
    opened.editor.name.setText("Arm\ncircles \t at noon")
    opened.editor.habit.setText("after\nlunch")
    opened.save()
    assert [(one.name, one.habit) for one in opened.saved] == [("Arm circles at noon", "after lunch")]
