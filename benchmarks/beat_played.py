"""How far the counts of a whole session lie from their beats as a recorder of a real sound server hears them.

Once with the machine idle and once with every core busy; beside it counts that a speech engine speaks on a timer.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Generator
from pathlib import Path

import numpy as np

from home import Home
from lymph_coach.settings.choices import Preset
from lymph_coach.speech.renderer import ProcessRenderer
from lymph_coach.speech.voices import best_voice
from performance import Performed, perform
from pulse_rig import PulseRig
from table import Line, Row, Skipped, lacking, show

IDLE_MS, BUSY_MS, SLIP_MS = 1.0, 5.0, 5.0
NAIVE_COUNTS, QUICK_NAIVE_COUNTS = 40, 10
_NAIVE_S = 2.0
_NAIVE_SLACK_S = 0.9
_NAIVE = Path(__file__).with_name("naive_speech.py")


@contextlib.contextmanager
def busy_cores() -> Generator[None]:
    """Keep every core busy meanwhile."""
    cores = os.cpu_count() or 1
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(cores)]
    try:
        yield
    finally:
        for process in busy:
            process.kill()
            process.wait()


def naive(counts: int) -> Performed:
    """Where the counts of a speech engine on a timer are heard."""
    with PulseRig() as rig, Home() as home:
        prepared = home.choose(Preset.CIRCLES)
        voice = best_voice(ProcessRenderer().voices(), "en")
        assert voice is not None
        numbers = [cue.text for cue in prepared.session.timeline.cues if cue.kind == "count"][:10]
        words = (numbers * counts)[:counts]
        said = subprocess.run(
            [sys.executable, str(_NAIVE), voice.id, str(home.settings.voice_rate_wpm), str(_NAIVE_S), *words],
            check=True,
            stdout=subprocess.PIPE,
        )
        heard: list[tuple[float, float]] = []
        moments = json.loads(said.stdout.splitlines()[-1])  # the engine prints lines of its own before
        for word, due_s in zip(words, moments, strict=True):
            clip = prepared.clips[word]
            with contextlib.suppress(LookupError):  # lost, or over a second late: left out in its favour
                found_s = rig.heard().find(clip.samples, due_s + _NAIVE_SLACK_S - clip.onset_s, _NAIVE_SLACK_S)
                heard.append((found_s + clip.onset_s, float(due_s)))
    return Performed(tuple(heard), (), ())


def _rows(performed: Performed, state: str, limit_ms: float) -> list[Line]:
    off_ms = 1_000 * np.array(performed.off_s())
    counts = len(off_ms)
    return [
        Row(f"beat played, {state}: worst of {counts} counts", float(np.abs(off_ms).max()), "ms", limit_ms),
        Row(f"beat played, {state}: slip from first to last", float(abs(off_ms[-1] - off_ms[0])), "ms", SLIP_MS),
    ]


def _naive_rows(performed: Performed, state: str, asked: int) -> list[Line]:
    off_ms = 1_000 * np.abs(performed.off_s())
    name = f"speech on a timer, {state}"
    return [
        Row(f"{name}: worst of {len(off_ms)} counts heard of {asked}", float(off_ms.max()), "ms"),
        Row(f"{name}: 95th percentile", float(np.percentile(off_ms, 95)), "ms"),
    ]


def measure(*, quick: bool = False) -> list[Line]:
    """The product idle and busy, then speech on a timer idle and busy."""
    reason = lacking("pulseaudio", "parec", "Xvfb")
    if reason:
        return [Skipped("beat played", reason)]
    rounds, counts = (1, QUICK_NAIVE_COUNTS) if quick else (0, NAIVE_COUNTS)
    lines = _rows(perform(rounds), "idle", IDLE_MS)
    with busy_cores():
        lines += _rows(perform(rounds), "all cores busy", BUSY_MS)
    lines += _naive_rows(naive(counts), "idle", counts)
    with busy_cores():
        lines += _naive_rows(naive(counts), "all cores busy", counts)
    return lines


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true", help="one round instead of three, and fewer counts on a timer")
    sys.exit(show(measure(quick=parser.parse_args().short)))
