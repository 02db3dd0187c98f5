"""How far the counts lie from their beats in the samples that are played, for every preset.

Each count is looked for in the finished sound by where its clip fits best, not read from the list it was made from.
"""

import argparse
import sys

import numpy as np

from home import Home
from lymph_coach.routine.timeline import CueKind
from lymph_coach.session.prepare import Prepared
from lymph_coach.settings.choices import Preset
from lymph_coach.speech.clip import RATE_HZ
from table import Line, Row, show

LIMIT_FRAMES = 1
_SLACK_FRAMES = RATE_HZ // 2


def worst_frames(prepared: Prepared) -> tuple[int, int]:
    """The largest distance of a count's onset from its beat, in frames, and how many counts there are."""
    timeline = prepared.session.timeline
    score = prepared.make_score(timeline.cues, timeline.duration_s)
    sound = score.frames(0, score.frame_count).astype(np.float64)
    distances: list[int] = []
    for cue in timeline.cues:
        if cue.kind is not CueKind.COUNT:
            continue
        clip = prepared.clips[cue.text]
        onset, beat = round(clip.onset_s * RATE_HZ), round(cue.time_s * RATE_HZ)
        begin = beat - onset - _SLACK_FRAMES
        stretch = sound[begin : begin + clip.samples.size + 2 * _SLACK_FRAMES]
        fit = np.correlate(stretch, clip.samples.astype(np.float64), "valid")
        distances.append(begin + int(np.argmax(fit)) + onset - beat)
    return max(abs(distance) for distance in distances), len(distances)


def measure(*, quick: bool = False) -> list[Line]:
    """One row for each preset; it takes seconds, so quick is no quicker."""
    del quick
    rows: list[Line] = []
    with Home() as home:
        for preset in Preset:
            worst, counts = worst_frames(home.choose(preset))
            name = f"beat rendered, {preset}: worst of {counts} counts"
            rows.append(Row(name, worst, "samples", LIMIT_FRAMES))
    return rows


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(show(measure()))
