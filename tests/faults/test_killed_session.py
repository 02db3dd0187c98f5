"""A real session killed without warning, and the offer to go on at the next start."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.practice.log import DiaryLog, open_diary
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile
from lymph_coach.session.course import load_course
from lymph_coach.system.local_time import local_now

pytestmark = pytest.mark.real

PATIENCE_S = 40.0
STARTS = '''
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lymph_coach.desktop.app import App
from lymph_coach.journal.entry import Ratings
from lymph_coach.safety.outcome import Outcome
from lymph_coach.safety.verdict import Verdict
from lymph_coach.sound import silent
from lymph_coach.system.folders import Folders

class AtTheCircles(silent.SilentOutput):
    """Nine seconds are for getting ready and raising the arms, of which these tests want to know nothing."""

    def play(self, score, from_s):
        super().play(score, max(from_s, 9.0) if score.duration_s > 9.0 else from_s)

silent.SilentOutput = AtTheCircles
application = QApplication([])
folders = Folders.of(os.environ)
folders.create()
app = App(application, folders)
app.chosen.choose("preset", "circles")
app.chosen.choose("muted", True)
app.chosen.choose("count_in_s", 0)
app.chosen.choose("first_run_done", True)
app.show()
app.furnish()
def start():
    app.today.page.start_button.click()
    app.checkin.page.answered.emit(Verdict(Outcome.GO))
    app.practice.feelings.done.emit(Ratings(pain=4))
QTimer.singleShot(0, start)
sys.exit(application.exec())
'''


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


def killed(tmp_path: Path, after: Callable[[Path], None]) -> None:
    """Start a session, and end the program without warning."""
    environment = {**os.environ, "LYMPH_COACH_HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen([sys.executable, "-c", STARTS], env=environment, stderr=subprocess.DEVNULL) as program:
        try:
            after(tmp_path)
        finally:
            program.send_signal(signal.SIGKILL)


def entries(home: Path) -> tuple[Entry, ...]:
    with open_diary(home / "data", local_now) as diary:
        assert diary.notice is None
        return diary.everything().entries


def three_circles(home: Path) -> None:
    wait_for(home, 3)


def begun(home: Path) -> None:
    """Wait until the place in the session is on disk for the first time."""
    wait_for(home, 0)


def test_a_session_killed_at_its_start_is_in_the_diary_with_how_it_felt_before(tmp_path: Path) -> None:
    killed(tmp_path, begun)
    (entry,) = entries(tmp_path)
    assert (entry.why_ended, entry.circles_planned, entry.before) == ("cut off", 60, Ratings(pain=4))


def test_a_session_killed_midway_is_in_the_diary_once_with_what_was_done(tmp_path: Path) -> None:
    killed(tmp_path, three_circles)
    left = checkpoint(tmp_path)
    assert left is not None
    (entry,) = entries(tmp_path)
    assert (entry.id, entry.why_ended, entry.before) == (left.id, "cut off", Ratings(pain=4))
    # The place is written before the diary: a kill between the two costs the diary one circle.
    assert len(left.done) - 1 <= entry.circles_done <= len(left.done)
    with open_diary(tmp_path / "data", local_now) as diary:
        DiaryLog(diary).keep(left.practice)
        (kept,) = diary.everything().entries
        assert (kept.circles_done, kept.before) == (len(left.done), Ratings(pain=4))
        DiaryLog(diary).forget(left.id)
        assert diary.count == 0


def test_a_session_killed_midway_is_offered_with_what_was_done(tmp_path: Path) -> None:
    killed(tmp_path, three_circles)
    left = checkpoint(tmp_path)
    assert left is not None
    assert 3 <= len(left.done) <= 5
    assert left.number in range(len(left.done), len(left.done) + 2)
    assert left.plan.preset == "circles"
