"""What goes wrong is written down here, told once, and sent nowhere."""

import faulthandler
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lymph_coach.system.atomic import StorageError
from lymph_coach.system.crash_log import CrashLog

# The Qt plugin's own hook would fail a test at the very exceptions it is about.
pytestmark = pytest.mark.qt_no_exception_capture


def noon() -> datetime:
    return datetime(2026, 11, 22, 12, tzinfo=UTC)


def fail(message: str) -> None:
    raise ZeroDivisionError(message)


class Started:
    """A started log and what it told; what it writes beside the log goes to stderr."""

    def __init__(self, folder: Path) -> None:
        self.told: list[str] = []
        self.log = CrashLog(folder, self.told.append, noon)
        self.log.start()

    def crash(self, message: str) -> None:
        try:
            fail(message)
        except ZeroDivisionError as error:
            sys.excepthook(type(error), error, error.__traceback__)

    @property
    def text(self) -> str:
        return self.log.path.read_text(encoding="utf-8")


@pytest.fixture(autouse=True)
def hooks() -> Iterator[None]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    native = faulthandler.is_enabled()
    yield
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before
    if native:
        faulthandler.enable(sys.__stderr__ or 2)


@pytest.fixture
def started(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Started]:
    started = Started(tmp_path / "log")
    yield started
    started.log.stop()
    capsys.readouterr()


def test_an_exception_is_written_with_its_time_and_told(started: Started, capsys: pytest.CaptureFixture[str]) -> None:
    started.crash("one")
    assert started.text.startswith("2026-11-22T12:00:00+00:00\nTraceback (most recent call last):\n")
    assert "ZeroDivisionError: one" in started.text
    assert len(started.told) == 1
    assert "ZeroDivisionError: one" in started.told[0]
    assert "ZeroDivisionError: one" in capsys.readouterr().err


def test_the_same_again_is_told_once_and_another_anew(started: Started) -> None:
    for message in ("one", "one", "two", "one"):
        started.crash(message)
    assert len(started.told) == 2
    assert started.text.count("Traceback") == 2


def test_a_flood_of_different_ones_ends(started: Started) -> None:
    for number in range(80):
        started.crash(str(number))
    assert len(started.told) == 50
    assert started.text.count("Traceback") == 50


def test_an_exception_on_a_thread_is_written(started: Started) -> None:
    thread = threading.Thread(target=fail, args=("on a thread",))
    thread.start()
    thread.join()
    assert "ZeroDivisionError: on a thread" in started.text
    assert len(started.told) == 1


def test_ctrl_c_is_no_crash(started: Started) -> None:
    error = KeyboardInterrupt()
    sys.excepthook(KeyboardInterrupt, error, None)
    assert (started.told, started.text) == ([], "")


def test_a_log_that_cannot_be_written_still_tells(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, text: str) -> int:
            raise OSError(28, text[:0] or "No space left on device")

        def close(self) -> None:
            pass

    real = started.log._file
    monkeypatch.setattr(started.log, "_file", Full())
    started.crash("one")
    monkeypatch.setattr(started.log, "_file", real)
    assert len(started.told) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk here that is always full")
def test_a_disk_that_is_still_full_at_the_end_keeps_nothing_from_ending(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    log = CrashLog(tmp_path)
    log.start()
    assert log._file is not None
    log._file.close()
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(log, "_file", full)
        log.record(ValueError, ValueError("x"), None)
        log.stop()
    assert not (tmp_path / "hard-crash.log").exists()
    capsys.readouterr()


def test_without_anyone_to_tell_it_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log = CrashLog(tmp_path)
    log.start()
    log.record(ValueError, ValueError("x"), None)
    log.stop()
    log.stop()
    assert "ValueError: x" in (tmp_path / "crash.log").read_text(encoding="utf-8")
    log.record(ValueError, ValueError("after the end"), None)
    assert "after the end" not in (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "after the end" in capsys.readouterr().err


def test_a_large_log_is_kept_under_a_number_and_the_oldest_goes(tmp_path: Path) -> None:
    for run in range(6):
        (tmp_path / "crash.log").write_text(f"{run}" * 256_000, encoding="utf-8")
        log = CrashLog(tmp_path)
        log.start()
        log.stop()
    kept = {path.name: path.read_text(encoding="utf-8")[:1] for path in tmp_path.iterdir()}
    assert kept == {"crash.log": "", "crash.1.log": "5", "crash.2.log": "4", "crash.3.log": "3"}


def test_a_log_with_no_place_is_told_and_takes_no_hook(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageError, match=r"crash\.log could not be opened"):
        CrashLog(tmp_path / "file").start()


class Awkward:
    def __del__(self) -> None:
        raise LookupError("while it goes")


def test_what_fails_while_an_object_goes_is_written_and_nobody_told(
    started: Started, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[object] = []
    _, _, before = started.log._hooks_before
    monkeypatch.setattr(started.log, "_hooks_before", (*started.log._hooks_before[:2], seen.append))
    for _ in range(2):
        awkward = Awkward()
        del awkward
    assert started.text.count("LookupError: while it goes") == 1
    assert (started.told, len(seen)) == ([], 1)
    monkeypatch.setattr(started.log, "_hooks_before", (*started.log._hooks_before[:2], before))


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_the_log_is_its_owners_whatever_the_umask_and_whatever_it_was(tmp_path: Path) -> None:
    (tmp_path / "crash.log").touch(0o666)
    (tmp_path / "crash.log").chmod(0o666)
    before = os.umask(0)
    log = CrashLog(tmp_path)
    try:
        log.start()
    finally:
        os.umask(before)
    assert {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {
        "crash.log": 0o600,
        "hard-crash.log": 0o600,
    }
    log.stop()
    assert [path.name for path in tmp_path.iterdir()] == ["crash.log"]


def crash_hard(folder: Path) -> None:
    code = (
        "import faulthandler, pathlib\n"
        "from lymph_coach.system.crash_log import CrashLog\n"
        f"CrashLog(pathlib.Path({str(folder)!r})).start()\n"
        "faulthandler._sigabrt()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=os.environ, cwd=folder, check=False, timeout=30)
    assert done.returncode != 0


def test_a_crash_of_native_code_is_told_by_the_next_start_and_by_no_other(tmp_path: Path) -> None:
    crash_hard(tmp_path)
    assert "Fatal Python error" in (tmp_path / "hard-crash.log").read_text(encoding="utf-8")
    told: list[str] = []
    for _ in range(2):
        log = CrashLog(tmp_path)
        log.start()
        told.append(log.ended_hard)
        log.stop()
    assert "Fatal Python error: Aborted" in told[0]
    assert told[1] == ""
    written = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert written.count("Fatal Python error: Aborted") == 1
    assert datetime.fromisoformat(written.splitlines()[0]).tzinfo is UTC


def test_what_a_crash_left_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "hard-crash.log").write_bytes(b"\xff" * 1_000_000)
    log = CrashLog(tmp_path)
    log.start()
    log.stop()
    assert log.ended_hard == r"\xff" * 64_000
