"""The sessions of the time before the diary: lines of JSON, one a session, of which a torn one costs no other."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any, cast

from lymph_coach.journal.entry import Entry


def from_history(lines: Iterable[bytes]) -> tuple[Entry, ...]:
    """An entry for each line that makes sense, the same id for the same session every time.

    Args:
        lines: those of ``history.jsonl``: began, ended, preset, circles_done, circles_planned, why_ended.
    """
    found = (_entry(line) for line in lines)
    # A session begins once: the later line of two is the one that knows more.
    return tuple({one.id: one for one in found if one is not None}.values())


def _entry(line: bytes) -> Entry | None:
    try:
        record = cast("dict[str, Any]", json.loads(line))
        began = datetime.fromisoformat(record["began"])
        preset = str(record["preset"])
        return Entry(
            id=hashlib.sha256(f"{began.timestamp()} {preset}".encode()).hexdigest()[:32],
            began=began,
            ended=datetime.fromisoformat(record["ended"]),
            preset=preset,
            circles_done=int(record["circles_done"]),
            circles_planned=int(record["circles_planned"]),
            why_ended=str(record["why_ended"]),
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
