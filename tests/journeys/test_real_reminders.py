"""Reminders with the window closed, as the system starts them, on a real bus with a real notification service."""

import json
import subprocess
import sys
import time as real_time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from desktop_session import MISSING, PATIENCE_S, DesktopSession, wait_until
from reminded_home import RemindedHome

from lymph_coach.remind.herald import Herald
from lymph_coach.remind.lock import LOCK_FILE, is_alive
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Fate
from lymph_coach.reminders.notify.inbox import QueueInbox
from lymph_coach.reminders.notify.linux import SILENCE, LinuxNotifier
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.reminders.store import ReminderStore

pytestmark = [pytest.mark.real, pytest.mark.skipif(bool(MISSING), reason=f"needs {MISSING}")]

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DesktopSession]:
    with DesktopSession(tmp_path_factory.mktemp("desktop")) as session:
        yield session


@pytest.fixture
def closed(desktop: DesktopSession, tmp_path: Path) -> Iterator[RemindedHome]:
    one = RemindedHome(desktop, tmp_path)
    yield one
    one.end()
    desktop.clear()


def ended(program: subprocess.Popen[str]) -> tuple[int, str]:
    _, errors = program.communicate(timeout=PATIENCE_S)
    return program.returncode, errors


def test_start_opens_the_window_ready_and_begins_nothing(closed: RemindedHome) -> None:
    helper = closed.start("remind")
    closed.desktop.wait_for(1)
    closed.desktop.press("Start (")
    assert ended(helper) == (0, "")
    wait_until(lambda: len(closed.windows()) == 1, "no window was opened")
    (window,) = closed.windows()
    assert window.cmdline()[-3:] == ["open", "--ready", "gentle"]
    assert closed.fates() == [Fate.SHOWN, Fate.STARTED]
    wait_until((closed.home / ".config" / "lymph-coach").exists, "the window did not come up")
    assert not (closed.path.parent / "checkpoint.json").exists()
    closed.desktop.wait_for(0)


def test_a_press_on_the_notification_is_start(closed: RemindedHome) -> None:
    helper = closed.start("remind")
    closed.desktop.wait_for(1)
    closed.desktop.dunstctl("action", "0")
    assert ended(helper) == (0, "")
    wait_until(lambda: len(closed.windows()) == 1, "no window was opened")


def test_skip_is_written_down(closed: RemindedHome) -> None:
    helper = closed.start("remind")
    closed.desktop.wait_for(1)
    closed.desktop.press("Skip today")
    assert ended(helper) == (0, "")
    assert closed.fates() == [Fate.SHOWN, Fate.SKIPPED]
    assert closed.windows() == []


def test_snooze_is_written_down_and_waited_for(closed: RemindedHome) -> None:
    helper = closed.start("remind")
    closed.desktop.wait_for(1)
    closed.desktop.press("Snooze 10 min")
    wait_until(lambda: closed.fates() == [Fate.SHOWN, Fate.SNOOZED], "nothing was written down")
    assert helper.poll() is None
    again = closed.start("remind")
    real_time.sleep(0.5)
    assert again.poll() is None, "another start waits for it as well, should the first be ended"
    closed.desktop.wait_for(0)


def test_closing_leaves_it_told(closed: RemindedHome) -> None:
    helper = closed.start("remind")
    closed.desktop.wait_for(1)
    closed.desktop.dunstctl("close")
    assert ended(helper) == (0, "")
    assert closed.fates() == [Fate.SHOWN]


def test_what_is_shown_says_what_and_when_to_whom(closed: RemindedHome) -> None:
    helper = closed.start("remind")
    closed.desktop.wait_for(1)
    closed.desktop.dunstctl("close")
    ended(helper)
    (shown,) = json.loads(closed.desktop.dunstctl("history"))["data"][0][:1]
    assert shown["summary"]["data"] == "Morning <circles>"
    assert shown["body"]["data"].startswith("After tea & toast")
    assert (shown["appname"]["data"], shown["category"]["data"]) == ("Lymph Coach", "x-lymph-coach.reminder")
    assert shown["timeout"]["data"] == 0


def test_two_helpers_tell_one_reminder_once(closed: RemindedHome) -> None:
    both = [closed.start("remind"), closed.start("remind")]
    closed.desktop.wait_for(1)
    wait_until(lambda: any(one.poll() == 0 for one in both), "both are waiting")
    assert closed.desktop.displayed() == 1
    assert closed.fates() == [Fate.SHOWN]


def test_a_helper_that_is_ended_takes_its_notification_along(closed: RemindedHome) -> None:
    helper = closed.start("remind")
    closed.desktop.wait_for(1)
    helper.terminate()
    assert ended(helper)[0] == 143
    closed.desktop.wait_for(0)


def test_without_a_bus_it_says_so_and_leaves_the_reminder_to_others(closed: RemindedHome) -> None:
    helper = closed.start("remind", DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")
    assert ended(helper) == (1, f"lymph-coach remind: {SILENCE}\n")
    assert closed.fates() == []


def test_one_resident_reminder_lives_tells_and_ends(closed: RemindedHome) -> None:
    lock = closed.path.with_name(LOCK_FILE)
    resident = closed.start("remind", "--stay")
    closed.desktop.wait_for(1)
    assert is_alive(lock, datetime.now(UTC))
    assert ended(closed.start("remind", "--stay")) == (0, "")
    closed.desktop.press("Skip today")
    wait_until(lambda: closed.fates() == [Fate.SHOWN, Fate.SKIPPED], "nothing was written down")
    assert resident.poll() is None
    resident.terminate()
    assert ended(resident)[0] == 143
    assert not is_alive(lock, datetime.now(UTC))


def test_the_test_says_who_answered_and_what_was_pressed(closed: RemindedHome) -> None:
    command = closed.start("reminders", "test")
    closed.desktop.wait_for(1)
    closed.desktop.press("Snooze 10 min")
    told, errors = command.communicate(timeout=PATIENCE_S)
    assert (command.returncode, errors) == (0, "")
    assert told.startswith("dunst shows notifications here, with buttons.\n")
    assert "You pressed Snooze." in told


class HandClock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.moment = NOON

    def now(self) -> datetime:
        return self.moment

    def zone(self) -> tzinfo:
        return UTC


def test_a_snoozed_one_comes_again_and_a_stale_one_is_withdrawn(desktop: DesktopSession, tmp_path: Path) -> None:
    clock = HandClock()
    with ReminderStore(tmp_path / "reminders.sqlite3") as store:
        Keeper(store).put(Reminder("one", "Noon", NOON.time()), NOON - timedelta(hours=1), UTC)
        herald = Herald(store, LinuxNotifier(desktop.environment), QueueInbox(), clock, print)
        herald.look()
        desktop.wait_for(1)
        desktop.press("Snooze 10 min")
        herald.hear(None)
        herald.look()
        desktop.wait_for(0)
        clock.moment += timedelta(minutes=10)
        herald.look()
        desktop.wait_for(1)
        clock.moment += timedelta(hours=13)
        herald.look()
        desktop.wait_for(0)
        herald.close()
