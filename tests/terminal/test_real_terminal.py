"""The program itself on a pseudo-terminal, and in pipes."""

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.safety.shipped_checkin import answers, shipped_checkin

from lymph_coach.checkin.record import CheckinFile, KeptCheckin
from lymph_coach.practice.log import DiaryLog, open_diary
from lymph_coach.system.local_time import local_now
from lymph_coach.terminal.checkin import NOBODY_GENTLE
from lymph_coach.terminal.keys import AGAIN_S

pytestmark = pytest.mark.real
PRACTISE = [sys.executable, "-m", "lymph_coach", "practise", "--preset", "circles", "--silent"]
LIMIT_S = 30.0


def environment(home: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    return {**kept, "LYMPH_COACH_HOME": str(home), "TERM": "xterm", "PYTHONIOENCODING": "utf-8"}


def asked_before(home: Path) -> None:
    """The health of whoever practises was asked about today, and nothing was the matter."""
    CheckinFile(home / "data" / "checkin.json").save(
        KeptCheckin(datetime.now().astimezone().date(), answers(shipped_checkin().first))
    )


class Terminal:
    """A person's terminal with the program in it, where nothing was the matter today."""

    def __init__(self, home: Path, *more: str) -> None:
        asked_before(home)
        self.main, self.other = pty.openpty()
        self.before = termios.tcgetattr(self.other)
        self.seen = ""
        # A session of its own with this terminal in the foreground, as a shell gives it.
        starter = (
            "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
        )
        self.child = subprocess.Popen(
            [sys.executable, "-c", starter, *PRACTISE, *more],
            stdin=self.other,
            stdout=self.other,
            stderr=self.other,
            env=environment(home),
            start_new_session=True,
        )
        self.until("n: none of these")
        self.press_again("n")

    def until(self, words: str) -> None:
        """Read until the words are on screen."""
        end_s = time.monotonic() + LIMIT_S
        while words not in self.seen:
            ready, _, _ = select.select([self.main], [], [], 0.2)
            if ready:
                self.seen += os.read(self.main, 65_536).decode("utf-8", "replace")
            assert time.monotonic() < end_s, f"{words!r} never came: {self.seen[-600:]!r}"
        self.seen = self.seen.partition(words)[2]

    def press(self, keys: str) -> None:
        os.write(self.main, keys.encode())

    def press_again(self, keys: str) -> None:
        """Press later than a second press counts as the same one."""
        select.select([], [], [], AGAIN_S + 0.2)
        self.press(keys)

    def wait(self) -> int:
        """The exit status; what is still written is read meanwhile, or it could not end."""
        end_s = time.monotonic() + LIMIT_S
        while self.child.poll() is None:
            assert time.monotonic() < end_s, "the program does not end"
            ready, _, _ = select.select([self.main], [], [], 0.05)
            if ready:
                self.seen += os.read(self.main, 65_536).decode("utf-8", "replace")
        return self.child.returncode

    def close(self) -> None:
        self.child.kill()
        self.child.wait()
        for end in (self.main, self.other):
            os.close(end)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    terminal = Terminal(tmp_path)
    yield terminal
    terminal.close()


def test_pause_go_on_and_end_by_keys(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("Raise your arms")
    terminal.press(" ")
    terminal.until("Paused. Press Space to go on.")
    terminal.press_again(" ")
    terminal.until("left")
    terminal.press("q")
    terminal.until("Press q again to end")
    terminal.press_again("q")
    assert terminal.wait() == 0
    assert "Ended. 0 of 60 circles done." in terminal.seen
    assert termios.tcgetattr(terminal.other) == terminal.before
    with open_diary(tmp_path / "data", local_now) as diary:
        last = DiaryLog(diary).last()
    assert last is not None
    assert last.why_ended == "stopped"


def test_ctrl_c_restores_the_terminal(terminal: Terminal) -> None:
    terminal.until("Next: small circles")
    terminal.press("\x03")
    assert terminal.wait() == 130
    assert "\x1b[?25h\x1b[?1049l" in terminal.seen
    assert termios.tcgetattr(terminal.other) == terminal.before


def test_an_end_by_the_system_restores_it_and_keeps_the_place(terminal: Terminal, tmp_path: Path) -> None:
    terminal.until("Next: small circles")
    terminal.child.send_signal(signal.SIGTERM)
    assert terminal.wait() == 143
    assert termios.tcgetattr(terminal.other) == terminal.before
    assert (tmp_path / "data" / "checkpoint.json").is_file()


def test_a_terminal_that_is_closed_ends_it_and_keeps_the_place(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    terminal.until("Next: small circles")
    os.close(terminal.other)
    os.close(terminal.main)
    assert terminal.child.wait(LIMIT_S) in {1, 143}
    assert (tmp_path / "data" / "checkpoint.json").is_file()


def test_plain_lines_on_a_terminal_by_choice(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "--plain")
    terminal.until("-- Get ready.")
    terminal.press("\x03")
    assert terminal.wait() == 130
    assert "\x1b" not in terminal.seen
    terminal.close()


def test_closed_stdin_and_a_reader_that_leaves(tmp_path: Path) -> None:
    asked_before(tmp_path)
    command = ["sh", "-c", '"$@" <&- | head -n 4', "sh", *PRACTISE]
    done = subprocess.run(
        command, env=environment(tmp_path), capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    assert NOBODY_GENTLE in done.stdout.splitlines()
    assert done.stderr == ""


def test_without_a_screen_the_session_runs_in_the_terminal(tmp_path: Path) -> None:
    asked_before(tmp_path)
    env = environment(tmp_path)
    env.pop("QT_QPA_PLATFORM", None)
    with subprocess.Popen(
        [sys.executable, "-m", "lymph_coach"],
        env=env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stderr is not None
        assert child.stdout is not None
        assert child.stderr.readline().startswith("There is no screen for a window here")
        while not child.stdout.readline().startswith("-- "):
            assert child.poll() is None
        child.send_signal(signal.SIGTERM)
        assert child.wait(LIMIT_S) == 143
