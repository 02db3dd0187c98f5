"""How long a reading page takes from the wish to read it to its picture, and the search from a key to its hits.

The real window on a screen without hardware; measured inside the program, from the call to the end of the paint event
that follows. Beside a page the same words as plain text in Qt's own text browser, opened in turns with it.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from home import Home
from screen import Screen
from table import Line, Row, Skipped, lacking, show

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

PAGE_MS, KEY_MS = 50.0, 20.0
TURNS, QUICK_TURNS = 5, 2
_QUERIES = ("numb skin", "deep tissue", "hot water botle", "blood thinners")
_PATIENCE_S = 120.0


def measure(*, quick: bool = False) -> list[Line]:
    """The slowest page, the middle one, and the slowest key press."""
    reason = lacking("Xvfb")
    if reason:
        return [Skipped("reading", reason)]
    turns = str(QUICK_TURNS if quick else TURNS)
    with Home() as home, Screen() as screen:
        told = subprocess.run(
            [sys.executable, str(Path(__file__)), "--inside", turns],
            env={**os.environ, **screen.environment, **home.environment},
            capture_output=True,
            check=True,
            timeout=_PATIENCE_S,
        ).stdout
    found: dict[str, float] = json.loads(told)
    floor_ms = found["plain_ms"]
    return [
        Row("open a page, painted: the middle one", found["middle_ms"], "ms", PAGE_MS, floor_ms),
        Row("open a page, painted: the slowest", found["slowest_ms"], "ms", PAGE_MS, floor_ms),
        Row("first opening of Read, page painted", found["first_ms"], "ms"),
        Row("search, a key press to its hits: the slowest", found["key_ms"], "ms", KEY_MS),
    ]


def _inside(turns: int) -> dict[str, float]:
    """Measure in this process, which has a screen and a home of its own."""
    from PySide6.QtWidgets import QApplication, QTextBrowser  # noqa: PLC0415

    from lymph_coach.desktop.app import App  # noqa: PLC0415  # only this process opens a window
    from lymph_coach.desktop.garbage import GuiCollector  # noqa: PLC0415
    from lymph_coach.reading.runs import numbered_runs  # noqa: PLC0415
    from lymph_coach.system.folders import Folders  # noqa: PLC0415

    application = QApplication(sys.argv[:1])
    app = App(application, Folders.of(os.environ))
    app.show()
    app.furnish()
    (collector := GuiCollector(app)).start()  # as the program does
    _settle(application)

    def timed_ms(what: Callable[[], object]) -> float:
        began_s = time.perf_counter()
        what()
        application.processEvents()
        return 1_000 * (time.perf_counter() - began_s)

    first_ms = timed_ms(lambda: app.window.show_page("read"))
    _settle(application)
    _settle(application, 0.6)  # the search index is built behind the first page
    browser = QTextBrowser()
    browser.resize(app.reading.page.size())
    browser.show()
    pages = app.reading.library.pages
    opened: list[float] = []
    plain_ms: list[float] = []
    for page in pages * turns:
        text = "\n".join(words for _, words in numbered_runs(page))
        plain_ms.append(timed_ms(lambda text=text: browser.setPlainText(text)))
        opened.append(timed_ms(lambda page=page: app.reading.open_page(page.id)))
        _settle(application)
    keys = [
        timed_ms(lambda t=query[:end]: app.reading.page.side.search.setText(t))
        for query in _QUERIES
        for end in range(1, len(query) + 1)
    ]
    collector.stop()
    app.close()
    return {
        "first_ms": first_ms,
        "middle_ms": sorted(opened)[len(opened) // 2],
        "slowest_ms": max(opened[len(pages) :] or opened),
        "plain_ms": sorted(plain_ms)[len(plain_ms) // 2],
        "key_ms": max(keys),
    }


def _settle(application: "QApplication", seconds: float = 0.0) -> None:
    """Let the window do what waits, for a while."""
    until_s = time.perf_counter() + seconds
    for _ in range(5):
        application.processEvents()
    while time.perf_counter() < until_s:
        application.processEvents()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two turns instead of five")
    parser.add_argument("--inside", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        print(json.dumps(_inside(options.inside)))
        sys.exit(0)
    sys.exit(show(measure(quick=options.quick)))
