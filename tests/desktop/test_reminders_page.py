"""The reminders page: what is set is shown as it is, every change is told whole, and nothing is lost by a slip."""

from datetime import time

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.reminders_stage import EVENING, MORNING, NIGHT, WEEKEND, Maker, press

from lymph_coach.desktop.reminders.page import new_id
from lymph_coach.reminders.reminder import EVERY_DAY, MOST_REMINDERS, Quiet, Reminder, Rules


@pytest.fixture
def make(qtbot: QtBot) -> Maker:
    return Maker(qtbot)


def test_each_reminder_is_shown_with_all_it_is(make: Maker) -> None:
    rows = make().page.list.rows
    assert [(row.time.text(), row.name.text(), row.about.text()) for row in rows.values()] == [
        ("08:00", "Morning circles", "Every day, after brushing my teeth"),
        ("18:00", "Evening circles", "Mon, Wed, Fri, after supper, Gentle"),
        ("14:30", "Stretch", "Sat, Sun"),
    ]
    assert [(row.switch.isChecked(), row.switch.text()) for row in rows.values()] == [
        (True, "On"),
        (True, "On"),
        (False, "Off"),
    ]


def test_where_hours_go_to_twelve_and_weeks_begin_on_sunday_so_they_do_here(make: Maker) -> None:
    opened = make(locale="en_US")
    assert opened.page.list.rows["b"].time.text() == "6:00 PM"
    assert opened.page.list.rows["c"].about.text() == "Sun, Sat"
    assert next(iter(opened.page.editor.days.buttons.values())).text() == "Sun"
    assert make().page.editor.days.buttons.keys() == dict.fromkeys(range(7)).keys()


def test_without_reminders_there_is_one_sentence_and_one_thing_to_do(make: Maker) -> None:
    page = make(Rules()).page
    shown = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    assert [(one.text(), one.property("kind")) for one in shown] == [("Add a reminder", "primary")]
    page.focus_first()
    assert page.first_button.hasFocus()


def test_a_first_reminder_needs_two_presses(make: Maker) -> None:
    opened = make(Rules())
    page = opened.page
    press(page.first_button)
    assert page.editor.name.hasFocus()
    press(page.editor.save_button)
    made = Reminder("new-id", "Morning circles", time(9), EVERY_DAY, "after brushing my teeth")
    assert opened.told == [("saved", made)]
    assert not page.editor.isVisible()
    assert page.list.rows["new-id"].edit_button.hasFocus()
    assert page.add_button.isVisible()


def test_while_one_is_edited_save_is_the_one_primary_action(make: Maker) -> None:
    page = make().page
    page.focus_first()
    assert page.add_button.hasFocus()
    press(page.add_button)
    primary = [one for one in page.findChildren(QAbstractButton) if one.property("kind") == "primary"]
    assert [one.text() for one in primary if one.isVisible()] == ["Save"]
    page.list.setFocus()
    page.focus_first()
    assert page.editor.name.hasFocus()


def test_the_editor_stands_in_the_place_of_what_it_changes(make: Maker) -> None:
    opened = make()
    page = opened.page
    press(page.list.rows["b"].edit_button)
    QApplication.processEvents()
    assert not page.list.rows["b"].isVisible()
    assert page.list.rows["a"].y() < page.editor.y() < page.list.rows["c"].y()
    assert page.editor.name.text() == "Evening circles"
    press(page.editor.cancel_button)
    assert opened.told == []
    assert page.list.rows["b"].isVisible()
    assert page.list.rows["b"].edit_button.hasFocus()


def test_cancelling_a_new_one_leads_back_to_where_it_began(make: Maker) -> None:
    page = make().page
    press(page.add_button)
    press(page.editor.cancel_button)
    assert page.add_button.hasFocus()


def test_new_rules_leave_what_is_typed(make: Maker) -> None:
    opened = make()
    press(opened.page.list.rows["a"].edit_button)
    opened.page.editor.name.setText("Mine")
    opened.rules = Rules((MORNING, EVENING))
    opened.show()
    assert opened.page.editor.isVisible()
    assert opened.page.editor.name.text() == "Mine"
    assert set(opened.page.list.rows) == {"a", "b"}


def test_what_is_deleted_can_be_had_back_where_it_was(make: Maker) -> None:
    opened = make()
    page = opened.page
    press(page.list.rows["b"].delete_button)
    QApplication.processEvents()
    assert page.list.undo_bar.words.text() == "Deleted: Evening circles"
    assert page.list.undo_bar.undo_button.hasFocus()
    assert page.list.rows["a"].y() < page.list.undo_bar.y() < page.list.rows["c"].y()
    press(page.list.undo_bar.undo_button)
    assert opened.told == [("deleted", "b"), ("undone", None)]
    assert list(page.list.rows) == ["a", "c", "b"]
    assert not page.list.undo_bar.isVisible()
    assert page.list.rows["b"].edit_button.hasFocus()


