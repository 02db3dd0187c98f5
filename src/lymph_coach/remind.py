"""The reminder that comes while the window is closed: decides what is due, and ends at once when nothing is.

The system starts it at the reminders' times (see :mod:`lymph_coach.reminders.schedule`), so it loads no more than the
decision needs; what shows and waits follows when there is something to show.
"""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path

from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Due, Fate
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.local_zone import local_zone

# ruff: noqa: PLC0415  # where nothing is due, neither notifications nor threads are loaded

REMINDERS_FILE = "reminders.sqlite3"
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


def reminders_path(environ: Mapping[str, str]) -> Path:
    """The file that the window and this reminder share, in the data folder."""
    named = environ.get("XDG_DATA_HOME", "")
    if sys.platform == "linux" and not environ.get("LYMPH_COACH_HOME") and (not named or named.startswith("/")):
        # Where Folders finds it too, without the library it asks: that is a twentieth of all this start takes.
        return Path(named or os.path.expanduser("~/.local/share"), "lymph-coach", REMINDERS_FILE)  # noqa: PTH111
    from lymph_coach.system.folders import Folders

    return Folders.of(environ).data / REMINDERS_FILE


def is_worth_waiting(store: ReminderStore, coming: Due | None, now: datetime) -> bool:
    """Whether what comes next is for a reminder that runs now: due, about to be, or snoozed.

    The system starts nothing for the end of a snooze.
    """
    if coming is None:
        return False
    last = store.last(coming.slot)
    return coming.moment - now <= SOON or (last is not None and last.fate is Fate.SNOOZED)


def run(*, stay: bool = False) -> int:
    """Tell what is due, wait for the answers, do them, and return the exit status.

    Args:
        stay: do not end, but wait for what comes and tell that too: for systems that start nothing by the clock.
    """
    path = reminders_path(os.environ)
    if stay:
        from lymph_coach.remind_stay import stay_on

        return stay_on(path)
    try:
        if not path.exists() or not _is_wanted(path, LocalClock(os.environ)):
            return 0
    except StorageError as error:
        sys.stderr.write(f"lymph-coach remind: {error}\n")
        return TROUBLE
    from lymph_coach.remind_herald import tell_once

    return tell_once(path)


def _is_wanted(path: Path, clock: LocalClock) -> bool:
    now = clock.now()
    with ReminderStore(path) as store:
        return is_worth_waiting(store, Keeper(store).coming(now, clock.zone()), now)
