"""Whether the packaged program opens as fast as the same one from its source, in turns with it.

Also a reminder while nothing is due, which the system starts day after day. Not part of ``run.py``: a package must have
been built (``make package``).
"""

import argparse
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median

from home import Home
from screen import Screen
from start import PRODUCT, Started, start
from table import Line, Row, Skipped, lacking, show

PACKAGED = Path(__file__).parents[1] / "build" / "package" / "lymph-coach" / "lymph-coach"
TURNS = 11
OF_SOURCE = 1.1
REMIND_LIMIT_MS = 40.0


def seconds(command: Sequence[str], environment: Mapping[str, str]) -> float:
    """The whole life of a process that ends by itself."""
    began_s = time.monotonic()
    subprocess.run(command, env=dict(environment), check=True)
    return time.monotonic() - began_s


def measure(program: Path, turns: int = TURNS) -> list[Line]:
    """Starts of the program in both forms, and the reminder of the packaged one.

    Args:
        program: the packaged program.
        turns: how often each is started.
    """
    reason = lacking("Xvfb") or ("" if program.exists() else f"needs {program}, which `make package` builds")
    if reason:
        return [Skipped("packaged program", reason)]
    packaged = (str(program),)
    with Home() as home, Screen() as screen:
        # As the system starts it, which moves no folders.
        alone = {"PATH": "/usr/bin:/bin", "HOME": str(home.path)}
        later = datetime.now().astimezone() + timedelta(hours=6)
        added = (*packaged, "reminders", "add", "--name", "Circles", "--at", f"{later:%H:%M}")
        subprocess.run(added, env=alone, check=True, stdout=subprocess.DEVNULL)
        for command in (PRODUCT, packaged):
            start(command, screen, home.environment)
        source: list[Started] = []
        ours: list[Started] = []
        reminders: list[float] = []
        for _ in range(turns):
            source.append(start(PRODUCT, screen, home.environment))
            ours.append(start(packaged, screen, home.environment))
            reminders.append(seconds((*packaged, "remind"), alone))
    floor_ms = 1_000 * median(one.picture_s for one in source)
    return [
        Row("start, packaged", 1_000 * median(one.picture_s for one in ours), "ms", None, floor_ms, OF_SOURCE),
        Row("whole picture, packaged", 1_000 * median(one.whole_s for one in ours), "ms"),
        Row("whole picture, from source", 1_000 * median(one.whole_s for one in source), "ms"),
        Row("reminder, packaged, nothing due", 1_000 * median(reminders), "ms", REMIND_LIMIT_MS),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program", nargs="?", type=Path, default=PACKAGED, help="the packaged program")
    sys.exit(show(measure(parser.parse_args().program)))
