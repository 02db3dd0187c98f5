"""What a session leaves in the diary: from its start, how it felt, what was done afterwards, and the step after."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.stage import NOON, Stage

from lymph_coach.journal.change import Item
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.offer import Offer, Step, Way

Open = Callable[..., Stage]


def entries(stage: Stage) -> tuple[Entry, ...]:
    return stage.app._resources.diary.everything().entries


def shown(stage: Stage) -> QWidget | None:
    return stage.app.window._whole.currentWidget()


def begin(stage: Stage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        stage.app.today.page.start_button.chosen.emit()


def settle(stage: Stage) -> None:
    """Wait until the thread that writes has written."""
    stage.app.practice._disk.settle()


def finished(days_ago: float, rounds: int = 1) -> Entry:
    began = NOON - timedelta(days=days_ago)
    return Entry(
        f"{days_ago}", began, began, "starter", rounds_done=rounds, circles_done=20 * rounds, why_ended="finished"
    )


def test_a_session_is_in_the_diary_from_its_start_and_never_twice(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    (begun,) = entries(stage)
    assert (begun.circles_planned, begun.circles_done, begun.why_ended) == (60, 0, "cut off")
    stage.hear(30.0)
    settle(stage)
    (going,) = entries(stage)
    assert (going.id, going.circles_done, going.why_ended) == (begun.id, 10, "cut off")
    stage.app.practice.coach.restart()
    qtbot.waitUntil(lambda: stage.app.practice.coach.session is not None, timeout=5_000)
    assert [one.id for one in entries(stage)] == [begun.id]
    stage.hear(1_000.0)
    settle(stage)
    (ended,) = entries(stage)
    assert (ended.id, ended.circles_done, ended.why_ended) == (begun.id, 60, "finished")


def cut_off(open_stage: Open, qtbot: QtBot) -> Stage:
    """A new window after one that was closed half way through a session."""
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    stage.hear(30.0)
    stage.app.window.close()
    again = open_stage(preset="circles")
    assert again.app.today.page.offer.isVisible()
    return again


def test_going_on_continues_the_same_entry(open_stage: Open, qtbot: QtBot) -> None:
    again = cut_off(open_stage, qtbot)
    (left,) = entries(again)
    with qtbot.waitSignal(again.app.practice.began, timeout=5_000):
        again.app.today.page.offer.go_on_button.chosen.emit()
    again.hear(1_000.0)
    assert entries(again) == (replace(left, ended=again.now[0], circles_done=60, rounds_done=3, why_ended="finished"),)


def test_keeping_keeps_and_forgetting_removes(open_stage: Open, qtbot: QtBot) -> None:
    again = cut_off(open_stage, qtbot)
    (left,) = entries(again)
    again.app.today.page.offer.keep_button.chosen.emit()
    settle(again)
    assert [(one.id, one.circles_done, one.why_ended) for one in entries(again)] == [(left.id, 10, "cut off")]


def test_what_is_forgotten_is_gone(open_stage: Open, qtbot: QtBot) -> None:
    again = cut_off(open_stage, qtbot)
    again.app.today.page.offer.discard_button.chosen.emit()
    settle(again)
    assert entries(again) == ()


def test_the_first_session_asks_nothing_about_feelings(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    stage.hear(1_000.0)
    assert stage.app.practice.ending.done_button.text() == "Back to Today"
    stage.app.practice.ending.done_button.chosen.emit()
    assert stage.app.today.page.isVisible()


def test_feelings_before_and_after_are_in_the_entry(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles", first_run_done=True)
    stage.app.today.page.start_button.chosen.emit()
    page = stage.app.practice.feelings
    assert shown(stage) is page
    page.rows.rows[Item.PAIN].cells[4].chosen.emit()
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        page.done_button.chosen.emit()
    (begun,) = entries(stage)
    assert begun.before == Ratings(pain=4)
    stage.hear(1_000.0)
    stage.app.practice.ending.done_button.chosen.emit()
    assert shown(stage) is page
    assert page.rows.ratings.is_empty
    page.rows.rows[Item.PAIN].cells[3].chosen.emit()
    page.done_button._last_s = float("-inf")
    page.done_button.chosen.emit()
    assert stage.app.today.page.isVisible()
    (entry,) = entries(stage)
    assert (entry.before, entry.after, entry.why_ended) == (Ratings(pain=4), Ratings(pain=3), "finished")


def test_skipping_is_one_press_and_leaves_nothing(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles", first_run_done=True)
    stage.app.today.page.start_button.chosen.emit()
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        stage.app.practice.feelings.skip_button.chosen.emit()
    stage.hear(1_000.0)
    stage.app.practice.ending.done_button.chosen.emit()
    stage.app.practice.feelings.skip_button.chosen.emit()
    assert stage.app.today.page.isVisible()
    (entry,) = entries(stage)
    assert entry.before.is_empty
    assert entry.after.is_empty


def test_who_does_not_want_to_be_asked_is_not(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles", first_run_done=True, ask_feelings=False)
    begin(stage, qtbot)
    assert shown(stage) is stage.app.practice.page


@pytest.mark.parametrize(("why", "asks"), [("tired", True), ("pain", False), ("dizzy", False)])
def test_after_a_stop_nobody_unwell_is_asked_for_more(open_stage: Open, qtbot: QtBot, why: str, *, asks: bool) -> None:
    stage = open_stage(preset="circles", first_run_done=True)
    stage.app.today.page.start_button.chosen.emit()
    with qtbot.waitSignal(stage.app.practice.began, timeout=5_000):
        stage.app.practice.feelings.skip_button.chosen.emit()
    stage.hear(20.0)
    stage.app.practice.page.stop_card.reason_given.emit(why)
    ending = stage.app.practice.ending
    assert bool(ending.care) is asks
    ending.done_button.chosen.emit()
    assert (shown(stage) is stage.app.practice.feelings) is asks


def test_after_care_is_kept_as_it_is_ticked_and_shown_in_the_day(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="circles")
    begin(stage, qtbot)
    stage.hear(1_000.0)
    care = stage.app.practice.ending.care
    assert list(care) == ["sit", "stand", "skin", "drink", "move"]
    care["skin"].chosen.emit()
    care["drink"].chosen.emit()
    (entry,) = entries(stage)
    assert entry.after_care == {"skin", "drink"}
    stage.app.practice.ending.done_button.chosen.emit()
    stage.app.window.show_page("diary")
    page = stage.app.diary.page
    card = page.day.cards[entry.id]
    assert card.cared.text() == "Afterwards:\n✓ Look at my skin. Use a mirror for my soles.\n✓ Drink if I am thirsty."
    card.edit_button.chosen.emit()
    assert page.editor is not None
    page.editor.care["drink"].chosen.emit()
    page.editor.save_button.chosen.emit()
    (entry,) = entries(stage)
    assert entry.after_care == {"skin"}


def test_the_next_step_is_offered_on_today_taken_and_taken_back(open_stage: Open) -> None:
    stage = open_stage()
    for days in (3, 2, 1):
        stage.app._resources.diary.add(finished(days))
    today = stage.app.today
    today.show_step()
    card = today.step.card
    assert card.asks.isVisible()
    assert card.take_button.text() == "I felt fine, next step"
    card.take_button.chosen.emit()
    assert stage.app.chosen.now().rounds == 2
    assert card.standing.text() == "Step 2 of 4: 2 rounds, since Sunday 22 November."
    assert not card.asks.isVisible()
    card.undo_bar.undo_button.chosen.emit()
    assert (stage.app.chosen.now().rounds, card.standing.isVisible()) == (0, False)
    card.leave_button.chosen.emit()
    today.show_step()
    assert not card.isVisible()


def test_a_session_cut_off_or_a_bad_day_comes_before_a_step(open_stage: Open, qtbot: QtBot) -> None:
    stage = cut_off(open_stage, qtbot)
    for days in (3, 2, 1):
        stage.app._resources.diary.add(finished(days))
    stage.app.today.show_step()
    assert not stage.app.today.step.card.isVisible()


def test_after_a_week_away_the_diary_offers_a_step_back_and_shows_it(open_stage: Open) -> None:
    stage = open_stage(rounds=2)
    stage.app._resources.diary.add(finished(8))
    stage.app.window.show_page("diary")
    page = stage.app.diary.page
    assert page.question.isVisible()  # one question at a time
    assert not page.offer.isVisible()
    page.question_answered.emit("")
    stage.app.diary.show_diary()
    assert page.offer.take_button.text() == "Start easier"
    page.offer_taken.emit(Offer(Way.BACK, Step(1)))
    assert stage.app.chosen.now().rounds == 1
    assert page.offer.standing.text().startswith("Step 1 of 4: 1 round, since")
    page.offer_undone.emit()
    assert stage.app.chosen.now().rounds == 2
    page.offer_declined.emit()
    assert not page.offer.isVisible()
