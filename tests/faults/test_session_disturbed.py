"""What happens to the computer in a session: sleep, a clock that is set, screens that come and go, log-out.

Of the ten failures users hate most these are number 3 (kept after whatever happens), 4 (a session lost midway) and 8
(unreachable after a crash); a second start and a stale lock are in ``test_real_program``.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage, make_stage

from lymph_coach.desktop.instance.request import Request
from lymph_coach.desktop.program import Program
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile
from lymph_coach.session.course import load_course
from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.sound.silent import SilentOutput
from lymph_coach.system.folders import Folders


class Time:
    """The computer's two clocks, moved by hand."""

    def __init__(self) -> None:
        self.monotonic_s, self.wall_s = 100.0, 1_000_000.0

    def pass_by(self, seconds: float) -> None:
        self.monotonic_s += seconds
        self.wall_s += seconds


class Led:
    """A session in the real window, on the real clock for sessions without sound."""

    def __init__(self, application: QApplication, home: Path, qtbot: QtBot) -> None:
        self.stage: Stage = make_stage(application, home, {"preset": "circles", "count_in_s": 0, "ask_feelings": False})
        self.time = Time()
        self.home = home
        self.stage.app.show()
        self.stage.app.furnish()
        qtbot.addWidget(self.stage.app.window)
        silent = SilentOutput(lambda: self.time.monotonic_s, lambda: self.time.wall_s)
        self.stage.source.outputs = [silent]  # pyright: ignore[reportAttributeAccessIssue]  # an output is an output
        self.program = Program(application, Folders.of({"LYMPH_COACH_HOME": str(home)}))
        self.program.open(self.stage.app, Request())
        self.program._settled.stop()
        self.coach = self.stage.app.practice.coach
        self.coach.start(self.stage.app.today.plan)
        qtbot.waitUntil(lambda: self.coach.session is not None)
        self.coach._alarm.stop()
        self.live(30.0)

    @property
    def session(self) -> Session:
        assert self.coach.session is not None
        return self.coach.session

    def live(self, seconds: float, step_s: float = 0.25) -> None:
        """Let time go by as a session sees it."""
        for _ in range(round(seconds / step_s)):
            self.time.pass_by(step_s)
            self.tick()

    def tick(self) -> None:
        self.coach._on_alarm()
        self.coach._alarm.stop()

    def kept(self) -> Checkpoint:
        found = CheckpointFile(self.home / "data" / "checkpoint.json").load(load_course().routine)
        assert found is not None
        return found


@pytest.fixture
def led(qtbot: QtBot, look: QApplication, tmp_path: Path) -> Iterator[Led]:
    made = Led(look, tmp_path, qtbot)
    yield made
    made.program.end()
    made.stage.app.close()


@pytest.mark.parametrize("hours", [2.1 / 3_600, 1 / 60, 8, 72])
@pytest.mark.parametrize("stands_still", [True, False], ids=["clock sleeps too", "clock runs on"])
def test_after_sleep_the_session_is_paused_where_it_was(led: Led, hours: float, *, stands_still: bool) -> None:
    before_s = led.session.position_s
    led.time.wall_s += hours * 3_600
    led.time.monotonic_s += 0.0 if stands_still else hours * 3_600
    led.tick()
    assert (led.session.state, led.session.pause) == (State.PAUSED, PauseReason.GAP)
    assert led.session.position_s == before_s
    assert "asleep or too busy" in led.stage.app.practice.page.notice.text()
    led.coach.pause_or_go_on()
    led.live(10.0)
    assert led.session.state is State.RUNNING
    assert led.session.position_s > before_s


@pytest.mark.parametrize("hours", [-26, -1, 1, 26])
def test_a_clock_that_is_set_between_ticks_changes_nothing_that_was_done(led: Led, hours: int) -> None:
    before = led.session
    led.time.wall_s += hours * 3_600
    led.stage.now[0] += timedelta(hours=hours)
    led.live(2.0)
    after = led.session
    assert after.done >= before.done
    if hours < 0:
        assert after.state is State.RUNNING
        assert after.position_s == pytest.approx(before.position_s + 2.0)
    else:
        assert after.position_s >= before.position_s, "forward looks like sleep and only costs a pause"
    led.coach.pause()
    assert led.session.done == after.done


def test_time_in_the_diary_follows_the_clock_and_never_ends_before_it_began(led: Led) -> None:
    led.stage.now[0] -= timedelta(hours=5)
    led.live(2.0)
    led.coach.ask_stop()
    led.coach.stop("done")
    last = led.stage.app._resources.history.last()
    assert last is not None
    assert last.ended >= last.began


def test_a_screen_that_goes_and_one_of_another_density_leave_the_session_running(led: Led, qapp: QApplication) -> None:
    window = led.stage.app.window
    handle = window.windowHandle()
    screen = qapp.primaryScreen()
    for place in ((-5_000, -5_000), (5_000, 5_000), (0, 0)):
        window.move(*place)
        handle.screenChanged.emit(screen)
        qapp.screenRemoved.emit(screen)
        qapp.screenAdded.emit(screen)
        screen.logicalDotsPerInchChanged.emit(144.0)
        screen.geometryChanged.emit(screen.geometry())
        QApplication.sendEvent(window, QEvent(QEvent.Type.DevicePixelRatioChange))
        window.resize(700 + abs(place[0]) % 300, 600)
        QApplication.processEvents()
        led.live(1.0)
    assert led.session.state is State.RUNNING
    assert led.stage.app.practice.page.isVisible()
    assert not window.grab().isNull()


def test_log_out_keeps_the_session_before_it_answers_and_leaves_the_window(led: Led, qapp: QApplication) -> None:
    led.live(0.3)
    qapp.commitDataRequest.emit(None)
    assert led.session.state is State.PAUSED
    assert led.kept().done == led.session.done
    assert led.stage.app.window.isVisible(), "another program may call the log-out off"
    led.coach.pause_or_go_on()
    assert led.session.state is State.RUNNING


def test_quitting_by_keyboard_keeps_the_session(led: Led, qtbot: QtBot) -> None:
    window = led.stage.app.window
    led.program.settle()  # from then on it takes Ctrl+Q
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    done = led.session.done
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert led.kept().done == done


def test_the_next_start_offers_what_log_out_kept(led: Led, qapp: QApplication, open_again: Callable[[], Stage]) -> None:
    qapp.commitDataRequest.emit(None)
    done = led.session.done
    led.stage.app.close()
    offered = open_again().app.today.offered
    assert offered is not None
    assert offered.done == done


@pytest.fixture
def open_again(qtbot: QtBot, look: QApplication, tmp_path: Path) -> Iterator[Callable[[], Stage]]:
    stages: list[Stage] = []

    def open_one() -> Stage:
        stages.append(make_stage(look, tmp_path, {}))
        stages[-1].app.show()
        stages[-1].app.furnish()
        qtbot.addWidget(stages[-1].app.window)
        return stages[-1]

    yield open_one
    for stage in stages:
        stage.app.close()


def test_what_comes_from_outside_does_not_leave_a_session(led: Led) -> None:
    led.stage.app.ways.answer(Request("diary", "gentle"))
    assert led.stage.app.practice.page.isVisible()
    assert led.session.state is State.RUNNING
    assert led.stage.app.chosen.now().preset == "circles"
