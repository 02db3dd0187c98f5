"""The diary page: what is handed in is shown as it is, and what is wanted is told whole."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.diary_stage import LED, NOW, TODAY, Opened, opened_page

from lymph_coach.desktop.diary.period import Period
from lymph_coach.desktop.diary.ratings_page import RatingsPage
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.scroll import MEASURE_LETTERS, PAGE_PX
from lymph_coach.journal.change import Item
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.offer import Offer, Step, Way
from lymph_coach.journal.question import Obstacle, parse_question
from lymph_coach.journal.weeks import Pause, PauseReason
from lymph_coach.settings.choices import Theme
from lymph_coach.system.shipped import shipped


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Opened:
    return opened_page(qtbot, qapp)


def test_a_month_names_its_days_and_closes_those_to_come(opened: Opened) -> None:
    cells = opened.page.calendar.cells
    assert len(cells) == 30
    assert cells[TODAY].accessibleName().startswith("Sunday 22 November, today, 1 session")
    assert cells[date(2026, 11, 3)].accessibleName() == "Tuesday 3 November"
    assert [day for day, cell in cells.items() if not cell.isEnabled()] == [date(2026, 11, n) for n in range(23, 31)]
    assert all(cell.width() >= 48 and cell.height() >= 48 for cell in cells.values())
    assert not opened.page.calendar.later_button.isEnabled()


@pytest.mark.parametrize(
    ("key", "day"), [(Qt.Key.Key_Left, 21), (Qt.Key.Key_Up, 15), (Qt.Key.Key_Home, 1), (Qt.Key.Key_Right, 22)]
)
def test_arrows_move_by_day_and_week_within_what_has_been(opened: Opened, key: Qt.Key, day: int) -> None:
    calendar = opened.page.calendar
    calendar.cells[TODAY].setFocus()
    QTest.keyClick(calendar.cells[TODAY], key)
    assert calendar.cells[date(2026, 11, day)].hasFocus()


def test_page_up_asks_for_the_month_before_and_keeps_the_day(opened: Opened) -> None:
    page = opened.page
    page.month_wanted.connect(opened.show_month)
    page.calendar.cells[TODAY].setFocus()
    QTest.keyClick(page.calendar.cells[TODAY], Qt.Key.Key_PageUp)
    assert opened.asked == [(2026, 10)]
    assert page.calendar.cells[date(2026, 10, 22)].hasFocus()
    QTest.keyClick(page.calendar.cells[date(2026, 10, 22)], Qt.Key.Key_Space)
    assert opened.days == [date(2026, 10, 22)]


def test_saving_unchanged_keeps_the_entry_to_the_second(opened: Opened) -> None:
    opened.page.day.cards["led"].edit_button.chosen.emit()
    assert opened.page.editor is not None
    opened.page.editor.save_button.chosen.emit()
    assert opened.told == [LED]


def test_a_session_done_without_the_program_is_added_whole(opened: Opened) -> None:
    page = opened.page
    page.add_button.chosen.emit()
    editor = page.editor
    assert editor is not None
    editor.time.show_time(time(8, 30))
    editor.rounds.more_button.chosen.emit()
    editor.after_button.chosen.emit()
    assert editor.after is not None
    editor.after.rows[Item.PAIN].cells[4].chosen.emit()
    editor.note.setPlainText(" by the window ")
    editor.save_button.chosen.emit()
    at = NOW.replace(hour=8, minute=30)
    wanted = Entry(
        "new",
        at,
        at + timedelta(minutes=10),
        rounds_done=1,
        by_person=True,
        after=Ratings(pain=4),
        note="by the window",
    )
    assert opened.told == [wanted]


def test_what_is_written_down_is_the_one_thing_on_the_page(opened: Opened) -> None:
    page = opened.page
    page.day.cards["led"].edit_button.click()
    QApplication.processEvents()
    assert page.editor
    assert page.editor.isVisible()
    assert page.editor.time.line.hasFocus()
    for part in (page.goal, page.calendar, page.day, page.latest, page.charts, page.sheet_button):
        assert not part.isVisible()
    page.resize(940, 500)
    page.editor.save_button.click()
    opened.show()
    for _ in range(4):
        QApplication.processEvents()
    assert page.goal.isVisible()
    card = page.day.cards["led"]
    assert page.rect().contains(card.geometry().translated(page.day.mapTo(page, QPoint())))
    assert not page.editor.isVisible()
    assert page.day.cards["led"].edit_button.hasFocus()


def test_feelings_that_are_opened_come_into_sight_with_the_keyboard(opened: Opened) -> None:
    page = opened.page
    page.resize(940, 400)
    page.add_button.click()
    QApplication.processEvents()
    assert page.editor
    assert not page.verticalScrollBar().value()
    page.editor.after_button.click()
    for _ in range(4):
        QApplication.processEvents()
    focused = QApplication.focusWidget()
    assert focused
    assert page.editor.after
    assert page.editor.after.isAncestorOf(focused)
    assert page.rect().contains(focused.mapTo(page, focused.rect().center()))


def test_charts_wait_for_the_first_session(opened: Opened) -> None:
    page = opened.page
    page.show_entries((), 0)
    assert not page.charts.isVisible()
    page.show_entries((LED,), 1)
    assert page.charts.isVisible()


def test_a_wide_window_keeps_the_page_in_its_middle_and_its_lines_readable(opened: Opened) -> None:
    page = opened.page
    page.resize(1680, 900)
    QApplication.processEvents()
    left = page.goal.mapTo(page, page.goal.rect().topLeft()).x()
    right = page.width() - left - page.goal.width()
    assert page.goal.width() == MEASURE_LETTERS * page.fontMetrics().averageCharWidth()
    assert abs(left - right) <= page.verticalScrollBar().sizeHint().width()
    page.resize(700, 900)
    QApplication.processEvents()
    assert page.goal.mapTo(page, page.goal.rect().topLeft()).x() == PAGE_PX


def test_a_time_to_come_is_not_saved(opened: Opened) -> None:
    opened.page.add_button.chosen.emit()
    editor = opened.page.editor
    assert editor is not None
    editor.time.line.setText("21:00")
    editor.save_button.chosen.emit()
    assert opened.told == []
    assert editor.wrong.text() == "This time is still to come."


def test_what_is_deleted_can_be_had_back(opened: Opened) -> None:
    page = opened.page
    undone = QSignalSpy(page.undo_wanted)
    page.day.cards["led"].delete_button.chosen.emit()
    page.show_day(TODAY, ())
    assert opened.told == ["led"]
    assert page.day.empty.isVisible()
    page.day.undo_bar.undo_button.chosen.emit()
    page.show_day(TODAY, (LED,))
    assert undone.count() == 1
    assert page.day.cards["led"].edit_button.hasFocus()


def test_goal_pause_and_their_sentences(opened: Opened) -> None:
    goal = opened.page.goal
    assert goal.says.text().startswith("1 of 4 day")
    goal.goal_button.chosen.emit()
    goal.stepper.more_button.chosen.emit()
    goal.pause_button.chosen.emit()
    assert goal.chooser is not None
    goal.chooser.pause_button.chosen.emit()
    pause = Pause(TODAY, None, PauseReason.ILL)
    assert opened.told == [5, pause]
    opened.show(pause=pause)
    assert goal.says.text() == "This week is paused. Nothing is asked."
    goal.end_button.chosen.emit()
    assert opened.told[-1] is None


def test_an_answer_is_told_once_and_its_tip_stays(opened: Opened) -> None:
    card = opened.page.question
    path = shipped("diary", "en.toml")
    question = parse_question(Path(path).read_text(encoding="utf-8"), "en.toml")
    opened.page.show_question(question)
    next(iter(card._answers)).chosen.emit()
    opened.page.show_question(None)
    assert opened.told == [Obstacle.FORGOT]
    assert card.isVisible()
    assert card.tip.text() == question.answers[0].tip
    card.close_button.chosen.emit()
    assert not card.isVisible()
    assert opened.told == [Obstacle.FORGOT]


def test_a_step_is_offered_and_taken(opened: Opened) -> None:
    offer = Offer(Way.NEXT, Step(2))
    opened.page.show_offer(offer)
    assert opened.page.offer.take_button.text() == "I felt fine, next step"
    opened.page.offer.take_button.chosen.emit()
    assert opened.told == [offer]


def test_two_of_the_same_minute_are_told_apart_until_one_has_gone(opened: Opened) -> None:
    twin = replace(LED, id="twin")
    page = opened.page
    page.show_day(TODAY, (LED, twin))
    page.show_entries((twin, LED), 2)
    names = [card.edit_button.accessibleName() for card in page.day.cards.values()]
    assert [name[-8:] for name in names] == [", 1 of 2", ", 2 of 2"]
    assert [row.show_button.accessibleName()[-8:] for row in page.latest.rows] == [", 2 of 2", ", 1 of 2"]
    page.show_day(TODAY, (twin,))
    page.show_entries((twin,), 1)
    (card,) = page.day.cards.values()
    assert card.delete_button.accessibleName() == f"Delete {card.title.text()}"
    assert page.latest.rows[0].show_button.accessibleName() == f"Show {page.latest.rows[0].when.text()}"


def test_the_list_leads_to_a_day_and_to_more(opened: Opened) -> None:
    latest = opened.page.latest
    latest.rows[1].show_button.chosen.emit()
    latest.more_button.chosen.emit()
    assert (opened.days, opened.told) == ([date(2026, 11, 19)], [12])


def test_ratings_are_one_tap_an_item_and_a_second_tap_takes_back(qtbot: QtBot) -> None:
    page = RatingsPage(QLocale("en_GB"))
    qtbot.addWidget(page)
    done, skipped = QSignalSpy(page.done), QSignalSpy(page.skipped)
    page.done_button.chosen.emit()
    assert skipped.count() == 1
    page.rows.rows[Item.PAIN].cells[0].chosen.emit()
    page.rows.rows[Item.TENSION].cells[10].chosen.emit()
    page.done_button.chosen.emit()
    page.rows.rows[Item.PAIN].cells[0].chosen.emit()
    page.done_button.chosen.emit()
    assert [done.at(number)[0] for number in range(done.count())] == [
        Ratings(pain=0, tension=10),
        Ratings(tension=10),
    ]


def test_skip_has_the_keyboard_and_escape_skips(qtbot: QtBot) -> None:
    page = RatingsPage(QLocale("en_GB"))
    qtbot.addWidget(page)
    skipped = QSignalSpy(page.skipped)
    page.resize(940, 500)
    page.show()
    page.activateWindow()
    page.rows.rows[Item.PAIN].cells[3].chosen.emit()
    page.ask_after()
    page.focus_first()
    assert page.rows.ratings.is_empty
    assert page.focusWidget() is page.skip_button
    QTest.keyClick(page.skip_button, Qt.Key.Key_Escape)
    assert skipped.count() == 1


def test_periods_reach_back_from_today() -> None:
    assert Period.WEEKS.first_day(TODAY, None) == TODAY - timedelta(days=27)
    assert Period.ALL.first_day(TODAY, date(2006, 1, 1)) == date(2006, 1, 1)
    assert Period.ALL.first_day(TODAY, None) == TODAY


def test_in_large_text_it_shows_one_part_at_a_time_from_the_line_that_chooses_it(
    opened: Opened, qapp: QApplication
) -> None:
    page = opened.page
    pills, parts = page._written.pills, {"days": page.day, "latest": page.latest, "charts": page.charts}
    assert not pills.isVisible()
    assert all(part.isVisible() for part in parts.values())
    apply_theme(qapp, roles_for(Theme.LIGHT), 200)
    page.resize(900, 500)
    for key in ("charts", "latest"):
        pills._buttons[key].click()
        for _ in range(8):
            qapp.processEvents()
        assert {name for name, part in parts.items() if part.isVisible()} == {key}
        assert 0 <= pills.mapTo(page, QPoint()).y() <= Space.BLOCK
    page.latest.rows[1].show_button.click()
    assert {name for name, part in parts.items() if part.isVisible()} == {"days"}
    assert pills._buttons["days"].isChecked()
    page.resize(1900, 500)
    apply_theme(qapp, roles_for(Theme.LIGHT), 100)
    for _ in range(8):
        qapp.processEvents()
    assert all(part.isVisible() for part in parts.values())
    opened.page.show_entries((), 0)
    page.resize(300, 500)
    assert not pills.isVisible()
