"""How much of a core the window takes while a session runs, while it is paused and while nobody can see it."""

import argparse
import sys
import time

from driven import Driven
from home import Home
from lymph_coach.settings.choices import Preset
from lymph_coach.sound.device import open_speaker
from pulse_rig import PulseRig
from screen import Screen
from start import memory_mb
from table import Line, Row, Skipped, lacking, show

RUNNING_PERCENT, RESTING_PERCENT, MEMORY_MB = 12.0, 0.5, 200.0
SPAN_S, QUICK_SPAN_S = 15.0, 6.0
_FIRST_CIRCLE_S = 10.0  # of "Just the circles": before it the arms are raised
_SETTLE_S = 10.0  # what is said on pausing is over, and the sound device is let go of


def _rows(screen: Screen, home: Home, sound: str, span_s: float) -> list[Line]:
    with Driven({**screen.environment, **home.environment}) as window:
        still = window.cpu_percent(span_s)
        window.press("start")
        window.wait_for("began")
        time.sleep(_FIRST_CIRCLE_S)
        running = window.cpu_percent(span_s)
        held_mb = memory_mb(window.pid)
        window.press("hide")
        time.sleep(0.5)
        hidden = window.cpu_percent(span_s)
        window.press("pause")
        time.sleep(_SETTLE_S)
        hidden_paused = window.cpu_percent(span_s)
        window.press("show")
        time.sleep(1.0)
        paused = window.cpu_percent(span_s)
    return [
        Row(f"session at 60 pictures a second, {sound}", running, "% core", RUNNING_PERCENT),
        Row(f"session going on while hidden, {sound}", hidden, "% core", RESTING_PERCENT),
        Row(f"session paused and hidden, {sound}", hidden_paused, "% core", RESTING_PERCENT),
        Row(f"session paused, {sound}", paused, "% core", RESTING_PERCENT),
        Row(f"window idle before a session, {sound}", still, "% core", RESTING_PERCENT),
        Row(f"memory in a session (PSS), {sound}", held_mb, "MB", MEMORY_MB),
    ]


def measure(*, quick: bool = False) -> list[Line]:
    """With sound and without."""
    reason = lacking("Xvfb")
    if reason:
        return [Skipped("idle", reason)]
    span_s = QUICK_SPAN_S if quick else SPAN_S
    lines: list[Line] = []
    with Home() as home, Screen() as screen:
        home.choose(Preset.CIRCLES, muted=True)
        lines += _rows(screen, home, "silent", span_s)
    reason = lacking("pulseaudio", "parec")
    if reason:
        return [*lines, Skipped("idle with sound", reason)]
    with PulseRig(records=False), Home() as home, Screen() as screen:
        home.choose(Preset.CIRCLES)
        lines += _rows(screen, home, "with sound", span_s)
        lines.append(Row("of which the sound device, playing silence", _device_percent(span_s), "% core"))
    return lines


def _device_percent(span_s: float) -> float:
    """What an open device takes that is handed nothing but silence: what no player can go below."""
    speaker = open_speaker(_silence, _take_no_notice)
    time.sleep(2.0)
    began_s = time.process_time()
    time.sleep(span_s)
    taken_s = time.process_time() - began_s
    speaker.close()
    return 100 * taken_s / span_s


def _silence(frames: int) -> bytes:
    return bytes(2 * frames)


def _take_no_notice() -> None:
    """Where a lost device would be told."""


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="six seconds each instead of fifteen")
    sys.exit(show(measure(quick=parser.parse_args().quick)))
