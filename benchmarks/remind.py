"""What reminders cost while the window is closed: the start that finds nothing due, and the rules themselves.

The reminder is started as the system starts it, with a file of three reminders none of which is due, and the time
until it has ended is taken, with the most memory it held. Beside it a Python that does nothing: the rest is ours. Other
break reminders stay in memory all the time instead; where they are installed, what they hold after 20 s is told.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from shutil import which
from statistics import median
from zoneinfo import ZoneInfo

from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import EVERY_DAY, MOST_REMINDERS, Quiet, Reminder, Rules
from lymph_coach.reminders.rules import next_due
from lymph_coach.reminders.schedule.choose import program_words
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.local_zone import local_zone
from screen import Screen
from start import memory_mb
from table import Line, Row, Skipped, lacking, show

TURNS, QUICK_TURNS = 41, 11
DECISION_MS, DECISION_MB, RULES_MS = 40.0, 16.0, 5.0
_OTHERS = (("Workrave", "workrave"), ("Safe Eyes", "safeeyes"))
_STARTED_S, _SETTLED_S = 3.0, 20.0
_KILO = 1_024.0
_NOW = datetime(2026, 11, 18, 12, tzinfo=UTC)
REMIND = program_words(sys.platform, sys.executable, frozen=False)
NOTHING = (sys.executable, "-P", "-c", "pass")
_ON_ONE_BUS = 'DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS" exec "$0"'
"""Where there is no system bus, the session's takes its place: Safe Eyes does not start without one."""

_LAUNCH = """
import os, sys, time
began_s = time.monotonic()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(pid, 0)
print(time.monotonic() - began_s, used.ru_maxrss, os.waitstatus_to_exitcode(status))
"""
"""Starts from a process that is small: no peak is told as less than what the parent held."""


def measure(*, quick: bool = False) -> list[Line]:
    """The decision, the rules, and what others hold."""
    turns = QUICK_TURNS if quick else TURNS
    return [*_decision(turns), _rules(turns), *_resident(), *_others()]


def _decision(turns: int) -> list[Line]:
    if sys.platform != "linux":
        return [Skipped("reminder with nothing due", "needs Linux")]
    with tempfile.TemporaryDirectory(prefix="remind-") as folder:
        environment = _prepared(Path(folder))
        _run(REMIND, environment)  # compiles, as installing does
        ours = [_run(REMIND, environment) for _ in range(turns)]
        bare = [_run(NOTHING, environment) for _ in range(turns)]
    return [
        Row(
            "reminder, nothing due: start to end",
            1_000 * median(seconds for seconds, _ in ours),
            "ms",
            DECISION_MS,
            1_000 * median(seconds for seconds, _ in bare),
        ),
        Row(
            "reminder, nothing due: most memory",
            median(held for _, held in ours),
            "MB",
            DECISION_MB,
            median(held for _, held in bare),
        ),
    ]


def _prepared(folder: Path) -> dict[str, str]:
    """A home with reminders, all of them hours ahead, and what the system tells a program that it starts."""
    now, zone = datetime.now(UTC), local_zone({})
    reminders = tuple(
        Reminder(str(hours), f"Circles {hours}", _on_the_minute((now + timedelta(hours=hours)).astimezone(zone)))
        for hours in (6, 9, 12)
    )
    with ReminderStore(folder / "share" / "lymph-coach" / "reminders.sqlite3") as store:
        Keeper(store).save(Rules(reminders), now, zone)
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    places = {"HOME": str(folder), "XDG_DATA_HOME": str(folder / "share")}
    return {"PATH": "/usr/bin:/bin", **compiled, **places}


def _on_the_minute(moment: datetime) -> time_of_day:
    return time_of_day(moment.hour, moment.minute)


def _run(words: Sequence[str], environment: dict[str, str]) -> tuple[float, float]:
    """Seconds from start to end of a program, and the most memory it held, in 2**20 bytes."""
    launch = [sys.executable, "-S", "-c", _LAUNCH, *words]
    done = subprocess.run(launch, env=environment, capture_output=True, text=True, check=True)
    took_s, peak_kb, status = done.stdout.split()
    assert (status, done.stderr) == ("0", ""), f"it found something due, or failed: {done.stderr}"
    return float(took_s), int(peak_kb) / _KILO


