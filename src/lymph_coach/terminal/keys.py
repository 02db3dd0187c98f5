"""Single keys from a terminal, waited for with a limit: the wait is also what paces a session."""

import os
import re
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from typing import Protocol

BACK, FORWARD, ESCAPE, SPACE = "back", "forward", "escape", " "
"""Names of the keys that are no letter; Space is itself."""

AGAIN_S = 0.7
"""A key that comes again sooner was pressed once: by a shaky hand, or by one that rests on it, since a key that is held
repeats after 0.25 to 0.66 s and a terminal cannot tell."""

_SEQUENCE = re.compile(r"\x1b[\[O][0-9;]*[@-~]|\x1b.|.", re.DOTALL)
_NAMES: Mapping[str, str] = {
    "\x1b[D": BACK,
    "\x1bOD": BACK,
    "\x1b[C": FORWARD,
    "\x1bOC": FORWARD,
    "\x1b": ESCAPE,
}
_REST_OF_SEQUENCE_S = 0.05  # the bytes of one key come together, even over a slow line
_POLL_S = 0.01


class Keys(Protocol):
    """Where keys come from."""

    @property
    def present(self) -> bool:
        """Whether anybody can press one."""
        ...

    def wait(self, seconds: float) -> str | None:
        """The next key, or None after so many seconds: a name above, or a lower-case letter."""
        ...


class Input(Protocol):
    """What has to be known of standard input."""

    @property
    def closed(self) -> bool:
        """Whether it was closed."""
        ...

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        ...

    def fileno(self) -> int:
        """Its file descriptor."""
        ...


class NoKeys:
    """Nobody presses anything: standard input is a file, a pipe or closed."""

    present = False

    def __init__(self, sleep: Callable[[float], None] = time.sleep) -> None:
        self._sleep = sleep

    def wait(self, seconds: float) -> None:
        """Wait, and give nothing."""
        self._sleep(seconds)


class Console(Protocol):
    """Windows' own way to keys, as in ``msvcrt``."""

    def kbhit(self) -> bool:
        """Whether a key waits."""
        ...

    def getwch(self) -> str:
        """The next character; a special key gives two, the first of them NUL or à."""
        ...


class ConsoleKeys:
    """Keys of a Windows console, which cannot be waited on and is asked a hundred times a second."""

    present = True

    def __init__(
        self,
        console: Console,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._console = console
        self._monotonic = monotonic
        self._sleep = sleep

    def wait(self, seconds: float) -> str | None:
        """The next key there is a use for."""
        until_s = self._monotonic() + seconds
        while not self._console.kbhit():
            if self._monotonic() >= until_s:
                return None
            self._sleep(_POLL_S)
        key = self._console.getwch()
        if key in {"\x00", "\xe0"}:
            return {"K": BACK, "M": FORWARD}.get(self._console.getwch())
        return ESCAPE if key == "\x1b" else key.lower()


class TerminalKeys:
    """Keys of a Unix terminal that is already in cbreak mode.

    Args:
        descriptor: the terminal's file descriptor, open for reading.
        sleep: waits in place of the terminal once that is gone.
    """

    def __init__(self, descriptor: int, sleep: Callable[[float], None] = time.sleep) -> None:
        self._descriptor = descriptor
        self._sleep = sleep
        self._pressed: deque[str] = deque()
        self._gone = False

    @property
    def present(self) -> bool:
        """False once the terminal was closed."""
        return not self._gone

    def wait(self, seconds: float) -> str | None:
        """The next key; one press at a time, however many came together."""
        if not self._pressed and not self._gone:
            self._pressed.extend(keys_of(self._read(seconds)))
        elif self._gone:
            self._sleep(seconds)
        return self._pressed.popleft() if self._pressed else None

    def _read(self, seconds: float) -> str:
        text = self._chunk(seconds)
        return text + self._chunk(_REST_OF_SEQUENCE_S) if text == "\x1b" else text

    def _chunk(self, seconds: float) -> str:
        import select  # noqa: PLC0415 - Windows has none for a console

        ready, _, _ = select.select([self._descriptor], [], [], seconds)
        if not ready:
            return ""
        data = b""
        with suppress(OSError):  # a terminal that hung up: no bytes, as at an end of file
            data = os.read(self._descriptor, 64)
        self._gone = not data
        return data.decode("utf-8", "ignore")


def keys_of(text: str) -> list[str]:
    """The keys that a terminal sends as ``text``; sequences of keys we have no use for are left out."""
    tokens = (match.group() for match in _SEQUENCE.finditer(text))
    return [_NAMES.get(token, token.lower()) for token in tokens if token in _NAMES or not token.startswith("\x1b")]


@contextmanager
def open_keys(stdin: Input | None) -> Generator[Keys]:
    """The keys pressed on standard input while the context lasts; the terminal is left as it was found.

    Nobody can press any where it is closed or no terminal, or where the program runs in the background: touching the
    terminal from there would stop it.
    """
    if stdin is None or stdin.closed or not stdin.isatty():
        yield NoKeys()
    elif sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows only

        yield ConsoleKeys(msvcrt)
    elif _in_background(stdin.fileno()):
        yield NoKeys()
    else:
        with _single_keys(stdin.fileno()):
            yield TerminalKeys(stdin.fileno())


def _in_background(descriptor: int) -> bool:
    try:
        return os.tcgetpgrp(descriptor) != os.getpgrp()
    except OSError:
        return False  # a terminal that controls nobody here, as under ``su -c``: it stops nobody either


@contextmanager
def _single_keys(descriptor: int) -> Generator[None]:
    """Give out each key as it is pressed; what is pressed after the end is not left to the shell."""
    import termios  # noqa: PLC0415 - Unix only
    import tty  # noqa: PLC0415

    before = termios.tcgetattr(descriptor)
    tty.setcbreak(descriptor)
    single = termios.tcgetattr(descriptor)
    # Ctrl+Z would stop the voice, leave the shell a page without a cursor, and come back to keys that wait for Enter.
    single[6][termios.VSUSP] = bytes((os.fpathconf(descriptor, "PC_VDISABLE"),))
    termios.tcsetattr(descriptor, termios.TCSANOW, single)
    try:
        yield
    finally:
        with suppress(termios.error):  # the terminal is gone, and with it what there was to restore
            termios.tcsetattr(descriptor, termios.TCSAFLUSH, before)
