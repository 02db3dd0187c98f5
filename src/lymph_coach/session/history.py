"""What was practised, as a value, and what keeps it."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from lymph_coach.routine.plan import Manner, Plan
from lymph_coach.session.session import Circle

UNWELL = frozenset({"pain", "dizzy"})
"""The reasons for stopping that close the routine for the day."""

CUT_OFF = "cut off"
"""Why a session ended that never did: what the diary says of one under way, in case nothing more is written."""


@dataclass(frozen=True, slots=True)
class Practice:
    """One session that takes or took place; ``began`` and ``ended`` are local times with their zone.

    ``why_ended`` is "finished", "cut off", "stopped" or the person's own reason. ``id`` is the same from the first
    moment of a session to its end, and where it is gone on with later.
    """

    began: datetime
    ended: datetime
    preset: str
    circles_done: int
    circles_planned: int
    why_ended: str
    rounds_done: int = 0
    rounds_planned: int = 0
    manner: Manner = field(default_factory=Manner)
    id: str = ""


class PracticeLog(Protocol):
    """Keeps what is practised; all but :meth:`progress` is called from one thread."""

    def keep(self, practice: Practice) -> None:
        """Write a session down, at its start and at its end; one that has ended is never again one cut off.

        Raises:
            StorageError: the disk did not take it.
        """
        ...

    def progress(self, practice: Practice) -> None:
        """Write down how far a session is that was kept; from any thread. What is gone or has ended stays so.

        Raises:
            StorageError: the disk did not take it.
        """
        ...

    def forget(self, practice_id: str) -> None:
        """Remove a session that was cut off, if it is there.

        Raises:
            StorageError: the disk did not take it.
        """
        ...

    def last(self) -> Practice | None:
        """The latest session, or None."""
        ...


def practice_of(
    plan: Plan, done: AbstractSet[Circle], began: datetime, ended: datetime, why: str, practice_id: str = ""
) -> Practice:
    """What a session came to; a round counts once all its circles were led to their end."""
    blocks = tuple(plan.blocks())
    led = {block: sum((one.round, one.size) == block for one in done) for block in blocks}
    whole = [
        number
        for number in range(1, plan.pace.rounds + 1)
        if all(led[block] >= plan.count(block[1]) for block in blocks if block[0] == number)
    ]
    return Practice(
        began,
        ended,
        plan.preset,
        len(done),
        sum(plan.count(size) for _, size in blocks),
        why,
        len(whole),
        plan.pace.rounds,
        plan.manner,
        practice_id,
    )
