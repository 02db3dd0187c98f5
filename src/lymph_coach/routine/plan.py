"""A plan: a preset, the person's choices, and every number checked."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from math import ceil

from lymph_coach.routine.kinds import Arms, Direction, Part, Posture, Reach, Size, Turn
from lymph_coach.routine.limits import OutOfRangeError
from lymph_coach.routine.load import pace_of
from lymph_coach.routine.own_words import OwnWords
from lymph_coach.routine.routine import Pace, Routine, Rules

ORDER = tuple(Part)
"""The order of every preset."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How the person practises: sitting or standing, how the arms are held, which arms, which way."""

    posture: Posture = Posture.SEATED
    reach: Reach = Reach.LEVEL
    arms: Arms = Arms.BOTH
    direction: Direction = Direction.CHANGE


@dataclass(frozen=True, slots=True)
class Stretch:
    """Circles ``first`` to ``last`` of a block, done without putting the arms down."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Plan:
    """What one session will be. Made by :func:`make_plan`, which checks it.

    ``preset`` is the key of a preset, or the name of a person's own routine; that one may have an order and words of
    its own.
    """

    preset: str
    pace: Pace
    manner: Manner
    rules: Rules
    order: tuple[Part, ...] = ORDER
    wording: OwnWords = field(default_factory=OwnWords)

    def count(self, size: Size) -> int:
        """How many circles a block of this size has."""
        return self.pace.small_count if size is Size.SMALL else self.pace.large_count

    def circle_s(self, size: Size) -> float:
        """Seconds one circle of this size takes."""
        return self.pace.small_s if size is Size.SMALL else self.pace.large_s

    def middle(self, size: Size) -> int:
        """The last circle of the first half: 5 of 10, 3 of 5."""
        return ceil(self.count(size) / 2)

    def turn(self, size: Size, number: int) -> Turn:
        """Which way circle ``number`` goes."""
        if self.manner.direction is Direction.CHANGE:
            return Turn.BACKWARD if number <= self.middle(size) else Turn.FORWARD
        return Turn(self.manner.direction.value)

    def stretches(self, size: Size) -> tuple[Stretch, ...]:
        """The block cut into even stretches, so that the arms are never up longer than the rule allows."""
        in_motion_s = self.rules.arms_up_limit_s - self.pace.raise_s - self.pace.lower_s
        most = int(in_motion_s // self.circle_s(size))
        parts = ceil(self.count(size) / most)
        length, longer = divmod(self.count(size), parts)
        lasts = [length * part + min(part, longer) for part in range(1, parts + 1)]
        return tuple(Stretch(first + 1, last) for first, last in pairwise([0, *lasts]))

    def split_sizes(self) -> tuple[Size, ...]:
        """The sizes whose block is split by a rest; the person is told."""
        return tuple(size for size in Size if len(self.stretches(size)) > 1)

    def blocks(self) -> Iterator[tuple[int, Size]]:
        """Every round's small block, then its large one, in order."""
        for round_number in range(1, self.pace.rounds + 1):
            yield round_number, Size.SMALL
            yield round_number, Size.LARGE


def make_plan(
    routine: Routine,
    preset: str,
    manner: Manner | None = None,
    changes: Mapping[str, float] | None = None,
) -> Plan:
    """Make a plan from a preset, with some numbers changed by the person.

    Args:
        routine: where presets, ranges and rules come from.
        preset: a name in ``routine.presets``.
        manner: how the person practises; by default seated, arms level, both, changing direction.
        changes: values by field name of :class:`Pace`; what is not named stays as in the preset.

    Raises:
        OutOfRangeError: an unknown preset or field, or a value outside its range.
    """
    if preset not in routine.presets:
        raise OutOfRangeError("preset", preset, "one of " + ", ".join(routine.presets))
    values: dict[str, object] = dict(asdict(routine.presets[preset]))
    for name, value in (changes or {}).items():
        if name not in values:
            raise OutOfRangeError(name, value, "one of " + ", ".join(values))
        values[name] = value
    return Plan(preset, pace_of(values, routine.ranges), manner or Manner(), routine.rules)
