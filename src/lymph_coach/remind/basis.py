"""What a reminder without a window stands on: the time here, the shared file, and what is worth waiting for."""

import locale
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from typing import TextIO

from lymph_coach.remind.glance import usual_file
from lymph_coach.reminders.file_name import REMINDERS_FILE
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Due, Fate
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.local_zone import local_zone

TROUBLE = 1
"""The exit status when what was due could not be told; the reason is a line of the error output."""

SOON = timedelta(minutes=2)
"""What comes so soon is waited for: whoever started this may have been early by its own clock."""


class LocalClock:
    """The time, and the zone of the clock on the wall, here and now."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        """The variables may name a zone."""
        self._environ = environ

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return datetime.now(UTC)

    def zone(self) -> tzinfo:
        """Where the clock on the wall is."""
        return local_zone(self._environ)


def twelve_hours_here() -> bool:
    """Whether times are written with AM and PM here, as far as the C library knows: there is no Qt to ask."""
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "")
        return "18" not in time.strftime("%X", (2026, 1, 1, 18, 0, 0, 3, 1, 0))
    except locale.Error:
        return False
    finally:
        locale.setlocale(locale.LC_TIME, before)


def reminders_path(environ: Mapping[str, str]) -> Path:
    """The file that the window and this reminder share, in the data folder."""
    usual = usual_file(environ)
    if usual:
        return Path(usual)
    from lymph_coach.system.folders import Folders  # noqa: PLC0415  # what it takes to find it on every system

    return Folders.of(environ).data / REMINDERS_FILE


def is_wanted(path: Path, environ: Mapping[str, str]) -> bool:
    """Whether something there is for a reminder that runs now.

    Raises:
        StorageError: the file cannot be used.
    """
    clock = LocalClock(environ)
    now = clock.now()
    with ReminderStore(path, mends=False) as store:  # the window mends it, and says so
        return is_worth_waiting(store, Keeper(store).coming(now, clock.zone()), now)


def is_worth_waiting(store: ReminderStore, coming: Due | None, now: datetime) -> bool:
    """Whether what comes next is for a reminder that runs now: due, about to be, or snoozed.

    The system starts nothing for the end of a snooze.
    """
    if coming is None:
        return False
    last = store.last(coming.slot)
    return coming.moment - now <= SOON or (last is not None and last.fate is Fate.SNOOZED)


def complain(sentence: str) -> None:
    """Say what could not be told where the session keeps what programs say, if there is such a place with room."""
    place: TextIO | None = sys.stderr
    if place is not None:
        with suppress(OSError):
            place.write(f"lymph-coach remind: {sentence}\n")
            place.flush()
