"""What fails in the program, from whatever place, becomes one calm dialog, and the session is kept."""

import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.desktop.instance.request import Request
from lymph_coach.desktop.mishap.dialog import Mishap, MishapDialog
from lymph_coach.desktop.program import Program
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.work import Disk, Work
from lymph_coach.session.checkpoint import CheckpointFile
from lymph_coach.session.course import load_course
from lymph_coach.session.session import State
from lymph_coach.settings.choices import Theme
from lymph_coach.system.folders import Folders

# The Qt plugin's own hook would fail a test at the very exceptions it is about.
pytestmark = pytest.mark.qt_no_exception_capture

FAULT = "division of nobody by nothing"


def fail() -> None:
    raise ZeroDivisionError(FAULT)


class Around:
    """The program round a window on the stage."""

    def __init__(self, application: QApplication, stage: Stage, home: Path) -> None:
        self.stage = stage
        self.folders = Folders.of({"LYMPH_COACH_HOME": str(home)})
        self.program = Program(application, self.folders)
        self.program.log.start()
        self.program.open(stage.app, Request())
        self.program._settled.stop()

    @property
    def dialog(self) -> MishapDialog:
        found = self.program.desk.dialog
        assert found is not None
        return found

    def practise(self, qtbot: QtBot) -> None:
        """Lead a session to its second circle."""
        coach = self.stage.app.practice.coach
        coach.start(self.stage.app.today.plan)
        qtbot.waitUntil(lambda: coach.session is not None)
        for _ in range(400):
            self.stage.hear(1.0)
            if coach.session and len(coach.session.done) >= 2:
                return


@pytest.fixture
def around(
    open_stage: Callable[..., Stage], qapp: QApplication, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Iterator[Around]:
    made = Around(qapp, open_stage(preset="circles", count_in_s=0), tmp_path)
    yield made
    if made.program.desk.dialog:
        made.program.desk.dialog.accept()
    made.program.end()
    capsys.readouterr()


class Painted(QWidget):
    """Fails whenever it is painted."""

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        fail()


def from_a_slot(around: Around) -> None:
    around.stage.app.window.seen.connect(fail)
    around.stage.app.window.seen.emit(True)
    around.stage.app.window.seen.disconnect(fail)


def from_a_timer(_around: Around) -> None:
    QTimer.singleShot(0, fail)


def from_a_thread(_around: Around) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def from_the_disk_thread(_around: Around) -> None:
    disk = Disk()
    disk.submit(fail)
    disk.shutdown()


def from_work(around: Around) -> None:
    around.stage.source.fail = ZeroDivisionError(FAULT)
    around.stage.app.practice.coach.start(around.stage.app.today.plan)


def from_painting(around: Around) -> None:
    painted = Painted(around.stage.app.window)
    painted.setGeometry(0, 0, 10, 10)
    painted.show()
    QTimer.singleShot(20, painted.deleteLater)


@pytest.mark.parametrize(
    "origin", [from_a_slot, from_a_timer, from_a_thread, from_the_disk_thread, from_work, from_painting]
)
def test_a_fault_becomes_one_dialog_wherever_it_comes_from(
    qtbot: QtBot, around: Around, origin: Callable[[Around], None]
) -> None:
    origin(around)
    qtbot.waitUntil(lambda: around.program.desk.dialog is not None)
    qtbot.wait(30)
    assert around.dialog.isVisible()
    assert around.dialog.parent() is around.stage.app.window
    assert around.dialog.details.toPlainText().count(FAULT) == 1
    assert FAULT in (around.folders.log / "crash.log").read_text(encoding="utf-8")
    assert around.dialog.go_on_button.hasFocus() or not around.stage.app.window.isActiveWindow()
    around.dialog.go_on_button.click()
    assert around.program.desk.dialog is None


def test_a_session_under_way_is_paused_and_on_disk(qtbot: QtBot, around: Around) -> None:
    around.practise(qtbot)
    session = around.stage.app.practice.coach.session
    assert session is not None
    assert session.state is State.RUNNING
    around.stage.hear(0.4)
    QTimer.singleShot(0, fail)
    qtbot.waitUntil(lambda: around.program.desk.dialog is not None)
    paused = around.stage.app.practice.coach.session
    assert paused is not None
    assert paused.state is State.PAUSED
    kept = CheckpointFile(around.folders.data / "checkpoint.json").load(load_course().routine)
    assert kept is not None
    assert kept.done == paused.done
    around.dialog.go_on_button.click()
    around.stage.app.practice.coach.pause_or_go_on()
    gone_on = around.stage.app.practice.coach.session
    assert gone_on is not None
    assert gone_on.state is State.RUNNING


def storm(number: int) -> None:
    error = ValueError(f"fault {number}")
    sys.excepthook(ValueError, error, None)


def test_a_storm_is_one_dialog_that_says_all_of_it(qtbot: QtBot, around: Around) -> None:
    for number in range(30):
        storm(number % 10)
    qtbot.waitUntil(lambda: around.program.desk.dialog is not None)
    storm(11)
    qtbot.wait(10)
    assert around.dialog.details.toPlainText().count("ValueError: fault") == 11
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, MishapDialog) and one.isVisible()]
    assert dialogs == [around.dialog]


