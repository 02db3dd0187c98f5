"""A local socket, without Qt's network library: that would take 3 MB for one connection a week."""

import socket
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_BACKLOG = 8
_MOST_BYTES = 4_096
_USER_ALONE = 0o600


class SocketLine(QObject):
    """One connection; ``ready`` comes when there is something to read, or the other side has hung up. Owns it."""

    ready = Signal()

    def __init__(self, connection: socket.socket, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        connection.setblocking(False)
        self._watch = QSocketNotifier(connection.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self.ready)

    def read(self) -> bytes | None:
        """What came; empty while nothing did, None once the other side has hung up."""
        try:
            return self._connection.recv(_MOST_BYTES) or None
        except BlockingIOError:
            return b""
        except OSError:
            return None

    def answer(self, said: bytes) -> None:
        """Say a word or two; one who does not listen any more misses it."""
        with suppress(OSError):
            self._connection.send(said)

    def close(self) -> None:
        """Hang up."""
        self._watch.setEnabled(False)
        self._connection.close()


class SocketDoor(QObject):
    """Owns the socket that listens; ``called`` carries the line of each who connects."""

    called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server: socket.socket | None = None
        self._watch: QSocketNotifier | None = None
        self._path = Path()

    def open(self, address: str) -> bool:
        """Listen there, in the place of whatever a program that died has left; whether it could."""
        self._path = Path(address)
        server = socket.socket(socket.AF_UNIX)
        try:
            self._path.unlink(missing_ok=True)
            server.bind(address)
            self._path.chmod(_USER_ALONE)  # nobody gets in before it listens
            server.listen(_BACKLOG)
        except OSError:
            server.close()
            return False
        server.setblocking(False)
        self._server = server
        self._watch = QSocketNotifier(server.fileno(), QSocketNotifier.Type.Read, self)
        self._watch.activated.connect(self._on_knock)
        return True

    def close(self) -> None:
        """Listen no more, and remove the socket."""
        if self._server is not None and self._watch is not None:
            self._watch.setEnabled(False)
            self._server.close()
            self._server = None
            with suppress(OSError):
                self._path.unlink()

    def _on_knock(self) -> None:
        while self._server is not None:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return  # nobody is left at the door, or they went again
            self.called.emit(SocketLine(connection, self))


def ask_socket(address: str, asked: bytes, limit_s: float) -> bytes:
    """Say something there and read one line of answer; empty where none came within ``limit_s``."""
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(limit_s)
        try:
            caller.connect(address)
            caller.sendall(asked)
            with caller.makefile("rb") as answer:
                return answer.readline(_MOST_BYTES)
        except OSError:
            return b""
