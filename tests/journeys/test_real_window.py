"""The real program on a real X screen, used by keyboard alone."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.safety.load import parse_checkin
from lymph_coach.safety.question import NO
from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.session.course import load_course
from lymph_coach.system.shipped import shipped

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs a screen: packages xvfb and xdotool"
    ),
]
PATIENCE_S = 40.0


def wait_until(what: Callable[[], bool], problem: str) -> None:
    """Wait for something a real program does."""
    deadline_s = time.monotonic() + PATIENCE_S
    while not what():
        if time.monotonic() > deadline_s:
            pytest.fail(problem)
        time.sleep(0.05)


@pytest.fixture
def display(tmp_path: Path) -> Iterator[str]:
    """A screen of our own; the server picks a free number and tells it."""
    with (tmp_path / "screen").open("w+") as told:
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told.fileno()), "-screen", "0", "1180x780x24", "-nolisten", "tcp"],
            pass_fds=[told.fileno()],
            stderr=subprocess.DEVNULL,
        )
        wait_until(lambda: bool((tmp_path / "screen").read_text().strip()), "no screen")
        yield ":" + (tmp_path / "screen").read_text().strip()
        server.terminate()
        server.wait()


class Program:
    """The program, its window, and its keyboard."""

    def __init__(self, display: str, home: Path) -> None:
        self.home = home
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"},
            "DISPLAY": display,
            "LYMPH_COACH_HOME": str(home),
        }
        self.errors = (home / "errors.txt").open("ab")
        self.process = subprocess.Popen([sys.executable, "-m", "lymph_coach"], env=self.environment, stderr=self.errors)
        self.window = ""
        wait_until(self.find, "no window")
        self.xdotool("windowfocus", "--sync", self.window)

    def xdotool(self, *words: str) -> str:
        command = ["xdotool", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout

    def find(self) -> bool:
        found = self.xdotool("search", "--onlyvisible", "--name", "^Lymph Coach$").split()
        self.window = found[0] if found else ""
        return bool(found)

    def key(self, name: str) -> None:
        self.xdotool("key", name)

    def end(self, by: signal.Signals) -> None:
        self.process.send_signal(by)
        self.process.wait(PATIENCE_S)
        self.errors.close()

    def done(self) -> int:
        """Circles on disk, or -1 before there is a session."""
        found = CheckpointFile(self.home / "data" / "checkpoint.json").load(load_course().routine)
        return len(found.done) if found else -1


@pytest.fixture
def open_program(display: str, tmp_path: Path) -> Iterator[Callable[[], Program]]:
    """Open the program, muted and quick to its first circle; again for another start."""
    home = tmp_path / "home"
    (home / "config").mkdir(parents=True)
    choices = {"schema": 1, "preset": "circles", "muted": True, "count_in_s": 0, "small_s": 1.5}
    (home / "config" / "settings.json").write_text(json.dumps(choices))
    (home / "data").mkdir()
    checkin = parse_checkin(shipped("checkin", "en.toml").read_text(encoding="utf-8"))
    healthy = {question.key: NO for question in checkin.first_questions}
    CheckinFile(home / "data" / "checkin.json").save(KeptCheckin().answered(healthy, date.today()))  # noqa: DTZ011
    opened: list[Program] = []

    def open_one() -> Program:
        opened.append(Program(display, home))
        return opened[-1]

    yield open_one
    for program in opened:
        if program.process.poll() is None:
            program.end(signal.SIGKILL)


def none_of_these(program: Program) -> None:
    """Answer the check-in: the one large button has the focus, and first shows the questions further down."""
    for _ in ("More questions", "None of these"):
        time.sleep(1.5)
        program.key("space")


def test_start_pause_and_go_on_after_a_kill_by_keyboard_alone(open_program: Callable[[], Program]) -> None:
    program = open_program()
    program.key("space")
    none_of_these(program)
    wait_until(lambda: program.done() >= 2, "no circle was led")
    program.key("Escape")
    time.sleep(0.5)
    paused_at = program.done()
    time.sleep(2.5)
    assert program.done() == paused_at
    program.key("space")
    wait_until(lambda: program.done() > paused_at, "it did not go on")
    program.end(signal.SIGKILL)
    left = program.done()
    assert left > paused_at
    again = open_program()
    # The card of the cut-off session has the focus; its first button goes on.
    again.key("space")
    none_of_these(again)
    wait_until(lambda: again.done() > left, "the cut-off session did not go on")
    again.end(signal.SIGKILL)
    assert (again.home / "errors.txt").read_text() == ""
