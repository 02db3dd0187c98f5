"""The real program open on a real screen when a reminder is due: it tells it by itself, once, and disturbs nobody."""

import json
import subprocess
import sys
import time as real_time
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from shutil import which

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from desktop_session import MISSING, DesktopSession, wait_until
from reminded_home import RemindedHome

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.reminders.marks import Fate, Mark
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.safety.load import parse_checkin
from lymph_coach.safety.question import NO
from lymph_coach.system.shipped import shipped

LACKING = " ".join([MISSING, *(name for name in ("xdotool", "xprop", "xev") if which(name) is None)]).strip()
pytestmark = [pytest.mark.real, pytest.mark.skipif(bool(LACKING), reason=f"needs {LACKING}")]
AHEAD_S = 25  # by then the program is open, also where others keep the computer busy


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DesktopSession]:
    with DesktopSession(tmp_path_factory.mktemp("desktop")) as session:
        yield session


class OpenHome(RemindedHome):
    """A home whose window is open: muted, and checked in already."""

    def prepare(self) -> None:
        """Write the files of somebody who has practised before."""
        config, data = self.home / ".config" / "lymph-coach", self.path.parent
        config.mkdir(parents=True)
        choices = {"schema": 1, "preset": "circles", "muted": True, "count_in_s": 0, "first_run_done": True}
        (config / "settings.json").write_text(json.dumps(choices))
        questions = parse_checkin(shipped("checkin", "en.toml").read_text(encoding="utf-8")).first_questions
        healthy = {question.key: NO for question in questions}
        CheckinFile(data / "checkin.json").save(KeptCheckin().answered(healthy, date.today()))  # noqa: DTZ011

    def open(self, **more: str) -> None:
        """Open the window, and wait until it is there."""
        self.start("open", **more)
        wait_until(lambda: bool(self.named("Lymph Coach")), "no window")

    def xdotool(self, *words: str) -> str:
        command = ["xdotool", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout.strip()

    def named(self, pattern: str) -> str:
        """The window on the screen whose title contains the pattern, or nothing."""
        return self.xdotool("search", "--onlyvisible", "--name", pattern).partition("\n")[0]

    def preset_under_way(self) -> str:
        """Of the session that was begun, or nothing."""
        file = self.path.with_name("checkpoint.json")
        return str(json.loads(file.read_text())["preset"]) if file.exists() else ""


@contextmanager
def another_window(environment: dict[str, str]) -> Generator[None]:
    """A program with a window of its own, ended whatever happens: leaving a ``Popen`` waits for it."""
    with subprocess.Popen(["xev"], env=environment, stdout=subprocess.DEVNULL) as other:
        try:
            yield
        finally:
            other.terminate()


@pytest.fixture
def opened(desktop: DesktopSession, tmp_path: Path) -> Iterator[OpenHome]:
    one = OpenHome(desktop, tmp_path)
    one.prepare()
    yield one
    one.end()
    desktop.clear()


def test_start_has_its_session_ready_and_the_person_begins_it(opened: OpenHome) -> None:
    opened.open()
    opened.desktop.wait_for(1)
    opened.desktop.press("Start (")
    wait_until(lambda: opened.fates() == [Fate.SHOWN, Fate.STARTED], "nothing was written down")
    opened.desktop.wait_for(0)
    assert opened.windows() != [], "the window is another one"
    assert len(opened.windows()) == 1, "a second window was opened"
    assert opened.preset_under_way() == "", "it started by itself"
    opened.xdotool("windowfocus", "--sync", opened.named("Lymph Coach"))

    def begins() -> bool:
        opened.xdotool("key", "space")  # Start, More questions, None of these: all have the keyboard
        real_time.sleep(1.0)  # a second press that follows soon counts as a tremble
        return opened.preset_under_way() == "gentle"

    wait_until(begins, "the keyboard begins no session of the reminder's preset")


def test_at_its_minute_it_comes_once_beside_the_helper_and_leaves_the_keyboard_alone(opened: OpenHome) -> None:
    now = datetime.now(UTC)
    due = (now + timedelta(seconds=AHEAD_S + 60)).replace(second=0, microsecond=0)
    opened.remind_at(due)
    opened.open()
    with another_window(opened.environment):
        wait_until(lambda: bool(opened.named("Event Tester")), "no other window")
        call = opened.named("Event Tester")
        opened.xdotool("windowfocus", "--sync", call)
        real_time.sleep(max(0.0, (due - datetime.now(UTC)).total_seconds()))
        helper = opened.start("remind")
        opened.desktop.wait_for(1)
        wait_until(lambda: opened.fates() == [Fate.SHOWN], "it was not told once")
        assert opened.xdotool("getwindowfocus") == call, "it took the keyboard"
        with ReminderStore(opened.path) as store:
            (mark,) = store.history(now.date() - timedelta(days=1)).marks
        assert mark.moment - due < timedelta(seconds=30)
        # Whoever told it, the other is done: the helper ends, or waits for its answer.
        opened.desktop.press("Skip today")
        wait_until(lambda: helper.poll() == 0, "the helper stays")
        wait_until(lambda: opened.fates() == [Fate.SHOWN, Fate.SKIPPED], "the answer was not written down once")
        opened.desktop.wait_for(0)


def test_where_nobody_shows_it_the_window_s_name_and_icon_do(opened: OpenHome) -> None:
    opened.open(DBUS_SESSION_BUS_ADDRESS="unix:path=/nowhere")
    wait_until(lambda: bool(opened.named("● Lymph Coach")), "the window tells nothing")
    command = ["xprop", "-id", opened.named("● Lymph Coach"), "_NET_WM_ICON"]
    told = subprocess.run(command, env=opened.environment, capture_output=True, text=True, check=True).stdout
    assert "Icon (" in told
    assert opened.fates() == [Fate.SHOWN]
    assert opened.desktop.displayed() == 0


def test_closed_with_one_put_off_the_helper_waits_in_its_place(opened: OpenHome) -> None:
    with ReminderStore(opened.path) as store:
        store.want_closed(wanted=True)
    opened.open()
    opened.desktop.wait_for(1)
    opened.desktop.press("Snooze 10 min")
    wait_until(lambda: opened.fates() == [Fate.SHOWN, Fate.SNOOZED], "nothing was written down")
    (window,) = opened.running
    now = datetime.now(UTC)
    with ReminderStore(opened.path) as store:  # nobody waits ten minutes in a test
        slot = store.history(now.date() - timedelta(days=1)).marks[-1].slot
        store.add(Mark(slot, Fate.SNOOZED, now, now + timedelta(seconds=5)))
    opened.xdotool("windowfocus", "--sync", opened.named("Lymph Coach"))
    opened.xdotool("key", "ctrl+q")
    wait_until(lambda: window.poll() == 0, "the window did not close")
    opened.desktop.wait_for(1)
    (helper,) = opened.programs("remind")
    opened.desktop.press("Skip today")
    wait_until(lambda: not helper.is_running(), "the helper stays")
    assert opened.fates()[-2:] == [Fate.SHOWN, Fate.SKIPPED]
