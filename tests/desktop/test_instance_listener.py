"""Two starts of the program, and whoever else finds the socket."""

import os
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.instance import listener as listening
from lymph_coach.desktop.instance import second
from lymph_coach.desktop.instance.listener import MOST_CALLS, Listener, door_of
from lymph_coach.desktop.instance.meeting import Meeting, end_process
from lymph_coach.desktop.instance.request import LARGEST_BYTES, Request, request_bytes
from lymph_coach.desktop.instance.second import Reply, ask_of, hand_over
from lymph_coach.desktop.instance.standing import NOWHERE, Standing
from lymph_coach.system import process_lock
from lymph_coach.system.process_lock import ProcessLock


class First:
    """The first start: its lock, its ear, and what it was asked."""

    def __init__(self, folder: Path, platform: str = sys.platform) -> None:
        self.lock = ProcessLock(folder / "window.lock")
        assert self.lock.take()
        self.asked: list[Request] = []
        self.listener = Listener(door_of(platform))
        self.listener.asked.connect(self.asked.append)
        self.address = str(folder / "window")
        assert self.listener.listen(self.address)

    def call(self, sent: bytes) -> socket.socket:
        """Connect as anybody could, and send something."""
        caller = socket.socket(socket.AF_UNIX)
        caller.connect(self.address)
        caller.setblocking(False)
        if sent:
            caller.send(sent)
        return caller


