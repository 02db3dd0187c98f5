"""While a terminal leads a session, the window begins none and offers none."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.stage import Stage

from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.system import process_lock


def test_the_window_says_so_and_begins_when_the_terminal_has_ended(
    open_stage: Callable[..., Stage], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_lock, "_BETWEEN_S", 0.0)
    terminal = CheckpointFile(tmp_path / "data" / "checkpoint.json")
    assert terminal.claim()
    stage = open_stage(preset="circles", ask_feelings=False)
    today, coach = stage.app.today, stage.app.practice.coach
    assert today.offered is None
    today.page.start_button.click()
    assert coach.session is None
    assert "under way in a terminal" in today.page.notice.text()
    assert today.page.isVisible()
    terminal.release()
    coach.start(today.plan)
    while coach.session is None:
        QApplication.processEvents()
    assert not terminal.claim()
    coach.ask_stop()
    coach.stop("done")
    assert terminal.claim()
    terminal.release()
