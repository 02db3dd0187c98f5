"""The whole way through the window by keyboard alone: every step is a key, pressed where the keyboard is."""

from collections.abc import Callable
from datetime import time, timedelta
from functools import reduce
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.hearing import heard, words
from tests.desktop.stage import Stage
from tests.desktop.tour import settle

from lymph_coach.desktop.reading.run_text import RunText
from lymph_coach.desktop.widgets.press import CalmPress
from lymph_coach.journal.entry import Ratings
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.reminder import EVERY_DAY
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.session.session import PauseReason, Session, State

Open = Callable[..., Stage]
SIZE = (1024, 700)
MOST_TABS = 200
SUNDAY = 6


class Keyboard:
    """Presses keys on what has the focus, and sees to it each time that this is in sight.

    Args:
        stage: the window, open and large as it stays.
        qtbot: waits for it.
    """

    def __init__(self, stage: Stage, qtbot: QtBot) -> None:
        self.stage, self._qtbot = stage, qtbot
        self._window = stage.app.window
        with qtbot.waitActive(self._window):
            self._window.activateWindow()

    @property
    def at(self) -> QWidget:
        """What has the focus; all of it is in sight."""
        settle()
        assert (self._window.width(), self._window.height()) == SIZE
        here = QApplication.focusWidget()
        assert here is not None, "nothing has the keyboard"
        hidden = QRegion(meant(here)) - here.visibleRegion()
        assert hidden.isEmpty(), f"{words(here)} has the keyboard and is out of sight: {hidden.boundingRect()}"
        return here

    @property
    def name(self) -> str:
        """What a screen reader calls what has the focus."""
        return heard(self.at)[1]

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press and let go of a key, long after the one before."""
        here = self.at
        if isinstance(here, CalmPress):
            here._last_s = float("-inf")
        QTest.keyClick(here, key, held)

    def tab(self) -> None:
        """Go on to the next control."""
        self.press(Qt.Key.Key_Tab)

    def write(self, text: str) -> None:
        """Write this instead of what stands in the field."""
        self.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(self.at, text)

    def go_to(self, name: str) -> None:
        """Press Tab until the control of this name has the focus."""
        met: list[tuple[QWidget, str]] = []
        for _ in range(MOST_TABS):
            here = self.at, self.name
            if here[1] == name:
                return
            if here in met[:-1]:  # a text with two links has the focus twice running
                break
            met.append(here)
            self.tab()
        pytest.fail(f"Tab leads nowhere to {name!r}, only to:\n" + "\n".join(one for _, one in met))

    def choose(self, name: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
        """Go to a button, and press it."""
        self.go_to(name)
        self.press(key)

    def wait_at(self, name: str) -> None:
        """Until the window itself has brought the keyboard to this."""

        def arrived() -> None:
            assert self.name == name

        self._qtbot.waitUntil(arrived, timeout=10_000)


def meant(widget: QWidget) -> QRect:
    """What the keyboard is on: of a text, the link."""
    if not isinstance(widget, RunText):
        return widget.rect()
    link = widget._run.links[widget._at]
    lines = widget._run.rects(link.start, link.end)
    return reduce(QRectF.united, lines, QRectF()).toAlignedRect() & widget.rect()


@pytest.fixture(params=[100, 250])
def keyboard(open_stage: Open, qtbot: QtBot, request: pytest.FixtureRequest) -> Keyboard:
    """A window as it is the first time, in ordinary and in the largest type."""
    stage = open_stage(checkin=True, text_percent=request.param)
    stage.app.window.resize(*SIZE)
    return Keyboard(stage, qtbot)


def test_from_the_first_start_to_a_reminder_without_a_mouse(keyboard: Keyboard, tmp_path: Path) -> None:
    answer_the_first_checkin(keyboard)
    stop_when_tired(keyboard)
    rate_before(keyboard)
    practise_to_the_end(keyboard)
    tick_and_rate_after(keyboard)
    find_it_in_the_diary(keyboard)
    read_on_and_back(keyboard)
    set_a_reminder(keyboard, tmp_path)


def test_what_tab_does_not_lead_to_is_told_with_what_it_leads_to(keyboard: Keyboard) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"nowhere to 'Stop', only to:\n(.+\n)*Settings"):
        keyboard.go_to("Stop")


def test_what_has_the_keyboard_out_of_sight_is_told(keyboard: Keyboard) -> None:
    bar = keyboard.stage.app.today.page.verticalScrollBar()
    keyboard.go_to("Staying safe")
    bar.setValue(bar.minimum())
    assert bar.maximum() > 0
    with pytest.raises(AssertionError, match="'Staying safe' has the keyboard and is out of sight"):
        keyboard.tab()


def answer_the_first_checkin(keyboard: Keyboard) -> None:
    """Three screens of health, those of every time, and what they come to; all by Enter, where the keyboard is."""
    assert keyboard.name == "Start"
    keyboard.press(Qt.Key.Key_Space)
    page = keyboard.stage.app.checkin.page
    assert len(page.screens) == 4
    for screen in page.screens:
        assert screen.isVisible()
        say_none(keyboard)
    assert keyboard.name == "Start"
    keyboard.press(Qt.Key.Key_Return)
    keyboard.wait_at("Pause")


def say_none(keyboard: Keyboard) -> None:
    """On through the questions by the one button that has the keyboard, which says it is none only after the last."""
    settle()
    while keyboard.name == "More questions":
        keyboard.press(Qt.Key.Key_Return)
        settle()
    assert keyboard.name == "None of these"
    keyboard.press(Qt.Key.Key_Return)


def stop_when_tired(keyboard: Keyboard) -> None:
    """Escape loses nothing, Stop asks, and its question can be taken back."""
    stage = keyboard.stage
    stage.hear(20.0)
    keyboard.press(Qt.Key.Key_Escape)
    assert session(stage).state is State.PAUSED
    assert keyboard.name == "Go on"
    keyboard.choose("Stop")
    assert session(stage).pause is PauseReason.STOPPING
    assert keyboard.name == "Go on with the session"
    keyboard.press(Qt.Key.Key_Return)
    assert session(stage).state is State.RUNNING
    assert keyboard.name == "Pause"
    keyboard.choose("Stop")
    keyboard.choose("Tired")
    assert stage.app.practice.ending.title.text() == "That is enough for now."
    assert keyboard.name == "Back to Today"
    keyboard.press(Qt.Key.Key_Return)
    assert keyboard.name == "Start"


def rate_before(keyboard: Keyboard) -> None:
    """An hour later one screen asks, and then how it feels."""
    keyboard.stage.now[0] += timedelta(hours=1)
    keyboard.press(Qt.Key.Key_Return)
    assert len(keyboard.stage.app.checkin.page.screens) == 1
    say_none(keyboard)
    assert keyboard.stage.app.practice.feelings.title.text() == "How do you feel right now, before you start?"
    rate_pain(keyboard, 4)
    keyboard.choose("Go on")
    keyboard.wait_at("Pause")


def rate_pain(keyboard: Keyboard, number: int) -> None:
    """Tab to the row, the arrows to the number."""
    assert keyboard.name == "Skip"
    keyboard.go_to("Pain: 0 of 10, none")
    for _ in range(number):
        keyboard.press(Qt.Key.Key_Right)
    assert keyboard.name == f"Pain: {number} of 10"
    keyboard.press(Qt.Key.Key_Space)


def practise_to_the_end(keyboard: Keyboard) -> None:
    """Pause and go on with Space, on by a phase with Right and back with Left, then listen to the end."""
    stage = keyboard.stage
    stage.hear(1.0)
    first = session(stage).now.segment.phase
    keyboard.press(Qt.Key.Key_Right)
    assert session(stage).now.segment.phase > first
    keyboard.press(Qt.Key.Key_Left)
    assert session(stage).now.segment.phase == first
    keyboard.press(Qt.Key.Key_Space)
    assert session(stage).pause is PauseReason.ASKED
    assert keyboard.name == "Go on"
    keyboard.press(Qt.Key.Key_Space)
    assert session(stage).state is State.RUNNING
    assert keyboard.name == "Pause"
    stage.hear(2_000.0)
    assert stage.app.practice.coach.session is None


def tick_and_rate_after(keyboard: Keyboard) -> None:
    """What was done afterwards, and how it feels now."""
    ending = keyboard.stage.app.practice.ending
    assert ending.title.text() == "Well done."
    assert keyboard.name == "Go on"
    keyboard.choose("Drink if I am thirsty.", Qt.Key.Key_Space)
    assert ending.care["drink"].isChecked()
    keyboard.choose("Go on")
    assert keyboard.stage.app.practice.feelings.title.text() == "How do you feel right now, after your session?"
    rate_pain(keyboard, 3)
    keyboard.choose("Go on")
    assert keyboard.name == "Start"


def find_it_in_the_diary(keyboard: Keyboard) -> None:
    """The keyboard comes to its entry, which says all that was told."""
    keyboard.choose("Diary")
    page = keyboard.stage.app.diary.page
    tired, whole = page.day.cards.values()
    assert (tired.entry.why_ended, whole.entry.why_ended) == ("tired", "finished")
    assert whole.entry.circles_done == whole.entry.circles_planned > 0
    assert (whole.entry.before, whole.entry.after) == (Ratings(pain=4), Ratings(pain=3))
    assert whole.entry.after_care == {"drink"}
    keyboard.go_to(f"Edit {whole.title.text()}")
    assert keyboard.at is whole.edit_button


def read_on_and_back(keyboard: Keyboard) -> None:
    """Open a page from the list, go on to the next at its foot, and come back."""
    keyboard.choose("Read")
    page = keyboard.stage.app.reading.page
    keyboard.go_to("Pages")
    keyboard.press(Qt.Key.Key_Home)
    keyboard.press(Qt.Key.Key_Down)
    keyboard.press(Qt.Key.Key_Return)
    assert page.page_id == "lymph-drainage"
    assert keyboard.at is page.reader.view
    keyboard.press(Qt.Key.Key_Space)
    keyboard.choose("Next page: Aromatherapy")
    assert page.page_id == "aromatherapy"
    assert keyboard.at is page.reader.view
    keyboard.choose("Back to Lymph drainage")
    assert page.page_id == "lymph-drainage"
    assert keyboard.at is page.reader.view


def set_a_reminder(keyboard: Keyboard, home: Path) -> None:
    """A name, a time and six days of the week."""
    keyboard.choose("Reminders")
    keyboard.choose("Add a reminder")
    assert keyboard.name == "Name"
    keyboard.write("Evening circles")
    keyboard.go_to("Time")
    keyboard.write("19:30")
    keyboard.choose("Sunday", Qt.Key.Key_Space)
    keyboard.choose("Save")
    page = keyboard.stage.app.reminders.page
    (row,) = page.list.rows.values()
    assert keyboard.at is row.edit_button
    assert keyboard.name.startswith("Edit Evening circles, ")
    with ReminderStore(home / "data" / "reminders.sqlite3") as store:
        (kept,) = Keeper(store).rules().reminders
    assert (kept.name, kept.at, kept.days) == ("Evening circles", time(19, 30), EVERY_DAY - {SUNDAY})


def session(stage: Stage) -> Session:
    """The session under way."""
    found = stage.app.practice.coach.session
    assert found is not None
    return found
