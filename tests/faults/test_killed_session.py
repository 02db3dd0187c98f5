"""A real session killed without warning, and the offer to go on at the next start."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile
from lymph_coach.session.course import load_course

pytestmark = pytest.mark.real

PATIENCE_S = 40.0
STARTS = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lymph_coach.desktop.app import App
from lymph_coach.safety.outcome import Outcome
from lymph_coach.safety.verdict import Verdict
from lymph_coach.system.folders import Folders
application = QApplication([])
folders = Folders.of(os.environ)
folders.create()
app = App(application, folders)
app.chosen.choose("preset", "circles")
app.chosen.choose("muted", True)
app.chosen.choose("count_in_s", 0)
app.show()
app.furnish()
def start():
    app.today.page.start_button.click()
    app.checkin.page.answered.emit(Verdict(Outcome.GO))
QTimer.singleShot(0, start)
sys.exit(application.exec())
"""


def checkpoint(home: Path) -> Checkpoint | None:
    return CheckpointFile(home / "data" / "checkpoint.json").load(load_course().routine)


def wait_for(home: Path, circles: int) -> None:
    """Wait until so many circles are on disk."""
    deadline_s = time.monotonic() + PATIENCE_S
    while time.monotonic() < deadline_s:
        found = checkpoint(home)
        if found and len(found.done) >= circles:
            return
        time.sleep(0.05)
    pytest.fail(f"{circles} circles were not on disk within {PATIENCE_S} s")


def test_a_session_killed_midway_is_offered_with_what_was_done(tmp_path: Path) -> None:
    environment = {**os.environ, "LYMPH_COACH_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-c", STARTS], env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            wait_for(tmp_path, 3)
        finally:
            program.send_signal(signal.SIGKILL)
    left = checkpoint(tmp_path)
    assert left is not None
    assert 3 <= len(left.done) <= 5
    assert left.number in range(len(left.done), len(left.done) + 2)
    assert left.plan.preset == "circles"
