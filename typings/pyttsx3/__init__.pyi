from pyttsx3.engine import Engine

def init(driverName: str | None = None, debug: bool = False) -> Engine: ...  # noqa: N803 -- pyttsx3's name
