"""Ending with the desktop session: without a window, a program outlives it where the system ends nothing by itself."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager

_LIMIT_S = 1.0


def ask_to_end() -> None:
    """Ask this process to end, as the system would; from whatever thread."""
    os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def ending_with_session(
    environ: Mapping[str, str], ask: Callable[[], None] = ask_to_end, platform: str = sys.platform
) -> Generator[None]:
    """Call ``ask``, on a thread of its own, if the session's bus hangs up meanwhile: the session is over then.

    Args:
        environ: tells where the bus is; where none answers, there is no session to end with.
        ask: has the process end.
        platform: as ``sys.platform``; Windows and macOS have no such bus, and end what belongs to a session.
    """
    if platform in {"win32", "darwin"}:
        yield
        return
    from lymph_coach.reminders.notify.session_bus import (  # noqa: PLC0415  # what it needs is on Linux only
        BusError,
        SessionBus,
        address_of,
    )

    def watch(bus: SessionBus) -> None:
        try:
            while True:
                bus.receive(None)
        except BusError:
            if not left.is_set():
                ask()

    try:
        bus = SessionBus(address_of(environ), _LIMIT_S)
    except BusError:
        yield
        return
    left = threading.Event()
    watching = threading.Thread(target=watch, args=(bus,), name="session", daemon=True)
    watching.start()
    try:
        yield
    finally:
        left.set()
        bus.hang_up()
        watching.join()
        bus.close()
