"""What a second start does: tell the first what is wanted."""

import sys
import time
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from lymph_coach.desktop.instance.listener import ANSWER
from lymph_coach.desktop.instance.request import Request, request_bytes
from lymph_coach.desktop.instance.standing import NOWHERE, Standing, read_standing
from lymph_coach.system.process_lock import noted

PATIENCE_S = 6.0
"""Longer than a slow computer takes from the lock to the window."""
_LOOK_S = 0.05


class Reply(StrEnum):
    """What came of it."""

    HANDED = "handed"
    GONE = "gone"
    SILENT = "silent"
    DEAF = "deaf"


def hand_over(
    lock: Path, request: Request, patience_s: float = PATIENCE_S, monotonic: Callable[[], float] = time.monotonic
) -> tuple[Reply, Standing | None]:
    """Tell the first start what is wanted, and wait for its answer for ``patience_s`` at the most.

    Returns:
        HANDED when it answered, GONE when nobody has the lock any more, SILENT when time is up, DEAF when it
        listens nowhere; and what the first start told of itself.
    """
    until_s = monotonic() + patience_s
    standing: Standing | None = None
    while True:
        left_s = until_s - monotonic()
        note = noted(lock)
        if note is None:
            return Reply.GONE, standing
        standing = read_standing(note) or standing
        if standing and standing.address == NOWHERE:
            return Reply.DEAF, standing
        if left_s <= 0:
            return Reply.SILENT, standing
        if standing and standing.address and _tell(standing.address, request, left_s):
            return Reply.HANDED, standing
        time.sleep(_LOOK_S)


def _tell(address: str, request: Request, limit_s: float) -> bool:
    """Whether whoever listens there took the request and said so."""
    return ask_of(sys.platform)(address, request_bytes(request), limit_s) == ANSWER


def ask_of(platform: str) -> Callable[[str, bytes, float], bytes]:
    """How to ask whoever listens at an address, as :func:`lymph_coach.desktop.instance.listener.door_of` does."""
    if platform == "win32":
        from lymph_coach.desktop.instance.pipes import ask_pipe  # noqa: PLC0415  # only the one that is wanted

        return ask_pipe
    from lymph_coach.desktop.instance.sockets import ask_socket  # noqa: PLC0415

    return ask_socket