def test_the_last_one_can_be_had_back_too(make: Maker) -> None:
    opened = make(Rules((MORNING,)))
    press(opened.page.list.rows["a"].delete_button)
    assert opened.page.empty.isVisible()
    assert opened.page.list.undo_bar.isVisible()
    press(opened.page.list.undo_bar.undo_button)
    assert opened.rules == Rules((MORNING,))
    assert not opened.page.empty.isVisible()


@pytest.mark.parametrize("what", ["switch", "quiet", "pause", "save"])
def test_another_change_ends_the_way_back(make: Maker, what: str) -> None:
    page = make().page
    press(page.list.rows["b"].delete_button)
    match what:
        case "switch":
            press(page.list.rows["a"].switch)
        case "quiet":
            press(page.quiet.switch)
        case "pause":
            press(page.pause.week_button)
        case _:
            press(page.add_button)
            press(page.editor.save_button)
    assert not page.list.undo_bar.isVisible()


def test_a_switch_turns_once_for_a_press_that_trembles(make: Maker) -> None:
    opened = make()
    switch = opened.page.list.rows["a"].switch
    clock = [0.0]
    switch._clock = lambda: clock[0]
    press(switch)
    press(switch)
    assert opened.told == [("switched", ("a", False))]
    clock[0] = 1.0
    QTest.keyClick(switch, Qt.Key.Key_Return)
    clock[0] = 2.0
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert [what for what, _ in opened.told] == ["switched"] * 3


@pytest.mark.qt_log_ignore("not accepted by receiving widget")
def test_a_press_that_slips_off_a_switch_a_little_counts_and_far_does_not(make: Maker) -> None:
    opened = make()
    switch = opened.page.list.rows["a"].switch
    for below_px, count in ((200, 0), (20, 1)):
        QTest.mousePress(switch, Qt.MouseButton.LeftButton, pos=QPoint(20, switch.height() // 2))
        QTest.mouseMove(switch, QPoint(20, switch.height() + below_px))
        QTest.mouseRelease(switch, Qt.MouseButton.LeftButton, pos=QPoint(20, switch.height() + below_px))
        assert len(opened.told) == count
    QTest.mouseRelease(switch, Qt.MouseButton.LeftButton, pos=QPoint(20, switch.height() // 2))
    assert len(opened.told) == 1
    QTest.mouseClick(switch, Qt.MouseButton.RightButton, pos=QPoint(20, switch.height() // 2))
    assert len(opened.told) == 1


def test_one_that_its_quiet_hours_silence_says_so(make: Maker) -> None:
    opened = make(Rules((MORNING, EVENING, WEEKEND), Quiet(time(14), time(7))))
    rows = opened.page.list.rows
    assert [row.silent.isVisible() for row in rows.values()] == [False, True, False]
    assert "never" in rows["b"].silent.text()


def test_there_is_room_for_so_many_and_no_more(make: Maker) -> None:
    full = tuple(Reminder(str(number), "One", time(8)) for number in range(MOST_REMINDERS))
    assert not make(Rules(full)).page.add_button.isEnabled()


def test_ids_are_not_alike() -> None:
    assert new_id() != new_id()


def test_the_keyboard_goes_down_the_page(make: Maker) -> None:
    opened = make()
    page = opened.page
    opened.rules = Rules((EVENING, MORNING, WEEKEND), NIGHT)
    opened.show()
    press(page.list.rows["a"].edit_button)
    QApplication.processEvents()
    stops: list[QWidget] = []
    widget: QWidget | None = page.status.test_button.nextInFocusChain()
    while widget and widget is not page.status.test_button and widget is not page.add_button:
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and page.inside.isAncestorOf(widget):
            stops.append(widget)
        widget = widget.nextInFocusChain()
    # A switch stands at the height of its card's first line, before what is in the second.
    tops = [one.mapTo(page.inside, one.rect().topLeft()).y() for one in stops]
    assert len(stops) > 30
    assert tops == sorted(tops)
    names = [one.accessibleName() or (one.text() if isinstance(one, QAbstractButton) else "") for one in stops]
    assert all(names)
    assert all(isinstance(one, QAbstractButton | QLineEdit) for one in stops)


def test_a_held_key_turns_a_switch_no_more_than_once(make: Maker) -> None:
    opened = make()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    opened.page.list.rows["a"].switch.keyPressEvent(held)
    assert held.isAccepted()
    assert opened.told == []
