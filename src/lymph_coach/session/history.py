"""What was practised: one line of JSON a session, only ever added to."""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from lymph_coach.system.atomic import StorageError

TAIL_BYTES = 4_096
UNWELL = frozenset({"pain", "dizzy"})
"""The reasons for stopping that close the routine for the day."""


@dataclass(frozen=True, slots=True)
class Practice:
    """One session that took place; ``began`` and ``ended`` are local times with their zone."""

    began: datetime
    ended: datetime
    preset: str
    circles_done: int
    circles_planned: int
    why_ended: str


class HistoryFile:
    """Owns the history file. A damaged line is passed over, never a reason to lose the others."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def add(self, practice: Practice) -> None:
        """Add a line and see it reach the disk.

        Raises:
            StorageError: the disk did not take it.
        """
        record = {
            "schema": 1,
            "began": practice.began.isoformat(),
            "ended": practice.ended.isoformat(),
            "preset": practice.preset,
            "circles_done": practice.circles_done,
            "circles_planned": practice.circles_planned,
            "why_ended": practice.why_ended,
        }
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT
            with os.fdopen(os.open(self._path, flags, 0o600), "ab") as file:
                # A line break first: a line cut short by a power cut must not swallow this one.
                start = b"" if file.tell() == 0 else b"\n"
                file.write(start + json.dumps(record).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StorageError(f"{self._path} could not be written: {error.strerror or error}.") from error

    def last(self) -> Practice | None:
        """The latest session, or None."""
        try:
            with self._path.open("rb") as file:
                file.seek(max(os.fstat(file.fileno()).st_size - TAIL_BYTES, 0))
                lines = file.read().splitlines()
        except OSError:
            return None
        return next((one for one in map(_practice, reversed(lines)) if one), None)


def _practice(line: bytes) -> Practice | None:
    try:
        record = cast("dict[str, Any]", json.loads(line))
        return Practice(
            datetime.fromisoformat(record["began"]).astimezone(),
            datetime.fromisoformat(record["ended"]).astimezone(),
            str(record["preset"]),
            int(record["circles_done"]),
            int(record["circles_planned"]),
            str(record["why_ended"]),
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
