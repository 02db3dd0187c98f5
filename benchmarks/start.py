"""How long the program takes from its start to its first picture, and how much memory it then holds.

Beside it an empty window of the same Qt, started in turns with it, both watched from outside: the first changed pixel
on the screen ends the measurement. The program paints its window and navigation first and today's page after it, so
the moment at which the picture is whole is told as well. Nothing is built into the program for this.
"""

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from home import Home
from screen import HEIGHT_PX, Screen
from table import Line, Row, Skipped, lacking, show

TURNS, QUICK_TURNS = 11, 3
START_OF_FLOOR, MEMORY_OF_FLOOR = 1.4, 1.5
_IDLE_S = 2.0
_MEGA = 1_024.0
_LOOKED_AT_PX = HEIGHT_PX // 4  # inside the window, which opens in the upper left corner
_HERE = Path(__file__).parent
PRODUCT = (str(Path(sys.executable).with_name("lymph-coach")),)  # the command that menus and people start
FLOOR = (sys.executable, str(_HERE / "empty_window.py"))


@dataclass(frozen=True, slots=True)
class Started:
    """One start: seconds to the first and to the whole picture; mega(2**20)bytes once idle, 0 where not asked for."""

    picture_s: float
    whole_s: float
    memory_mb: float


def memory_mb(pid: int) -> float:
    """What a process holds in memory, its part of what it shares with others included (PSS), in 2**20 bytes."""
    found = re.search(r"^Pss:\s+(\d+) kB", Path(f"/proc/{pid}/smaps_rollup").read_text("ascii"), re.MULTILINE)
    assert found is not None, "the kernel tells no PSS"
    return int(found[1]) / _MEGA


def start(command: Sequence[str], screen: Screen, environment: Mapping[str, str], *, idle_s: float = 0.0) -> Started:
    """Start a program, wait for its picture and for ``idle_s`` more, weigh it if that is not 0, and end it."""
    blank = screen.row(_LOOKED_AT_PX)
    began_s = time.monotonic()
    with subprocess.Popen(command, env={**screen.environment, **environment}) as program:
        try:
            picture_s = screen.wait_for_picture(_LOOKED_AT_PX, blank) - began_s
            whole_s = screen.wait_for_rest(_LOOKED_AT_PX) - began_s
            time.sleep(idle_s)
            held_mb = memory_mb(program.pid) if idle_s else 0.0
        finally:
            program.terminate()
    screen.wait_for_blank(_LOOKED_AT_PX, blank)
    return Started(picture_s, whole_s, held_mb)


def measure(*, quick: bool = False) -> list[Line]:
    """Start and memory beside the empty window's, and the very first start of all."""
    reason = lacking("Xvfb")
    if reason:
        return [Skipped("start and memory", reason)]
    product: list[Started] = []
    floor: list[Started] = []
    with Home() as other, Home() as home, Screen() as screen:
        start(PRODUCT, screen, other.environment)  # compiles, as installing does
        first_s = start(PRODUCT, screen, home.environment).picture_s
        start(FLOOR, screen, {})
        for _ in range(QUICK_TURNS if quick else TURNS):
            floor.append(start(FLOOR, screen, {}))
            product.append(start(PRODUCT, screen, home.environment))
        empty = [start(FLOOR, screen, {}, idle_s=_IDLE_S).memory_mb for _ in range(3)]
        whole = [start(PRODUCT, screen, home.environment, idle_s=_IDLE_S).memory_mb for _ in range(3)]
    floor_ms = 1_000 * median(one.picture_s for one in floor)
    picture_ms = 1_000 * median(one.picture_s for one in product)
    whole_ms = 1_000 * median(one.whole_s for one in product)
    return [
        Row("start to first picture", picture_ms, "ms", None, floor_ms, START_OF_FLOOR),
        Row("start to whole picture", whole_ms, "ms", None, floor_ms),
        Row("very first start, folders made", 1_000 * first_s, "ms", None, floor_ms),
        Row("memory of the idle window (PSS)", median(whole), "MB", None, median(empty), MEMORY_OF_FLOOR),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="three turns instead of eleven")
    sys.exit(show(measure(quick=parser.parse_args().quick)))
