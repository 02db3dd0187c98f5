"""The window tells a reminder through a real notification service, and does what is pressed there.

Time is moved by hand; the bus, the service and its buttons are real.
"""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage, make_stage
from tests.desktop.test_reminders_journey import ONE

sys.path.insert(0, str(Path(__file__).parent))
from desktop_session import MISSING, PATIENCE_S, DesktopSession

from lymph_coach.reminders.marks import Fate
from lymph_coach.reminders.notify.linux import LinuxNotifier
from lymph_coach.reminders.store import ReminderStore

pytestmark = [pytest.mark.real, pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")]
NOWHERE = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nowhere"}


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DesktopSession]:
    with DesktopSession(tmp_path_factory.mktemp("desktop")) as session:
        yield session


class Opened:
    """A window opened at noon with a reminder for one o'clock, told through the service."""

    def __init__(self, stage: Stage, desktop: DesktopSession, home: Path, qtbot: QtBot) -> None:
        self.stage, self.desktop = stage, desktop
        self._path, self._qtbot = home / "data" / "reminders.sqlite3", qtbot
        self.wing = stage.app.reminders
        self.reach(desktop.environment)
        stage.app.window.show_page("reminders")
        self.wing.page.reminder_saved.emit(ONE)

    def reach(self, environment: dict[str, str]) -> None:
        """Look for the service where these variables say."""
        self.wing.teller._notifier = LinuxNotifier(environment, PATIENCE_S)

    def until(self, what: Callable[[], bool]) -> None:
        """Wait for what comes from the service's thread."""
        self._qtbot.waitUntil(what, timeout=round(PATIENCE_S * 1_000))

    def fates(self) -> list[Fate]:
        """What became of the reminder, in order."""
        with ReminderStore(self._path) as store:
            return [mark.fate for mark in store.history(self.stage.now[0].date()).marks]

    def tell(self) -> None:
        """Let it become one o'clock."""
        self.stage.wait(3_600)
        self.desktop.wait_for(1)


@pytest.fixture
def opened(qtbot: QtBot, look: QApplication, tmp_path: Path, desktop: DesktopSession) -> Iterator[Opened]:
    stage = make_stage(look, tmp_path)
    stage.app.show()
    stage.app.furnish()
    qtbot.addWidget(stage.app.window)
    yield Opened(stage, desktop, tmp_path, qtbot)
    stage.app.close()
    desktop.wait_for(0)


@pytest.mark.parametrize("how", ["button", "notification"])
def test_start_and_a_press_on_it_have_the_session_ready_and_begin_nothing(opened: Opened, how: str) -> None:
    opened.tell()
    if how == "button":
        opened.desktop.press("Start (")
    else:
        opened.desktop.dunstctl("action", "0")
    app = opened.stage.app
    opened.until(lambda: opened.fates() == [Fate.SHOWN, Fate.STARTED])
    opened.until(app.today.page.isVisible)
    assert app.today.plan.preset == "gentle"
    assert app.today.page.start_button.hasFocus()
    assert app.practice.coach.session is None
    opened.desktop.wait_for(0)


def test_snoozed_it_comes_again_ten_minutes_later(opened: Opened) -> None:
    opened.tell()
    opened.desktop.press("Snooze 10 min")
    opened.until(lambda: opened.fates() == [Fate.SHOWN, Fate.SNOOZED])
    opened.desktop.wait_for(0)
    opened.stage.wait(599)
    assert opened.wing.teller.slots == ()
    opened.stage.wait(1)
    opened.desktop.wait_for(1)
    assert opened.fates() == [Fate.SHOWN, Fate.SNOOZED, Fate.SHOWN]


def test_skipped_it_does_not_come_again_that_day(opened: Opened) -> None:
    opened.tell()
    opened.desktop.press("Skip today")
    opened.until(lambda: opened.fates() == [Fate.SHOWN, Fate.SKIPPED])
    opened.desktop.wait_for(0)
    opened.stage.wait(8 * 3_600)
    assert opened.wing.teller.slots == ()
    assert opened.fates() == [Fate.SHOWN, Fate.SKIPPED]


def test_put_away_it_stays_told(opened: Opened) -> None:
    opened.tell()
    opened.desktop.dunstctl("close")
    opened.until(lambda: opened.wing.teller.slots == ())
    assert opened.fates() == [Fate.SHOWN]


def test_withdrawn_when_its_day_is_over(opened: Opened) -> None:
    opened.tell()
    opened.stage.wait(11 * 3_600)
    opened.desktop.wait_for(0)


def test_withdrawn_when_the_helper_answered_it(opened: Opened) -> None:
    opened.tell()
    opened.wing._keeper.skip(opened.wing.teller.slots[0], opened.stage.now[0])
    opened.stage.wait(20)
    opened.desktop.wait_for(0)


def test_withdrawn_when_the_window_closes(opened: Opened) -> None:
    opened.tell()
    opened.stage.app.close()
    opened.desktop.wait_for(0)


def test_a_test_is_shown_and_its_answer_told(opened: Opened) -> None:
    opened.wing.page.status.test_button.click()
    opened.desktop.wait_for(1)
    opened.desktop.press("Snooze 10 min")
    opened.until(lambda: "Reminders work" in opened.wing.page.notice.text())
    assert opened.fates() == []


def test_where_nobody_shows_it_the_window_does_and_says_so_until_a_test_is_answered(opened: Opened) -> None:
    window, status = opened.stage.app.window, opened.wing.page.status
    opened.reach(NOWHERE)
    opened.stage.wait(3_600)
    opened.until(opened.wing.banner.isVisible)
    assert opened.wing.banner.title.text().startswith("Morning circles")
    assert window.windowIcon().cacheKey() != QApplication.windowIcon().cacheKey()
    assert window.windowTitle().startswith("●")
    assert "shows no notifications" in status.how.text()
    opened.wing.banner.skip_button.click()
    assert window.windowIcon().cacheKey() == QApplication.windowIcon().cacheKey()
    opened.reach(opened.desktop.environment)
    status.test_button.click()
    opened.desktop.wait_for(1)
    opened.desktop.press("Start (")
    opened.until(lambda: "shows no notifications" not in status.how.text())
