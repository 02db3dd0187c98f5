from collections.abc import Callable
from typing import Literal, overload

from pyttsx3.voice import Voice

class Engine:
    driver_name: str
    def connect(self, topic: str, cb: Callable[..., None]) -> dict[str, object]: ...
    @overload
    def getProperty(self, name: Literal["voices"]) -> list[Voice]: ...
    @overload
    def getProperty(self, name: Literal["voice"]) -> str | None: ...
    def setProperty(self, name: str, value: str | float) -> None: ...  # noqa: N802 -- pyttsx3's name
    def save_to_file(self, text: str, filename: str, name: str | None = None) -> None: ...
    def runAndWait(self) -> None: ...  # noqa: N802 -- pyttsx3's name
