"""What comes once no session is led: nothing from outside leads away from it, and what went wrong is said."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.desktop.instance.request import Request
from lymph_coach.journal.store import JournalStore
from lymph_coach.practice.log import DiaryLog
from lymph_coach.speech.errors import PreparationCancelledError
from lymph_coach.system.atomic import StorageError

Open = Callable[..., Stage]


def led(open_stage: Open, qtbot: QtBot, **settings: object) -> Stage:
    """A window in the middle of a session."""
    stage = open_stage(preset="circles", **settings)
    practice = stage.app.practice
    with qtbot.waitSignal(practice.coach.began, timeout=20_000):
        stage.app.today.page.start_button.click()
        if not practice.coach.practice_id:
            practice.feelings.skipped.emit()
    stage.hear(30.0)
    return stage


def refuse(*_: object, **__: object) -> None:
    raise StorageError("The disk is full.")


def test_what_comes_from_outside_leaves_neither_the_end_nor_the_question_after_it(
    open_stage: Open, qtbot: QtBot
) -> None:
    stage = led(open_stage, qtbot, ask_feelings=True, first_run_done=True)
    practice, window = stage.app.practice, stage.app.window
    practice.page.stop_reason.emit("tired")
    ways = ((practice.ending, practice.ending.done_chosen), (practice.feelings, practice.feelings.skipped))
    for page, leave in ways:
        stage.app.ways.answer(Request("read", "gentle"))
        assert window._whole.currentWidget() is page
        leave.emit()
    assert stage.app.chosen.now().preset == "circles"
    assert not window.is_given_whole
    stage.app.ways.make_ready("gentle")
    assert stage.app.chosen.now().preset == "gentle"


def test_what_the_disk_refuses_then_is_said_on_today(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = led(open_stage, qtbot)
    practice, today = stage.app.practice, stage.app.today.page
    monkeypatch.setattr(DiaryLog, "keep", refuse)
    monkeypatch.setattr(DiaryLog, "cared", refuse)
    practice.page.stop_reason.emit("tired")
    qtbot.waitUntil(lambda: today.notice.text() == "The disk is full.")
    today.show_notice("")
    practice.ending.care_ticked.emit(frozenset({"skin"}))
    practice.ending.done_chosen.emit()
    assert today.notice.isVisible()


def test_one_that_cannot_start_over_leads_back_to_today(open_stage: Open, qtbot: QtBot) -> None:
    stage = led(open_stage, qtbot)
    stage.source.fail = PreparationCancelledError()
    with qtbot.waitSignal(stage.app.practice.finished, timeout=5_000):
        stage.app.practice.page.restart_wanted.emit()
    assert stage.app.today.page.isVisible()
    assert stage.app.today.page.start_button.hasFocus() or not stage.app.window.isActiveWindow()


def test_a_diary_that_cannot_be_read_keeps_nobody_at_the_end(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = led(open_stage, qtbot)
    notice = stage.app.diary.page.notice
    stage.app.practice.page.stop_reason.emit("tired")
    monkeypatch.setattr(JournalStore, "pauses", refuse)
    stage.app.practice.ending.done_chosen.emit()
    assert stage.app.today.page.isVisible()
    assert notice.text() == "The disk is full."
