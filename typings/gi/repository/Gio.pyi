from enum import IntEnum, IntFlag

from gi.repository.GLib import Variant

class BusType(IntEnum):
    SESSION = ...

class DBusCallFlags(IntFlag):
    NONE = ...

class DBusConnection:
    def call_sync(
        self,
        bus: str,
        path: str,
        interface: str,
        method: str,
        words: Variant,
        reply: None,
        flags: DBusCallFlags,
        timeout_ms: int,
    ) -> object: ...

def bus_get_sync(kind: BusType) -> DBusConnection: ...
