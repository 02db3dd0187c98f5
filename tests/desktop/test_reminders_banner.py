"""A reminder inside the window: it says which, takes one answer, and never the keyboard."""

from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.reminders.banner import ReminderBanner
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.reminder import Reminder

EVENING = Reminder("b", "Evening circles", time(18), habit="after supper")
SLOT = Slot("b", date(2026, 11, 23), time(18))
DUE = Due(SLOT, datetime(2026, 11, 23, 18, tzinfo=UTC))


class Open:
    """The banner beside a line being typed into, and what it told."""

    def __init__(self, qtbot: QtBot) -> None:
        self.told: list[tuple[object, ...]] = []
        self.host = QWidget()
        self.banner = ReminderBanner(QLocale("en_GB"))
        self.line = QLineEdit()
        column = QVBoxLayout(self.host)
        column.addWidget(self.banner)
        column.addWidget(self.line)
        qtbot.addWidget(self.host)
        self.host.show()
        self.host.activateWindow()
        QApplication.processEvents()
        self.line.setFocus()
        self.banner.start_wanted.connect(self._on_start)
        self.banner.snooze_wanted.connect(self._on_snooze)
        self.banner.skip_wanted.connect(self._on_skip)

    def _on_start(self, slot: Slot) -> None:
        self.told.append(("start", slot))

    def _on_snooze(self, slot: Slot, minutes: int) -> None:
        self.told.append(("snooze", slot, minutes))

    def _on_skip(self, slot: Slot) -> None:
        self.told.append(("skip", slot))


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    return Open(qtbot)


def test_it_waits_unseen(opened: Open) -> None:
    assert not opened.banner.isVisible()
    assert opened.banner.slot is None


def test_it_says_which_and_leaves_the_keyboard_where_it_is(opened: Open) -> None:
    opened.banner.show_due(DUE, EVENING)
    assert opened.banner.isVisible()
    assert opened.banner.title.text() == "Evening circles, 18:00"
    assert opened.banner.about.text() == "After supper."
    assert opened.line.hasFocus()
    assert opened.banner.slot == SLOT


def test_one_that_comes_late_says_so(opened: Open) -> None:
    opened.banner.show_due(Due(SLOT, DUE.moment, catch_up=True), EVENING)
    assert opened.banner.about.text() == "After supper. This was due at 18:00."


def test_without_a_habit_there_is_no_empty_line(opened: Open) -> None:
    opened.banner.show_due(DUE, Reminder("b", "Evening circles", time(18)))
    assert not opened.banner.about.isVisible()


@pytest.mark.parametrize(
    ("button", "told"),
    [
        ("start_button", ("start", SLOT)),
        ("soon_button", ("snooze", SLOT, 10)),
        ("later_button", ("snooze", SLOT, 60)),
        ("skip_button", ("skip", SLOT)),
    ],
)
def test_an_answer_is_told_once_and_the_banner_goes(opened: Open, button: str, told: tuple[object, ...]) -> None:
    opened.banner.show_due(DUE, EVENING)
    getattr(opened.banner, button).chosen.emit()
    assert opened.told == [told]
    assert not opened.banner.isVisible()
    assert opened.banner.slot is None


def test_it_is_withdrawn_if_it_is_the_one(opened: Open) -> None:
    opened.banner.show_due(DUE, EVENING)
    opened.banner.withdraw(Slot("a", SLOT.day, SLOT.at))
    assert opened.banner.isVisible()
    opened.banner.withdraw(SLOT)
    assert not opened.banner.isVisible()
    assert opened.told == []


def test_it_is_as_high_as_its_words_need(opened: Open) -> None:
    opened.host.resize(700, 600)
    opened.banner.show_due(DUE, EVENING)
    QApplication.processEvents()
    bottom = opened.banner.start_button.mapTo(opened.banner, opened.banner.start_button.rect().bottomLeft()).y()
    low_px = opened.banner.height()
    assert bottom < low_px
    # By a style sheet, as the program's own text grows.
    opened.banner.setStyleSheet("QLabel, QPushButton { font-size: 40px; }")
    QApplication.processEvents()
    assert opened.banner.height() > low_px
    opened.banner.setStyleSheet("")
    long = Reminder("b", "Evening circles", time(18), habit="after supper and " * 7)
    opened.banner.show_due(DUE, long)
    QApplication.processEvents()
    assert opened.banner.height() > low_px
    opened.host.resize(700, 150)
    QApplication.processEvents()
    assert opened.banner.height() < opened.host.height()
