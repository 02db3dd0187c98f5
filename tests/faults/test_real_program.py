"""The real program: crashed, hung, asked to end, started twice, without a network, with an open umask."""

import os
import signal
import stat
import subprocess
from pathlib import Path

import pytest
from tests.faults.real_program import PATIENCE_S, RealProgram

pytestmark = [pytest.mark.real, pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")]


@pytest.fixture
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One whose path a socket can bear."""
    return tmp_path_factory.mktemp("r") / "h"


def test_a_hard_crash_in_a_session_is_told_at_the_next_start_and_the_session_is_offered(home: Path) -> None:
    with RealProgram(home, practises=True) as program:
        program.wait_practised(1)
        os.kill(program.process.pid, signal.SIGSEGV)
        assert program.process.wait(PATIENCE_S) == -signal.SIGSEGV
    left = program.left()
    assert left is not None
    assert len(left.done) >= 1
    with RealProgram(home) as again:
        dialog = "dialog: Lymph Coach stopped by itself last time | Fatal Python error: Segmentation fault"
        again.wait_until(lambda: dialog in again.said, "the crash was not told")
        again.process.terminate()
        assert again.process.wait(PATIENCE_S) == 0
    assert again.left() == left
    with RealProgram(home) as third:
        third.wait_listening()
        third.process.terminate()
        assert third.process.wait(PATIENCE_S) == 0
    assert not [line for line in third.said if line.startswith("dialog")], "it was told twice"
    assert (home / "log" / "crash.log").read_text(encoding="utf-8").count("Fatal Python error") == 1


def test_a_second_start_hands_over_what_it_was_asked_and_ends(home: Path) -> None:
    with RealProgram(home) as program:
        program.wait_listening()
        done = program.second("open", "--page", "reminders")
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        program.wait_until(lambda: "page: reminders" in program.said, "the page was not opened")
        assert program.process.poll() is None


def test_a_killed_program_blocks_no_start(home: Path) -> None:
    with RealProgram(home) as program:
        program.wait_listening()
        program.process.kill()
        program.process.wait(PATIENCE_S)
    assert (home / "data" / "window").exists(), "a killed program cannot remove its socket"
    with RealProgram(home) as again:
        again.wait_listening()
        assert again.standing is not None
        assert again.standing.process == again.process.pid


def test_a_program_that_hangs_is_said_and_nothing_of_its_session_is_touched(home: Path) -> None:
    with RealProgram(home, practises=True) as program:
        program.wait_practised(1)
        program.wait_listening()
        os.kill(program.process.pid, signal.SIGSTOP)
        left = program.left()
        with RealProgram(home) as second:
            dialog = "dialog: Lymph Coach is open already | "
            second.wait_until(lambda: dialog in second.said, "it was not said")
            assert second.left() == left
            assert program.process.poll() is None, "nobody but the person may end it"


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_request_to_end_keeps_the_session_and_is_followed_at_once(home: Path, end: signal.Signals) -> None:
    with RealProgram(home, practises=True) as program:
        program.wait_practised(1)
        program.wait_listening()
        program.process.send_signal(end)
        assert program.process.wait(5.0) == 0
    left = program.left()
    assert left is not None
    assert len(left.done) >= 1
    assert program.complaints == []
    assert not (home / "data" / "window").exists()


def test_the_terminal_does_not_practise_beside_the_window(home: Path) -> None:
    with RealProgram(home, practises=True) as program:
        program.wait_practised(1)
        done = program.second("practise", "--silent", "--plain")
        assert done.returncode == 1
        assert (
            done.stderr == "A session is under way in the window or another terminal. Finish or stop it there first.\n"
        )
        program.wait_practised(2)


def test_whatever_the_umask_nobody_else_can_look(home: Path) -> None:
    with RealProgram(home, practises=True, umask=0) as program:
        program.wait_practised(1)
        program.wait_listening()
        program.process.terminate()
        program.process.wait(PATIENCE_S)
    for folder in ("data", "config", "cache", "log"):
        top = home / folder
        assert stat.S_IMODE(top.stat().st_mode) == 0o700
        if folder != "cache":
            modes = {str(path.relative_to(home)): stat.S_IMODE(path.stat().st_mode) for path in top.rglob("*")}
            assert {name for name, mode in modes.items() if mode & 0o077} == set()
            assert modes, f"nothing was written to {folder}"


def test_a_session_needs_no_network_at_all(home: Path) -> None:
    apart = ("unshare", "-rn")
    if subprocess.run([*apart, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets nobody take the network away")
    with RealProgram(home, practises=True, before=apart) as program:
        program.wait_practised(2)
    assert program.complaints == []
