"""One process at a time, whatever became of the one before."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lymph_coach.system import process_lock
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.process_lock import ProcessLock, noted

HOLDS = """
import pathlib, sys, time
from lymph_coach.system.process_lock import ProcessLock
lock = ProcessLock(pathlib.Path(sys.argv[1]))
assert lock.take()
lock.note("here")
print("held", flush=True)
time.sleep(60)
"""


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_lock, "_BETWEEN_S", 0.0)


def test_the_lock_is_for_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "a.lock"
    first, second = ProcessLock(path), ProcessLock(path)
    assert noted(path) is None
    assert first.take()
    assert first.take()
    assert (first.is_held, second.take(), second.is_held) == (True, False, False)
    assert noted(path) == ""
    first.note("the first")
    first.release()
    first.release()
    assert noted(path) is None
    assert second.take()
    assert noted(path) == "", "the note of the one before is true no more"
    second.release()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_note_is_replaced_whole_and_read_by_others(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path / "a.lock")
    lock.note("nobody has the lock")
    assert lock.take()
    for text in ("123", "123\n/a/long/way", "4"):
        lock.note(text)
        assert noted(lock.path) == text
    lock.note("x" * 5_000)
    assert noted(lock.path) == "x" * 1_000
    lock.release()


def test_a_note_that_a_full_disk_does_not_take_ends_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = ProcessLock(tmp_path / "a.lock")
    assert lock.take()

    def full(_file: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    lock.note("1")
    monkeypatch.undo()
    assert lock.is_held
    lock.release()


def test_a_lock_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "a.lock").mkdir()
    with pytest.raises(StorageError, match=r"a\.lock could not be opened"):
        ProcessLock(tmp_path / "a.lock").take()
    assert noted(tmp_path / "a.lock") is None


def test_a_note_that_cannot_be_read_is_nobodys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = ProcessLock(tmp_path / "a.lock")
    assert lock.take()

    def broken(_file: int, _count: int) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("os.read", broken)
    assert noted(lock.path) is None
    monkeypatch.undo()
    lock.release()


@pytest.mark.real
@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGSEGV, signal.SIGTERM])
def test_a_process_that_died_blocks_nobody(tmp_path: Path, end: signal.Signals) -> None:
    path = tmp_path / "a.lock"
    words = [sys.executable, "-c", HOLDS, str(path)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, env=os.environ, cwd=tmp_path) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        mine = ProcessLock(path)
        assert (noted(path), mine.take()) == ("here", False)
        holder.send_signal(end)
        holder.wait(20)
    assert noted(path) is None
    assert mine.take()
    mine.release()
