"""The check-in in the whole window: what is answered decides what begins."""

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot
from tests.desktop.stage import NOON, Stage
from tests.desktop.test_session_keeping import SESSION
from tests.desktop.tour import see_all

from lymph_coach.desktop.checkin.page import CheckinPage
from lymph_coach.routine.kinds import Posture, Reach
from lymph_coach.safety.outcome import Outcome, Side
from lymph_coach.safety.verdict import Limits, Verdict
from lymph_coach.session.checkpoint import CHECKPOINT_FILE, CheckpointFile, checkpoint_of

Open = Callable[..., Stage]


def ask(open_stage: Open, **settings: object) -> tuple[Stage, CheckinPage]:
    """Press Start, and be asked."""
    stage = open_stage(checkin=True, **settings)
    stage.app.today.page.start_button.click()
    return stage, stage.app.checkin.page


def none_of_these(page: CheckinPage) -> None:
    """Go through every screen of questions."""
    for screen in page.screens:
        assert screen.isVisible()
        see_all(page)
        assert page.answer_button.text() == "None of these"
        page.answer_button.click()


def test_a_healthy_person_is_asked_once_at_length_and_then_in_one_press(open_stage: Open, qtbot: QtBot) -> None:
    stage, page = ask(open_stage)
    assert page.isVisible()
    assert len(page.screens) > 1
    none_of_these(page)
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        page.done_button.click()
    assert stage.app.practice.page.isVisible()
    stage.app.close()
    again, page = ask(open_stage)
    assert len(page.screens) == 1
    none_of_these(page)
    with qtbot.waitSignal(again.app.practice.began, timeout=5_000):
        again.app.practice.feelings.skip_button.click()


def test_not_now_leads_back_and_begins_nothing(open_stage: Open) -> None:
    stage, page = ask(open_stage)
    page.cancel_button.click()
    assert stage.app.today.page.isVisible()
    assert stage.app.window.focusWidget() is stage.app.today.page.start_button
    assert stage.app.practice.coach.session is None


def test_limits_change_the_session_and_not_the_settings(open_stage: Open, qtbot: QtBot) -> None:
    stage, page = ask(open_stage, posture=Posture.STANDING)
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        page.answered.emit(Verdict(Outcome.LOW_RANGE, Limits(seated=True, low=True, resting=frozenset((Side.LEFT,)))))
    session = stage.app.practice.coach.session
    assert session is not None
    manner = session.plan.manner
    assert (manner.posture, manner.reach, manner.arms) == (Posture.SEATED, Reach.LOW, "right")
    assert stage.app.chosen.now().posture == Posture.STANDING


def test_not_today_begins_nothing(open_stage: Open) -> None:
    stage, page = ask(open_stage)
    page.answered.emit(Verdict(Outcome.NOT_TODAY))
    assert stage.app.today.page.isVisible()
    assert stage.app.practice.coach.session is None


def test_a_session_cut_off_is_asked_about_too_and_begun_anew_where_it_may_not_go_on(
    open_stage: Open, qtbot: QtBot
) -> None:
    stage = open_stage(preset="circles")
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        stage.app.today.page.start_button.click()
    stage.hear(30.0)
    stage.app.close()
    again = open_stage(checkin=True)
    again.app.today.page.offer.go_on_button.click()
    again.app.checkin.page.answered.emit(Verdict(Outcome.LOW_RANGE, Limits(low=True)))
    with qtbot.waitSignal(again.app.practice.began, timeout=5_000):
        again.app.practice.feelings.skip_button.click()
    session = again.app.practice.coach.session
    assert session is not None
    assert session.plan.manner.reach is Reach.LOW
    assert session.done == frozenset()
    kept, new = again.app._resources.diary.everything().entries
    assert (kept.circles_done, kept.why_ended, kept.reach) == (10, "cut off", "level")
    assert (new.circles_done, new.reach) == (0, "low")


def test_a_change_of_health_is_asked_about_and_leads_back(open_stage: Open) -> None:
    stage = open_stage(checkin=True)
    stage.app.today.page.health_button.click()
    page = stage.app.checkin.page
    assert page.isVisible()
    none_of_these(page)
    page.done_button.click()
    assert stage.app.today.page.isVisible()
    assert stage.app.practice.coach.session is None


def test_while_the_check_in_is_read_practice_is_made_so_that_start_need_not_wait(
    open_stage: Open, qtbot: QtBot
) -> None:
    stage, page = ask(open_stage)
    assert "practice" not in stage.app.__dict__
    qtbot.waitUntil(lambda: "practice" in stage.app.__dict__, timeout=5_000)
    assert page.isVisible()
    assert stage.app.practice.coach.session is None
    coach = stage.app.practice.coach
    page.cancel_button.click()
    stage.app.today.page.start_button.click()
    stage.app._beginning.get_ready()
    assert stage.app.practice.coach is coach


def test_not_now_makes_nothing_ready(open_stage: Open) -> None:
    stage, page = ask(open_stage)
    assert stage.app._beginning._ahead.isActive()
    page.cancel_button.click()
    assert not stage.app._beginning._ahead.isActive()
    assert "practice" not in stage.app.__dict__


def test_a_session_cut_off_is_offered_again_after_not_now_and_after_cancel(
    open_stage: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    kept = CheckpointFile(tmp_path / "data" / CHECKPOINT_FILE)
    kept.save(checkpoint_of(SESSION, NOON, NOON, "left"))
    stage = open_stage(checkin=True)
    page, coach = stage.app.today.page, stage.app.practice.coach
    page.offer.go_on_button.click()
    stage.app.checkin.page.cancel_button.click()
    assert page.offer.isVisible()
    assert not page.card.isVisible()
    assert stage.app.window.focusWidget() is page.offer.go_on_button
    stage.source.hold = True
    page.offer.go_on_chosen.emit()
    with qtbot.waitSignal(coach.progressed, timeout=5_000):
        stage.app.checkin.page.answered.emit(Verdict(Outcome.GO))
    assert not page.offer.isVisible()
    with qtbot.waitSignal(coach.cancelled, timeout=5_000):
        page.cancel_button.click()
    assert page.offer.isVisible()
    kept.clear()
    coach.cancelled.emit()
    assert not page.offer.isVisible()
    assert page.card.isVisible()
