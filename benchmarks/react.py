"""How long from pressing Start to sound on its way, and from pressing Pause to silence in a recording."""

import argparse
import sys
import time
from statistics import median

import numpy as np

from driven import Driven
from home import Home
from lymph_coach.session.prepare import Prepared
from lymph_coach.settings.choices import Preset
from lymph_coach.speech.clip import RATE_HZ
from pulse_rig import PulseRig, Recording
from screen import Screen
from table import Line, Row, Skipped, lacking, show

START_MS, PAUSE_MS = 300.0, 100.0
BLOCKS_MS = (100, 400, 800)
TURNS, QUICK_TURNS = 7, 2
_LOUD = 300
_QUIET = 60  # of 32,767: the lead-in, which only wakes the device, stays under it
_SOUNDING_S = 1.0
_INTO_S = 0.4  # Pause is pressed this far into a stretch that sounds, and the rest of it must not be heard
_STEP_S = 0.1
_LEAD_IN_S = 0.6
_MARGIN_S = 0.01


def start_ms(screen: Screen, home: Home) -> tuple[float, float]:
    """From the first Start of a fresh process, and from its second, to the first samples handed to the device."""
    with Driven({**screen.environment, **home.environment}, "--pulls") as window:
        time.sleep(1.0)
        waits: list[float] = []
        for _ in range(2):
            window.press("start")
            pressed_s = float(window.wait_for("pressed")["at"])
            waits.append(1_000 * (float(window.wait_for("sound")["at"]) - pressed_s))
            time.sleep(0.5)
            window.press("stop")
            window.wait_for("ended")
            time.sleep(0.5)
    return waits[0], waits[1]


def sounding_at_s(prepared: Prepared) -> float:
    """A position inside the session's first stretch that sounds without a break and is long enough."""
    timeline = prepared.session.timeline
    sound = np.abs(prepared.make_score(timeline.cues, timeline.duration_s).frames(0, 60 * RATE_HZ))
    step = round(_STEP_S * RATE_HZ)
    loud = sound[: sound.size // step * step].reshape(-1, step).max(axis=1) > _LOUD
    wanted = round(_SOUNDING_S / _STEP_S)
    for first in range(10, loud.size - wanted):
        if loud[first : first + wanted].all():
            return first * _STEP_S + _INTO_S
    raise LookupError("nothing in the first minute sounds for so long")


def pauses_ms(rig: PulseRig, screen: Screen, block_ms: int, turns: int) -> list[float]:
    """From pressing Pause to the last sample heard of the session, for each turn."""
    waits: list[float] = []
    with Home() as home:
        prepared = home.choose(Preset.CIRCLES)
        position_s = sounding_at_s(prepared)
        with Driven({**screen.environment, **home.environment}, "--block-ms", str(block_ms)) as window:
            window.press(f"pause_at {position_s}")
            window.press("start")
            for _ in range(turns):
                asked_s = float(window.wait_for("paused")["asked"])
                time.sleep(_LEAD_IN_S + 3.0)
                waits.append(1_000 * _silent_after_s(rig.heard(), prepared, asked_s))
                window.press(f"pause_at {position_s}")
                window.press("restart")
    return waits


def _silent_after_s(recording: Recording, prepared: Prepared, asked_s: float) -> float:
    """Seconds from a moment to the last sound before "paused" is said, the soft lead-in of that not counted."""
    clip = prepared.clips[prepared.phrases["paused"]]
    spoken = clip.samples[round(clip.onset_s * RATE_HZ) :]
    said_s = recording.monotonic_s(recording.find(spoken, asked_s + 1.5, 1.5))
    before = recording.since(asked_s - _STEP_S)[: round(_STEP_S * RATE_HZ)]
    assert np.abs(before).max() > _LOUD, "nothing sounded when Pause was pressed"
    between = recording.since(asked_s)[: round((said_s - _MARGIN_S - asked_s) * RATE_HZ)]
    heard = np.flatnonzero(np.abs(between) > _QUIET)
    assert between.size > _LEAD_IN_S / 2 * RATE_HZ, "there was no room for silence"
    return float(heard.max(initial=0)) / RATE_HZ


def measure(*, quick: bool = False) -> list[Line]:
    """Start, first and second, and Pause at three sizes of the device's buffer."""
    reason = lacking("pulseaudio", "parec", "Xvfb")
    if reason:
        return [Skipped("react", reason)]
    turns = QUICK_TURNS if quick else TURNS
    lines: list[Line] = []
    with PulseRig() as rig, Screen() as screen:
        with Home() as home:
            home.choose(Preset.CIRCLES)
            firsts, seconds = zip(*(start_ms(screen, home) for _ in range(turns)), strict=True)
        lines += [
            Row("first Start to sound handed over, clips kept", median(firsts), "ms", START_MS),
            Row("second Start to sound handed over", median(seconds), "ms", START_MS),
        ]
        for block_ms in BLOCKS_MS:
            worst_ms = max(pauses_ms(rig, screen, block_ms, turns))
            lines.append(Row(f"Pause to silence, buffer of {block_ms} ms", worst_ms, "ms", PAUSE_MS))
    return lines


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="two turns instead of seven")
    sys.exit(show(measure(quick=parser.parse_args().quick)))
