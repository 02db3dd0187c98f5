"""The reminder that comes while the window is closed: decides what is due, and ends at once when nothing is.

The system starts it at the reminders' times (see :mod:`lymph_coach.reminders.schedule`), and at login. It decides in
three steps, each of which loads only what it needs: a glance, the rules, and what shows and waits.
"""

import os
import time

from lymph_coach.remind.glance import is_nothing_due, usual_file

# ruff: noqa: PLC0415  # see above


def run(*, stay: bool = False) -> int:
    """Tell what is due, wait for the answers, do them, and return the exit status.

    Args:
        stay: do not end, but wait for what comes and tell that too: for systems that start nothing by the clock.
    """
    usual = usual_file(os.environ)
    # The rules may know a zone by name that the C library does not.
    if usual and not stay and not os.environ.get("TZ") and is_nothing_due(usual, time.time()):
        return 0
    from lymph_coach.remind.basis import TROUBLE, complain, is_wanted, reminders_path
    from lymph_coach.system.atomic import StorageError
    from lymph_coach.system.database import plainly

    path = reminders_path(os.environ)
    if stay:
        from lymph_coach.remind.stay import stay_on

        return stay_on(path)
    try:
        with plainly(path):
            is_there = path.exists()
        if not is_there or not is_wanted(path, os.environ):
            return 0
    except StorageError as error:
        complain(str(error))
        return TROUBLE
    from lymph_coach.remind.herald import tell_once

    return tell_once(path)
