"""A session bus with a notification service behind it, by hand: answers what it is told to, or nothing."""

import socket
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    Parser,
    new_error,
    new_method_return,
    new_signal,
)

NAME = "org.freedesktop.Notifications"
SERVICE = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)
Reply = tuple[str | None, tuple[object, ...]]
REPLIES: Mapping[str, Reply] = {
    "Hello": ("s", (":1.7",)),
    "AddMatch": (None, ()),
    "GetServerInformation": ("ssss", ("fake", "us", "1", "1.2")),
    "GetCapabilities": ("as", (["actions", "body", "body-markup"],)),
    "Notify": ("u", (41,)),
    "CloseNotification": (None, ()),
}


class FakeBus:
    """Listens in a folder; a context manager.

    Args:
        folder: where its socket is made.
        replies: what each method gives; one without a reply gives an error.
        mute: methods that never answer.
        on_call: called with each method's name before it is answered, on the bus's thread.
    """

    def __init__(
        self,
        folder: Path,
        replies: Mapping[str, Reply] = REPLIES,
        mute: frozenset[str] = frozenset(),
        on_call: Callable[[str], None] | None = None,
    ) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        self.environ = {"DBUS_SESSION_BUS_ADDRESS": self.address}
        self.calls: list[tuple[str, tuple[object, ...]]] = []
        self._replies = replies
        self._mute = mute
        self._on_call = on_call
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(str(folder / "bus"))
        self._listener.listen()
        self._line: socket.socket | None = None
        self._serial = 1_000
        self._gone = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self.hang_up()
        self._thread.join()
        self._listener.close()

    def say(self, member: str, *body: object, notice_id: int = 41) -> None:
        """Send the newest connection a signal of the service."""
        signature = "us" if member in {"ActionInvoked", "ActivationToken"} else "uu"
        self._send(new_signal(SERVICE, member, signature, (notice_id, *body)))

    def hang_up(self) -> None:
        """Break the newest connection off."""
        if self._line is not None:
            try:
                self._line.shutdown(socket.SHUT_RDWR)
            except OSError:
                return  # the other side was faster

    def members(self) -> list[str]:
        """The names of what was called, in order."""
        return [member for member, _ in self.calls]

    def wait_for_call(self, member: str) -> None:
        """Wait until a method was called."""
        while member not in self.members() and not self._gone.wait(0.005):
            pass

    def _serve(self) -> None:
        while True:
            try:
                line, _ = self._listener.accept()
            except OSError:
                self._gone.set()
                return
            with line:
                self._line = line
                self._answer(line)

    def _answer(self, line: socket.socket) -> None:
        greeting = b""
        while not greeting.endswith(b"\r\n"):
            greeting += line.recv(256)
        line.sendall(b"OK 1234deadbeef\r\n")
        parser, begun = Parser(), False
        while data := _received(line):
            if not begun:
                begun, data = True, data.partition(b"BEGIN\r\n")[2]
            parser.add_data(data)
            while (message := parser.get_next_message()) is not None:
                self._take(message)

    def _take(self, message: Message) -> None:
        member = str(message.header.fields[HeaderFields.member])
        self.calls.append((member, message.body))
        if self._on_call is not None:
            self._on_call(member)
        if member in self._mute or message.header.message_type is not MessageType.method_call:
            return
        if member in self._replies:
            signature, body = self._replies[member]
            self._send(new_method_return(message, signature, body))
        else:
            self._send(new_error(message, "org.freedesktop.DBus.Error.ServiceUnknown", "s", ("nobody",)))

    def _send(self, message: Message) -> None:
        assert self._line is not None
        self._serial += 1
        message.header.fields.setdefault(HeaderFields.destination, ":1.7")
        try:
            self._line.sendall(message.serialise(serial=self._serial))
        except OSError:
            return  # the other side has left


def _received(line: socket.socket) -> bytes:
    try:
        return line.recv(4_096)
    except OSError:
        return b""
