"""A routine: the ranges, rules and presets that plans are made from."""

from collections.abc import Mapping
from dataclasses import dataclass

from lymph_coach.routine.limits import Limits


@dataclass(frozen=True, slots=True)
class Pace:
    """Every number of a session that a preset sets and a person may change.

    Fields ending in ``_s`` are seconds, the others are counts. ``rolls`` is each way; ``close_breaths`` are the
    breaths that open the close, ``close_s`` the quiet part after them.
    """

    settle_s: float
    breaths: int
    breath_in_s: float
    breath_out_s: float
    rolls: int
    roll_s: float
    raise_s: float
    small_count: int
    small_s: float
    lower_s: float
    mid_rest_s: float
    large_count: int
    large_s: float
    round_rest_s: float
    rounds: int
    close_breaths: int
    close_s: float
    count_in_s: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What no preset changes, in seconds; the routine file says why beside each."""

    arms_up_limit_s: float
    ready_s: float
    go_on_s: int
    say_after_s: float
    word_gap_s: float
    long_rest_s: float
    rest_left_s: float
    tip_circle: int
    larger_s: float


@dataclass(frozen=True, slots=True)
class Routine:
    """What can be practised: allowed ranges by field of :class:`Pace`, rules, and presets by name."""

    name: str
    ranges: Mapping[str, Limits]
    rules: Rules
    presets: Mapping[str, Pace]
