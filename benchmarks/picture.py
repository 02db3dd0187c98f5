"""How far the picture is from the sound: the position each painted frame shows, beside the one heard at that moment."""

import argparse
import sys

import numpy as np

from lymph_coach.desktop.practise.motion import STEP_S
from performance import Performed, perform
from table import Line, Row, Skipped, lacking, show

LIMIT_MS = 20.0
_FEWEST_FRAMES_HZ = 10  # in a rest only the clock and the bar move


def off_ms(performed: Performed) -> list[float]:
    """How far each frame painted between the first count heard and the last is from what was heard, in ms.

    The figure goes by steps: half of one is added to each frame.
    """
    heard, beats = performed.moments, [beat_s for _, beat_s in performed.counts]
    off: list[float] = []
    for painted_s, shown_s in performed.frames:
        if heard[0] <= painted_s <= heard[-1]:
            off.append(1_000 * (abs(shown_s - float(np.interp(painted_s, heard, beats))) + STEP_S / 2))
    assert len(off) > _FEWEST_FRAMES_HZ * (heard[-1] - heard[0]), "hardly anything was painted"
    return off


def measure(*, quick: bool = False) -> list[Line]:
    """The 99th percentile, and the worst frame."""
    reason = lacking("pulseaudio", "parec", "Xvfb")
    if reason:
        return [Skipped("picture and sound", reason)]
    off = off_ms(perform(1 if quick else 2))
    return [
        Row(f"picture from sound: 99 % of {len(off)} frames within", float(np.percentile(off, 99)), "ms", LIMIT_MS),
        Row("picture from sound: half of the frames within", float(np.median(off)), "ms"),
        Row("picture from sound: worst frame", float(max(off)), "ms"),
    ]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round instead of two")
    sys.exit(show(measure(quick=parser.parse_args().quick)))
