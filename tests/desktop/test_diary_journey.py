"""The diary in the whole window: what was practised is in it, changed, taken along and deleted."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.stage import NOON, Stage

from lymph_coach.desktop.data.file_kind import FileKind
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.weeks import Pause, PauseReason

Open = Callable[..., Stage]
ENTRY = Entry(
    "a",
    NOON,
    NOON + timedelta(minutes=9),
    "standard",
    circles_planned=60,
    circles_done=60,
    rounds_planned=3,
    rounds_done=3,
    why_ended="finished",
    before=Ratings(pain=4),
    after=Ratings(pain=3),
    note="A quiet day.",
)


def opened(open_stage: Open) -> Stage:
    """A window with the diary open, and one session in it."""
    stage = open_stage()
    stage.app.window.show_page("diary")
    stage.app.diary.page.entry_saved.emit(ENTRY)
    return stage


def test_a_session_led_here_is_in_the_diary(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        stage.app.today.page.start_button.click()
    stage.hear(1_000.0)
    assert stage.app.practice.ending.isVisible()
    stage.app.practice.ending.done_chosen.emit()
    stage.app.window.show_page("diary")
    (card,) = stage.app.diary.page.day.cards.values()
    assert (card.entry.circles_done, card.entry.why_ended, card.entry.posture) == (60, "finished", "seated")


def test_tab_goes_down_a_page_that_was_filled_before_it_was_opened(open_stage: Open) -> None:
    stage = open_stage()
    stage.app._resources.diary.add(ENTRY)
    stage.app.window.show_page("diary")
    page = stage.app.diary.page
    stage.app.window.activateWindow()
    QCoreApplication.processEvents()
    page.add_button.setFocus()
    heights: list[int] = []
    last: QWidget = page
    for _ in range(60):
        focused = QApplication.focusWidget()
        assert focused
        if not page.inside.isAncestorOf(focused):
            break
        heights.append(focused.mapTo(page.inside, QPoint()).y())
        last = focused
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert last is page.backups_button
    below = [height for height in heights if height > page.latest.mapTo(page.inside, QPoint()).y()]
    assert below == sorted(below)
    assert len(below) > 10


def test_an_entry_is_added_corrected_deleted_and_brought_back(open_stage: Open) -> None:
    stage = opened(open_stage)
    page, store = stage.app.diary.page, stage.app._resources.diary
    assert list(page.day.cards) == ["a"]
    page.entry_saved.emit(replace(ENTRY, note="A loud day."))
    assert store.everything().entries == (replace(ENTRY, note="A loud day."),)
    page.entry_deleted.emit("a")
    assert store.count == 0
    page.undo_wanted.emit()
    assert store.count == 1
    page.note_ticked.emit("a", True)
    assert store.everything().entries[0].for_visit


def test_what_is_gone_or_there_again_is_neither_deleted_nor_put_back_twice(open_stage: Open) -> None:
    stage = opened(open_stage)
    page, store = stage.app.diary.page, stage.app._resources.diary
    page.entry_deleted.emit("a")
    store.add(replace(ENTRY, note="Of a backup."))
    page.undo_wanted.emit()
    assert store.everything().entries == (ENTRY,)
    store.delete("a")
    page.entry_deleted.emit("a")
    page.undo_wanted.emit()
    assert store.count == 0


def test_goal_and_pause_are_kept(open_stage: Open) -> None:
    stage = opened(open_stage)
    page, store = stage.app.diary.page, stage.app._resources.diary
    page.goal_changed.emit(5)
    assert store.goal() == Goal(5)
    first = NOON.date() - timedelta(days=2)
    page.pause_changed.emit(Pause(first, None, PauseReason.AWAY))
    assert page.goal.end_button.isVisible()
    page.pause_changed.emit(None)
    assert store.pauses() == (Pause(first, NOON.date() - timedelta(days=1), PauseReason.AWAY),)
    assert not page.goal.end_button.isVisible()


def test_the_page_goes_with_the_clock(open_stage: Open) -> None:
    stage = opened(open_stage)
    window, page = stage.app.window, stage.app.diary.page
    stage.now[0] += timedelta(hours=6)
    page.add_button.chosen.emit()
    assert page.editor is not None
    assert page.editor.time.at == time(17, 50)
    page.editor.cancel_button.chosen.emit()
    window.show_page("today")
    stage.now[0] += timedelta(hours=15)
    window.show_page("diary")
    assert page.day.title.text() == "Today, Monday 23 November"
    assert page.calendar.cells[date(2026, 11, 23)].isChecked()
    assert page.day.cards == {}


def test_another_month_and_day_are_shown(open_stage: Open) -> None:
    stage = opened(open_stage)
    page = stage.app.diary.page
    page.month_wanted.emit(2026, 10)
    page.day_chosen.emit(NOON.date() - timedelta(days=30))
    assert page.day.day == NOON.date() - timedelta(days=30)
    assert page.day.cards == {}


def test_the_sheet_for_a_visit_opens_and_leads_back(open_stage: Open) -> None:
    stage = opened(open_stage)
    stage.app.diary.page.sheet_wanted.emit()
    visit = stage.app.diary.taking.visit
    assert visit.isVisible()
    visit.back_wanted.emit()
    assert stage.app.diary.page.isVisible()


def test_everything_leaves_as_a_file_and_comes_back_without_doubles(
    open_stage: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    stage = opened(open_stage)
    taking = stage.app.diary.taking
    stage.app.diary.page.data_wanted.emit()
    path = tmp_path / "diary.json"
    with qtbot.waitSignal(taking.exchange.saved, timeout=5_000):
        taking.data.save_wanted.emit(FileKind.JSON, path)
    stage.app.diary.page.entry_deleted.emit("a")
    with qtbot.waitSignal(taking.exchange.looked, timeout=5_000):
        taking.data.import_chosen.emit(path)
    with qtbot.waitSignal(taking.exchange.taken, timeout=5_000):
        taking.data.import_confirmed.emit("here")
    assert stage.app._resources.diary.everything().entries == (ENTRY,)


def test_an_earlier_diary_comes_back(open_stage: Open, qtbot: QtBot) -> None:
    stage = opened(open_stage)
    taking = stage.app.diary.taking
    copy = taking.exchange._backups.make()
    stage.app.diary.page.entry_deleted.emit("a")
    stage.app.diary.page.backups_wanted.emit()
    qtbot.waitUntil(lambda: not taking.exchange.is_busy, timeout=5_000)
    with qtbot.waitSignal(taking.exchange.restored, timeout=5_000):
        taking.backups.restore_wanted.emit(copy)
    assert stage.app._resources.diary.count == 1


def test_delete_everything_leaves_nothing(open_stage: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[int] = []
    monkeypatch.setattr(QCoreApplication, "exit", lambda status=0: ended.append(status))
    stage = opened(open_stage)
    stage.app.window.show_page("read")
    stage.app.reading.open_page("about")
    stage.app.window.show_page("reminders")
    stage.app.chosen.choose("preset", "gentle")
    assert list((tmp_path / "data").iterdir())
    stage.app.diary.taking.data.delete_confirmed.emit()
    assert ended == [0]
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_a_session_of_the_summer_told_in_winter_keeps_its_hour(
    open_stage: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "America/New_York")
    stage = open_stage()
    stage.app.window.show_page("diary")
    stage.app.diary.page.day_chosen.emit(date(2026, 7, 22))
    stage.app.diary.page.add_button.click()
    editor = stage.app.diary.page.editor
    assert editor is not None
    editor.time.line.setText("10:00")
    editor.save_button.click()
    (entry,) = stage.app._resources.diary.everything().entries
    assert entry.began.isoformat() == "2026-07-22T10:00:00-04:00"
