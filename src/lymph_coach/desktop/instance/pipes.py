"""A named pipe of Windows, by way of Qt's network library; as :mod:`lymph_coach.desktop.instance.sockets` elsewhere."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_BACKLOG = 8
_MOST_BYTES = 4_096


class PipeLine(QObject):
    """One connection; ``ready`` comes when there is something to read, or the other side has hung up. Owns it."""

    ready = Signal()

    def __init__(self, connection: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._connection = connection
        connection.setParent(self)
        connection.setReadBufferSize(_MOST_BYTES)
        connection.readyRead.connect(self.ready)
        connection.disconnected.connect(self.ready)

    def read(self) -> bytes | None:
        """What came; empty while nothing did, None once the other side has hung up."""
        came = bytes(self._connection.readAll().data())
        return came or (b"" if self._connection.state() is QLocalSocket.LocalSocketState.ConnectedState else None)

    def answer(self, said: bytes) -> None:
        """Say a word or two; one who does not listen any more misses it."""
        self._connection.write(said)
        self._connection.flush()

    def close(self) -> None:
        """Hang up, once what was said has been sent."""
        self._connection.disconnectFromServer()


class PipeDoor(QObject):
    """Owns the pipe that listens; ``called`` carries the line of each who connects."""

    called = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(_BACKLOG)
        self._server.newConnection.connect(self._on_knock)

    def open(self, address: str) -> bool:
        """Listen there, in the place of whatever a program that died has left; whether it could."""
        QLocalServer.removeServer(address)
        return self._server.listen(address)

    def close(self) -> None:
        """Listen no more."""
        self._server.close()

    def _on_knock(self) -> None:
        while connection := self._server.nextPendingConnection():
            self.called.emit(PipeLine(connection, self))


def ask_pipe(address: str, asked: bytes, limit_s: float) -> bytes:
    """Say something there and read one line of answer; empty where none came within ``limit_s``."""
    caller = QLocalSocket()
    limit_ms = max(1, round(limit_s * 1_000))
    try:
        caller.connectToServer(address)
        if not caller.waitForConnected(limit_ms):
            return b""
        caller.write(asked)
        caller.flush()
        while not caller.canReadLine():
            if not caller.waitForReadyRead(limit_ms):
                return b""
        return bytes(caller.readLine().data())
    finally:
        caller.abort()
