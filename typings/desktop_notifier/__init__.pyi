from collections.abc import Callable, Sequence
from enum import Enum

class Urgency(Enum):
    Critical = "critical"
    Normal = "normal"
    Low = "low"

class Capability(Enum):
    TITLE = 2
    BUTTONS = 8

class Sound: ...

DEFAULT_SOUND: Sound

class Button:
    def __init__(self, title: str, on_pressed: Callable[[], object] | None = None) -> None: ...

class DesktopNotifier:
    def __init__(self, app_name: str = "Python", app_icon: None = None) -> None: ...
    async def has_authorisation(self) -> bool: ...
    async def get_capabilities(self) -> frozenset[Capability]: ...
    async def send(
        self,
        title: str,
        message: str,
        urgency: Urgency = ...,
        buttons: Sequence[Button] = (),
        on_dispatched: Callable[[], object] | None = None,
        on_clicked: Callable[[], object] | None = None,
        on_dismissed: Callable[[], object] | None = None,
        sound: Sound | None = None,
    ) -> str: ...
    async def clear(self, identifier: str) -> None: ...
