"""The reminders page with an owner of the rules as the window has one."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.reminders.page import RemindersPage
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)  # a Sunday
MORNING = Reminder("a", "Morning circles", time(8), habit="after brushing my teeth")
EVENING = Reminder("b", "Evening circles", time(18), frozenset({0, 2, 4}), "after supper", "gentle")
WEEKEND = Reminder("c", "Stretch", time(14, 30), frozenset({5, 6}), on=False)
THREE = Rules((MORNING, EVENING, WEEKEND))
NIGHT = Quiet(time(21), time(7))


class Open:
    """The page, an owner of the rules as the window has one, and all that was told."""

    def __init__(self, page: RemindersPage, rules: Rules = THREE) -> None:
        self.page = page
        self.rules = rules
        self.before = rules
        self.told: list[tuple[str, object]] = []
        page.reminder_saved.connect(self._on_saved)
        page.reminder_deleted.connect(self._on_deleted)
        page.undo_wanted.connect(self._on_undo)
        page.switched.connect(self._on_switched)
        page.quiet_changed.connect(self._on_quiet)
        page.paused.connect(self._on_paused)
        page.test_wanted.connect(self._on_test)
        page.closed_helper_wanted.connect(self._on_closed)
        page.calendar_wanted.connect(self._on_calendar)
        self.show()

    def show(self) -> None:
        self.page.show_rules(self.rules, NOW)

    def take(self, what: str, value: object, rules: Rules) -> None:
        self.told.append((what, value))
        self.before, self.rules = self.rules, rules
        self.show()

    def _on_saved(self, reminder: Reminder) -> None:
        kept = {one.id: one for one in self.rules.reminders}
        self.take("saved", reminder, Rules(tuple({**kept, reminder.id: reminder}.values()), self.rules.quiet))

    def _on_deleted(self, reminder_id: str) -> None:
        left = tuple(one for one in self.rules.reminders if one.id != reminder_id)
        self.take("deleted", reminder_id, Rules(left))

    def _on_undo(self) -> None:
        self.take("undone", None, self.before)

    def _on_switched(self, reminder_id: str, on: object) -> None:
        self.take("switched", (reminder_id, on), self.rules)

    def _on_quiet(self, quiet: Quiet | None) -> None:
        self.take("quiet", quiet, Rules(self.rules.reminders, quiet))

    def _on_paused(self, until: date | None) -> None:
        self.take("paused", until, Rules(self.rules.reminders, paused_until=until))

    def _on_test(self) -> None:
        self.told.append(("test", None))

    def _on_closed(self, on: object) -> None:
        self.told.append(("closed", on))

    def _on_calendar(self, reminders: object) -> None:
        self.told.append(("calendar", reminders))


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(20, button.height() // 2))


class Maker:
    """Opens pages, and keeps them for as long as the test runs."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._kept: list[Open] = []

    def __call__(self, rules: Rules = THREE, locale: str = "en_GB") -> Open:
        page = RemindersPage(QLocale(locale), lambda: "new-id")
        self._qtbot.addWidget(page)
        page.resize(900, 700)
        opened = Open(page, rules)
        page.show()
        page.activateWindow()
        QApplication.processEvents()
        self._kept.append(opened)
        return opened
