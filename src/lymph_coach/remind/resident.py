"""The reminder that stays, where the system starts nothing by the clock: whether it lives, and starting it."""

from datetime import datetime
from pathlib import Path
from typing import Protocol

from lymph_coach.remind.launch import start_resident
from lymph_coach.remind.lock import LOCK_FILE, is_alive


class Resident(Protocol):
    """What is asked of it."""

    def lives(self, now: datetime) -> bool:
        """Whether it does."""
        ...

    def start(self) -> None:
        """Start it beside this program.

        Raises:
            NotifyError: the program is not where it was.
        """
        ...


class RealResident:
    """That of a reminders file."""

    def __init__(self, path: Path) -> None:
        """The lock lies beside the file."""
        self._lock = path.with_name(LOCK_FILE)

    def lives(self, now: datetime) -> bool:
        """See :class:`Resident`."""
        return is_alive(self._lock, now)

    def start(self) -> None:
        """See :class:`Resident`."""
        start_resident()
