"""The doctor's looks at how the program runs: its window, its faults, and what it left with the system."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lymph_coach.doctor.findings import Finding, State
from lymph_coach.reminders.notify.notice import Notifier, NotifyError
from lymph_coach.reminders.schedule.schedule import Condition, ScheduleStatus
from lymph_coach.system.process_lock import noted

OK, WARNING = State.OK, State.WARNING
LATELY = timedelta(days=7)
_IN_ORDER = frozenset((Condition.ON, Condition.OFF, Condition.AT_LOGIN))


def window(lock: Path) -> tuple[Finding, ...]:
    """Whether the window is open, and whether a second start can reach it."""
    note = noted(lock)
    if note is None:
        return (Finding("window", OK, "The window is not open."),)
    process, _, address = note.partition("\n")
    if address:
        return (Finding("window", OK, f"The window is open, as process {process}."),)
    mend = "Wait a little. If the window does not come, start Lymph Coach again: it offers to end the one that hangs."
    return (
        Finding("window", WARNING, f"The window is open, as process {process or '?'}, but cannot be reached.", mend),
    )


def log(folder: Path, lock: Path, now: datetime) -> tuple[Finding, ...]:
    """What went wrong lately, and where it is written down.

    Args:
        folder: that of the log.
        lock: that of the window: what native code leaves is of the run before only while no window is open.
        now: with its zone.
    """
    path, hard = folder / "crash.log", folder / "hard-crash.log"
    found: list[Finding] = []
    if noted(lock) is None and _written(hard) is not None:
        found.append(Finding("log", WARNING, "Lymph Coach stopped by itself last time.", _mend(hard)))
    # A log that had grown large was put away at the last start, and the new one is empty.
    written = [(when, one) for one in (path, folder / "crash.1.log") if (when := _written(one)) is not None]
    if not written:
        found.append(Finding("log", OK, f"No fault of the program is written down in {path}."))
        return tuple(found)
    last, path = max(written)
    state = WARNING if now - last <= LATELY else OK
    sentence = f"The last fault was written down on {last.astimezone(now.tzinfo):%Y-%m-%d at %H:%M}, in {path}."
    found.append(Finding("log", state, sentence, _mend(path) if state is WARNING else ""))
    return tuple(found)


def reminders(status: Callable[[], ScheduleStatus], notifier: Notifier) -> tuple[Finding, ...]:
    """Whether reminders come while the window is closed, and whether anything shows them outside of it."""
    condition = status().condition
    mend = "" if condition in _IN_ORDER else "Run: lymph-coach reminders install"
    coming = Finding("reminders", WARNING if mend else OK, condition.value, mend)
    try:
        service = notifier.service()
    except NotifyError as error:
        mend = "The open window shows them instead. For the closed one, let this desktop show notifications."
        return (coming, Finding("reminders", WARNING, str(error), mend))
    return (coming, Finding("reminders", OK, f"{service.name} shows reminders as notifications."))


def _mend(path: Path) -> str:
    return f"Show {path} to whoever helps you; nothing of it is ever sent anywhere."


def _written(path: Path) -> datetime | None:
    """When something was last written there; ``None`` where nothing is."""
    try:
        found = path.stat()
    except OSError:
        return None
    return datetime.fromtimestamp(found.st_mtime, UTC) if found.st_size else None