@pytest.fixture
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One whose path a socket can bear."""
    return tmp_path_factory.mktemp("i")


@pytest.fixture(params=["linux", "win32"])
def first(
    qapp: QApplication, folder: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Iterator[First]:
    """Listening as each system has it; what Windows has, Qt gives here as a socket."""
    assert qapp is not None
    monkeypatch.setattr(process_lock, "_BETWEEN_S", 0.0)
    monkeypatch.setattr(listening, "PATIENCE_MS", 150)
    made = First(folder, request.param)
    yield made
    made.listener.close()
    made.lock.release()


def ended(caller: socket.socket) -> bool:
    """Whether the other side hung up."""
    try:
        return caller.recv(100) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def test_a_request_is_taken_answered_and_the_connection_ended(qtbot: QtBot, first: First) -> None:
    with first.call(request_bytes(Request("diary", "gentle"))) as caller:
        answer: list[bytes] = []

        def answered() -> bool:
            try:
                answer.append(caller.recv(100))
            except BlockingIOError:
                return False
            return answer[-1] == b""

        qtbot.waitUntil(answered)
    assert b"".join(answer) == b"ok\n"
    assert first.asked == [Request("diary", "gentle")]
    qtbot.waitUntil(lambda: first.listener.calls == 0)


@pytest.mark.skipif(os.name != "posix", reason="a pipe of Windows has no mode")
def test_the_socket_is_its_users_alone(first: First) -> None:
    found = Path(first.address).stat()
    assert stat.S_ISSOCK(found.st_mode)
    assert found.st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "sent", [b"", b'{"page":', b"garbage\n", b"x" * (LARGEST_BYTES + 1), b"\n" * 50, b"\xff" * 100]
)
def test_what_is_no_request_is_hung_up_on_in_time(qtbot: QtBot, first: First, sent: bytes) -> None:
    with first.call(sent) as caller:
        qtbot.waitUntil(lambda: ended(caller), timeout=2_000)
    assert first.asked == []
    qtbot.waitUntil(lambda: first.listener.calls == 0)


def test_a_request_in_two_parts_is_whole(qtbot: QtBot, first: First) -> None:
    raw = request_bytes(Request("read"))
    with first.call(raw[:5]) as caller:
        qtbot.waitUntil(lambda: first.listener.calls == 1)
        caller.send(raw[5:])
        qtbot.waitUntil(lambda: bool(first.asked))
    assert first.asked == [Request("read")]


def test_a_crowd_is_bounded_and_its_end_lets_others_in(qtbot: QtBot, first: First) -> None:
    crowd = [first.call(b"") for _ in range(MOST_CALLS)]
    qtbot.waitUntil(lambda: first.listener.calls == MOST_CALLS)
    with first.call(request_bytes(Request("read"))) as late:
        qtbot.waitUntil(lambda: ended(late))
    assert first.asked == []
    assert first.listener.calls <= MOST_CALLS
    qtbot.waitUntil(lambda: first.listener.calls == 0)
    with first.call(request_bytes(Request("read"))):
        qtbot.waitUntil(lambda: bool(first.asked))
    for caller in crowd:
        caller.close()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sent=st.lists(st.binary(max_size=3_000), min_size=1, max_size=3))
def test_anything_at_all_leaves_the_listener_whole(qtbot: QtBot, first: First, sent: list[bytes]) -> None:
    before = len(first.asked)
    for part in sent:
        first.call(part).close()
    with first.call(request_bytes(Request("today"))):
        qtbot.waitUntil(lambda: len(first.asked) > before and first.listener.calls == 0)
    assert first.asked[-1] == Request("today")
    first.asked.clear()


def test_closing_ends_what_is_connected_and_removes_the_socket(qtbot: QtBot, first: First) -> None:
    with first.call(b"") as caller:
        qtbot.waitUntil(lambda: first.listener.calls == 1)
        first.listener.close()
        qtbot.waitUntil(lambda: ended(caller))
    assert not Path(first.address).exists()


def test_what_a_dead_program_left_does_not_keep_another_from_listening(qtbot: QtBot, folder: Path) -> None:
    del qtbot
    left = socket.socket(socket.AF_UNIX)
    left.bind(str(folder / "window"))
    left.close()
    listener = Listener()
    assert listener.listen(str(folder / "window"))
    listener.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Callable[[], float]:
    """A clock that goes on by a second with each look, and nobody sleeps."""
    seconds = iter(range(10_000))

    def sleep(_seconds: float) -> None:
        QApplication.processEvents()

    monkeypatch.setattr(second.time, "sleep", sleep)
    return lambda: float(next(seconds))


def test_a_second_start_that_finds_nobody_is_the_first(folder: Path, quick: Callable[[], float]) -> None:
    assert hand_over(folder / "window.lock", Request(), 5, quick) == (Reply.GONE, None)


def test_a_first_start_that_says_nothing_is_waited_for_and_then_called_silent(
    first: First, quick: Callable[[], float]
) -> None:
    assert hand_over(first.lock.path, Request(), 5, quick) == (Reply.SILENT, None)
    first.lock.note(Standing(12).note)
    assert hand_over(first.lock.path, Request(), 5, quick) == (Reply.SILENT, Standing(12))
    first.lock.note(Standing(12, first.address + "-gone").note)
    assert hand_over(first.lock.path, Request(), 5, quick)[0] is Reply.SILENT


def test_one_that_hangs_takes_the_call_and_never_answers(first: First, quick: Callable[[], float]) -> None:
    first.lock.note(Standing(12, first.address).note)
    assert hand_over(first.lock.path, Request(), 0.05, quick)[0] is Reply.SILENT


TALKS = """
import socket, sys
server = socket.socket(socket.AF_UNIX)
server.bind(sys.argv[1])
server.listen()
print("ready", flush=True)
caller, _ = server.accept()
print(caller.recv(5000).decode(), end="", flush=True)
caller.send(sys.argv[2].encode())
caller.close()
"""


@pytest.mark.real
@pytest.mark.parametrize(("answer", "reply"), [("ok\n", Reply.HANDED), ("no\n", Reply.SILENT), ("", Reply.SILENT)])
def test_the_first_start_has_it_when_it_says_so(folder: Path, answer: str, reply: Reply) -> None:
    lock = ProcessLock(folder / "window.lock")
    assert lock.take()
    words = [sys.executable, "-c", TALKS, str(folder / "other"), answer]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        lock.note(Standing(other.pid, str(folder / "other")).note)
        assert hand_over(lock.path, Request("diary"), 0.5) == (reply, Standing(other.pid, str(folder / "other")))
        assert other.stdout.read().encode() == request_bytes(Request("diary"))
    lock.release()


@pytest.mark.real
@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_one_asks_as_each_system_has_it(folder: Path, platform: str) -> None:
    ask, address = ask_of(platform), str(folder / "other")
    assert ask(address, b"hello\n", 0.2) == b""
    with subprocess.Popen([sys.executable, "-c", TALKS, address, "yes\n"], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "ready\n"
        assert ask(address, b"hello\n", 5.0) == b"yes\n"
        assert other.stdout.read() == "hello\n"


@pytest.mark.parametrize("platform", ["linux", "win32"])
def test_where_nothing_can_be_made_nobody_listens(qapp: QApplication, folder: Path, platform: str) -> None:
    assert qapp is not None
    listener = Listener(door_of(platform))
    assert not listener.listen(str(folder / "none" / "window"))
    listener.close()


def test_the_network_library_is_loaded_for_nobody() -> None:
    loads = "import sys; from lymph_coach.desktop.instance.meeting import Meeting; from lymph_coach.desktop.instance \
import listener, second; listener.door_of('linux'); second.ask_of('linux'); print('PySide6.QtNetwork' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", loads], check=True, capture_output=True, text=True, timeout=60)
    assert told.stdout == "False\n"


def test_who_meets_nobody_takes_over(qtbot: QtBot, folder: Path) -> None:
    del qtbot
    lock = ProcessLock(folder / "window.lock")
    meeting = Meeting(lock, Request(), folder)
    assert not meeting.ask()
    assert meeting.takes_over()
    lock.release()


@pytest.mark.parametrize("ends", [True, False])
def test_one_that_hangs_is_ended_if_the_person_says_so(qtbot: QtBot, first: First, folder: Path, *, ends: bool) -> None:
    first.lock.note(Standing(4_711).note)
    ended_ones: list[int] = []

    def end(process: int) -> None:
        ended_ones.append(process)
        first.lock.release()

    mine = ProcessLock(first.lock.path)
    meeting = Meeting(mine, Request(), folder, end, patience_s=0.0)
    assert meeting.ask()
    dialog = meeting.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert "does not answer" in dialog.sentence.text()
    assert dialog.details_button.isHidden()
    (dialog.close_button if ends else dialog.go_on_button).click()
    assert not dialog.isVisible()
    assert meeting.takes_over() is ends
    assert ended_ones == ([4_711] if ends else [])
    mine.release()


@pytest.mark.real
def test_ending_a_process_ends_it_and_one_that_is_gone_is_no_error() -> None:
    with subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]) as hangs:
        end_process(hangs.pid)
        assert hangs.wait(10) != 0
    end_process(hangs.pid)


def test_it_is_a_local_socket_and_no_network(first: First) -> None:
    caller = QLocalSocket()
    caller.connectToServer(first.address)
    assert caller.waitForConnected(1_000)
    caller.abort()


def test_who_has_gone_while_the_question_stood_is_not_ended(qtbot: QtBot, first: First, folder: Path) -> None:
    first.lock.note(Standing(4_711).note)
    mine = ProcessLock(first.lock.path)
    ended_ones: list[int] = []
    meeting = Meeting(mine, Request(), folder, ended_ones.append, patience_s=0.0)
    assert meeting.dialog is not None
    qtbot.addWidget(meeting.dialog)
    first.lock.release()
    meeting.dialog.close_chosen.emit()
    meeting._on_end_chosen()
    assert meeting.takes_over()
    assert ended_ones == []
    mine.release()


def test_one_that_can_listen_nowhere_is_not_waited_for_nor_called_silent(
    qtbot: QtBot, first: First, folder: Path, quick: Callable[[], float]
) -> None:
    standing = Standing(4_711, NOWHERE)
    first.lock.note(standing.note)
    assert hand_over(first.lock.path, Request(), 5, quick) == (Reply.DEAF, standing)
    meeting = Meeting(ProcessLock(first.lock.path), Request(), folder, patience_s=0.0)
    assert meeting.dialog is not None
    qtbot.addWidget(meeting.dialog)
    assert "does not answer" not in meeting.dialog.sentence.text()
    assert not meeting.takes_over()
