"""How late a missed reminder may still be told: chosen with one press, kept, and obeyed by the whole window."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from tests.desktop.reminders_stage import MORNING, Maker, press
from tests.desktop.stage import Stage
from tests.desktop.test_reminders_journey import at_one, shown

from lymph_coach.desktop.reminders.page import RemindersPage
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.store import ReminderStore

Open = Callable[..., Stage]
USUAL = ["Not at all", "30 minutes", "1 hour", "2 hours", "4 hours", "8 hours"]


@pytest.fixture
def make(qtbot: QtBot) -> Maker:
    return Maker(qtbot)


def choices(page: RemindersPage) -> dict[str, QPushButton]:
    """The buttons, by what is written on them."""
    return {button.text(): button for button in page.grace.pills.findChildren(QPushButton)}


@pytest.mark.parametrize(
    ("grace", "words", "chosen"),
    [
        (timedelta(0), "a reminder is not shown later.", "Not at all"),
        (timedelta(minutes=30), "up to 30 minutes late.", "30 minutes"),
        (timedelta(hours=1), "up to 1 hour late.", "1 hour"),
        (timedelta(hours=2), "up to 2 hours late.", "2 hours"),
    ],
)
def test_what_is_chosen_is_said_plainly(make: Maker, grace: timedelta, words: str, chosen: str) -> None:
    page = make(Rules((MORNING,), grace=grace)).page
    assert page.grace.says.text().endswith(words)
    assert [text for text, button in choices(page).items() if button.isChecked()] == [chosen]
    assert list(choices(page)) == USUAL


def test_a_length_from_elsewhere_is_offered_until_another_is_chosen(make: Maker) -> None:
    page = make(Rules((MORNING,), grace=timedelta(minutes=45))).page
    assert list(choices(page))[1:3] == ["30 minutes", "45 minutes"]
    assert choices(page)["45 minutes"].isChecked()
    page.show_rules(Rules((MORNING,), grace=timedelta(hours=8)), page._now)
    assert list(choices(page)) == USUAL
    assert choices(page)["8 hours"].isChecked()


def test_it_is_chosen_with_a_press_or_from_the_keyboard_and_named_for_a_screen_reader(make: Maker) -> None:
    page = make().page
    told: list[timedelta] = []
    page.grace_changed.connect(told.append)
    press(choices(page)["4 hours"])
    QTest.keyClick(choices(page)["30 minutes"], Qt.Key.Key_Space)
    assert told == [timedelta(hours=4), timedelta(minutes=30)]
    assert choices(page)["4 hours"].accessibleName() == "Still tell me within: 4 hours"


@pytest.mark.parametrize(("chosen", "late_s", "comes"), [("30 minutes", 1_900, False), ("4 hours", 14_000, True)])
def test_the_alarm_obeys_it_after_sleep(
    open_stage: Open, qtbot: QtBot, tmp_path: Path, chosen: str, late_s: int, *, comes: bool
) -> None:
    stage = at_one(open_stage)
    page = stage.app.reminders.page
    press(choices(page)[chosen])
    stage.wait(3_600 + late_s)
    if comes:
        assert "13:00" in shown(stage, qtbot).notice.body or "1:00" in shown(stage, qtbot).notice.body
    else:
        assert stage.computer.notifier.shown == []
        assert "Morning circles" in page.coming.missed.text()
    with ReminderStore(tmp_path / "data" / "reminders.sqlite3") as store:
        assert choices(page)[chosen].isChecked()
        assert Keeper(store).rules().grace == {"30 minutes": timedelta(minutes=30)}.get(chosen, timedelta(hours=4))


def test_what_the_system_starts_follows_it(open_stage: Open, qtbot: QtBot) -> None:
    stage = at_one(open_stage)
    page, schedule = stage.app.reminders.page, stage.computer.schedule
    page.closed_helper_wanted.emit(True)
    qtbot.waitUntil(lambda: schedule.rules is not None, timeout=5_000)
    press(choices(page)["8 hours"])
    qtbot.waitUntil(lambda: schedule.rules is not None and schedule.rules.grace == timedelta(hours=8), timeout=5_000)
