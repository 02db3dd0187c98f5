"""How far the picture is from the sound: the position each painted frame shows, beside the one heard at that moment."""

import argparse
import sys

import numpy as np

from performance import Performed, perform
from table import Line, Row, Skipped, lacking, show

LIMIT_MS = 20.0
_FEWEST_FRAMES_HZ = 20


def off_ms(performed: Performed) -> list[float]:
    """How far each frame painted between the first count heard and the last is from what was heard, in ms."""
    heard, beats = np.array(performed.counts).T
    painted, shown = np.array(performed.frames).T
    between = (painted >= heard[0]) & (painted <= heard[-1])
    sounding = np.interp(painted[between], heard, beats)
    assert between.sum() > _FEWEST_FRAMES_HZ * (heard[-1] - heard[0]) / 2, "hardly anything was painted"
    return list(1_000 * np.abs(shown[between] - sounding))


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
