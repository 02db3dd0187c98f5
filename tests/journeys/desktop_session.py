"""A desktop session of our own: a bus, a screen, and the notification service dunst, whose buttons can be pressed."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE_S = 40.0  # for a computer that others keep busy
MISSING = " ".join(name for name in ("dbus-daemon", "Xvfb", "dunst", "dunstctl") if shutil.which(name) is None)
"""Programs this needs and the machine has not."""


def wait_until(what: Callable[[], bool], problem: str, every_s: float = 0.02) -> None:
    """Wait for something a real program does."""
    ends_s = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < ends_s, problem
        time.sleep(every_s)


class DesktopSession:
    """Owns the three programs; a context manager.

    Attributes:
        environment: what a program needs to know of the session, and no more.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._programs: list[subprocess.Popen[bytes]] = []
        self.environment = {"PATH": "/usr/bin:/bin"}

    def __enter__(self) -> Self:
        # Whoever is asked for a menu picks the line that the test wrote down before.
        menu = self._folder / "menu"
        menu.write_text(f'#!/bin/sh\nexec grep -m1 -F "$(cat {self._folder}/wanted)"\n')
        menu.chmod(0o700)
        (self._folder / "dunstrc").write_text(f"[global]\ndmenu = {menu}\nidle_threshold = 0\n")
        with ExitStack() as begun:
            begun.callback(self._end)  # whatever runs already, should another not start
            address = self._told_by("dbus-daemon", "--session", "--nofork", "--print-address={}")
            number = self._told_by("Xvfb", "-displayfd", "{}", "-screen", "0", "1280x900x24", "-nolisten", "tcp")
            self.environment |= {"DBUS_SESSION_BUS_ADDRESS": address, "DISPLAY": f":{number}"}
            self._start(["dunst", "-conf", str(self._folder / "dunstrc")])
            wait_until(lambda: bool(self.dunstctl("is-paused")), "dunst does not answer")
            begun.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _end(self) -> None:
        for program in reversed(self._programs):
            program.terminate()
            program.wait()

    def dunstctl(self, *words: str) -> str:
        """Ask dunst something."""
        command = ["dunstctl", *words]
        done = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)
        return done.stdout.strip()

    def displayed(self) -> int:
        """How many notifications are on the screen."""
        return int(self.dunstctl("count", "displayed") or 0)

    def wait_for(self, count: int) -> None:
        """Wait until so many notifications are on the screen."""
        wait_until(lambda: self.displayed() == count, f"{self.displayed()} notifications instead of {count}")

    def press(self, words: str) -> None:
        """Press the button with these words."""
        (self._folder / "wanted").write_text(words)
        self.dunstctl("context")

    def clear(self) -> None:
        """Close all notifications."""
        self.dunstctl("close-all")
        self.wait_for(0)

    def _told_by(self, *command: str) -> str:
        """Start a program that writes one line to the file its ``{}`` stands for, and return the line."""
        read_end, write_end = os.pipe()
        words = [word.format(write_end) for word in command]
        self._start(words, keeps=write_end)
        os.close(write_end)
        with os.fdopen(read_end) as told:
            return told.readline().strip()

    def _start(self, words: list[str], keeps: int | None = None) -> None:
        passed = () if keeps is None else (keeps,)
        program = subprocess.Popen(
            words, env=self.environment, pass_fds=passed, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        self._programs.append(program)
