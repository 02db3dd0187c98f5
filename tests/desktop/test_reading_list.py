"""The list of pages: by arrows, by shaky hand, by ear, and how it looks."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop import pixels
from tests.desktop.reading_stage import LIBRARY, Told, drawings, look_of, spin

from lymph_coach.desktop.reading.contents import ContentsList
from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.rows import Row, RowKind, shelf_rows
from lymph_coach.desktop.reading.side import Side
from lymph_coach.settings.choices import Theme

HIT = Row(RowKind.HIT, "Deep tissue", "main", 3, words="Numb skin " * 12, marks=((0, 4),))
NOTHING = Row(RowKind.NOTHING, "xyz")


class Listed:
    """A list with a clock moved by hand, and what was chosen."""

    def __init__(self, qtbot: QtBot, look: TextLook, folder: Path, width: int = 320) -> None:
        self.now_s = 10.0
        self.chosen: list[Row] = []
        self.left = 0
        self.list = ContentsList(Drawings(drawings(folder)), look, clock=self.clock)
        self.list.chosen.connect(self.chosen.append)
        self.list.left.connect(self.leave)
        self.list.resize(width, 600)
        self.list.show_rows(shelf_rows(LIBRARY, frozenset({"other"})))
        qtbot.addWidget(self.list)
        with qtbot.waitActive(self.list):
            self.list.show()
            self.list.activateWindow()
        spin()

    def clock(self) -> float:
        return self.now_s

    def leave(self) -> None:
        self.left += 1

    def area(self, at: int) -> QPoint:
        return self.list.visualRect(self.list.model().index(at, 0)).center()

    def mouse(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        where = QPointF(at)
        view = self.list.viewport()
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else button
        event = QMouseEvent(kind, where, view.mapToGlobal(where), button, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(view, event)

    def heights(self) -> list[int]:
        model = self.list.model()
        return [self.list.visualRect(model.index(at, 0)).height() for at in range(model.rowCount())]


@pytest.fixture
def look(qapp: QApplication) -> TextLook:
    return look_of(qapp)


@pytest.fixture
def listed(qtbot: QtBot, look: TextLook, tmp_path: Path) -> Listed:
    return Listed(qtbot, look, tmp_path)


def test_arrows_go_from_page_to_page_over_the_shelves_and_enter_opens(listed: Listed) -> None:
    QTest.keyClick(listed.list, Qt.Key.Key_Down)
    QTest.keyClick(listed.list, Qt.Key.Key_Return)
    QTest.keyClick(listed.list, Qt.Key.Key_End)
    QTest.keyClick(listed.list, Qt.Key.Key_Space)
    assert [row.page_id for row in listed.chosen] == ["other", "brief"]
    QTest.keyClick(listed.list, Qt.Key.Key_Home)
    QTest.keyClick(listed.list, Qt.Key.Key_Up)
    assert listed.left == 1


def test_a_held_key_opens_once_and_letters_are_the_pages(listed: Listed) -> None:
    repeat = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", autorep=True)
    QApplication.sendEvent(listed.list, repeat)
    assert listed.chosen == []
    letter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_O, Qt.KeyboardModifier.NoModifier, "o")
    listed.list.keyPressEvent(letter)
    assert not letter.isAccepted()


def test_a_press_opens_on_release_also_where_it_slipped_off_a_little(listed: Listed) -> None:
    row = listed.area(3)
    listed.mouse(QEvent.Type.MouseButtonPress, row)
    listed.mouse(QEvent.Type.MouseMove, row + QPoint(0, 45))
    assert listed.chosen == []
    listed.mouse(QEvent.Type.MouseButtonRelease, row + QPoint(0, 45))
    assert [one.page_id for one in listed.chosen] == ["other"]


def test_a_press_that_wanders_far_or_on_a_shelf_opens_nothing(listed: Listed) -> None:
    listed.mouse(QEvent.Type.MouseButtonPress, listed.area(3))
    listed.mouse(QEvent.Type.MouseButtonRelease, listed.area(3) + QPoint(0, 200))
    listed.mouse(QEvent.Type.MouseButtonPress, listed.area(0))
    listed.mouse(QEvent.Type.MouseButtonRelease, listed.area(0))
    listed.mouse(QEvent.Type.MouseButtonPress, listed.area(3), Qt.MouseButton.RightButton)
    listed.mouse(QEvent.Type.MouseButtonRelease, listed.area(3), Qt.MouseButton.RightButton)
    assert listed.chosen == []


def test_a_trembling_press_opens_once(listed: Listed) -> None:
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick):
        listed.mouse(kind, listed.area(1))
        listed.mouse(QEvent.Type.MouseButtonRelease, listed.area(1))
        listed.now_s += 0.2
    assert len(listed.chosen) == 1
    listed.now_s += 0.4
    listed.mouse(QEvent.Type.MouseButtonPress, listed.area(1))
    listed.mouse(QEvent.Type.MouseButtonRelease, listed.area(1))
    assert len(listed.chosen) == 2


def test_a_screen_reader_hears_title_minutes_and_whether_it_was_read(listed: Listed) -> None:
    model = listed.list.model()
    heard = [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.rowCount())]
    assert heard[0] == "At home"
    assert heard[1] == "Main, 4 minutes. Know what main is for."
    assert heard[3] == "Other, 4 minutes, read. Know what other is for."
    found = QAccessible.queryAccessibleInterface(listed.list)
    assert found.text(QAccessible.Text.Name) == "Pages"
    assert found.child(3).text(QAccessible.Text.Name) == heard[3]
    listed.list.show_rows((NOTHING,))
    assert "xyz" in model.index(0, 0).data(Qt.ItemDataRole.DisplayRole)
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.rowCount(model.index(0, 0)) == 0


def test_a_page_that_is_read_is_marked_where_the_list_stands(listed: Listed) -> None:
    listed.list.setCurrentIndex(listed.list.model().index(4, 0))
    listed.list.show_read("brief")
    assert listed.list.rows[4].read
    assert listed.list.currentIndex().row() == 4


def test_the_open_page_is_marked_by_a_bar_and_its_ground(listed: Listed, look: TextLook) -> None:
    def colours() -> set[str]:
        image = listed.list.viewport().grab().toImage()
        area = listed.list.visualRect(listed.list.model().index(1, 0))
        return {image.pixelColor(2, y).name() for y in range(area.top(), area.bottom())}

    primary = QColor(look.roles.primary).name()
    listed.list.clearFocus()
    assert primary not in colours()
    listed.list.show_open("main")
    assert primary in colours()
    listed.list.show_open("not there")
    assert primary not in colours()


@pytest.mark.parametrize(("percent", "width"), [(100, 320), (250, 900), (250, 300), (100, 800)])
def test_every_row_that_opens_a_page_is_a_large_target(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int, width: int
) -> None:
    look = look_of(qapp, Theme.LIGHT, percent)
    listed = Listed(qtbot, look, tmp_path, width)
    assert all(height >= look.scale.px(48) for height in listed.heights())


def test_a_wide_list_has_room_for_the_purpose_and_a_narrow_one_for_no_picture(
    qtbot: QtBot, look: TextLook, tmp_path: Path
) -> None:
    narrow, wide = (Listed(qtbot, look, tmp_path, width) for width in (210, 760))
    accent = QColor(look.roles.accent).name()

    def pictures(listed: Listed) -> int:
        image = listed.list.viewport().grab().toImage()
        return sum(image.pixelColor(x, y).name() == accent for x in range(12, 110) for y in range(image.height()))

    assert pictures(narrow) == 0
    assert pictures(wide) > 1000
    assert wide.heights()[1] > narrow.heights()[1]


def test_a_hit_shows_its_excerpt_with_the_words_marked(listed: Listed, look: TextLook) -> None:
    listed.list.show_rows((HIT,))
    spin()
    shown = pixels.colours(listed.list.viewport().grab().toImage())
    assert {QColor(look.roles.accent).name(), QColor(look.roles.tint).name()} <= shown
    assert listed.heights()[0] > 80
    listed.list.choose_current()
    assert listed.chosen == [HIT]


def test_a_search_leaves_no_rows_behind(listed: Listed) -> None:
    listed.list.show_rows(shelf_rows(LIBRARY, frozenset()))
    listed.list.grab()
    pages = {row for row, _ in listed.list._painter._laid}
    assert pages == set(listed.list.rows)
    listed.list.show_rows((HIT,))
    listed.list.grab()
    assert {row for row, _ in listed.list._painter._laid} == {HIT}


def test_other_text_sizes_are_worn_at_once(listed: Listed, qapp: QApplication) -> None:
    before = listed.heights()
    listed.list.wear(look_of(qapp, Theme.DARK, 200))
    spin()
    assert all(after > 1.3 * earlier for after, earlier in zip(listed.heights(), before, strict=True))


def test_nothing_is_chosen_in_an_empty_list(listed: Listed) -> None:
    listed.list.show_rows(())
    listed.list.choose_current()
    assert listed.chosen == []


def test_the_keys_of_the_search_field_lead_out_of_it(qtbot: QtBot, look: TextLook, tmp_path: Path) -> None:
    side = Side(Drawings(drawings(tmp_path)), look)
    told = Told()
    told.hear("entered", side.search.entered)
    told.hear("left", side.search.left)
    qtbot.addWidget(side)
    side.list.show_rows(shelf_rows(LIBRARY, frozenset()))
    with qtbot.waitActive(side):
        side.show()
        side.activateWindow()
    side.search.setFocus()
    QTest.keyClicks(side.search, "a/b")
    assert side.search.text() == "a/b"
    QTest.keyClick(side.search, Qt.Key.Key_Return)
    QTest.keyClick(side.search, Qt.Key.Key_Escape)
    assert side.search.text() == ""
    QTest.keyClick(side.search, Qt.Key.Key_Escape)
    assert told.all == [("entered", ""), ("left", "")]
    QTest.keyClick(side.search, Qt.Key.Key_Down)
    assert side.list.hasFocus()
    QTest.keyClick(side.list, Qt.Key.Key_Up)
    assert side.search.hasFocus()
