from enum import Enum

class HeaderFields(Enum):
    member = 3
    error_name = 4
    reply_serial = 5
    destination = 6
    signature = 8

class MessageType(Enum):
    method_call = 1
    method_return = 2
    error = 3
    signal = 4

class Header:
    message_type: MessageType
    fields: dict[HeaderFields, object]

class Message:
    header: Header
    body: tuple[object, ...]
    def serialise(self, serial: int | None = None) -> bytes: ...

class Parser:
    def add_data(self, data: bytes) -> None: ...
    def get_next_message(self) -> Message | None: ...

class DBusAddress:
    def __init__(self, object_path: str, bus_name: str | None = None, interface: str | None = None) -> None: ...

class MatchRule:
    def __init__(
        self,
        *,
        type: str | None = None,  # noqa: A002  # as jeepney calls it
        sender: str | None = None,
        interface: str | None = None,
    ) -> None: ...

class _Bus:
    def Hello(self) -> Message: ...  # noqa: N802  # D-Bus names
    def AddMatch(self, rule: MatchRule) -> Message: ...  # noqa: N802

message_bus: _Bus

def new_method_call(
    remote_obj: DBusAddress, method: str, signature: str | None = None, body: tuple[object, ...] = ()
) -> Message: ...
def new_method_return(parent: Message, signature: str | None = None, body: tuple[object, ...] = ()) -> Message: ...
def new_error(
    parent: Message, error_name: str, signature: str | None = None, body: tuple[object, ...] = ()
) -> Message: ...
def new_signal(
    emitter: DBusAddress, signal: str, signature: str | None = None, body: tuple[object, ...] = ()
) -> Message: ...
