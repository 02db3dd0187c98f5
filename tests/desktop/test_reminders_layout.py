"""Layout facts of the reminders page: nothing clipped or wider than the window, targets large, in every theme."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.test_layout import clipped, too_small

from lymph_coach.desktop.reminders.banner import ReminderBanner
from lymph_coach.desktop.reminders.closed_card import ClosedHelper
from lymph_coach.desktop.reminders.page import RemindersPage
from lymph_coach.desktop.reminders.status_card import Standing
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules
from lymph_coach.reminders.status import Status
from lymph_coach.settings.choices import Theme

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("America/New_York"))
RULES = Rules(
    (
        Reminder("a", "Morning circles", time(8), habit="after brushing my teeth"),
        Reminder("b", "Evening circles by the window", time(22), frozenset({0, 2, 4, 6}), "after supper", "gentle"),
        Reminder("c", "Stretch and breathe", time(14, 30), frozenset({5, 6}), on=False),
    ),
    Quiet(time(21), time(7)),
)
SLOT = Slot("b", date(2026, 11, 20), time(22))
COMING = tuple(Due(SLOT, NOW + timedelta(days=days)) for days in range(8))


class Host(QWidget):
    """The banner over the page, in the room the window leaves them."""

    def __init__(self, locale: str) -> None:
        super().__init__()
        self.banner = ReminderBanner(QLocale(locale))
        self.page = RemindersPage(QLocale(locale))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.banner)
        column.addWidget(self.page, 1)

    def states(self) -> Iterator[str]:
        """Bring both to each state in turn, and name it."""
        page = self.page
        page.show_rules(Rules(), NOW)
        yield "empty"
        page.show_rules(RULES, NOW)
        page.show_upcoming(COMING)
        page.show_missed((SLOT, SLOT))
        page.show_closed_helper(ClosedHelper("A timer of this computer starts Lymph Coach for a moment.", on=True))
        page.show_status(Standing(Status(COMING[0]), notified=False))
        yield "three"
        page.list.edit_wanted.emit("b")
        page.editor.name.clear()
        page.editor.days.show_days(())
        page.editor.save_button.chosen.emit()
        page.editor.time.line.setText("6:30")
        yield "editor"
        page.editor.cancelled.emit()
        page.show_rules(Rules(RULES.reminders, None, date(2026, 11, 29)), NOW)
        page.show_status(Standing(Status(COMING[7], paused_until=date(2026, 11, 29)), closed=True))
        page.pause.day_button.chosen.emit()
        page.list.delete_wanted.emit("b")
        page.show_notice("There is no room on the disk. Nothing was saved.")
        yield "paused"
        self.banner.show_due(Due(SLOT, NOW, catch_up=True), RULES.reminders[1])
        yield "banner"


@pytest.mark.parametrize(
    ("theme", "percent", "size", "locale"),
    [
        (Theme.LIGHT, 100, (940, 780), "en_GB"),
        (Theme.DARK, 150, (694, 700), "en_US"),
        (Theme.CONTRAST_LIGHT, 200, (1024, 620), "en_US"),
        (Theme.CONTRAST_DARK, 250, (1024, 600), "en_US"),
        (Theme.CONTRAST_DARK, 250, (1024, 600), "en_GB"),
    ],
)
def test_nothing_is_clipped_and_targets_are_large(
    look: QApplication, qtbot: QtBot, theme: Theme, percent: int, size: tuple[int, int], locale: str
) -> None:
    apply_theme(look, roles_for(theme), percent)
    host = Host(locale)
    qtbot.addWidget(host)
    host.resize(*size)
    host.show()
    wrong: list[str] = []
    for name in host.states():
        for _ in range(4):
            QApplication.processEvents()
        if (host.width(), host.height()) != size:
            wrong.append(f"{name}: it grew to {host.width()} x {host.height()}")
        if host.page.horizontalScrollBar().maximum():
            wrong.append(f"{name}: the page is wider than its window")
        labels = (one for one in host.findChildren(QLabel) if one.isVisible() and clipped(one))
        wrong.extend(f"{name}: {one.text()!r} is clipped" for one in labels)
        buttons = (one for one in host.findChildren(QAbstractButton) if one.isVisible() and too_small(one))
        wrong.extend(f"{name}: {one.text()!r} is {one.width()} x {one.height()}" for one in buttons)
    assert wrong == []


def test_times_of_all_rows_take_the_same_room(look: QApplication, qtbot: QtBot) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), 100)
    host = Host("en_GB")
    qtbot.addWidget(host)
    host.resize(940, 780)
    host.page.show_rules(RULES, NOW)
    host.show()
    QApplication.processEvents()
    rows = host.page.list.rows.values()
    assert len({row.name.mapTo(host, row.name.rect().topLeft()).x() for row in rows}) == 1
