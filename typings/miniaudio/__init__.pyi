from collections.abc import Callable, Generator
from enum import Enum
from typing import Any

class MiniaudioError(Exception): ...
class _Pointer: ...

class _FFI:
    NULL: _Pointer
    def new(self, kind: str, values: list[object]) -> _Pointer: ...

class _Library:
    def ma_context_init(self, *given: object) -> int: ...
    def ma_context_uninit(self, context: object) -> None: ...
    def ma_device_init(self, *given: object) -> int: ...

ffi: _FFI
lib: _Library

class Backend(Enum):
    NULL = ...

class PlaybackDevice:
    backend: str
    nchannels: int
    sample_rate: int
    buffersize_msec: int
    _context: _Pointer
    stop_callback: Callable[[], None] | None
    def __init__(
        self,
        *,
        nchannels: int = ...,
        sample_rate: int = ...,
        buffersize_msec: int = ...,
        callback_periods: int = ...,
        app_name: str = ...,
    ) -> None: ...
    def start(self, callback_generator: Generator[bytes, int]) -> None: ...
    def close(self) -> None: ...

class Devices:
    backend: str
    def __init__(self) -> None: ...
    def get_playbacks(self) -> list[dict[str, Any]]: ...
