"""Reminders while the program is closed, as the window sets them up, keeps them set up, and hands over to them."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage
from tests.desktop.test_reminders_journey import ONE, at_one, shown

from lymph_coach.desktop.reminders import closed_keeper
from lymph_coach.reminders.notify.notice import Answer, NotifyError
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.schedule import Condition, Means
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError

Open = Callable[..., Stage]
IDLE = "Switched on. It begins as soon as there is a reminder to come."


def wanted_closed(open_stage: Open, qtbot: QtBot) -> Stage:
    """A window with a reminder for one o'clock, which is wanted when it is closed as well."""
    stage = at_one(open_stage)
    stage.app.reminders.page.closed_helper_wanted.emit(True)
    qtbot.waitUntil(lambda: stage.app.reminders.closed.helper.active, timeout=5_000)
    return stage


def snoozed(open_stage: Open, qtbot: QtBot, *, wanted: bool = True) -> Stage:
    """That window, or one not wanted when closed, and its reminder put off for ten minutes."""
    stage = wanted_closed(open_stage, qtbot) if wanted else at_one(open_stage)
    stage.wait(3_600)
    with qtbot.waitSignal(stage.app.reminders.teller.answered, timeout=5_000):
        shown(stage, qtbot).press(Answer.SNOOZE)
    return stage


