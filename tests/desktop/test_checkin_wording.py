"""The program's own words about safety are as easy to read as the questions; the number to call can be set."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.checkin_stage import CHECKIN, CheckinStage
from tests.desktop.stage import Stage
from tests.reading.readability import Syllables, count
from tests.routine.plans import ROUTINE, WORDS
from tests.safety.shipped_checkin import YES, answers

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.desktop.practise.ending import EndingPage
from lymph_coach.desktop.practise.stop_card import StopCard
from lymph_coach.routine.layout import build_timeline
from lymph_coach.routine.plan import make_plan
from lymph_coach.session.session import Session, State

Open = Callable[..., Stage]
SAFETY_GRADE = 6


@pytest.fixture(scope="module")
def syllables() -> Syllables:
    return Syllables()


def words(widget: QWidget) -> Iterator[str]:
    """Everything that can be read on a widget."""
    for one in widget.findChildren(QWidget):
        if isinstance(one, QLabel | QAbstractButton) and one.text():
            yield one.text()


def test_the_page_says_nothing_hard_of_its_own(qtbot: QtBot, syllables: Syllables) -> None:
    stage = CheckinStage(qtbot)
    everything = answers(CHECKIN.first, **dict.fromkeys((one.key for one in CHECKIN.first_questions), YES))
    stage.begin(KeptCheckin(None, everything))
    shown = set(words(stage.page))
    for _ in CHECKIN.first:
        stage.go_on()
    stage.choose("dizzy")
    stage.go_on()
    shown |= set(words(stage.page))
    stage.press(stage.follow_up("dizzy").buttons["clears"])
    stage.go_on()
    for row in stage.page.result.ask_rows.values():
        stage.press(row.clear_button)
    shown |= set(words(stage.page))
    stage.done()
    shown |= set(words(stage.page))
    assert {"Please choose one here.", "Start gently", "Take that back", "Not sure"} <= shown
    assert count(shown, syllables).grade <= SAFETY_GRADE - 1


def test_the_card_that_asks_why_is_easy(qtbot: QtBot, syllables: Syllables) -> None:
    card = StopCard()
    qtbot.addWidget(card)
    assert count(words(card), syllables).grade <= SAFETY_GRADE - 1


@pytest.mark.parametrize("why", ["pain", "dizzy"])
def test_the_stop_card_is_easy(qtbot: QtBot, syllables: Syllables, why: str) -> None:
    page = EndingPage()
    qtbot.addWidget(page)
    plan = make_plan(ROUTINE, "circles")
    page.show_ended(Session(plan, build_timeline(plan, WORDS), State.RUNNING), why, "911")
    assert "Stop for today." in set(words(page))
    assert count(words(page), syllables).grade <= SAFETY_GRADE


def test_the_card_of_a_closed_day_is_easy(open_stage: Open, syllables: Syllables) -> None:
    closed = open_stage().app.today.page.closed
    assert any("Rest for today." in text for text in words(closed))
    assert count(words(closed), syllables).grade <= SAFETY_GRADE - 1


def test_the_emergency_number_is_written_in_the_settings(open_stage: Open) -> None:
    stage = open_stage(emergency_number="999")
    row = stage.app.choices.page.rows["emergency_number"]
    line = row.control
    assert isinstance(line, QLineEdit)
    assert line.accessibleName() == "Emergency number"
    row.show_value("999")
    assert line.text() == "999"
    line.editingFinished.emit()
    assert stage.app.chosen.now().emergency_number == "999"
    line.selectAll()
    QTest.keyClicks(line, " 112 and far too much to be one")
    line.editingFinished.emit()
    assert stage.app.chosen.now().emergency_number == "112 and far too muc"
    for written, kept in (("\u202a+44\u00a020 7946\u202c ", "+44 20 7946"), ("", "")):  # pasted from a list of contacts
        line.setText(written)
        line.setModified(True)
        line.editingFinished.emit()
        assert stage.app.chosen.now().emergency_number == kept
