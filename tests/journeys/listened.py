"""The real program used as somebody does who hears it: by what it tells the accessibility bus, and nothing else."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, cast

import pytest
from desktop_session import MISSING, DesktopSession, wait_until

SYSTEM_PYTHON = "/usr/bin/python3"
_BINDINGS = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
AGAIN_S = 4.0
LOOK_S = 0.15  # to look at a whole screen keeps the processor busy for as long
SHORT = """schema = 1
name = "Short"
start_from = "circles"
[pace]
rounds = 1
small_s = 1.5
close_s = 3
"""
"""A routine that comes to its end soon after Forward."""
_SILENT_ROLES = frozenset({"filler", "unknown", "invalid", ""})


def lacking() -> str:
    """What this needs and the machine has not."""
    programs = [MISSING, *(name for name in ("xdotool", SYSTEM_PYTHON) if shutil.which(name) is None)]
    wanted = " ".join(programs).strip()
    if wanted:
        return wanted
    has = subprocess.run([SYSTEM_PYTHON, "-c", _BINDINGS], capture_output=True, check=False).returncode == 0
    return "" if has else "at-spi2-core gir1.2-atspi-2.0 python3-gi"


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing on the screen, as a screen reader has it."""

    place: int
    role: str
    name: str
    description: str
    states: frozenset[str]
    acts: int

    @property
    def faults(self) -> str:
        """What is wrong with it, if it takes the keyboard; empty where nothing is."""
        if "focusable" not in self.states or "transient" in self.states:
            return ""
        wrong = [word for word, bad in (("name", not self.name.strip()), ("role", self.role in _SILENT_ROLES)) if bad]
        if self.role in {"push button", "check box", "radio button", "toggle button"}:
            wrong.extend(["words in its name"] if not any(letter.isalnum() for letter in self.name) else [])
            wrong.extend(["press"] if "enabled" in self.states and not self.acts else [])
        if self.role in {"check box", "radio button"} and "checkable" not in self.states:
            wrong.append("state of being checkable")
        return f"{self.role} {self.name!r} has no {', no '.join(wrong)}" if wrong else ""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that was told to whoever listens."""

    kind: str
    role: str
    name: str
    text: str


class ListenedDesktop(DesktopSession):
    """A desktop session whose accessibility bus is its own too."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        self.environment["XDG_RUNTIME_DIR"] = str(runtime)  # where that bus has its socket


