"""The reading page: finding, opening, going on and back, and what it tells the program."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.announced import announced
from tests.desktop.reading_stage import (
    EMPTY,
    Reading,
    Told,
    follow,
    leaf_of,
    look_of,
    open_reading,
    spin,
    top_of,
)
from tests.desktop.test_layout import clipped, too_small

from lymph_coach.desktop.reading.foot import Actions, Foot
from lymph_coach.desktop.reading.run_text import RunText
from lymph_coach.desktop.theme.apply import roles_for
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.reading.marks import Marks
from lymph_coach.settings.choices import Theme

NARROW = (700, 700)


@pytest.fixture
def reading(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Reading:
    return open_reading(qtbot, qapp, tmp_path)


@pytest.fixture
def narrow(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Reading:
    return open_reading(qtbot, qapp, tmp_path, size=NARROW)


def test_the_first_time_it_opens_the_first_page(reading: Reading) -> None:
    assert reading.page.page_id == "main"
    assert reading.page.marks == Marks("main", {"main": -1})


def test_it_goes_on_where_the_reader_was(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    reading = open_reading(qtbot, qapp, tmp_path, marks=Marks("other", {"other": 4}))
    assert reading.page.page_id == "other"
    assert reading.page.reader.view.run_in_sight() == 4
    gone = open_reading(qtbot, qapp, tmp_path, marks=Marks("no longer there", {"no longer there": 4}))
    assert gone.page.page_id == "main"


def test_a_library_without_pages_is_quiet(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    reading = open_reading(qtbot, qapp, tmp_path, library=EMPTY)
    assert reading.page.page_id == ""
    assert reading.page.marks == Marks()
    reading.page.side.search.setText("numb")
    reading.page.side.search.clear()
    reading.page.show_sentence(0, 0, 1)
    look = look_of(qapp)
    reading.page.wear(look.roles, look.scale)
    reading.page.hide()
    assert reading.marks == []


def test_a_page_that_is_not_there_is_our_own_mistake(reading: Reading) -> None:
    with pytest.raises(KeyError):
        reading.page.open("nowhere")
    assert reading.page.page_id == "main"


def test_opening_a_page_opens_no_window_and_leaves_the_keyboard_here(reading: Reading) -> None:
    before = QApplication.topLevelWindows()
    for page_id in ("other", "main", "brief"):
        reading.page.open(page_id)
        spin()
        assert reading.page.isActiveWindow()
        assert reading.page.reader.view.hasFocus()
    assert QApplication.topLevelWindows() == before


def test_the_list_opens_a_page_where_it_was_left_and_one_that_was_read_at_its_beginning(reading: Reading) -> None:
    page = reading.page
    page.reader.view.show_run(12)
    page.side.list.chosen.emit(page.side.list.rows[3])
    assert page.page_id == "other"
    assert page.reader.view.hasFocus()
    assert reading.marks[-1].places["main"] == 12
    page.side.list.chosen.emit(page.side.list.rows[1])
    spin()
    assert page.reader.view.run_in_sight() == 12
    page.side.list.chosen.emit(page.side.list.rows[1])
    assert page.reader.view.run_in_sight() == 12
    page.reader.view.show_widget(leaf_of(reading).runs[max(leaf_of(reading).runs)])
    assert "main" in page.marks.read
    page.side.list.chosen.emit(page.side.list.rows[3])
    page.side.list.chosen.emit(page.side.list.rows[1])
    assert page.reader.view.run_in_sight() == -1


def test_a_page_is_read_when_its_end_was_in_sight_and_not_by_looking_up_a_source(reading: Reading) -> None:
    page = reading.page
    follow(reading, "cite:first")
    assert page.reader.view.verticalScrollBar().value() > 0
    assert page.marks.read == frozenset()
    page.reader.view.show_widget(leaf_of(reading).end)
    assert page.marks.read == {"main"}
    assert page.side.list.rows[1].read
    told = len(reading.marks)
    page.reader.view.show_run(0)
    page.reader.view.show_widget(leaf_of(reading).end)
    assert len(reading.marks) == told
    page.open("brief")
    assert page.marks.read == {"main", "brief"}


def test_search_filters_opens_the_first_hit_and_marks_all_on_the_page(reading: Reading) -> None:
    page = reading.page
    QTest.keyClick(page.reader.view, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.side.search.hasFocus()
    QTest.keyClicks(page.side.search, "zebra")
    assert [row.page_id for row in page.side.list.rows] == ["other"]
    assert page.side.all_button.isVisible()
    QTest.keyClick(page.side.search, Qt.Key.Key_Return)
    spin()
    assert page.page_id == "other"
    marked = [number for number, run in leaf_of(reading).runs.items() if run.hits]
    assert len(marked) == 9
    assert 0 <= top_of(reading, leaf_of(reading).runs[marked[0]]) < 60
    page.side.all_button.chosen.emit()
    assert not any(run.hits for run in leaf_of(reading).runs.values())
    assert len(page.side.list.rows) == 5
    assert not page.side.all_button.isVisible()


def test_control_f_goes_to_the_search_and_enter_to_what_it_found(reading: Reading) -> None:
    page = reading.page
    page.side.list.setFocus()
    QTest.keyClick(page.side.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.side.search.hasFocus()
    QTest.keyClicks(page.side.search, "qqq")
    QTest.keyClick(page.side.search, Qt.Key.Key_Return)
    assert page.page_id == "main"
    QTest.keyClick(page.side.search, Qt.Key.Key_Escape)
    QTest.keyClick(page.side.search, Qt.Key.Key_Escape)
    assert page.reader.view.hasFocus()


def test_how_many_pages_were_found_is_announced_while_a_screen_reader_listens(
    reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch)
    reading.page.side.search.setText("zebra")
    assert said == ["Pages found: 1"]


def test_the_buttons_tell_which_page_they_mean(reading: Reading) -> None:
    told = Told()
    page = reading.page
    told.hear("listen", page.listen_wanted)
    told.hear("print", page.print_wanted)
    told.hear("pdf", page.pdf_wanted)
    told.hear("sheet", page.sheet_wanted)
    actions, foot = leaf_of(reading).findChild(Actions), leaf_of(reading).findChild(Foot)
    assert isinstance(actions, Actions)
    assert isinstance(foot, Foot)
    for button in (actions.listen_button, foot.print_button, foot.pdf_button, foot.sheet_button):
        button.click()
    assert told.all == [("listen", "main"), ("print", "main"), ("pdf", "main"), ("sheet", "before")]
    assert foot.before_button is None
    assert foot.after_button is not None
    assert foot.after_button.accessibleName() == "Next page: Other"
    foot.after_button.click()
    assert page.page_id == "other"


def test_the_sentence_read_aloud_is_marked_and_kept_in_sight(reading: Reading) -> None:
    page = reading.page
    last = max(leaf_of(reading).runs) - 1
    page.show_sentence(last, 0, 20)
    run = leaf_of(reading).runs[last]
    assert run.spoken == (0, 20)
    assert 0 <= top_of(reading, run) < page.reader.view.viewport().height()
    page.show_sentence(-1, 0, 3)
    assert run.spoken is None
    assert leaf_of(reading).runs[-1].spoken == (0, 3)
    page.show_sentence(999, 0, 3)
    page.show_sentence(-1, 0, 3)
    page.clear_sentence()
    assert leaf_of(reading).runs[-1].spoken is None
    page.clear_sentence()


def test_the_place_is_told_when_the_page_is_hidden(reading: Reading) -> None:
    reading.page.reader.view.show_run(9)
    reading.page.hide()
    assert reading.marks[-1].at("main", 9) == reading.marks[-1]
    reading.page.show()
    assert reading.page.reader.view.run_in_sight() == 9


def test_another_theme_and_size_keep_the_place_and_the_marks_of_the_search(reading: Reading) -> None:
    page = reading.page
    page.side.search.setText("point")
    page.side.list.choose_current()
    page.reader.view.show_run(12)
    page.wear(roles_for(Theme.DARK), Scale(1.5))
    spin()
    assert page.reader.view.run_in_sight() == 12
    assert any(run.hits for run in leaf_of(reading).runs.values())


def test_another_theme_leaves_what_is_read_aloud_and_the_keyboard_where_they_are(reading: Reading) -> None:
    page = reading.page
    opened = QSignalSpy(page.page_opened)
    page.show_sentence(0, 0, 4)
    assert leaf_of(reading).runs[2].focus_link("app:today")
    page.wear(roles_for(Theme.DARK), Scale(1.0))
    spin()
    assert leaf_of(reading).runs[0].spoken == (0, 4)
    assert page.reader.view.hasFocus()
    assert opened.count() == 0
    page.side.search.setFocus()
    page.clear_sentence()
    assert leaf_of(reading).runs[0].spoken is None
    page.wear(roles_for(Theme.LIGHT), Scale(1.0))
    assert page.side.search.hasFocus()


def test_tab_goes_on_from_what_is_in_sight(reading: Reading, qtbot: QtBot) -> None:
    view = reading.page.reader.view
    with qtbot.waitActive(reading.page):
        reading.page.activateWindow()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert leaf_of(reading).findChildren(Actions)[0].listen_button.hasFocus()
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_End)
    read_to_px = view.verticalScrollBar().value()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    reached = QApplication.focusWidget()
    assert reached is not None
    assert leaf_of(reading).isAncestorOf(reached)
    assert top_of(reading, reached) + reached.height() > 0
    assert view.verticalScrollBar().value() >= read_to_px - reached.height()


def test_in_a_narrow_window_list_and_page_take_turns(narrow: Reading) -> None:
    page = narrow.page
    assert page.side.isVisible()
    assert not page.reader.isVisible()
    page.side.list.chosen.emit(page.side.list.rows[3])
    assert not page.side.isVisible()
    assert page.reader.view.hasFocus()
    assert page.reader.bar.back_button.isHidden()  # nobody has seen the page before this one
    assert page.reader.bar.list_button.isVisible()
    QTest.keyClick(page.reader.view, Qt.Key.Key_Escape)
    assert page.side.isVisible()
    assert page.side.list.hasFocus()
    page.side.list.choose_current()
    page.reader.bar.list_button.chosen.emit()
    assert not page.reader.isVisible()
    QTest.keyClick(page.side.list, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page.side.search, Qt.Key.Key_Escape)
    assert page.side.list.hasFocus()
    page.resize(1200, 700)
    spin()
    assert page.side.isVisible()
    assert page.reader.isVisible()


def test_escape_is_left_alone_where_both_are_shown(reading: Reading) -> None:
    QTest.keyClick(reading.page.reader.view, Qt.Key.Key_Escape)
    assert reading.page.side.isVisible()
    assert reading.page.reader.isVisible()


def test_where_there_is_little_height_the_ways_out_scroll_with_the_page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    reading = open_reading(qtbot, qapp, tmp_path, size=(1000, 550), look=look_of(qapp, Theme.LIGHT, 250))
    page = reading.page
    page.side.list.choose_current()
    spin()
    view = page.reader.view
    assert view.isAncestorOf(page.reader.bar)
    page.resize(1000, 1200)
    spin()
    assert not view.isAncestorOf(page.reader.bar)
    assert page.reader.bar.list_button.isVisible()


@pytest.mark.parametrize(
    ("theme", "percent", "size"),
    [
        (Theme.LIGHT, 100, (960, 780)),
        (Theme.DARK, 150, (804, 700)),
        (Theme.CONTRAST_LIGHT, 200, (1024, 580)),
        (Theme.CONTRAST_DARK, 250, (1024, 550)),
    ],
)
def test_nothing_is_clipped_and_targets_are_large(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    reading = open_reading(qtbot, qapp, tmp_path, size=size, look=look_of(qapp, theme, percent))
    page = reading.page
    wrong: list[str] = []
    for page_id in ("other", "main"):
        page.open(page_id)
        spin()
        assert (page.width(), page.height()) == size
        view = page.reader.view
        wrong.extend(
            f"{label.text()!r} is clipped"
            for label in view.findChildren(QLabel)
            if label.isVisible() and (clipped(label) or label.mapTo(view, label.rect().topRight()).x() > view.width())
        )
        wrong.extend(
            f"{one.text()!r} is {one.width()} x {one.height()}"
            for one in page.findChildren(QAbstractButton)
            if one.isVisible() and too_small(one)
        )
    assert wrong == []


def test_everything_that_takes_the_focus_has_a_name(reading: Reading) -> None:
    nameless = [
        type(widget).__name__
        for widget in reading.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (widget.accessibleName() or (isinstance(widget, QAbstractButton) and widget.text()))
    ]
    assert nameless == []


def test_by_keyboard_alone_every_link_and_button_of_the_page_is_reached(reading: Reading) -> None:
    page = reading.page
    page.reader.view.setFocus()
    reached: set[str] = set()
    for _ in range(60):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
        widget = page.focusWidget()
        if isinstance(widget, QAbstractButton):
            reached.add(widget.text())
        elif isinstance(widget, RunText):
            reached.add(widget.hrefs[widget._at])
    links = {href for run in leaf_of(reading).findChildren(RunText) for href in run.hrefs}
    buttons = {one.text() for one in leaf_of(reading).findChildren(QAbstractButton)}
    assert links | buttons <= reached
