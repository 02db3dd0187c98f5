"""Legal plans and voices of every kind, for tests to draw from."""

import json
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path
from zlib import crc32

from hypothesis import strategies as st

from lymph_coach.routine.kinds import Arms, Direction, Part, Posture, Reach
from lymph_coach.routine.limits import Limits
from lymph_coach.routine.load import parse_routine
from lymph_coach.routine.own import OwnRoutine, own_plan, parse_own
from lymph_coach.routine.own_words import OWN_KEYS
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


SHIPPED_PLANS = st.builds(_plan, st.sampled_from(sorted(ROUTINE.presets)), MANNERS, CHANGES)


def _wordings(lengths: dict[str, int]) -> dict[str, list[str]]:
    return {key: [f"{key} " + "z" * length, f"{key} z"] for key, length in lengths.items()}


_SAY = st.dictionaries(st.sampled_from(sorted(OWN_KEYS)), st.integers(1, 90), max_size=4).map(_wordings)
_LINE = st.tuples(st.floats(ROUTINE.rules.say_after_s, 60), st.integers(1, 90))
_LINES = st.dictionaries(st.sampled_from(Posture), st.lists(_LINE, max_size=2), max_size=1)
ORDERS = tuple(one for one in permutations(Part) if one.index(Part.BREATHE) < one.index(Part.CIRCLES))


def own_text(
    base: str,
    order: tuple[Part, ...],
    pace: dict[str, float],
    say: dict[str, list[str]],
    settle: dict[Posture, list[tuple[float, int]]],
    close: dict[Posture, list[tuple[float, int]]],
) -> str:
    """The file of a routine of somebody's own."""
    rows = ["schema = 1", 'name = "Mine"', f'start_from = "{base}"', f"order = {json.dumps(order)}", "[pace]"]
    rows += [f"{name} = {value}" for name, value in pace.items()]
    rows += ["[words]", *(f"{key} = {json.dumps(texts)}" for key, texts in say.items())]
    for section, lines in (("settle", settle), ("close", close)):
        for posture, said in lines.items():
            rows += [f"[[{section}.{posture}]]\nafter_s = {at_s}\ntext = '{'z' * letters}'" for at_s, letters in said]
    return "\n".join(rows)


def _own(text: str) -> OwnRoutine:
    return parse_own(text, ROUTINE, WORDS)


def _own_plan(own: OwnRoutine, manner: Manner, changes: dict[str, float]) -> Plan:
    return own_plan(own, ROUTINE, manner, changes)


OWN_TEXTS = st.builds(
    own_text, st.sampled_from(sorted(ROUTINE.presets)), st.sampled_from(ORDERS), CHANGES, _SAY, _LINES, _LINES
)
OWN_PLANS = st.builds(_own_plan, OWN_TEXTS.map(_own), MANNERS, CHANGES)
PLANS = SHIPPED_PLANS | OWN_PLANS
"""Every plan there can be: of a preset, or of any file of a person's own that loads."""


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
