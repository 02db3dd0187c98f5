"""Does the window grow? Eight hours of use, with the clock moved by hand: ``python benchmarks/soak.py [ROUNDS]``.

Each round takes twelve minutes of the day: every page, a page to read, a reminder that is due, every theme, three text
sizes, the settings, and a session from Start to its end, of which the diary keeps three. Its sound is made by hand, as
its clock is; a real device of PulseAudio, where that is installed, is opened and closed as often as a session does.
After a warm-up nothing may be left behind: memory within 5 %, and no thread, active timer, child process, open file,
file in the temporary folder or widget more.
"""

import gc
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import asdict, dataclass
from datetime import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import psutil
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tests.desktop.stage import Stage, make_stage

from lymph_coach.reminders.reminder import Reminder
from lymph_coach.settings.choices import Theme
from lymph_coach.sound.device import open_speaker
from pulse_rig import PulseRig

ROUNDS, WARM_UP = 40, 10
ROUND_S = 720.0
KEPT = 3
PLAYS = 8
"""Start, a few pauses and going on: more than the 64 connections a PulseAudio takes, in eight rounds."""
MOST_GROWTH = 0.05
PAGES = ("today", "read", "reminders", "diary", "settings")
THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK)
PERCENTS = (100, 150, 250)


@dataclass(frozen=True)
class Held:
    """What the process holds."""

    memory_mb: float
    threads: int
    timers: int
    children: int
    files: int
    temporary: int
    widgets: int


def settle() -> None:
    """Let everything that waits happen, and what is to go be gone."""
    for _ in range(5):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


def held(stage: Stage) -> Held:
    """Look at the process."""
    settle()
    process = psutil.Process()
    tops = (stage.app, stage.app.window)
    timers = [one for top in tops for one in top.findChildren(QTimer) if one.isActive()]
    return Held(
        round(process.memory_info().rss / 1e6, 1),
        process.num_threads(),
        len(timers),
        len(process.children()),
        process.num_fds(),
        len(list(Path(tempfile.gettempdir()).iterdir())),
        sum(1 + len(top.findChildren(QWidget)) for top in QApplication.topLevelWidgets()),
    )


def play() -> None:
    """Open the device and let it go, as often as a session with pauses does."""
    for _ in range(PLAYS):
        open_speaker(silence, lost).close()


def silence(frames: int) -> bytes:
    """So many samples of it."""
    return bytes(2 * frames)


def lost() -> None:
    """What the device calls when it is closed, too."""


def practise(stage: Stage) -> Iterator[None]:
    """A session from Start to its end."""
    coach = stage.app.practice.coach
    coach.start(stage.app.today.plan)
    while coach.session is None:
        QApplication.processEvents()
    while stage.where():
        stage.hear(1.5)
        yield
    stage.app.practice.ending.done_chosen.emit()
    diary = stage.app._resources.diary  # noqa: SLF001  # what the diary shows grows with the diary, as it should
    if diary.count > KEPT and (last := diary.last()):
        diary.delete(last.id)


def use(stage: Stage, number: int) -> None:
    """One round."""
    app = stage.app
    for page in PAGES:
        app.window.show_page(page)
        settle()
    for page_id in ("deep-tissue", "staying-safe"):
        app.reading.open_page(page_id)
        settle()
    app.chosen.choose("theme", THEMES[number % len(THEMES)])
    app.chosen.choose("text_percent", PERCENTS[number % len(PERCENTS)])
    settle()
    stage.wait(ROUND_S)
    for shown in stage.computer.notifier.shown:
        shown.withdraw()
    stage.computer.notifier.shown.clear()
    app.window.show_page("today")
    for step, _ in enumerate(practise(stage)):
        if step % 20 == 0:
            QApplication.processEvents()
    settle()


def soak(rounds: int, *, hears: bool) -> tuple[Held, Held]:
    """Use the window; what it held after the warm-up and at the end.

    Args:
        rounds: how many.
        hears: there is a sound device to play to.
    """
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    found: list[Held] = []
    with tempfile.TemporaryDirectory() as home:
        stage = make_stage(application, Path(home), {"preset": "circles", "count_in_s": 0, "ask_feelings": False})
        stage.app.show()
        stage.app.furnish()
        for name, hour in (("Morning", 9), ("Evening", 18)):
            stage.app.reminders.page.reminder_saved.emit(Reminder(name.lower(), name, time(hour)))
        for number in range(rounds):
            use(stage, number)
            if hears:
                play()
            found.append(held(stage))
            print(f"{number + 1:3} {asdict(found[-1])}", flush=True)
        stage.app.window.close()
    return found[WARM_UP * rounds // ROUNDS], found[-1]


def main() -> int:
    """Soak, and tell."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    hears = shutil.which("pulseaudio") is not None
    if not hears:
        print("No sound device is opened: this needs pulseaudio.")
    with PulseRig(records=False) if hears else nullcontext():
        warm, last = soak(rounds, hears=hears)
    good = True
    for name in asdict(warm):
        before, after = getattr(warm, name), getattr(last, name)
        kept = after <= before * (1 + MOST_GROWTH if name == "memory_mb" else 1)
        good = good and kept
        print(f"{name:10} {before:7} after the warm-up, {after:7} at the end: {'ok' if kept else 'NOT MET'}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