def test_after_three_dialogs_faults_are_only_written_down(qtbot: QtBot, around: Around) -> None:
    for number in range(5):
        storm(number)
        qtbot.wait(10)
        assert (around.program.desk.dialog is not None) is (number < 3)
        if around.program.desk.dialog:
            around.dialog.accept()
    assert (around.folders.log / "crash.log").read_text(encoding="utf-8").count("ValueError: fault") == 5


def test_closing_from_the_dialog_keeps_the_session(qtbot: QtBot, around: Around) -> None:
    around.practise(qtbot)
    storm(1)
    qtbot.waitUntil(lambda: around.program.desk.dialog is not None)
    around.dialog.close_button.click()
    assert not around.stage.app.window.isVisible()
    kept = CheckpointFile(around.folders.data / "checkpoint.json").load(load_course().routine)
    assert kept is not None
    assert len(kept.done) >= 2


def test_one_part_that_cannot_close_keeps_no_other_from_it(qtbot: QtBot, around: Around) -> None:
    around.practise(qtbot)
    wing = around.stage.app.checkin
    wing.close = fail
    with pytest.raises(ZeroDivisionError):
        around.stage.app.close()
    kept = CheckpointFile(around.folders.data / "checkpoint.json").load(load_course().routine)
    assert kept is not None


def test_a_window_that_cannot_be_made_is_said(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    program = Program(qapp, Folders.of({"LYMPH_COACH_HOME": str(tmp_path)}))
    program.tell_no_window(OSError(28, "No space left on device"))
    dialog = program.desk.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    assert dialog.title.text() == "Lymph Coach could not open"
    assert "No space left" in dialog.details.toPlainText()
    assert dialog.go_on_button.isHidden()
    dialog.close_button.click()
    program.end()


def test_how_the_last_run_ended_is_said_once_the_window_stands(qtbot: QtBot, around: Around) -> None:
    around.program.log.ended_hard = "Fatal Python error: Segmentation fault"
    around.program._settled.timeout.emit()
    qtbot.waitUntil(lambda: around.program.desk.dialog is not None)
    assert around.dialog.title.text() == "Lymph Coach stopped by itself last time"
    assert around.dialog.close_button.isHidden()
    assert "Segmentation fault" in around.dialog.details.toPlainText()


@pytest.mark.parametrize("percent", [100, 250])
def test_details_are_shown_copied_and_their_folder_opened(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, percent: int
) -> None:
    apply_theme(qapp, roles_for(Theme.LIGHT), percent)
    opened: list[QUrl] = []
    dialog = MishapDialog(Mishap.FAULT, "line one", tmp_path, None, opened.append)
    qtbot.addWidget(dialog)
    dialog.open()
    assert dialog.details.isHidden()
    dialog.details_button.click()
    assert (dialog.details.isVisible(), dialog.details_button.text()) == (True, "Hide details")
    dialog.add("line two")
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text() == "line one\nline two"
    dialog.folder_button.click()
    assert opened == [QUrl.fromLocalFile(str(tmp_path))]
    for button in (dialog.go_on_button, dialog.close_button, dialog.details_button, dialog.folder_button):
        assert button.width() >= button.sizeHint().width() - 1
        assert button.height() >= 48
    assert dialog.width() <= dialog.screen().availableSize().width()
    apply_theme(qapp, roles_for(Theme.LIGHT), 100)
    dialog.accept()


def test_work_that_fails_unforeseen_is_raised_on_the_gui_thread(qtbot: QtBot) -> None:
    failed: list[Exception] = []
    work = Work(lambda _progress, _asked: fail())
    work.failed.connect(failed.append)
    work.start()
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], ZeroDivisionError)
    work.finish()


def test_work_that_was_finished_tells_of_no_result_any_more(qtbot: QtBot) -> None:
    told: list[object] = []
    cancelled: list[bool] = []
    for finish in (True, False):
        work = Work(lambda _progress, _asked: "made")
        work.done.connect(told.append)
        work.cancelled.connect(lambda: cancelled.append(True))
        work.start()
        work._thread.join()  # what it tells waits for the event loop
        if finish:
            work.finish()
        qtbot.wait(5)
    assert (told, cancelled) == (["made"], [True])


def test_a_dialog_that_fails_itself_keeps_the_session_all_the_same(
    qtbot: QtBot, around: Around, monkeypatch: pytest.MonkeyPatch
) -> None:
    around.practise(qtbot)
    session = around.stage.app.practice.coach.session
    assert session is not None
    monkeypatch.setattr(MishapDialog, "open", fail)
    storm(1)
    coach = around.stage.app.practice.coach
    qtbot.waitUntil(lambda: coach.session is not None and coach.session.state is State.PAUSED)
    around.program.desk.dialog = None


def test_why_there_is_no_window_is_said_once(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    program = Program(qapp, Folders.of({"LYMPH_COACH_HOME": str(tmp_path)}))
    program.start()
    program.tell_no_window(ValueError("no such thing"))
    qtbot.wait(5)
    dialog = program.desk.dialog
    assert dialog is not None
    assert dialog.details.toPlainText().count("no such thing") == 1
    dialog.accept()
    program.end()
