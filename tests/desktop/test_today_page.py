"""Today: the choices behind one button, the week, the next reminder, and what stands above the fold."""

from collections.abc import Callable
from datetime import time

import pytest
from PySide6.QtCore import QLocale, QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.announced import announced
from tests.desktop.stage import NOON, Stage
from tests.desktop.tour import entry
from tests.routine.plans import ROUTINE

from lymph_coach.desktop.theme.focus import RING_PX
from lymph_coach.desktop.today.closed import ClosedCard
from lymph_coach.desktop.today.manner import FIELDS
from lymph_coach.desktop.today.offer import OfferCard
from lymph_coach.desktop.today.page import TodayPage
from lymph_coach.desktop.wording import Wording
from lymph_coach.journal.weeks import Pause, PauseReason
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.routine.kinds import Direction, Posture, Size, Who
from lymph_coach.routine.plan import make_plan
from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.session.history import Practice
from lymph_coach.session.session import Circle
from lymph_coach.system.atomic import StorageError

Open = Callable[..., Stage]
EVENING = Reminder("a", "Evening circles", time(18, 0), habit="after supper")


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()


def foot(widget: QWidget, window: QWidget) -> int:
    """How far down the window it ends, in pixels."""
    return widget.mapTo(window, QPoint(0, widget.height())).y()


@pytest.mark.parametrize(
    ("size", "above"),
    [((1024, 700), ("start", "presets", "change")), ((1180, 780), ("start", "presets", "change", "reminder"))],
)
def test_all_that_matters_stands_above_the_fold(
    open_stage: Open, size: tuple[int, int], above: tuple[str, ...]
) -> None:
    stage = open_stage(preset="standard")
    window, page = stage.app.window, stage.app.today.page
    window.resize(*size)
    page.show_reminder("Next reminder: today at 18:00, after supper.")
    settle()
    parts = {
        "start": page.start_button,
        "presets": page.presets,
        "change": page.manner.change_button,
        "reminder": page.reminder,
    }
    assert {name: foot(parts[name], window) <= size[1] for name in above} == dict.fromkeys(above, True)


@pytest.mark.parametrize("percent", [200, 250])
def test_in_very_large_text_greeting_and_start_are_in_sight_together(open_stage: Open, percent: int) -> None:
    stage = open_stage(preset="standard", text_percent=percent)
    window, page = stage.app.window, stage.app.today.page
    window.resize(1024, 700)
    settle()
    stage.app.ways.show_today()
    settle()
    assert foot(page.start_button, window) + RING_PX <= 700
    assert page.greeting.mapTo(page, QPoint()).y() > 0
    order = [page.start_button, page.length, page.figure, page.last, page.presets]
    assert [foot(one, window) for one in order] == sorted(foot(one, window) for one in order)
    window.resize(1920, 1080)
    stage.app.chosen.choose("text_percent", 100)
    settle()
    order = [page.greeting, page.last, page.plan, page.length, page.start_button, page.presets]
    assert [foot(one, window) for one in order] == sorted(foot(one, window) for one in order)


def test_preparing_is_announced_only_where_something_is_to_be_prepared(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch)
    page = TodayPage(Wording())
    qtbot.addWidget(page)
    page.show_preparing(40, 40)
    assert said == []
    page.show_ready()
    page.show_preparing(12, 40)
    page.show_preparing(40, 40)
    assert said == ["Preparing the voice. This happens once."]


def test_what_has_the_keyboard_instead_of_start_says_why(qtbot: QtBot) -> None:
    offer, closed = OfferCard(), ClosedCard()
    for card in (offer, closed):
        qtbot.addWidget(card)
    plan = make_plan(ROUTINE, "circles")
    offer.show_checkpoint(Checkpoint(plan, NOON, NOON, 1, 2, frozenset((Circle(1, Size.SMALL, 1),))))
    assert offer.go_on_button.accessibleDescription().startswith("Your last session was cut off. You had done 1")
    assert "you did not feel well" in closed.reopen_button.accessibleDescription()


