"""A session from Start to finish through the real window, with the clock moved by hand."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.practice.log import DiaryLog
from lymph_coach.session.player import Update
from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.sound.notices import SoundNotice, Trouble
from lymph_coach.system.atomic import StorageError

Open = Callable[..., Stage]


def begin(stage: Stage, qtbot: QtBot) -> None:
    """Press Start by keyboard and wait for the session."""
    start = stage.app.today.page.start_button
    assert stage.app.window.focusWidget() is start
    with qtbot.waitSignal(stage.app.practice.coach.began, timeout=20_000):
        press(start, Qt.Key.Key_Space)


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press and let go of a key; also of one that stands for no character, as a media key does."""
    for event in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(event, key, Qt.KeyboardModifier.NoModifier))


def session(stage: Stage) -> Session:
    found = stage.app.practice.coach.session
    assert found is not None
    return found


def shown(stage: Stage) -> QWidget | None:
    return stage.app.window._whole.currentWidget()


def go_to(stage: Stage, kind: str, number: int = 0, size: str = "") -> None:
    """Hear on to the middle of a segment."""
    value = session(stage)
    segment = next(
        one
        for one in value.timeline.segments
        if one.kind == kind and one.start_s >= value.position_s and one.number == number and (one.size or "") == size
    )
    stage.hear((segment.start_s + segment.end_s) / 2 - max(value.position_s, 0.0))