def test_a_wish_said_before_there_is_a_reminder_is_kept_and_then_set_up(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    page, schedule = stage.app.reminders.page, stage.computer.schedule
    page.closed_helper_wanted.emit(True)
    qtbot.waitUntil(lambda: page.closed.state.text() == IDLE, timeout=5_000)
    assert page.closed.switch.isChecked()
    assert page.closed.state.property("kind") == "strong"
    page.reminder_saved.emit(ONE)
    qtbot.waitUntil(lambda: page.closed.state.text() == "Active now.", timeout=5_000)
    assert schedule.rules is not None
    assert schedule.rules.reminders == (ONE,)


def test_all_switched_off_and_on_again_it_is_set_up_again(open_stage: Open, qtbot: QtBot) -> None:
    stage = wanted_closed(open_stage, qtbot)
    page, schedule = stage.app.reminders.page, stage.computer.schedule
    page.switched.emit("a", False)
    qtbot.waitUntil(lambda: page.closed.state.text() == IDLE, timeout=5_000)
    assert "even when" not in page.status.how.text()
    page.switched.emit("a", True)
    qtbot.waitUntil(lambda: page.closed.state.text() == "Active now.", timeout=5_000)
    assert schedule.rules is not None
    assert schedule.rules.reminders[0].on
    assert "even when" in page.status.how.text()


def test_the_wish_is_still_there_after_a_restart_and_a_set_up_that_was_lost_is_said(
    open_stage: Open, qtbot: QtBot
) -> None:
    wanted_closed(open_stage, qtbot).app.close()
    stage = open_stage()  # whose system knows of nothing
    stage.app.window.show_page("reminders")
    page = stage.app.reminders.page
    qtbot.waitUntil(page.closed.switch.isChecked, timeout=5_000)
    assert page.closed.state.text().startswith("Switched on, but not active now.")
    page.reminder_saved.emit(replace(ONE, name="Noon circles"))
    qtbot.waitUntil(lambda: page.closed.state.text() == "Active now.", timeout=5_000)


def test_switched_off_a_change_sets_nothing_up(open_stage: Open, qtbot: QtBot) -> None:
    stage = wanted_closed(open_stage, qtbot)
    page, schedule = stage.app.reminders.page, stage.computer.schedule
    page.closed_helper_wanted.emit(False)
    page.reminder_saved.emit(replace(ONE, name="Noon circles"))
    qtbot.waitUntil(lambda: stage.app.reminders.closed._work is None, timeout=5_000)
    assert schedule.rules is None
    assert not page.closed.switch.isChecked()


def test_a_wish_the_system_refuses_is_kept_and_said(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    page, schedule = stage.app.reminders.page, stage.computer.schedule
    schedule.refuses = True
    with qtbot.waitSignal(stage.app.reminders.closed.failed, timeout=5_000):
        page.closed_helper_wanted.emit(True)
    assert page.closed.switch.isChecked()
    assert page.closed.state.text().startswith("Switched on, but not active now.")
    assert page.closed.state.property("kind") == "wrong"
    schedule.refuses = False
    page.reminder_saved.emit(replace(ONE, name="Noon circles"))
    qtbot.waitUntil(lambda: page.closed.state.text() == "Active now.", timeout=5_000)


def test_what_another_copy_set_up_is_left_to_it(open_stage: Open, qtbot: QtBot) -> None:
    stage = wanted_closed(open_stage, qtbot)
    stage.computer.schedule.condition = Condition.OTHER_COPY
    installs = stage.computer.schedule.installs
    stage.app.reminders.page.reminder_saved.emit(replace(ONE, name="Noon circles"))
    qtbot.waitUntil(lambda: not stage.app.reminders.closed.helper.active, timeout=5_000)
    assert stage.computer.schedule.installs == installs


def test_a_full_disk_is_said_when_the_wish_cannot_be_kept(open_stage: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    stage = at_one(open_stage)

    def refuse(_store: ReminderStore, *, wanted: bool) -> None:
        raise StorageError(f"The disk is full, {wanted}.")

    monkeypatch.setattr(ReminderStore, "want_closed", refuse)
    stage.app.reminders.page.closed_helper_wanted.emit(True)
    assert stage.app.reminders.page.notice.text() == "The disk is full, True."
    assert stage.computer.schedule.rules is None
    assert not stage.app.reminders.page.closed.switch.isChecked()


def test_a_snoozed_one_is_handed_to_the_helper_when_the_window_closes(open_stage: Open, qtbot: QtBot) -> None:
    stage = snoozed(open_stage, qtbot)
    assert stage.computer.helpers == 0
    stage.app.close()
    assert stage.computer.helpers == 1


def test_where_nothing_can_start_it_nobody_can_switch_it_on(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    closed = stage.app.reminders.page.closed
    stage.computer.schedule.means = Means.NONE
    stage.app.reminders.page.reminder_saved.emit(ONE)
    qtbot.waitUntil(lambda: closed.state.text() == "Not possible on this computer.", timeout=5_000)
    assert not closed.switch.isEnabled()
    assert "save a calendar file" in closed.what.text()


def test_one_that_stays_is_active_as_soon_as_it_has_begun(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    page, schedule, resident = stage.app.reminders.page, stage.computer.schedule, stage.computer.resident
    schedule.means, schedule.condition = Means.AUTOSTART, Condition.AT_LOGIN
    resident.begins_after = 3
    page.closed_helper_wanted.emit(True)
    qtbot.waitUntil(lambda: schedule.installs > 0 and page.closed.state.text() != "Not active.", timeout=5_000)
    assert page.closed.state.text() == "Active now."


def test_one_that_does_not_begin_is_told_as_not_active(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(closed_keeper, "START_LIMIT_S", 0.0)
    stage = at_one(open_stage)
    page, schedule, resident = stage.app.reminders.page, stage.computer.schedule, stage.computer.resident
    schedule.means, schedule.condition = Means.AUTOSTART, Condition.AT_LOGIN
    resident.begins_after = 10**6
    page.closed_helper_wanted.emit(True)
    qtbot.waitUntil(lambda: page.closed.state.text() != "Not active.", timeout=5_000)
    assert page.closed.state.text() == f"Switched on, but not active now. {Condition.AT_LOGIN}"


def test_one_that_stays_needs_no_help(open_stage: Open, qtbot: QtBot) -> None:
    stage = snoozed(open_stage, qtbot)
    stage.computer.resident.alive = True
    stage.app.close()
    assert stage.computer.helpers == 0


def test_not_wanted_when_closed_it_is_not_handed_over(open_stage: Open, qtbot: QtBot) -> None:
    stage = snoozed(open_stage, qtbot, wanted=False)
    stage.app.close()
    assert stage.computer.helpers == 0


def test_with_nothing_put_off_no_helper_is_started(open_stage: Open, qtbot: QtBot) -> None:
    stage = wanted_closed(open_stage, qtbot)
    stage.app.close()
    assert stage.computer.helpers == 0


def test_a_program_that_was_taken_away_does_not_keep_the_window_from_closing(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = snoozed(open_stage, qtbot)

    def refuse() -> None:
        raise NotifyError("Lymph Coach could not be opened.")

    wing = stage.app.reminders
    monkeypatch.setattr(wing, "_surroundings", replace(wing._surroundings, remind_once=refuse))
    stage.app.close()


def test_a_file_that_broke_does_not_keep_the_window_from_closing(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    stage = snoozed(open_stage, qtbot)

    def refuse(_store: ReminderStore) -> bool:
        raise StorageError(f"{tmp_path} could not be read.")

    monkeypatch.setattr(ReminderStore, "wants_closed", refuse)
    stage.app.close()
    assert stage.computer.helpers == 0


def test_the_last_change_before_closing_reaches_the_system_too(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = wanted_closed(open_stage, qtbot)
    page, schedule = stage.app.reminders.page, stage.computer.schedule
    slow, install = threading.Event(), schedule.install

    def install_slowly(rules: Rules) -> None:
        slow.wait(5.0)
        install(rules)

    monkeypatch.setattr(schedule, "install", install_slowly)
    for name in ("Noon circles", "Circles after lunch"):
        page.reminder_saved.emit(replace(ONE, name=name))
    threading.Timer(0.01, slow.set).start()
    stage.app.close()
    assert schedule.rules is not None
    assert schedule.rules.reminders[0].name == "Circles after lunch"
