"""A program without a window ends with its session, and is asked to by nothing else."""

import signal
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reminders.fake_bus import FakeBus

from lymph_coach.remind.herald import leave_when_ended
from lymph_coach.remind.logout import ask_to_end, ending_with_session

LONG_S = 5.0


@pytest.fixture
def signals_kept() -> Iterator[None]:
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_it_is_asked_to_end_when_the_bus_of_the_session_hangs_up(tmp_path: Path) -> None:
    asked = threading.Event()
    with FakeBus(tmp_path) as bus, ending_with_session(bus.environ, asked.set):
        bus.say("NotificationClosed", 1)
        assert not asked.wait(0.01), "what others say is no end"
        bus.hang_up()
        assert asked.wait(LONG_S)


def test_left_in_order_it_is_asked_nothing(tmp_path: Path) -> None:
    asked = threading.Event()
    with FakeBus(tmp_path) as bus:
        with ending_with_session(bus.environ, asked.set):
            pass
        bus.hang_up()
    assert not asked.is_set()


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_without_a_bus_there_is_no_session_to_end_with(tmp_path: Path, platform: str) -> None:
    before = threading.active_count()
    environ = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={tmp_path}/none"}
    with ending_with_session(environ, pytest.fail, platform):
        assert threading.active_count() == before


@pytest.mark.usefixtures("signals_kept")
def test_asked_to_end_it_leaves_as_if_the_system_had() -> None:
    leave_when_ended()
    with pytest.raises(SystemExit) as end:
        ask_to_end()
    assert end.value.code == 143
