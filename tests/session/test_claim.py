"""One program at a time leads a session."""

from pathlib import Path

import pytest

from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.system import process_lock


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_lock, "_BETWEEN_S", 0.0)


def test_a_session_is_led_by_one_and_then_by_another(tmp_path: Path) -> None:
    window, terminal = (CheckpointFile(tmp_path / "checkpoint.json") for _ in range(2))
    assert not window.is_claimed_elsewhere
    assert window.claim()
    assert window.claim()
    assert (window.is_claimed_elsewhere, terminal.is_claimed_elsewhere) == (False, True)
    assert not terminal.claim()
    window.release()
    assert terminal.claim()
    assert window.is_claimed_elsewhere
    terminal.release()
    assert not window.is_claimed_elsewhere


def test_a_disk_that_takes_nothing_keeps_nobody_from_practising(tmp_path: Path) -> None:
    (tmp_path / "checkpoint.lock").mkdir()
    assert CheckpointFile(tmp_path / "checkpoint.json").claim()
