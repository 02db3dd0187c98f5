"""Legal plans and voices of every kind, for tests to draw from."""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from hypothesis import strategies as st

from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach
from lymph_coach.routine.limits import Limits
from lymph_coach.routine.load import parse_routine
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.timeline import Cue, Timeline
from lymph_coach.routine.words import parse_words

ASSETS = Path(__file__).parents[2] / "assets" / "routines"
ROUTINE_TEXT = (ASSETS / "arm_circles.toml").read_text("utf-8")
WORDS_TEXT = (ASSETS / "words" / "en.toml").read_text("utf-8")
ROUTINE = parse_routine(ROUTINE_TEXT)
WORDS = parse_words(WORDS_TEXT)
ROUNDING_S = 1e-6


@dataclass(frozen=True)
class Voice:
    """A voice that says each text in a time of its own, from a tenth of a second to ``slowest_s``."""

    seed: int
    slowest_s: float

    def __call__(self, text: str) -> float:
        return 0.1 + (self.slowest_s - 0.1) * crc32(text.encode(), self.seed) / 2**32


def _values(field: str, limits: Limits) -> st.SearchStrategy[float]:
    if field.endswith("_s") and field != "count_in_s":
        return st.floats(limits.low, limits.high)
    return st.integers(int(limits.low), int(limits.high))


MANNERS = st.builds(
    Manner, st.sampled_from(Posture), st.sampled_from(Reach), st.sampled_from(Arms), st.sampled_from(Direction)
)
CHANGES = st.fixed_dictionaries({}, optional={field: _values(field, one) for field, one in ROUTINE.ranges.items()})
VOICES = st.builds(Voice, st.integers(0, 2**32 - 1), st.floats(0.1, 4.0))


def _plan(preset: str, manner: Manner, changes: dict[str, float]) -> Plan:
    return make_plan(ROUTINE, preset, manner, changes)


PLANS = st.builds(_plan, st.sampled_from(sorted(ROUTINE.presets)), MANNERS, CHANGES)


def spoken(timeline: Timeline) -> list[Cue]:
    """What is said, in order."""
    return [cue for cue in timeline.cues if cue.text]


def assert_whole(timeline: Timeline) -> None:
    """Segments meet from 0 to the end, cues are in order and inside, and nothing is said over anything else."""
    starts = [one.start_s for one in timeline.segments]
    ends = [one.end_s for one in timeline.segments]
    assert starts == [0.0, *ends[:-1]]
    assert all(start < end for start, end in zip(starts, ends, strict=True))
    assert timeline.duration_s == ends[-1]
    times = [cue.time_s for cue in timeline.cues]
    assert times == sorted(times)
    assert times[0] >= 0.0
    assert times[-1] < timeline.duration_s
    said = spoken(timeline)
    next_s = [*(cue.time_s for cue in said), timeline.duration_s]
    for index, cue in enumerate(said):
        assert cue.time_s + cue.length_s <= next_s[index + 1] + ROUNDING_S, cue
