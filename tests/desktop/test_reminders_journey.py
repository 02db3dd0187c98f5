"""Reminders in the whole window: set, told, answered, and kept while the system is told along."""

from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimerEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage
from tests.desktop.surroundings import HandShown

from lymph_coach.desktop.reminders.alarm import STALLED_BEATS
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.notify.notice import Answer
from lymph_coach.reminders.reminder import Quiet, Reminder
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError

Open = Callable[..., Stage]
ONE = Reminder("a", "Morning circles", time(13, 0), habit="after lunch", preset="gentle")


def at_one(open_stage: Open, **settings: object) -> Stage:
    """A window opened at noon with a reminder for one o'clock."""
    stage = open_stage(**settings)
    stage.app.window.show_page("reminders")
    stage.app.reminders.page.reminder_saved.emit(ONE)
    return stage


def shown(stage: Stage, qtbot: QtBot, number: int = 1) -> HandShown:
    """The latest notification, once so many were shown."""
    qtbot.waitUntil(lambda: len(stage.computer.notifier.shown) >= number, timeout=5_000)
    return stage.computer.notifier.shown[-1]


def test_it_comes_at_its_time_and_start_has_the_session_ready(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.wait(3_599)
    assert stage.computer.notifier.shown == []
    stage.wait(1)
    notice = shown(stage, qtbot)
    assert notice.notice.title == "Morning circles"
    assert "After lunch" in notice.notice.body
    with qtbot.waitSignal(stage.app.reminders.start_wanted, timeout=5_000):
        notice.press(Answer.START)
    assert stage.app.today.page.isVisible()
    assert stage.app.today.plan.preset == "gentle"
    assert stage.app.practice.coach.session is None
    stage.wait(600)
    assert len(stage.computer.notifier.shown) == 1


def test_snoozed_it_comes_again_and_skipped_it_does_not(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.wait(3_600)
    with qtbot.waitSignal(stage.app.reminders.teller.answered, timeout=5_000):
        shown(stage, qtbot).press(Answer.SNOOZE)
    stage.wait(599)
    assert len(stage.computer.notifier.shown) == 1
    stage.wait(1)
    with qtbot.waitSignal(stage.app.reminders.teller.answered, timeout=5_000):
        shown(stage, qtbot, 2).press(Answer.SKIP)
    stage.wait(7_200)
    assert len(stage.computer.notifier.shown) == 2


def test_without_a_notification_service_the_window_itself_reminds(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.computer.notifier.refuses = True
    stage.wait(3_600)
    banner = stage.app.reminders.banner
    qtbot.waitUntil(banner.isVisible, timeout=5_000)
    assert "Morning circles" in banner.title.text()
    assert stage.app.window.windowTitle().startswith("●")
    assert stage.app.window.windowIcon().cacheKey() != QApplication.windowIcon().cacheKey()
    assert "this window" in stage.app.reminders.page.status.how.text()
    banner.skip_button.click()
    assert not banner.isVisible()
    assert stage.app.window.windowTitle() == "Lymph Coach"


def test_while_practising_nothing_reminds_of_practising(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.app.window.show_page("today")
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        stage.app.today.page.start_button.click()
    stage.wait(3_600)
    assert stage.computer.notifier.shown == []
    assert stage.app.reminders._keeper.missed(stage.now[0], stage.computer.zone) == ()


def test_a_notification_that_is_stale_goes(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.wait(3_600)
    notice = shown(stage, qtbot)
    stage.wait(13 * 3_600)
    assert notice.withdrawn


def test_one_that_was_answered_elsewhere_goes(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.wait(3_600)
    notice = shown(stage, qtbot)
    stage.app.reminders._keeper.skip(stage.app.reminders.teller.slots[0], stage.now[0])
    stage.wait(20)
    assert notice.withdrawn


def test_a_service_that_is_back_is_believed_once_it_was_answered(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.computer.notifier.refuses = True
    status = stage.app.reminders.page.status
    status.test_button.click()
    qtbot.waitUntil(lambda: "shows no notifications" in status.how.text(), timeout=5_000)
    stage.computer.notifier.refuses = False
    status.test_button.chosen.emit()
    shown(stage, qtbot).press(Answer.SNOOZE)
    qtbot.waitUntil(lambda: "shows no notifications" not in status.how.text(), timeout=5_000)


def test_reminders_that_had_stopped_say_so_and_go_on(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    alarm = stage.app.reminders.alarm
    alarm._timer.stop()
    stage.now[0] += timedelta(seconds=3_600)
    stage.computer.steady_s += 3_600
    for _ in range(STALLED_BEATS):
        alarm.timerEvent(QTimerEvent(alarm._beat_id))
    assert "had stopped for a while" in stage.app.reminders.page.notice.text()
    assert shown(stage, qtbot).notice.title == "Morning circles"
    assert alarm._timer.isActive()


def test_deleted_and_brought_back(open_stage: Open) -> None:
    stage = at_one(open_stage)
    page = stage.app.reminders.page
    page.reminder_deleted.emit("a")
    assert stage.app.reminders._keeper.rules().reminders == ()
    page.undo_wanted.emit()
    assert stage.app.reminders._keeper.rules().reminders == (ONE,)


def test_quiet_hours_pause_and_switch_are_kept(open_stage: Open) -> None:
    stage = at_one(open_stage)
    page, keeper = stage.app.reminders.page, stage.app.reminders._keeper
    page.quiet_changed.emit(Quiet(time(12, 30), time(13, 30)))
    stage.wait(3_700)
    assert stage.computer.notifier.shown == []
    page.quiet_changed.emit(None)
    page.paused.emit(stage.now[0].date() + timedelta(days=2))
    page.switched.emit("a", False)
    rules = keeper.rules()
    assert rules.quiet is None
    assert rules.paused_until == stage.now[0].date() + timedelta(days=2)
    assert not rules.reminders[0].on


def test_the_system_is_told_and_follows_every_change(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    page, schedule = stage.app.reminders.page, stage.computer.schedule
    with qtbot.waitSignal(stage.app.reminders.closed.changed, timeout=5_000):
        page.closed_helper_wanted.emit(True)
    qtbot.waitUntil(lambda: schedule.rules is not None and page.closed.switch.isChecked(), timeout=5_000)
    assert "Active now" in page.closed.state.text()
    page.reminder_saved.emit(Reminder("b", "Evening circles", time(19, 0)))
    qtbot.waitUntil(lambda: schedule.rules is not None and len(schedule.rules.reminders) == 2, timeout=5_000)
    page.closed_helper_wanted.emit(False)
    qtbot.waitUntil(lambda: schedule.rules is None and not page.closed.switch.isChecked(), timeout=5_000)


def test_a_system_that_refuses_is_told_in_a_sentence(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.computer.schedule.refuses = True
    with qtbot.waitSignal(stage.app.reminders.closed.failed, timeout=5_000):
        stage.app.reminders.page.closed_helper_wanted.emit(True)
    assert "refused" in stage.app.reminders.page.notice.text()


def test_a_test_shows_one_now(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.app.reminders.page.status.test_button.click()
    notice = shown(stage, qtbot)
    assert notice.notice.slot is None
    with qtbot.waitSignal(stage.app.reminders.teller.answered, timeout=5_000):
        notice.press(Answer.START)
    assert "work" in stage.app.reminders.page.notice.text()
    assert stage.app.reminders.page.isVisible()


def test_reminders_are_kept_from_the_start_without_their_page(open_stage: Open, qtbot: QtBot, tmp_path: Path) -> None:
    first = at_one(open_stage)
    first.app.close()
    stage = open_stage()
    qtbot.waitUntil(lambda: "reminders" in stage.app.__dict__, timeout=5_000)
    stage.wait(3_600)
    assert shown(stage, qtbot).notice.title == "Morning circles"
    with ReminderStore(tmp_path / "data" / "reminders.sqlite3") as store:
        assert Keeper(store).rules().reminders == (ONE,)


def test_a_file_that_cannot_be_used_is_said_and_the_rest_works(open_stage: Open, tmp_path: Path) -> None:
    (tmp_path / "data" / "reminders.sqlite3").mkdir(parents=True)
    stage = open_stage()
    stage.app.window.show_page("reminders")
    assert "reminders.sqlite3" in " ".join(label.text() for label in stage.app.window.findChildren(QLabel))
    stage.app.window.show_page("today")
    assert stage.app.today.page.start_button.isVisible()


@pytest.mark.parametrize("closing", ["page", "window"])
def test_a_calendar_file_is_saved_where_the_person_says(open_stage: Open, tmp_path: Path, closing: str) -> None:
    stage = at_one(open_stage)
    calendar = stage.app.reminders.calendar
    stage.app.reminders.page.calendar_wanted.emit((ONE,))
    assert calendar.dialog is not None
    if closing == "window":
        stage.app.close()
        calendar.dialog.reject()
        return
    calendar.dialog.fileSelected.emit(str(tmp_path / "mine.ics"))
    calendar.dialog.reject()
    assert b"Morning circles" in (tmp_path / "mine.ics").read_bytes()
    assert "mine.ics" in stage.app.reminders.page.notice.text()
    assert calendar.dialog is None


def test_a_record_that_cannot_be_used_is_said_at_once_and_when_the_page_is_opened(
    open_stage: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = open_stage()
    alarm = stage.app.reminders.alarm

    def refuse(*_: object) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(Keeper, "due", refuse)
        alarm._planned_s = float("-inf")
        alarm._timer.timeout.emit()
    assert stage.app.today.page.notice.text() == "The disk is full."
    stage.app.window.show_page("reminders")
    assert stage.app.reminders.page.notice.text() == "The disk is full."


def test_a_record_that_was_damaged_is_told_of_on_today(open_stage: Open, tmp_path: Path) -> None:
    record = tmp_path / "data" / "reminders.sqlite3"
    record.parent.mkdir()
    record.write_bytes(b"no database at all" * 100)
    stage = open_stage()
    stage.app._reminding._timer.timeout.emit()
    said = stage.app.today.page.notice
    assert said.isVisible()
    assert said.text() == stage.app.reminders._store.notice


def test_what_was_withdrawn_is_not_kept(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    stage.wait(3_600)
    shown(stage, qtbot)
    assert len(stage.app.reminders._dues) == 1
    stage.wait(13 * 3_600)
    assert stage.app.reminders._dues == {}


def test_what_the_disk_does_not_take_stays_to_be_saved_and_is_not_called_deleted(
    open_stage: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = at_one(open_stage)
    page = stage.app.reminders.page

    def refuse(*_: object) -> None:
        raise StorageError("The disk is full.")

    with monkeypatch.context() as broken:
        broken.setattr(ReminderStore, "save_rules", refuse)
        page.list.rows["a"].delete_button.click()
        assert page.notice.text() == "The disk is full."
        assert page.list.undo_bar.isHidden()
        page.list.rows["a"].edit_button.click()
        page.editor.name.setText("Mine")
        page.editor.save_button.click()
        assert page.editor.isVisible()
        assert (page.editor.name.text(), page.notice.text()) == ("Mine", "The disk is full.")
        assert page.list.rows["a"].isHidden()
    page.editor.save_button.chosen.emit()
    assert not page.editor.isVisible()
    assert page.notice.isHidden()
    assert [one.name for one in stage.app.reminders._keeper.rules().reminders] == ["Mine"]
