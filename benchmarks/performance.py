"""A whole session in the real window, played to a real sound server and recorded, and where each count was heard."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from driven import Driven
from home import Home
from lymph_coach.routine.timeline import Cue, CueKind
from lymph_coach.session.prepare import Prepared
from lymph_coach.settings.choices import Preset
from pulse_rig import PulseRig, Recording
from screen import Screen

COUNTED = frozenset({CueKind.COUNT, CueKind.COUNT_IN})
_SLACK_S = 0.3


@dataclass(frozen=True, slots=True)
class Performed:
    """What came of a session, in seconds.

    ``counts`` pairs when a count was heard, by the sound server's seconds, with its beat's position in the session;
    ``moments`` are when they were heard by the machine's monotonic clock, by which ``frames`` pairs the moment a
    frame was painted with the position it showed.
    """

    counts: tuple[tuple[float, float], ...]
    moments: tuple[float, ...]
    frames: tuple[tuple[float, float], ...]

    def off_s(self) -> list[float]:
        """How far each count lies from its beat, the session being dated by the count in the middle of all."""
        late = [heard_s - beat_s for heard_s, beat_s in self.counts]
        middle = float(np.median(late))
        return [one - middle for one in late]


def perform(rounds: int) -> Performed:
    """Lead "Just the circles" from its Start to its end; ``rounds`` of 0 is all three."""
    with PulseRig() as rig, Home() as home, Screen() as screen:
        prepared = home.choose(Preset.CIRCLES, rounds=rounds)
        duration_s = prepared.session.timeline.duration_s
        with Driven({**screen.environment, **home.environment}, "--frames") as window:
            window.press("start")
            ended = window.wait_for("ended", duration_s + 60.0)
        frames = [(float(painted_s), float(shown_s)) for painted_s, shown_s in ended["frames"]]
        recording = rig.heard()
        counts = find_counts(recording, prepared, frames)
    moments = [recording.monotonic_s(heard_s) for heard_s, _ in counts]
    return Performed(tuple(counts), tuple(moments), tuple(frames))


def find_counts(
    recording: Recording, prepared: Prepared, frames: Sequence[tuple[float, float]]
) -> list[tuple[float, float]]:
    """Look for every count near the moment at which the picture came to it.

    Raises:
        LookupError: one was not heard.
    """
    painted, shown = np.array(frames).T
    found: list[tuple[float, float]] = []
    for cue in prepared.session.timeline.cues:
        if cue.kind in COUNTED:
            near_s = float(painted[np.searchsorted(shown, cue.time_s)])
            found.append((_onset_s(recording, prepared, cue, near_s), cue.time_s))
    return found


def _onset_s(recording: Recording, prepared: Prepared, cue: Cue, near_s: float) -> float:
    clip = prepared.clips[cue.text]
    return recording.find(clip.samples, near_s - clip.onset_s, _SLACK_S) + clip.onset_s
