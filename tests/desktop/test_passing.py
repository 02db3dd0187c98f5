"""A window that stays open for days says each hour what is true then."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication
from tests.desktop.stage import NOON, Stage

from lymph_coach.desktop.wings.passing import Passing
from lymph_coach.journal.entry import Entry


def test_it_tells_of_another_hour_and_of_the_same_one_on_another_day(qapp: QApplication) -> None:
    now = [NOON]
    passing = Passing(lambda: now[0], qapp)
    told = QSignalSpy(passing.hour_turned)
    counts: list[int] = []
    for minutes in (1, 58, 1, 1, 24 * 60):
        now[0] += timedelta(minutes=minutes)
        passing._timer.timeout.emit()
        counts.append(told.count())
    assert counts == [0, 0, 1, 1, 2]
    assert passing._timer.isActive()
    passing.stop()
    assert not passing._timer.isActive()
    passing.deleteLater()


def test_today_greets_by_the_hour_counts_the_days_and_opens_again_after_a_bad_one(
    open_stage: Callable[..., Stage],
) -> None:
    stage = open_stage()
    today = stage.app.today
    stage.app._resources.diary.add(Entry("a", NOON - timedelta(hours=1), NOON, why_ended="dizzy"))
    today.show_history()
    assert today.page.last.text() == "Last time: today, 12:00."
    assert today.page.closed.isVisible()
    stage.now[0] += timedelta(hours=6)
    today._passing._timer.timeout.emit()
    assert today.page.greeting.text() == "Good evening"
    stage.now[0] += timedelta(hours=14)
    today._passing._timer.timeout.emit()
    assert today.page.greeting.text() == "Good morning"
    assert today.page.last.text().endswith("Last time: yesterday, 12:00.")
    assert not today.page.closed.isVisible()
    assert today.page.start_button.isVisible()
