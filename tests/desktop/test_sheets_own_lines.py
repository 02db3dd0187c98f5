"""The lines a person adds to a sheet: written, ticked, taken away and brought back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.desktop.leaflets import SHEET
from tests.desktop.sheets_stage import FULL, Open, open_sheet

from lymph_coach.reading.kept import MOST_LINES, Filled, OwnLine


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return open_sheet(qtbot)


def test_an_own_line_is_added_by_button_and_by_enter(opened: Open) -> None:
    own = opened.page.own
    QTest.keyClicks(own.field, "  Bring my glasses. ")
    opened.press(own.add_button)
    QTest.keyClicks(own.field, "Ask about oil.")
    QTest.keyClick(own.field, Qt.Key.Key_Return)
    assert opened.last.own == (OwnLine("Bring my glasses."), OwnLine("Ask about oil."))
    assert [row.tick.text() for row in own.rows] == ["Bring my glasses.", "Ask about oil."]
    assert own.field.text() == ""
    QTest.keyClick(own.field, Qt.Key.Key_Return)
    assert len(opened.told) == 2


@pytest.mark.parametrize("way", ["back", "hidden"])
def test_a_line_typed_but_not_added_is_not_lost(opened: Open, way: str) -> None:
    QTest.keyClicks(opened.page.own.field, "Bring my glasses.")
    if way == "back":
        opened.press(opened.page.back_button)
    else:
        opened.page.hide()
    assert opened.last.own == (OwnLine("Bring my glasses."),)


def test_an_own_line_is_ticked(opened: Open) -> None:
    opened.page.show_sheet(SHEET, FULL)
    kept = opened.page.own.rows[0]
    opened.press(kept.tick)
    assert opened.last.own[0] == OwnLine("Bring my glasses.", ticked=True)
    assert opened.page.own.rows[0] is kept


def test_an_own_line_is_removed_and_brought_back(opened: Open) -> None:
    page = opened.page
    page.show_sheet(SHEET, FULL)
    opened.press(page.own.rows[0].remove_button)
    assert opened.last == FULL.remove_line(0)
    assert page.own.undo_bar.isVisible()
    assert "Bring my glasses." in page.own.undo_bar.words.text()
    assert not page.undo_bar.isVisible()
    opened.press(page.own.undo_bar.undo_button)
    assert opened.last == FULL
    assert not page.own.undo_bar.isVisible()
    assert [row.tick.text() for row in page.own.rows] == ["Bring my glasses.", "Ask about oil."]


def test_a_line_there_is_no_room_for_waits_in_the_field(opened: Open) -> None:
    page = opened.page
    page.show_sheet(SHEET, Filled(own=tuple(OwnLine(f"Line {number}") for number in range(MOST_LINES))))
    opened.press(page.own.rows[0].remove_button)
    QTest.keyClicks(page.own.field, "One more.")
    opened.press(page.own.undo_bar.undo_button)
    page.flush()
    assert len(opened.last.own) == MOST_LINES
    opened.press(page.own.rows[1].remove_button)
    page.flush()
    assert [line.text for line in opened.last.own][-1] == "One more."


def test_there_is_room_for_so_many_own_lines(opened: Open) -> None:
    own = opened.page.own
    assert not own.full.isVisible()
    opened.page.show_sheet(SHEET, Filled(own=tuple(OwnLine(f"Line {number}") for number in range(MOST_LINES))))
    assert own.full.isVisible()
    assert str(MOST_LINES) in own.full.text()
    assert not own.add_button.isEnabled()
