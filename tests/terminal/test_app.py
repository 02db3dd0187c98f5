"""The front end put together on this process's own streams."""

import errno
import os
import sys
from io import StringIO

import pytest

from lymph_coach.commands.plan_options import PlanOptions
from lymph_coach.commands.voice_progress import VoiceProgress
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.output import DeviceOutput
from lymph_coach.sound.silent import SilentOutput
from lymph_coach.terminal import app
from lymph_coach.terminal.front import Machine
from lymph_coach.terminal.silence import NoVoice


class FakeFront:
    """A front end that ends as it is told."""

    def __init__(self, error: BaseException | None = None) -> None:
        self.error = error
        self.plain = False
        self.machine: Machine | None = None

    def __call__(self, machine: Machine, *, silent: bool, plain: bool) -> "FakeFront":
        del silent
        self.machine, self.plain = machine, plain
        return self

    def practise(self, _options: PlanOptions) -> int:
        if self.error:
            raise self.error
        return 0


def run_with(monkeypatch: pytest.MonkeyPatch, front: FakeFront) -> int:
    monkeypatch.setattr(app, "Front", front)
    return app.run(PlanOptions())


def test_ctrl_c_pressed_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_with(monkeypatch, FakeFront(KeyboardInterrupt())) == 130


@pytest.mark.parametrize("number", [errno.EPIPE, errno.EIO])
def test_nobody_reads_any_more(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w", encoding="utf-8") as stdout:
        monkeypatch.setattr(sys, "stdout", stdout)
        assert run_with(monkeypatch, FakeFront(OSError(number, "gone"))) == 1
        stdout.write("goes nowhere and harms nobody")


def test_another_fault_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OSError, match="odd"):
        run_with(monkeypatch, FakeFront(OSError(errno.EBADF, "odd")))


def test_without_any_output_it_still_leads(monkeypatch: pytest.MonkeyPatch) -> None:
    front = FakeFront()
    monkeypatch.setattr(sys, "stdout", None)
    assert run_with(monkeypatch, front) == 0
    assert front.plain
    assert front.machine is not None
    assert front.machine.now().tzinfo is not None


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("platform", "environ", "plain"),
    [
        ("linux", {"TERM": "xterm"}, False),
        ("linux", {"TERM": "dumb"}, True),
        ("win32", {"WT_SESSION": "1"}, False),
        ("win32", {}, True),
    ],
)
def test_it_draws_where_that_is_understood(
    monkeypatch: pytest.MonkeyPatch,
    platform: str,
    environ: dict[str, str],
    plain: bool,  # noqa: FBT001
) -> None:
    front = FakeFront()
    monkeypatch.setattr(sys, "stdout", Terminal())
    for name in ("TERM", "WT_SESSION"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert run_with(monkeypatch, front) == 0
    assert front.plain is plain


def test_the_silent_clock_is_always_the_last_resort(monkeypatch: pytest.MonkeyPatch) -> None:
    front = FakeFront()
    run_with(monkeypatch, front)
    assert front.machine is not None
    (alone,) = front.machine.outputs(Settings(muted=True))
    device, silent = front.machine.outputs(Settings(sync_offset_ms=20))
    assert isinstance(device, DeviceOutput)
    assert isinstance(silent, SilentOutput)
    assert isinstance(alone, SilentOutput)


def test_a_silent_session_offers_no_voices() -> None:
    assert NoVoice().voices() == ()


def test_a_voice_that_is_ready_needs_no_progress() -> None:
    stream = StringIO()
    VoiceProgress(stream, plain=True)(64, 64)
    VoiceProgress(stream, plain=False)(64, 64)
    assert stream.getvalue() == ""
