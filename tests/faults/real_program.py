"""The real program as a process of its own, offscreen, with a session under way where one is wanted."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Self

from lymph_coach.desktop.instance.standing import Standing, read_standing
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile
from lymph_coach.session.course import load_course
from lymph_coach.system.process_lock import noted

PATIENCE_S = 25.0
RUNS = '''
import sys
from PySide6.QtCore import QTimer
from lymph_coach.desktop import app as root
from lymph_coach.desktop.mishap.dialog import MishapDialog
from lymph_coach.sound import silent
practises, umask = sys.argv[2] == "practise", int(sys.argv[3], 8)
import os
os.umask(umask)

class AtTheCircles(silent.SilentOutput):
    """Nine seconds are for getting ready and raising the arms, of which these tests want to know nothing."""

    def play(self, score, from_s):
        super().play(score, max(from_s, 9.0) if score.duration_s > 9.0 else from_s)

class Watched(root.App):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.chosen.choose("preset", "circles")
        self.chosen.choose("muted", True)
        self.chosen.choose("count_in_s", 0)
        if practises:
            QTimer.singleShot(700, self.practise)

    def practise(self):
        self.furnish()
        self.practice.coach.start(self.today.plan)

class Asking(root.QApplication):
    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.look = QTimer(self)
        self.look.timeout.connect(self.report)
        self.look.start(100)
        self.said = set()

    def report(self):
        for one in self.topLevelWidgets():
            if isinstance(one, MishapDialog) and one.isVisible():
                self.say("dialog: " + one.title.text() + " | " + one.details.toPlainText().partition("\\n")[0])
            elif isinstance(one, root.MainWindow):
                for key, widget in one._pages.items():
                    if widget is one.pages.currentWidget():
                        self.say("page: " + key)

    def say(self, line):
        if line not in self.said:
            self.said.add(line)
            print(line, flush=True)

silent.SilentOutput = AtTheCircles
root.App, root.QApplication = Watched, Asking
sys.exit(root.run())
'''


class RealProgram:
    """One start of it; a context manager that ends it.

    Args:
        home: where it keeps its files.
        practises: whether it begins a session at once.
        umask: that of the process.
        before: words before the command, such as those that take the network away.
        more: environment of the test's own.
    """

    def __init__(
        self,
        home: Path,
        *,
        practises: bool = False,
        umask: int = 0o022,
        before: Sequence[str] = (),
        more: Mapping[str, str] | None = None,
    ) -> None:
        self.home = home
        self._routine = load_course().routine
        self.environment = {
            **{name: value for name, value in os.environ.items() if name not in {"DISPLAY", "XDG_RUNTIME_DIR"}},
            "LYMPH_COACH_HOME": str(home),
            "QT_QPA_PLATFORM": "offscreen",
            **(more or {}),
        }
        words = [*before, sys.executable, "-c", RUNS, str(home), "practise" if practises else "", f"{umask:o}"]
        home.mkdir(parents=True, exist_ok=True)
        start = time.monotonic_ns()
        self.output, self.errors = home / f"said-{start}", home / f"errors-{start}"
        with self.output.open("wb") as said, self.errors.open("wb") as errors:
            self.process = subprocess.Popen(words, env=self.environment, stdout=said, stderr=errors)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGCONT)
            self.process.kill()
            self.process.wait(PATIENCE_S)

    @property
    def standing(self) -> Standing | None:
        """What it tells of itself in its lock."""
        return read_standing(noted(self.home / "data" / "window.lock") or "")

    @property
    def said(self) -> list[str]:
        """What it has shown so far."""
        return self.output.read_text(encoding="utf-8").splitlines()

    @property
    def complaints(self) -> list[str]:
        """What it wrote to stderr, but for what the offscreen platform says of itself."""
        return [one for one in self.errors.read_text(encoding="utf-8").splitlines() if "This plugin does" not in one]

    def wait_until(self, what: Callable[[], object], problem: str) -> None:
        """Wait for something it does."""
        ends_s = time.monotonic() + PATIENCE_S
        while not what():
            assert time.monotonic() < ends_s, f"{problem}; {self.said} {self.errors.read_text()}"
            time.sleep(0.05)

    def wait_listening(self) -> None:
        """Wait until it hears a second start."""
        self.wait_until(lambda: self.standing and self.standing.address, "it does not listen")

    def left(self) -> Checkpoint | None:
        """The session on disk."""
        return CheckpointFile(self.home / "data" / "checkpoint.json").load(self._routine)

    def wait_practised(self, circles: int) -> None:
        """Wait until so many circles are on disk."""
        self.wait_until(lambda: (left := self.left()) and len(left.done) >= circles, f"not {circles} circles led")

    def second(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Start the program once more, from its command line."""
        command = [sys.executable, "-m", "lymph_coach", *words]
        return subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=PATIENCE_S
        )
