"""Noticing that the machine slept or stood still."""

from collections.abc import Callable

GAP_S = 2.0
"""A stand-still longer than this breaks a session off."""


class SleepWatch:
    """Tells from one look to the next whether the machine slept between them.

    On Linux and macOS the monotonic clock stands still while the machine sleeps and the wall clock does not. Where the
    monotonic clock runs on, whoever measures by it sees the gap there. A wall clock that is set forward by more than
    ``GAP_S`` looks the same and only costs a pause.
    """

    def __init__(self, monotonic: Callable[[], float], wall: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._wall = wall
        self._ahead_s = wall() - monotonic()

    def slept(self) -> bool:
        """Whether the machine slept since the last look."""
        before_s, self._ahead_s = self._ahead_s, self._wall() - self._monotonic()
        return self._ahead_s - before_s > GAP_S
