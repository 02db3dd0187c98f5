"""Listening for a second start of the program."""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from lymph_coach.desktop.instance.request import LARGEST_BYTES, read_request

if TYPE_CHECKING:
    from lymph_coach.desktop.instance.pipes import PipeDoor, PipeLine
    from lymph_coach.desktop.instance.sockets import SocketDoor, SocketLine

MOST_CALLS = 8
PATIENCE_MS = 2_000
ANSWER = b"ok\n"


def door_of(platform: str) -> "SocketDoor | PipeDoor":
    """What a system lets a program listen at: the pipe of Windows, a local socket elsewhere."""
    # Only the one that is wanted is loaded.
    if platform == "win32":
        from lymph_coach.desktop.instance.pipes import PipeDoor  # noqa: PLC0415

        return PipeDoor()
    from lymph_coach.desktop.instance.sockets import SocketDoor  # noqa: PLC0415

    return SocketDoor()


class Call(QObject):
    """One connection: takes one request, answers it and ends; ``ended`` comes once. Owns its line.

    What is longer than a request, is none, or does not come in time is ended without an answer.
    """

    asked = Signal(object)
    ended = Signal(object)

    def __init__(self, line: "SocketLine | PipeLine", parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._heard = b""
        self._is_over = False
        line.setParent(self)
        line.ready.connect(self.look)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self.end)
        self._limit.start(PATIENCE_MS)

    def look(self) -> None:
        """Take what has come so far."""
        if self._is_over:
            return
        came = self._line.read()
        self._heard += came or b""
        said, ends, _ = self._heard.partition(b"\n")
        request = read_request(said + ends) if ends else None
        if request is not None:
            self._line.answer(ANSWER)
            self.end()
            self.asked.emit(request)
        elif ends or came is None or len(self._heard) > LARGEST_BYTES:
            self.end()

    def end(self) -> None:
        """Hang up, the first time it is asked for."""
        if not self._is_over:
            self._is_over = True
            self._limit.stop()
            self._line.close()
            self.ended.emit(self)


class Listener(QObject):
    """Owns the door and the calls; ``asked`` carries the :class:`Request` of each that holds one.

    Args:
        door: where it listens; left out, as this system has it.
        parent: owns it.
    """

    asked = Signal(object)

    def __init__(self, door: "SocketDoor | PipeDoor | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door = door or door_of(sys.platform)
        self._door.setParent(self)
        self._door.called.connect(self._on_called)
        self._calls: set[Call] = set()

    @property
    def calls(self) -> int:
        """How many connections are open."""
        return len(self._calls)

    def listen(self, address: str) -> bool:
        """Begin; whether it could. What a program that died left there is removed: the caller has the lock."""
        return self._door.open(address)

    def close(self) -> None:
        """End every connection, and remove what it listened at."""
        self._door.close()
        for call in list(self._calls):
            call.end()

    def _on_called(self, line: "SocketLine | PipeLine") -> None:
        if len(self._calls) >= MOST_CALLS:
            line.close()
            line.deleteLater()
            return
        call = Call(line, self)
        self._calls.add(call)
        call.asked.connect(self.asked)
        call.ended.connect(self._on_ended)
        call.look()  # what came before anybody listened

    def _on_ended(self, call: Call) -> None:
        self._calls.discard(call)
        call.deleteLater()
