"""How long the diary's page takes from the wish to see it to its picture, after 20 years of daily practice.

The real window on a screen without hardware, a process for each turn, so that every opening is a first one; measured
inside it, from the call to the end of the paint event that follows. In turns with it the page of an empty diary, which
is the least there could be.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from diary import SESSIONS, fill
from home import Home
from screen import Screen
from table import Line, Row, Skipped, lacking, show

PAGE_MS = 150.0
TURNS, QUICK_TURNS = 7, 3
_PATIENCE_S = 60.0


def measure(*, quick: bool = False) -> list[Line]:
    """The middle of several first openings, and of showing the page again after a change."""
    reason = lacking("Xvfb")
    if reason:
        return [Skipped("diary page", reason)]
    full: list[dict[str, float]] = []
    empty: list[dict[str, float]] = []
    with Home() as home, Home() as floor, Screen() as screen:
        fill(Path(home.environment["LYMPH_COACH_HOME"]) / "data" / "diary.sqlite3")
        for _ in range(QUICK_TURNS if quick else TURNS):
            for found, place in ((full, home), (empty, floor)):
                told = subprocess.run(
                    [sys.executable, str(Path(__file__)), "--inside"],
                    env={**os.environ, **screen.environment, **place.environment},
                    capture_output=True,
                    check=True,
                    timeout=_PATIENCE_S,
                ).stdout
                found.append(json.loads(told))
    name = f"diary of {SESSIONS} sessions"
    return [
        Row(f"{name}: first opening of its page, painted", _middle(full, "first_ms"), "ms", PAGE_MS,
            _middle(empty, "first_ms")),
        Row(f"{name}: its page shown again after a change, painted", _middle(full, "again_ms"), "ms", None,
            _middle(empty, "again_ms")),
    ]  # fmt: skip


def _middle(found: list[dict[str, float]], name: str) -> float:
    return sorted(one[name] for one in found)[len(found) // 2]


def _inside() -> dict[str, float]:
    """Measure in this process, which has a screen and a home of its own."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415

    from lymph_coach.desktop.app import App  # noqa: PLC0415  # only this process opens a window
    from lymph_coach.system.folders import Folders  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    app = App(application, Folders.of(os.environ))
    app.show()
    app.furnish()
    until_s = time.perf_counter() + 1.0  # what is loaded behind the first picture is there by now
    while time.perf_counter() < until_s:
        application.processEvents()

    began_s = time.perf_counter()
    app.window.show_page("diary")
    application.processEvents()
    first_s = time.perf_counter() - began_s

    for _ in range(5):
        application.processEvents()
    began_s = time.perf_counter()
    app.diary.show_diary()
    application.processEvents()
    again_s = time.perf_counter() - began_s
    app.close()
    return {"first_ms": 1_000 * first_s, "again_ms": 1_000 * again_s}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="three turns instead of seven")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(_inside()))
        sys.exit(0)
    sys.exit(show(measure(quick=options.quick)))
