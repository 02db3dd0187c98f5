"""What stands round the window: signals, the ear for a second start, and all given back at the end."""

import os
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.desktop.end_signals import EndSignals
from lymph_coach.desktop.instance.request import Request, request_bytes
from lymph_coach.desktop.instance.standing import read_standing
from lymph_coach.desktop.program import Program
from lymph_coach.desktop.wings.every import EveryWing
from lymph_coach.desktop.wings.shared import Wing
from lymph_coach.desktop.wings.ways import TOKEN
from lymph_coach.desktop.work import Disk
from lymph_coach.system.folders import Folders, private
from lymph_coach.system.process_lock import noted


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_request_of_the_system_reaches_the_gui_thread_at_once(qtbot: QtBot, end: signal.Signals) -> None:
    before = signal.getsignal(end)
    signals = EndSignals()
    with qtbot.waitSignal(signals.asked, timeout=2_000):
        os.kill(os.getpid(), end)
    signals.stop()
    assert signal.getsignal(end) is before


@pytest.fixture
def program(
    open_stage: Callable[..., Stage],
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Program]:
    runtime = tmp_path_factory.mktemp("p")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    monkeypatch.delenv(TOKEN, raising=False)
    stage = open_stage()
    made = Program(qapp, Folders.of({"LYMPH_COACH_HOME": str(runtime / "home")}))
    assert made.lock.take()
    made.start()
    made.open(stage.app, Request("read"))
    made._settled.stop()
    yield made
    made.end()


def test_once_it_stands_it_hears_a_second_start_and_does_what_that_wants(qtbot: QtBot, program: Program) -> None:
    app = program._app
    assert app is not None
    shown = app.window.pages.currentWidget
    assert shown() is app.window._pages["read"]
    standing = read_standing(noted(program.lock.path) or "")
    assert standing is not None
    assert (standing.process, standing.address) == (os.getpid(), "")
    program._settled.timeout.emit()
    standing = read_standing(noted(program.lock.path) or "")
    assert standing is not None
    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(standing.address)
        caller.send(request_bytes(Request("diary", None, "from-the-desktop")))
        qtbot.waitUntil(lambda: shown() is app.window._pages.get("diary"))
    assert os.environ.pop(TOKEN) == "from-the-desktop"
    app.window.showMinimized()
    app.ways.answer(Request())
    assert not app.window.isMinimized()
    program.end()
    assert noted(program.lock.path) is None
    assert not Path(standing.address).exists()


def test_a_window_whose_files_were_all_deleted_leaves_nothing(program: Program) -> None:
    app = program._app
    assert app is not None
    app.is_deleted = True
    program.end()
    assert not any(path.exists() for path in (program.lock.path, program.log.path))


class Noting(Wing):
    def __init__(self, notes: list[str], name: str, *, fails: bool = False) -> None:
        super().__init__()
        self.notes, self.name, self.fails = notes, name, fails

    def wear(self) -> None:
        self.notes.append(f"{self.name} wears")

    def settle(self) -> None:
        self.notes.append(f"{self.name} settles")

    def reread(self) -> None:
        self.notes.append(f"{self.name} rereads")

    def fall_silent(self) -> None:
        self.notes.append(f"{self.name} is silent")

    def close(self) -> None:
        self.notes.append(f"{self.name} closes")
        if self.fails:
            raise ZeroDivisionError


def test_every_wing_does_it_in_order_and_closes_in_reverse_whatever_fails(qapp: QApplication) -> None:
    assert qapp is not None
    notes: list[str] = []
    every = EveryWing()
    for wing in (Noting(notes, "one"), Noting(notes, "two", fails=True), Noting(notes, "three")):
        every.add(wing)
    for act, what in ((every.wear, "wears"), (every.settle, "settles"), (every.reread, "rereads")):
        act()
        assert notes == [f"{name} {what}" for name in ("one", "two", "three")]
        notes.clear()
    every.fall_silent()
    notes.clear()
    with pytest.raises(ZeroDivisionError):
        every.close()
    assert notes == ["three closes", "two closes", "one closes"]
    every.close()
    assert len(notes) == 3


def test_the_disk_does_one_thing_after_another_and_is_waited_for() -> None:
    disk = Disk()
    done: list[int] = []
    for number in range(50):
        disk.submit(done.append, number)
    assert disk.settle()
    assert done == list(range(50))
    disk.shutdown()


@pytest.mark.skipif(os.name != "posix", reason="other systems have no such modes")
def test_a_private_file_is_its_owners_also_where_it_was_not(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("kept", encoding="utf-8")
    path.chmod(0o666)
    assert private(path).stat().st_mode & 0o777 == 0o600
    assert path.read_text(encoding="utf-8") == "kept"
    assert private(tmp_path / "missing" / "a") == tmp_path / "missing" / "a"


def test_a_window_that_goes_hears_no_second_start(program: Program) -> None:
    app = program._app
    assert app is not None
    program._settled.timeout.emit()
    standing = read_standing(noted(program.lock.path) or "")
    assert standing is not None
    assert Path(standing.address).exists()
    app.window.close()
    assert not Path(standing.address).exists()
    program._settled.start()
    app.window.closing.emit()
    assert not program._settled.isActive()
