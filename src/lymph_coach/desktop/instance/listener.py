"""Listening for a second start of the program."""

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from lymph_coach.desktop.instance.request import LARGEST_BYTES, read_request

MOST_CALLS = 8
PATIENCE_MS = 2_000
ANSWER = b"ok\n"


class Call(QObject):
    """One connection: takes one line, answers it and ends; ``ended`` comes once. Owns its socket.

    What is longer than a request, is none, or does not come in time is ended without an answer.
    """

    asked = Signal(object)
    ended = Signal(object)

    def __init__(self, socket: QLocalSocket, parent: QObject) -> None:
        super().__init__(parent)
        self._socket = socket
        self._is_over = False
        socket.setParent(self)
        socket.setReadBufferSize(LARGEST_BYTES + 1)
        socket.readyRead.connect(self._on_ready)
        socket.disconnected.connect(self._end)
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.timeout.connect(self._end)
        self._limit.start(PATIENCE_MS)

    def begin(self) -> None:
        """Take what came before anybody listened."""
        self._on_ready()

    def _on_ready(self) -> None:
        if self._is_over:
            return
        if not self._socket.canReadLine():
            if self._socket.bytesAvailable() > LARGEST_BYTES:
                self._end()
            return
        request = read_request(bytes(self._socket.readLine().data()))
        if request is None:
            self._end()
            return
        self._socket.write(ANSWER)
        self._socket.flush()
        self._is_over = True
        self.asked.emit(request)
        self._socket.disconnectFromServer()

    def _end(self) -> None:
        self._is_over = True
        self._limit.stop()
        self._socket.abort()
        self.ended.emit(self)


class Listener(QObject):
    """Owns the local socket and its connections; ``asked`` carries the :class:`Request` of each that holds one."""

    asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.setMaxPendingConnections(MOST_CALLS)
        self._server.newConnection.connect(self._on_connection)
        self._calls: set[Call] = set()

    @property
    def calls(self) -> int:
        """How many connections are open."""
        return len(self._calls)

    def listen(self, address: str) -> bool:
        """Begin; whether it could. What a program that died left there is removed: the caller has the lock."""
        QLocalServer.removeServer(address)
        return self._server.listen(address)

    def close(self) -> None:
        """End every connection, and remove the socket."""
        self._server.close()
        for call in list(self._calls):
            self._on_ended(call)

    def _on_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            if len(self._calls) >= MOST_CALLS:
                socket.abort()
                socket.deleteLater()
                continue
            call = Call(socket, self)
            self._calls.add(call)
            call.asked.connect(self.asked)
            call.ended.connect(self._on_ended)
            call.begin()

    def _on_ended(self, call: Call) -> None:
        if call in self._calls:
            self._calls.discard(call)
            call.deleteLater()
