"""Ctrl-C and the system's own request to end, noticed at a moment that suits the work."""

import signal
from collections.abc import Callable
from enum import StrEnum
from types import FrameType, TracebackType
from typing import Self

_Handler = Callable[[int, FrameType | None], object] | int | None


class Stop(StrEnum):
    """Who asked."""

    INTERRUPTED = "interrupted"
    ENDED = "ended"

    @property
    def exit_code(self) -> int:
        """What a program answers that was ended so, as shells expect it: 128 and the signal's number."""
        return 130 if self is Stop.INTERRUPTED else 143


class StopSignals:
    """Takes the signals that end a program, while entered as a context; the work asks :meth:`asked` often.

    A second Ctrl-C raises ``KeyboardInterrupt`` at once, so that nothing can hold the person up. Signals that were
    ignored before (``nohup``) stay ignored. For the main thread only.
    """

    def __init__(self) -> None:
        self._asked: Stop | None = None
        self._before: dict[signal.Signals, _Handler] = {}

    def __enter__(self) -> Self:
        for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._take)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()

    def asked(self) -> Stop | None:
        """Who asked to end, if anybody did."""
        return self._asked

    def is_asked(self) -> bool:
        """Whether anybody asked to end."""
        return self._asked is not None

    def _take(self, number: int, _frame: FrameType | None) -> None:
        if number != signal.SIGINT:
            self._asked = Stop.ENDED
        elif self._asked is None:
            self._asked = Stop.INTERRUPTED
        else:
            raise KeyboardInterrupt