def _rules(turns: int) -> Row:
    """The next reminder of a hundred, with three days of answers to each."""
    reminders = tuple(
        Reminder(str(number), f"Circles {number}", time_of_day(number % 24, number * 7 % 60), EVERY_DAY)
        for number in range(MOST_REMINDERS)
    )
    days = [_NOW.date() - timedelta(days=back) for back in (3, 2, 1)]
    marks = tuple(
        Mark(Slot(one.id, day, one.at), fate, datetime.combine(day, one.at, UTC))
        for day in days
        for one in reminders
        for fate in (Fate.SHOWN, Fate.STARTED)
    )
    rules = Rules(reminders, Quiet(time_of_day(22), time_of_day(7)))
    zone = ZoneInfo("Europe/Paris")
    spans: list[float] = []
    for turn in range(turns):
        now = _NOW + timedelta(minutes=turn)
        began_s = time.perf_counter()
        next_due(rules, History(marks), now, zone)
        spans.append(time.perf_counter() - began_s)
    return Row(f"next of {MOST_REMINDERS} reminders", 1_000 * median(spans), "ms", RULES_MS)


def _resident() -> list[Line]:
    """What the reminder holds that stays where the system starts nothing by the clock."""
    label = "resident reminder, waiting"
    if sys.platform != "linux":
        return [Skipped(label, "needs Linux")]
    with tempfile.TemporaryDirectory(prefix="remind-") as folder:
        with subprocess.Popen([*REMIND, "--stay"], env=_prepared(Path(folder))) as resident:
            time.sleep(_STARTED_S)
            lines = _held(label, [resident.pid])
            resident.terminate()
        return lines


def _others() -> list[Line]:
    """What other break reminders hold while they wait, each on a screen and a bus of its own, in an empty home."""
    reason = lacking("Xvfb", "dbus-run-session")
    lines: list[Line] = []
    for name, program in _OTHERS:
        label = f"{name}, waiting"
        if reason or which(program) is None:
            lines.append(Skipped(label, reason or f"needs {program}"))
            continue
        with Screen() as screen, tempfile.TemporaryDirectory(prefix="other-", ignore_cleanup_errors=True) as home:
            environment = {"PATH": "/usr/bin:/bin", "HOME": home, "DISPLAY": screen.environment["DISPLAY"]}
            words = ["dbus-run-session", "--", "sh", "-c", _ON_ONE_BUS, program]
            with subprocess.Popen(words, env=environment, stderr=subprocess.DEVNULL, start_new_session=True) as session:
                time.sleep(_SETTLED_S)
                pids = _called(program, home)
                lines += _held(label, pids)
                for pid in pids:
                    os.kill(pid, signal.SIGTERM)
                # The bus ends with the program it was started for; ended first, it would leave things behind.
                if not pids:
                    os.killpg(session.pid, signal.SIGTERM)
    return lines


def _held(label: str, pids: Sequence[int]) -> list[Line]:
    """What these processes hold: all that is in memory, and of that their part where others share it."""
    if not pids:
        return [Skipped(label, "did not stay")]
    return [
        Row(f"{label}: resident memory", sum(_resident_mb(pid) for pid in pids), "MB"),
        Row(f"{label}: its share of it (PSS)", sum(memory_mb(pid) for pid in pids), "MB"),
    ]


def _resident_mb(pid: int) -> float:
    """What is in memory of a process, in 2**20 bytes."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / _KILO**2


def _called(program: str, home: str) -> list[int]:
    """The processes of a program in this home, by the end of its path in their command line."""
    found: list[int] = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            environment = (folder / "environ").read_bytes().split(b"\0")
        except OSError:
            continue
        is_it = any(Path(os.fsdecode(word)).name == program for word in words[:2])
        if is_it and os.fsencode(f"HOME={home}") in environment:
            found.append(int(folder.name))
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="eleven turns instead of forty-one")
    sys.exit(show(measure(quick=parser.parse_args().quick)))