def test_the_choices_come_when_they_are_asked_for_and_go_again(open_stage: Open) -> None:
    stage = open_stage(posture=Posture.STANDING)
    manner = stage.app.today.page.manner
    assert manner.present.text() == "Standing · Arms level · Both arms · Backward, then forward"
    assert not manner.pills
    manner.change_button.chosen.emit()
    assert tuple(manner.pills) == FIELDS
    assert manner.change_button.text() == "Close"
    assert all(pills.isVisible() for pills in manner.pills.values())
    assert manner.pills["posture"]._buttons["standing"].isChecked()
    manner.pills["direction"].picked.emit("forward")
    assert stage.app.chosen.now().direction is Direction.FORWARD
    assert manner.present.text() == "Standing · Arms level · Both arms · Forward only"
    assert stage.app.today.plan.manner.direction is Direction.FORWARD
    manner.change_button.chosen.emit()
    assert not any(pills.isVisible() for pills in manner.pills.values())
    assert manner.change_button.text() == "Change how I practise"
    manner.change_button.chosen.emit()
    assert manner.pills["direction"]._buttons["forward"].isChecked()


def test_the_week_is_said_before_the_last_time_and_only_where_there_is_one(open_stage: Open) -> None:
    stage = open_stage()
    today = stage.app.today
    today.show_step()
    assert today.page.last.text().startswith("Welcome.")
    assert today.page.over.text() == "Your first session"
    for days in (1, 2):
        stage.app._resources.diary.add(entry(days))
    today.show_history()
    today.show_step()
    assert today.page.over.text() == "Next session"
    said = today.page.last.text()
    # NOON is a Sunday: where weeks begin on it, the days before belong to the last one.
    assert said in {"Last time: yesterday, 12:00.", f"2 of 4 days this week. {said.partition('. ')[2]}"}
    stage.app._resources.diary.set_pause(Pause(NOON.date(), None, PauseReason.ILL))
    today.show_step()
    assert today.page.last.text().startswith("This week is paused. Nothing is asked. Last time: yesterday")


def test_a_time_of_day_is_written_as_everywhere_in_the_program(qtbot: QtBot) -> None:
    usual = QLocale()
    last = Practice(NOON, NOON, "circles", 60, 60, "finished")
    for place, said in (("fr_CA", "12:00"), ("en_US", "12:00 PM"), ("ar_EG", "12:00 PM")):
        QLocale.setDefault(QLocale(place))
        try:
            page = TodayPage(Wording())
            page.show_greeting(NOON, last)
        finally:
            QLocale.setDefault(usual)
        qtbot.addWidget(page)
        assert page.last.text() == f"Last time: today, {said}."


def test_the_next_reminder_is_said_as_it_is_planned_and_silence_where_none_comes(
    open_stage: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = open_stage()
    reminders, line = stage.app.reminders, stage.app.today.page.reminder
    assert line.text() == ""
    reminders.page.reminder_saved.emit(EVENING)
    assert line.text().startswith("Next reminder: today at ")
    assert line.text().endswith(", after supper.")
    reminders.page.switched.emit("a", False)  # as the signal has it
    assert line.text() == ""
    reminders.page.reminder_saved.emit(Reminder("a", "Evening circles", time(18, 0)))
    assert "," not in line.text()
    assert line.text().startswith("Next reminder: ")

    def fail(*_: object) -> None:
        raise StorageError("gone")

    monkeypatch.setattr(reminders._keeper, "coming", fail)
    reminders.coming.look()
    assert line.text() == ""


def test_the_chosen_person_shows_the_movements_everywhere_at_once(open_stage: Open) -> None:
    stage = open_stage()
    practice = stage.app.practice
    before = practice.page.figure._colours, practice.ending.figure._colours
    stage.app.chosen.choose("figure", "bun")
    assert stage.app.today.page.figure._pose.body.who is Who.BUN
    assert practice.ending.figure._pose.body.who is Who.BUN
    assert practice.page._motion.resting().body.who is Who.BUN
    assert practice.page.figure._colours != before[0]
    assert practice.ending.figure._colours == practice.page.figure._colours == stage.app.today.page.figure._colours
