"""What a screen reader is told of our widgets, and what it does with them: the same as a hand does."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.desktop.diary.rating_rows import RatingRow
from lymph_coach.desktop.navigation import Navigation
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.heard import name_roles
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.desktop.widgets.tick_row import TickRow

Open = Callable[..., Stage]
Role = QAccessible.Role


def heard(widget: QWidget) -> QAccessibleInterface:
    """What a screen reader has of a widget."""
    return QAccessible.queryAccessibleInterface(widget)


def turn(widget: QWidget) -> None:
    """Turn it as a screen reader, a voice command or a switch does: without a press."""
    heard(widget).actionInterface().doAction("Toggle")


def _is_skin(place: str, on: bool) -> bool:  # noqa: FBT001  # a signal's
    return (place, on) == ("skin", True)


@pytest.fixture
def pills(qtbot: QtBot) -> Pills:
    made = Pills("Tea", {"black": "Black", "green": "Green"})
    made.select("black")
    qtbot.addWidget(made)
    return made


def test_a_choice_that_a_screen_reader_makes_is_made(pills: Pills) -> None:
    told: list[str] = []
    pills.picked.connect(told.append)
    turn(pills._buttons["green"])
    assert told == ["green"]
    assert [button.isChecked() for button in pills._buttons.values()] == [False, True]
    turn(pills._buttons["green"])
    pills.select("black")
    assert told == ["green"]


def test_a_page_that_a_screen_reader_chooses_is_shown(qtbot: QtBot) -> None:
    navigation = Navigation({"today": ("Today", Icon.TODAY), "read": ("Read", Icon.READ)})
    qtbot.addWidget(navigation)
    navigation.choose("today")
    told: list[str] = []
    navigation.chosen.connect(told.append)
    turn(navigation._buttons["read"])
    assert told == ["read"]


def test_a_switch_that_a_screen_reader_turns_is_turned_once(qtbot: QtBot) -> None:
    switch = CalmSwitch("Silent")
    qtbot.addWidget(switch)
    told: list[bool] = []
    switch.turned.connect(told.append)
    turn(switch)
    assert (told, switch.isChecked()) == ([True], True)
    switch.show_on(False)
    assert told == [True]


def test_a_line_that_a_screen_reader_ticks_is_ticked_once(qtbot: QtBot) -> None:
    row = TickRow("skin", "Look at your skin")
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.ticked, check_params_cb=_is_skin):
        turn(row)
    assert row.isChecked()


def test_a_line_of_ones_own_is_heard_as_written_and_takes_no_key(qtbot: QtBot) -> None:
    row = TickRow("own-1", "Q&A sheet")
    qtbot.addWidget(row)
    assert heard(row).text(QAccessible.Text.Name) == "Q&A sheet"
    assert row.shortcut().isEmpty()


def test_a_number_that_a_screen_reader_chooses_is_chosen_once(qtbot: QtBot) -> None:
    row = RatingRow("Pain", "")
    qtbot.addWidget(row)
    told: list[int | None] = []
    row.rated.connect(told.append)
    turn(row.cells[4])
    assert (told, row.value) == ([4], 4)
    turn(row.cells[6])
    assert (told, row.value) == ([4, 6], 6)


def test_a_press_is_still_one_press(pills: Pills) -> None:
    told: list[str] = []
    pills.picked.connect(told.append)
    pills._buttons["green"].click()
    assert told == ["green"]


def test_one_of_several_is_told_as_such(pills: Pills) -> None:
    assert {heard(button).role() for button in pills._buttons.values()} == {Role.RadioButton}


def test_large_text_is_a_heading_called_what_it_says(qtbot: QtBot) -> None:
    name_roles()
    for kind in ("hero", "title", "section"):
        one = label("Diary", kind)
        qtbot.addWidget(one)
        assert heard(one).role() is Role.Heading
        one.setText("Salt & time")
        assert heard(one).text(QAccessible.Text.Name) == "Salt & time"


def test_captions_and_plain_words_are_text(qtbot: QtBot) -> None:
    name_roles()
    for one in (label("Breathe in", "section", heads=False), label("Words."), QLabel("Words.")):
        qtbot.addWidget(one)
        assert heard(one).role() is Role.StaticText


def test_a_page_asked_for_a_scroll_bar_that_has_gone_has_none(qtbot: QtBot) -> None:
    """Qt's own interface would end the program here, as it did under a real screen reader."""
    name_roles()
    page = ScrollPage()
    qtbot.addWidget(page)
    page.show()
    found = heard(page)
    assert found.childCount() >= 1
    assert found.child(found.childCount()) is None
    assert found.child(99) is None


def test_every_place_that_scrolls_is_asked_safely(open_stage: Open) -> None:
    stage = open_stage()
    for key in ("read", "reminders", "diary", "settings", "today"):
        stage.app.window.show_page(key)
    for area in stage.app.window.findChildren(ScrollPage):
        assert heard(area).child(99) is None


def test_the_month_that_cannot_be_reached_has_words_too(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.window.show_page("diary")
    names = [heard(one).text(QAccessible.Text.Name) for one in stage.app.window.findChildren(CalmButton)]
    assert "No later month" in names
    assert [name for name in names if name and not any(letter.isalnum() for letter in name)] == []
