"""A connection to the session bus of a Linux desktop, on which nothing waits without a limit."""

import itertools
import socket
import time
from collections.abc import Mapping
from pathlib import Path

from jeepney import HeaderFields, Message, MessageType, Parser, message_bus
from jeepney.auth import AuthenticationError
from jeepney.bus import get_bus
from jeepney.io.blocking import prep_socket

ADDRESS_VARIABLE = "DBUS_SESSION_BUS_ADDRESS"
_AT_ONCE_BYTES = 4_096


class BusError(Exception):
    """The bus, or who was asked on it, does not answer; the message says why, for a log."""


def address_of(environ: Mapping[str, str]) -> str:
    """The address of the session bus: the one the session tells, else the usual place in its runtime folder.

    Raises:
        BusError: there is none.
    """
    told = environ.get(ADDRESS_VARIABLE, "")
    if told:
        return told
    usual = Path(environ.get("XDG_RUNTIME_DIR", "/nowhere"), "bus")
    if usual.is_socket():
        return f"unix:path={usual}"
    raise BusError(f"{ADDRESS_VARIABLE} is not set, and there is no {usual}")


class SessionBus:
    """Owns one connection. One thread may receive while another sends or closes.

    Args:
        address: as D-Bus writes it, such as ``unix:path=/run/user/1000/bus``.
        limit_s: for connecting and all calls together, so that nobody waits longer for a bus that hangs.

    Raises:
        BusError: no bus answers there.
    """

    def __init__(self, address: str, limit_s: float) -> None:
        self._calls_end_s = time.monotonic() + limit_s
        self._serials = itertools.count(1)
        self._parser = Parser()
        try:
            self._socket = prep_socket(get_bus(address), timeout=limit_s)
        except (OSError, AuthenticationError, RuntimeError, ValueError) as error:
            raise BusError(f"{address}: {error}") from error
        try:
            self.call(message_bus.Hello())
        except BusError:
            self._socket.close()
            raise

    def send(self, message: Message) -> int:
        """Send without waiting. Returns the serial number.

        Raises:
            BusError: the connection is lost.
        """
        serial = next(self._serials)
        try:
            self._socket.sendall(message.serialise(serial=serial))
        except OSError as error:
            raise BusError(f"the connection is lost: {error}") from error
        return serial

    def call(self, message: Message) -> tuple[object, ...]:
        """Call a method and return what it gives; signals that come meanwhile are passed over.

        Raises:
            BusError: it gave an error, or nothing in time.
        """
        serial = self.send(message)
        while True:
            reply = self.receive(max(0.0, self._calls_end_s - time.monotonic()))
            if reply is None:
                raise BusError("no answer in time")
            if reply.header.fields.get(HeaderFields.reply_serial) == serial:
                break
        if reply.header.message_type is MessageType.error:
            raise BusError(f"{reply.header.fields.get(HeaderFields.error_name)}: {reply.body}")
        return reply.body

    def receive(self, limit_s: float | None) -> Message | None:
        """The next message, or ``None`` when none came within ``limit_s``.

        Raises:
            BusError: the connection is lost, or was closed.
        """
        ends_s = None if limit_s is None else time.monotonic() + limit_s
        while True:
            message = self._parser.get_next_message()
            if message is not None:
                return message
            left_s = None if ends_s is None else max(0.0, ends_s - time.monotonic())
            if left_s == 0.0:
                return None
            try:
                self._socket.settimeout(left_s)
                data = self._socket.recv(_AT_ONCE_BYTES)
            except TimeoutError:
                return None
            except OSError as error:
                raise BusError(f"the connection is lost: {error}") from error
            if not data:
                raise BusError("the bus closed the connection")
            self._parser.add_data(data)

    def hang_up(self) -> None:
        """End the connection, which wakes a thread that receives; what was sent before is still delivered."""
        try:
            self._socket.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it is gone already

    def close(self) -> None:
        """Give the socket back; for the receiving thread, once it is done."""
        self._socket.close()
