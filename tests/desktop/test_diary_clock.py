"""The diary as time goes by, and where the disk refuses: nothing is on a wrong day, nothing typed is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.diary_stage import LED, NOW, TODAY, Opened, opened_page

from lymph_coach.desktop.diary.charts_part import Charted
from lymph_coach.desktop.diary.period import Period
from lymph_coach.desktop.diary.words import DiaryWords
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.offer import Offer, Step, Way
from lymph_coach.journal.weeks import weeks
from lymph_coach.system.shipped import shipped


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication) -> Opened:
    return opened_page(qtbot, qapp)


def test_the_time_goes_on_before_a_session_is_added_and_while_it_is_told(opened: Opened) -> None:
    opened.now = NOW + timedelta(hours=2)
    opened.page.add_button.chosen.emit()
    editor = opened.page.editor
    assert editor is not None
    assert editor.time.at == time(19, 50)
    opened.now = NOW + timedelta(hours=6, minutes=30)  # past midnight
    editor.time.line.setText("23:15")
    assert not editor.wrong.isVisible()
    assert editor.day.says.text() == "Sunday 22 November"
    assert editor.day.day_more_button.isEnabled()
    editor.save_button.chosen.emit()
    (saved,) = opened.told
    assert isinstance(saved, Entry)
    assert saved.began == NOW.replace(hour=23, minute=15)


def test_a_night_later_the_new_day_takes_the_place_of_the_one_that_was_today(opened: Opened) -> None:
    page = opened.page
    page.month_wanted.connect(opened.show_month)
    page.hide()
    page.show()
    assert set(opened.days) == {TODAY}
    assert opened.asked == []
    opened.now = NOW + timedelta(days=9)
    page.hide()
    page.show()
    assert opened.days[-1] == date(2026, 12, 1)
    assert opened.asked == [(2026, 12)]


def test_what_the_disk_did_not_take_is_still_there_to_be_saved(opened: Opened) -> None:
    page = opened.page
    page.add_button.chosen.emit()
    editor = page.editor
    assert editor is not None
    editor.note.setPlainText("Long thought about.")
    page.entry_saved.connect(opened.refuse)
    editor.save_button.chosen.emit()
    assert editor.isVisible()
    assert editor.note.toPlainText() == "Long thought about."
    assert editor.time.line.hasFocus()
    assert page.notice.isVisible()
    assert not page.calendar.isVisible()
    page.entry_saved.disconnect(opened.refuse)
    editor.save_button.chosen.emit()
    assert opened.told[0] == opened.told[1]
    assert not editor.isVisible()
    assert page.calendar.isVisible()
    assert not page.notice.isVisible()


def test_what_came_back_from_a_backup_is_not_there_to_be_undone(opened: Opened) -> None:
    day = opened.page.day
    day.cards["led"].delete_button.chosen.emit()
    assert day.undo_bar.isVisible()
    opened.page.show_day(TODAY, (LED,))
    assert not day.undo_bar.isVisible()


def test_what_the_disk_did_not_delete_is_not_there_to_be_undone(opened: Opened) -> None:
    opened.refuses = True
    day = opened.page.day
    day.cards["led"].delete_button.chosen.emit()
    assert not day.undo_bar.isVisible()
    assert day.cards["led"].delete_button.hasFocus()


def test_a_step_is_taken_back_on_its_day_and_while_it_stands(opened: Opened) -> None:
    card = opened.page.offer
    for said_on, shown in ((TODAY, True), (TODAY - timedelta(days=1), False), (None, False)):
        card.show_offer(Offer(Way.NEXT, Step(2)))
        card.take_button.chosen.emit()
        assert card.undo_bar.isVisible()
        card.show_step(Step(2), said_on, TODAY)
        assert card.undo_bar.isVisible() is shown


def test_a_pause_begins_anew_each_time_it_is_thought_of(opened: Opened) -> None:
    goal = opened.page.goal
    goal.pause_button.chosen.emit()
    chooser = goal.chooser
    assert chooser is not None
    chooser.last.week_more_button.chosen.emit()
    chooser.cancel_button.chosen.emit()
    chooser.open(TODAY)
    assert (chooser.first.day, chooser.last.day) == (TODAY, TODAY + timedelta(days=6))


def test_no_week_is_shown_of_which_the_period_has_the_end_alone(opened: Opened) -> None:
    wednesday = TODAY - timedelta(days=4)
    practised = tuple(replace(LED, id=str(n), began=NOW - timedelta(days=n), ended=NOW) for n in range(4, 60))
    first = Period.WEEKS.first_day(wednesday, None)
    entries = [one for one in practised if first <= one.began.date()]
    found = weeks(entries, (), first, wednesday, 0)
    opened.page.show_charts(Charted(found, entries, 4, Period.WEEKS))
    chart = opened.page.charts.weeks
    assert chart.count() == 4
    assert [days for _, days, _ in chart.rows()] == ["3", "7", "7", "7"]
    chart.step(-2)
    opened.page.show_charts(Charted(found, entries, 4, Period.WEEKS))
    assert "2 November" in chart.reading.text()  # what is the same is left as it is being read


@pytest.fixture
def english(qapp: QApplication) -> Iterator[None]:
    """The shipped words, of one and of many."""
    translator = QTranslator()
    assert translator.load(str(shipped("translations", "lymph_coach_en.qm")))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.mark.usefixtures("english")
def test_a_session_gone_on_with_the_next_day_did_not_take_a_night() -> None:
    words = DiaryWords(QLocale("en_GB"))
    lengths = ((timedelta(minutes=180), ", 180 minutes."), (timedelta(hours=12, minutes=5), " circles. Finished."))
    for length, said in lengths:
        assert said in words.done(replace(LED, ended=LED.began + length))


@pytest.mark.usefixtures("english")
def test_one_round_is_one_round() -> None:
    words = DiaryWords(QLocale("en_GB"))
    one = replace(LED, rounds_planned=1, rounds_done=1, circles_planned=20, circles_done=20)
    assert words.done(one) == "1 of 1 round, 20 of 20 circles, 9 minutes. Finished."
    (week,) = weeks((LED,), (), TODAY, TODAY, 0)
    assert [words.standing(week, goal) for goal in (1, 4)] == ["1 of 1 day this week", "1 of 4 days this week"]