class Listened:
    """The program in a home of its own, and a screen reader beside it; a context manager.

    Args:
        desktop: the session both run in.
        home: an empty folder.
        choices: settings that were saved before.
    """

    def __init__(self, desktop: ListenedDesktop, home: Path, **choices: object) -> None:
        self._folder = home / "lymph-coach"
        routines = self._folder / "data" / "routines"
        routines.mkdir(parents=True)
        (routines / "short.toml").write_text(SHORT)
        config = self._folder / "config"
        config.mkdir(parents=True)
        (config / "settings.json").write_text(json.dumps({"schema": 1, **choices}))
        self.environment = {**desktop.environment, "HOME": str(home), "LYMPH_COACH_HOME": str(self._folder)}
        self.told: list[Told] = []
        self._heard = 0
        self.faults: list[str] = []

    def __enter__(self) -> Self:
        reader = [SYSTEM_PYTHON, "-W", "ignore", str(Path(__file__).with_name("screen_reader.py"))]
        pipe = subprocess.PIPE
        self._reader = subprocess.Popen(
            reader, env=self.environment, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True
        )
        assert self._answer() == "ready"
        self._errors = (self._folder / "errors.txt").open("w+")
        command = [sys.executable, "-m", "lymph_coach"]
        self._program = subprocess.Popen(command, env=self.environment, stderr=self._errors)
        wait_until(lambda: bool(self._xdotool("search", "--onlyvisible", "--name", "^Lymph Coach$")), "no window")
        window = self._xdotool("search", "--onlyvisible", "--name", "^Lymph Coach$").split()[0]
        self._xdotool("windowfocus", "--sync", window)  # what a window manager does
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in (self._program, self._reader):
            process.terminate()
            process.communicate()
        self._errors.close()

    def look(self) -> list[Thing]:
        """All that is showing, from top to bottom."""
        answer: object = None
        while not isinstance(answer, list):  # what changes while it is looked at is looked at again
            answer = self._ask("look")
        found = cast("list[dict[str, Any]]", answer)
        return [Thing(states=frozenset(one.pop("states")), **one) for one in found]

    def find(self, name: str, *, acts: bool = False) -> Thing | None:
        """The first thing whose name begins so; of those that can be acted on, where this is asked for."""
        things = (one for one in self.look() if one.name.startswith(name))
        return next((one for one in things if one.acts or not acts), None)

    def wait_for(self, name: str, *, acts: bool = False) -> Thing:
        """Wait until something is called so, or begins so."""
        found: list[Thing] = []

        def is_there() -> bool:
            one = self.find(name, acts=acts)
            found.extend([one] if one else [])
            return bool(found)

        self._until(is_there, f"nothing is called {name!r}")
        return found[0]

    def press(self, name: str, then: str = "") -> None:
        """Press what begins so, once it is there, and wait until something is there that was not.

        Pressed again where nothing comes of it: a second press that follows soon counts as a tremble.
        """
        self._ask("press", self.wait_for(name, acts=True).place)
        pressed_s = time.monotonic()

        def came() -> bool:
            nonlocal pressed_s
            things = self.look()
            if any(one.name.startswith(then) for one in things):
                return True
            again = next((one for one in things if one.acts and one.name.startswith(name)), None)
            if again and time.monotonic() - pressed_s > AGAIN_S:
                self._ask("press", again.place)
                pressed_s = time.monotonic()
            return False

        if then:
            self._until(came, f"{name!r} was pressed, and there is no {then!r}")

    def write(self, name: str, text: str) -> None:
        """Write into a line."""
        self._ask("type", self.wait_for(name, acts=True).place, text)

    def hear(self, start: str) -> None:
        """Wait until something is announced that begins so, after what was heard before."""

        def is_said() -> bool:
            said = self.announced()[self._heard :]
            at = next((at for at, one in enumerate(said, 1) if one.text.startswith(start)), 0)
            self._heard += at
            return at > 0

        self._until(is_said, f"nobody announced {start!r}")

    def listen(self) -> list[Told]:
        """What was told since this was asked last."""
        new = [Told(*one) for one in self._ask("heard")]
        self.told.extend(new)
        return new

    def announced(self) -> list[Told]:
        """All that was announced so far."""
        self.listen()
        return [one for one in self.told if one.kind == "object:announcement"]

    def check(self, screen: str) -> None:
        """Look at a screen for what has no name, role or state, or is no screen that has a heading and can be used."""
        things = self.look()
        wrong = [one.faults for one in things if one.faults]
        wrong += [] if any(one.role == "heading" for one in things) else ["there is no heading"]
        wrong += [] if any("focusable" in one.states for one in things) else ["there is nothing to use"]
        wrong += [f"{one.role} without words" for one in things if one.role == "image" and not one.name]
        self.faults.extend(f"{screen}: {one}" for one in wrong)

    def wrote_errors(self) -> str:
        """What the program wrote to its error output, but for a line of Qt's own on the bus."""
        self._errors.flush()
        lines = Path(self._errors.name).read_text().splitlines()
        return "\n".join(line for line in lines if line and not line.startswith("qt.accessibility"))

    def _until(self, what: Callable[[], bool], problem: str) -> None:
        try:
            wait_until(what, problem, LOOK_S)
        except AssertionError:
            said, there = [one.text for one in self.announced()], [one.name for one in self.look() if one.name]
            pytest.fail(f"{problem}. Announced: {said}. There: {there}. {self.wrote_errors()}")

    def _ask(self, *words: object) -> Any:  # noqa: ANN401  # JSON
        assert self._reader.stdin is not None
        self._reader.stdin.write(json.dumps(words) + "\n")
        self._reader.stdin.flush()
        return self._answer()

    def _answer(self) -> Any:  # noqa: ANN401  # JSON
        assert self._reader.stdout is not None
        line = self._reader.stdout.readline()
        assert line, "the screen reader has ended"
        return json.loads(line)

    def _xdotool(self, *words: str) -> str:
        command = ["xdotool", *words]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False).stdout
