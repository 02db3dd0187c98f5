"""Keys from a terminal: their names, their waits, and a terminal left as it was found."""

import os
import pty
import select
import sys
import termios
from collections.abc import Iterator
from io import StringIO
from typing import TYPE_CHECKING, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.terminal.keys import (
    BACK,
    ESCAPE,
    FORWARD,
    SPACE,
    ConsoleKeys,
    NoKeys,
    TerminalKeys,
    keys_of,
    open_keys,
)

if TYPE_CHECKING:
    from types import ModuleType


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (" ", [SPACE]),
        ("q", ["q"]),
        ("Q", ["q"]),
        ("\x1b", [ESCAPE]),
        ("\x1b[D", [BACK]),
        ("\x1bOD", [BACK]),
        ("\x1b[C", [FORWARD]),
        ("\x1bOC", [FORWARD]),
        ("\x1b[A\x1b[1;5C\x1b[15~", []),
        ("\x1bq", []),
        (" \x1b[Cq", [SPACE, FORWARD, "q"]),
        ("", []),
    ],
)
def test_what_a_terminal_sends_has_a_name(text: str, keys: list[str]) -> None:
    assert keys_of(text) == keys


@given(st.text(alphabet=" qQ\x1b[OCDA;1~é", max_size=30))
def test_no_input_gives_a_key_that_is_a_sequence(text: str) -> None:
    assert not any(key.startswith("\x1b") for key in keys_of(text))


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    ends = os.pipe()
    yield ends
    for end in ends:
        try:
            os.close(end)
        except OSError:
            continue


def test_keys_come_one_at_a_time_and_in_order(pipe: tuple[int, int]) -> None:
    keys = TerminalKeys(pipe[0])
    os.write(pipe[1], b" \x1b[Dq")
    assert [keys.wait(0), keys.wait(0), keys.wait(0), keys.wait(0)] == [SPACE, BACK, "q", None]
    assert keys.present


def test_a_lone_escape_is_told_from_the_start_of_a_sequence(pipe: tuple[int, int]) -> None:
    keys = TerminalKeys(pipe[0])
    os.write(pipe[1], b"\x1b")
    assert keys.wait(0) == ESCAPE


def test_a_terminal_that_hangs_up_gives_no_keys_and_no_busy_loop(pipe: tuple[int, int]) -> None:
    slept: list[float] = []
    keys = TerminalKeys(pipe[0], slept.append)
    os.close(pipe[1])
    assert keys.wait(0.03) is None
    assert not keys.present
    assert keys.wait(0.03) is None
    assert slept == [0.03]


def test_an_unreadable_terminal_counts_as_gone() -> None:
    main, other = pty.openpty()
    os.close(main)
    keys = TerminalKeys(other)
    assert keys.wait(0) is None
    assert not keys.present
    os.close(other)


def test_no_keys_only_waits() -> None:
    slept: list[float] = []
    keys = NoKeys(slept.append)
    keys.wait(0.03)
    assert slept == [0.03]
    assert not keys.present


class FakeConsole:
    def __init__(self, characters: str) -> None:
        self.characters = list(characters)

    def kbhit(self) -> bool:
        return bool(self.characters)

    def getwch(self) -> str:
        return self.characters.pop(0)


@pytest.mark.parametrize(
    ("characters", "key"),
    [(" ", SPACE), ("Q", "q"), ("\x1b", ESCAPE), ("\xe0K", BACK), ("\x00M", FORWARD), ("\xe0H", None)],
)
def test_a_windows_console_has_the_same_keys(characters: str, key: str | None) -> None:
    assert ConsoleKeys(FakeConsole(characters)).wait(1) == key


def test_a_windows_console_is_waited_on_no_longer_than_asked() -> None:
    now_s = 0.0

    def sleep(seconds: float) -> None:
        nonlocal now_s
        now_s += seconds

    def monotonic() -> float:
        return now_s

    assert ConsoleKeys(FakeConsole(""), monotonic, sleep).wait(0.05) is None
    assert now_s == pytest.approx(0.05)


def test_nobody_presses_keys_on_a_closed_stdin_or_a_file() -> None:
    closed = StringIO()
    closed.close()
    for stdin in (None, closed, StringIO(" ")):
        with open_keys(stdin) as keys:
            assert not keys.present


class Tty:
    """Standard input on a pseudo-terminal that this process group does or does not own."""

    closed = False

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self._descriptor


@pytest.fixture
def terminal() -> Iterator[tuple[int, int]]:
    main, other = pty.openpty()
    yield main, other
    os.close(main)
    os.close(other)


def test_the_terminal_is_left_as_it_was_found(terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    main, other = terminal
    monkeypatch.setattr("os.tcgetpgrp", _own_group)
    before = termios.tcgetattr(other)
    with open_keys(Tty(other)) as keys:
        assert keys.present
        assert not termios.tcgetattr(other)[3] & (termios.ICANON | termios.ECHO)
        os.write(main, b"f")
        assert keys.wait(1) == "f"
    assert termios.tcgetattr(other) == before


def test_the_terminal_is_restored_after_an_error(terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.tcgetpgrp", _own_group)
    before = termios.tcgetattr(terminal[1])
    with pytest.raises(ValueError, match="broken"), open_keys(Tty(terminal[1])):
        raise ValueError("broken")
    assert termios.tcgetattr(terminal[1]) == before


def test_a_terminal_that_controls_nobody_here_has_keys(terminal: tuple[int, int]) -> None:
    """As under ``su -c``: the system knows no group of it to ask for."""
    with pytest.raises(OSError, match="ioctl"):
        os.tcgetpgrp(terminal[1])
    with open_keys(Tty(terminal[1])) as keys:
        assert keys.present


def test_no_key_stops_the_program_in_the_middle(terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.tcgetpgrp", _own_group)
    with open_keys(Tty(terminal[1])) as keys:
        os.write(terminal[0], b"\x1a")
        assert keys.wait(1) == "\x1a"


def test_what_is_pressed_after_the_end_is_not_left_to_the_shell(
    terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    main, other = terminal
    monkeypatch.setattr("os.tcgetpgrp", _own_group)
    with open_keys(Tty(other)):
        os.write(main, b"q\n")
        select.select([other], [], [], 5)  # it is on its way for a moment
    os.set_blocking(other, False)
    with pytest.raises(BlockingIOError):
        os.read(other, 8)


def test_a_terminal_of_another_group_is_not_touched(terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.tcgetpgrp", _other_group)
    before = termios.tcgetattr(terminal[1])
    with open_keys(Tty(terminal[1])) as keys:
        assert not keys.present
        assert termios.tcgetattr(terminal[1]) == before


def _own_group(_descriptor: int) -> int:
    return os.getpgrp()


def _other_group(_descriptor: int) -> int:
    return os.getpgrp() + 1


def test_windows_has_its_own_way_to_keys(terminal: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msvcrt", cast("ModuleType", FakeConsole("f")))
    monkeypatch.setattr(sys, "platform", "win32")
    with open_keys(Tty(terminal[1])) as keys:
        assert keys.present
        assert keys.wait(1) == "f"