def test_a_full_session_counts_every_circle_and_ends_well(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    counts: list[str] = []

    def listen(update: Update) -> None:
        counts.extend(cue.text for cue in update.entered.cues if cue.kind == "count")

    stage.app.practice.coach.updated.connect(listen)
    begin(stage, qtbot)
    assert shown(stage) is stage.app.practice.page
    with qtbot.waitSignal(stage.app.practice.coach.ended, timeout=1_000):
        while stage.app.practice.coach.session is not None:
            stage.hear(0.4)
    assert counts == ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"] * 6
    assert shown(stage) is stage.app.practice.ending
    assert stage.app.practice.ending.title.text() == "Well done."
    assert stage.app.practice.ending.summary.text() == "60 circles, 3 rounds, 6 minutes."
    assert stage.app.practice.ending.week.text() == "1 of 4 days this week."
    press(stage.app.practice.ending.done_button, Qt.Key.Key_Return)
    assert stage.app.window.focusWidget() is stage.app.today.page.start_button
    assert "today" in stage.app.today.page.last.text()


def test_what_is_on_screen_is_what_is_heard(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    page = stage.app.practice.page
    go_to(stage, "circle", 6, "large")
    assert page.readout.count.accessibleName() == "6"
    assert page.readout.dots.accessibleName() == "6 of 10"
    assert page.where.text() == "Round 1 of 3"
    assert page.what.text() == "Large circles, forward"
    assert page.readout.following.text() == "Next: lower your arms and rest"
    go_to(stage, "rest")
    assert page.readout.caption.text()
    assert page.where.text() == "Round 2 of 3"


def test_space_pauses_and_going_on_counts_the_circle_again(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    go_to(stage, "circle", 4, "small")
    page = stage.app.practice.page
    press(page, Qt.Key.Key_Space)
    assert session(stage).pause is PauseReason.ASKED
    assert not stage.app.practice.coach._alarm.isActive()
    assert page.controls.pause_button.text() == "Go on"
    assert page.readout.count.accessibleName() == "Paused"
    press(page, Qt.Key.Key_MediaTogglePlayPause)
    assert stage.where() == "count_in"
    stage.hear(3.1)
    assert (stage.where(), session(stage).now.segment.number) == ("circle", 4)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_MediaPlay, Qt.Key.Key_MediaPause])
def test_other_keys_pause_too(open_stage: Open, qtbot: QtBot, key: Qt.Key) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    stage.hear(6.0)
    press(stage.app.practice.page, key)
    assert session(stage).state is State.PAUSED


def test_escape_never_loses_a_session(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    stage.hear(20.0)
    for _ in range(3):
        press(stage.app.practice.page, Qt.Key.Key_Escape)
    assert session(stage).state is State.PAUSED
    assert shown(stage) is stage.app.practice.page


def test_arrows_move_by_phase_and_rest_now_rests(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="standard")
    begin(stage, qtbot)
    stage.hear(1.0)
    page = stage.app.practice.page
    press(page.controls.pause_button, Qt.Key.Key_Right)
    assert stage.where() == "breathe_in"
    press(page, Qt.Key.Key_Left)
    assert stage.where() == "settle"
    page.controls.forward_chosen.emit()
    page.controls.rest_chosen.emit()
    assert stage.where() == "rest"


def test_stop_is_two_steps_and_asks_why(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    go_to(stage, "circle", 2, "small")
    page = stage.app.practice.page
    page.controls.stop_chosen.emit()
    assert session(stage).pause is PauseReason.STOPPING
    assert page.stop_card.isVisible()
    phase = session(stage).now.segment.phase
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left):
        press(page.stop_card.go_on_button, key)
    assert session(stage).now.segment.phase == phase, "nobody sees what moves behind the question"
    page.stop_card.go_on_chosen.emit()
    assert session(stage).state is State.RUNNING
    assert not page.stop_card.isVisible()
    page.controls.stop_chosen.emit()
    QTest.mouseClick(page.stop_card.reasons["tired"], Qt.MouseButton.LeftButton)
    assert stage.app.practice.coach.session is None
    assert shown(stage) is stage.app.practice.ending
    assert stage.app.practice.ending.title.text() == "That is enough for now."


def test_dizziness_shows_the_stop_card_and_closes_the_day_with_a_way_back(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(emergency_number="911", preset="circles")
    begin(stage, qtbot)
    stage.hear(30.0)
    stage.app.practice.page.controls.stop_chosen.emit()
    stage.app.practice.page.stop_card.reason_given.emit("dizzy")
    assert "911" in stage.app.practice.ending.advice.text()
    stage.app.practice.ending.done_chosen.emit()
    assert stage.app.today.page.closed.isVisible()
    assert not stage.app.today.page.card.isVisible()
    stage.app.window.close()
    again = open_stage()
    assert again.app.today.page.closed.isVisible()
    again.app.today.page.closed.reopen_button.chosen.emit()
    assert again.app.today.page.card.isVisible()


def test_a_stall_of_five_seconds_loses_no_cue(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    go_to(stage, "circle", 1, "small")
    updates: list[Update] = []
    stage.app.practice.coach.updated.connect(updates.append)
    stage.hear(4.9)
    spoken = [cue.text for cue in updates[-1].entered.cues if cue.kind == "count"]
    assert spoken == ["two", "three"]


@pytest.mark.parametrize("trouble", list(Trouble))
def test_a_gap_or_a_lost_speaker_pauses_and_says_so(open_stage: Open, qtbot: QtBot, trouble: Trouble) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    go_to(stage, "circle", 3, "small")
    heard_s = session(stage).position_s
    stage.source.outputs[0].broken = trouble
    stage.source.outputs[0].refuses = SoundNotice.NO_DEVICE
    stage.app.practice.coach._on_alarm()
    assert session(stage).state is State.PAUSED
    assert session(stage).position_s == pytest.approx(heard_s)
    assert stage.app.practice.page.notice.isVisible()
    stage.app.practice.page.pause_or_go_on.emit()
    assert stage.source.outputs[1].playing
    stage.hear(3.1)
    assert session(stage).now.segment.number == 3


def test_no_device_goes_on_in_silence_and_says_so(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    stage.source.outputs[0].refuses = SoundNotice.NO_DEVICE
    begin(stage, qtbot)
    assert stage.source.outputs[1].playing
    assert SoundNotice.NO_DEVICE.value in stage.app.practice.page.notice.text()


def test_preparing_shows_progress_and_can_be_cancelled(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage()
    stage.source.hold = True
    with qtbot.waitSignal(stage.app.practice.coach.progressed, timeout=5_000):
        stage.app.today.page.start_button.click()
    qtbot.waitUntil(stage.app.today.page.cancel_button.isVisible, timeout=5_000)
    assert not stage.app.today.page.start_button.isVisible()
    with qtbot.waitSignal(stage.app.practice.coach.cancelled, timeout=5_000):
        stage.app.today.page.cancel_button.click()
    assert stage.app.today.page.start_button.isVisible()
    assert stage.app.practice.coach.session is None


@pytest.mark.parametrize("way", ["cancel", "close"])
def test_a_preparation_that_is_done_and_given_up_before_it_is_told_begins_nothing(open_stage: Open, way: str) -> None:
    stage = open_stage()
    coach, today = stage.app.practice.coach, stage.app.today
    today.page.start_button.click()
    assert coach._work
    coach._work._thread.join()
    (coach.cancel if way == "cancel" else stage.app.window.close)()
    for _ in range(8):
        QApplication.processEvents()
    assert coach.session is None
    assert not stage.source.outputs[0].playing
    assert way == "close" or today.page.start_button.isVisible()


def test_what_the_diary_refuses_at_the_start_is_told_in_the_session(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise StorageError("The diary is held by another program.")

    monkeypatch.setattr(DiaryLog, "keep", refuse)
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    notice = stage.app.practice.page.notice
    qtbot.waitUntil(lambda: "held by another program" in notice.text())
    assert notice.isVisible()


def test_start_over_begins_the_same_plan_anew(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    stage.hear(60.0)
    stage.app.practice.page.pause_wanted.emit()
    assert stage.app.practice.page.restart_button.isVisible()
    with qtbot.waitSignal(stage.app.practice.coach.began, timeout=20_000):
        stage.app.practice.page.restart_button.click()
    assert session(stage).position_s < 1.0
    assert session(stage).state is State.RUNNING


def test_closing_midway_offers_to_go_on_next_time(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    go_to(stage, "circle", 6, "large")
    stage.app.window.close()
    again = open_stage()
    assert again.app.today.page.offer.isVisible()
    assert "15" in again.app.today.page.offer.text.text()
    with qtbot.waitSignal(again.app.practice.coach.began, timeout=20_000):
        again.app.today.page.offer.go_on_button.click()
    again.hear(3.1)
    assert (again.where(), session(again).now.segment.number) == ("circle", 6)
    assert len(session(again).done) == 15


@pytest.mark.parametrize("choice", ["keep", "discard"])
def test_a_cut_off_session_is_kept_or_forgotten(open_stage: Open, qtbot: QtBot, choice: str) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    go_to(stage, "circle", 6, "small")
    stage.app.window.close()
    again = open_stage()
    button = again.app.today.page.offer.keep_button if choice == "keep" else again.app.today.page.offer.discard_button
    button.click()
    assert not again.app.today.page.offer.isVisible()
    assert again.app.today.page.card.isVisible()
    again.app.close()
    third = open_stage()
    assert third.app.today.offered is None
    last = third.app._resources.history.last()
    assert (last.circles_done if last else None) == (5 if choice == "keep" else None)


def test_hidden_windows_do_little(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    busy_ms = stage.app.practice.coach._alarm.interval()
    stage.app.window.hide()
    assert stage.app.practice.coach._alarm.interval() >= 15 * busy_ms
    stage.app.window.show()
    assert stage.app.practice.coach._alarm.interval() == busy_ms


def test_a_window_put_away_does_little_too(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    busy_ms = stage.app.practice.coach._alarm.interval()
    stage.app.window.showMinimized()
    assert stage.app.practice.coach._alarm.interval() >= 15 * busy_ms
    stage.app.window.showNormal()
    assert stage.app.practice.coach._alarm.interval() == busy_ms


def test_what_happened_unseen_is_drawn_when_the_window_is_back(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    stage.app.window.hide()
    go_to(stage, "circle", 7, "small")
    stage.app.practice.coach.pause()
    stage.app.window.show()
    assert stage.app.practice.page.readout.count.accessibleName() == "Paused"
    assert stage.app.practice.page.where.text() == "Round 1 of 3"


def test_a_reminder_has_its_preset_ready_and_starts_nothing(open_stage: Open) -> None:
    stage = open_stage()
    stage.app.window.show_page("settings")
    stage.app.ways.make_ready("gentle")
    assert stage.app.today.page.isVisible()
    assert stage.app.today.plan.preset == "gentle"
    assert stage.app.window.focusWidget() is stage.app.today.page.start_button
    assert stage.app.practice.coach.session is None
    stage.app.ways.make_ready("no such preset")
    assert stage.app.today.plan.preset == "gentle"
