"""The reminder that comes while the window is closed: decides what is due, and ends at once when nothing is.

The system starts it at the reminders' times (see :mod:`lymph_coach.reminders.schedule`), so it loads no more than the
decision needs; what shows and waits follows when there is something to show.
"""

import os
from pathlib import Path

from lymph_coach.remind_basis import TROUBLE, LocalClock, complain, is_worth_waiting, reminders_path
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError

# ruff: noqa: PLC0415  # where nothing is due, neither notifications nor threads are loaded


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
        complain(str(error))
        return TROUBLE
    from lymph_coach.remind_herald import tell_once

    return tell_once(path)


def _is_wanted(path: Path, clock: LocalClock) -> bool:
    now = clock.now()
    with ReminderStore(path) as store:
        return is_worth_waiting(store, Keeper(store).coming(now, clock.zone()), now)
