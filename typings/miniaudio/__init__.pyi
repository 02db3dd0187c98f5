from collections.abc import Callable, Generator
from typing import Any

class MiniaudioError(Exception): ...

class PlaybackDevice:
    backend: str
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
