"""A glance at the reminders file that sees in a moment that nothing can be due, without loading the rules.

It never decides that something is due, and may be wrong in one direction only: where it is not sure, the rules decide.
Days of the week, pauses, quiet hours and answers can only make less due, so it looks at none of them.
"""

import os
import sqlite3
import sys
import time
from collections.abc import Mapping

from lymph_coach.reminders.file_name import REMINDERS_FILE

_DAY_MIN = 24 * 60
_SLACK_MIN = 180
"""So far the clocks may jump between a reminder's time and the moment it is due; that nobody starts early is in it."""

_LONGEST_GRACE_MIN = 12 * 60
_SURE = """
    SELECT NOT EXISTS (
        SELECT 1 FROM rules, json_each(record, '$.reminders')
        WHERE json_extract(value, '$.on') IS NOT 0 AND (
            coalesce(json_extract(value, '$.at') NOT GLOB '[0-2][0-9]:[0-5][0-9]', 1)
            OR (:minute - substr(json_extract(value, '$.at'), 1, 2) * 60 - substr(json_extract(value, '$.at'), 4)
                + :slack + :day) % :day
                <= 2 * :slack + iif(
                    json_type(record, '$.grace_min') = 'integer', json_extract(record, '$.grace_min'), :longest
                )
        )
    ) AND NOT EXISTS (SELECT 1 FROM mark WHERE fate = 'snoozed' AND coalesce(until >= :yesterday, 1))
"""
"""Whether no reminder's time lies between the slack ahead and grace and slack ago, and none was snoozed of late."""


def usual_file(environ: Mapping[str, str]) -> str:
    """The path of the reminders file on a Linux where nobody moved it to an odd place; else nothing."""
    named = environ.get("XDG_DATA_HOME", "")
    if sys.platform != "linux" or environ.get("LYMPH_COACH_HOME") or not (named.startswith("/") or not named):
        return ""
    folder = named or os.path.expanduser("~/.local/share")  # noqa: PTH111  # pathlib takes as long as all the rest
    return f"{folder}/lymph-coach/{REMINDERS_FILE}"


def is_nothing_due(path: str, now_s: float) -> bool:
    """Whether it is sure that nothing is due, about to be, or snoozed.

    Args:
        path: the reminders file.
        now_s: seconds since 1970; the clock on the wall is the C library's.
    """
    wall = time.localtime(now_s)
    yesterday = time.gmtime(now_s - 60 * _DAY_MIN)
    values = {
        "minute": wall.tm_hour * 60 + wall.tm_min,
        "slack": _SLACK_MIN,
        "day": _DAY_MIN,
        "longest": _LONGEST_GRACE_MIN,
        "yesterday": time.strftime("%Y-%m-%dT%H:%M:%S", yesterday),
    }
    if not os.path.exists(path):  # noqa: PTH110  # as above
        return True  # nobody ever set a reminder
    try:
        connection = sqlite3.connect(path, timeout=0.0)
    except sqlite3.Error:
        return False
    try:
        return connection.execute(_SURE, values).fetchone() == (1,)
    except (sqlite3.Error, UnicodeDecodeError):
        return False  # older than the tables, damaged, or held by another: whoever opens it in earnest will see
    finally:
        connection.close()
