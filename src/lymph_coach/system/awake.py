"""Keeping the screen on while a session runs."""

from collections.abc import Callable
from enum import StrEnum
from types import TracebackType
from typing import Protocol


class AwakeNotice(StrEnum):
    """What the user is told, in one sentence."""

    NOT_KEPT = "The screen could not be kept on, so it may go dark during the session."


class Hold(Protocol):
    """One hold on the screen: entered once, left once; ``active`` tells whether it works."""

    @property
    def active(self) -> bool:
        """True between entering, when the system agreed, and leaving."""
        ...

    def __enter__(self) -> object:
        """Ask the system."""
        ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> object:
        """Tell the system that it is over."""
        ...


class Awake:
    """Keeps the screen on from :meth:`start` to :meth:`stop`; for use from one thread.

    A failure is told once, tried again at each start, and told anew only after it has worked in between.
    """

    def __init__(self, make: Callable[[], Hold] | None = None) -> None:
        """Hold nothing yet.

        Args:
            make: Makes a fresh hold for each start; wakepy's when left out.
        """
        self._make = make or wakepy_hold
        self._hold: Hold | None = None
        self._told = False

    @property
    def active(self) -> bool:
        """Whether the screen is being kept on."""
        return self._hold is not None

    def start(self) -> AwakeNotice | None:
        """Keep the screen on; returns what to tell the user, if anything. A second start changes nothing."""
        if self._hold is not None:
            return None
        if self._take():
            self._told = False
            return None
        notice = None if self._told else AwakeNotice.NOT_KEPT
        self._told = True
        return notice

    def stop(self) -> None:
        """Let the screen go its own way again; nothing happens when it is not kept on."""
        hold, self._hold = self._hold, None
        if hold is not None:
            _let_go(hold)

    def _take(self) -> bool:
        """Whether a fresh hold took hold."""
        try:
            hold = self._make()
            hold.__enter__()
        except (ImportError, OSError, RuntimeError):  # RuntimeError is the base of what wakepy raises
            return False
        if hold.active:
            self._hold = hold
            return True
        _let_go(hold)
        return False


def wakepy_hold() -> Hold:
    """A hold through wakepy, which knows the ways of each system; imported now, as it costs the start otherwise."""
    from wakepy import keep  # noqa: PLC0415 - most runs of the program never need it

    return keep.presenting(on_fail="pass")


def _let_go(hold: Hold) -> None:
    try:
        hold.__exit__(None, None, None)
    except (OSError, RuntimeError):
        return  # the system lets go by itself when the program ends
