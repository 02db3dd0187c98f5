"""What a screen reader that listens is told."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent


def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced from now on."""
    said: list[str] = []

    def write(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            said.append(event.message())

    monkeypatch.setattr(QAccessible, "isActive", listens)
    monkeypatch.setattr(QAccessible, "updateAccessibility", write)
    return said


def listens() -> bool:
    """A screen reader listens."""
    return True
