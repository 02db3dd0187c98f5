"""The steps of the routine, and when another one is offered.

What a person rated is never looked at: how comfortable the sessions were, only the person says, by the button.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.weeks import is_practice

FINISHED = "finished"
SESSIONS_BEFORE_NEXT = 3
DAYS_AWAY = 7


@dataclass(frozen=True, slots=True)
class Step:
    """How much a session asks for: rounds, and whether the large circles are larger ones."""

    rounds: int
    larger: bool = False


STEPS: Sequence[Step] = (Step(1), Step(2), Step(3), Step(3, larger=True))


class Way(StrEnum):
    """Where an offer leads."""

    NEXT = "next"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Offer:
    """A step the person may take, or leave; nothing follows from leaving it."""

    way: Way
    step: Step


class StepError(ValueError):
    """A step that is none of ours; the message names field, value and what is allowed."""


def offered(entries: Iterable[Entry], at: Step, since: datetime | None, today: date) -> Offer | None:
    """What to offer today, if anything.

    One step back after seven or more days without practice, "I felt fine, next step" after three sessions in a row
    that were finished on this step. A session that was stopped, whatever for, begins the three anew: nobody is
    offered more on the day after stopping. Sessions told by the person are passed over there, since nothing is known
    of how they ended.

    Args:
        entries: in any order; those that began after ``today`` are passed over.
        at: the present step, one of ``STEPS``.
        since: when this step was taken or the last offer answered, with its zone; None if never. What was practised
            before it leads no further, and a step back left in an absence is not offered again in it.
        today: the day, local.

    Raises:
        StepError: ``at`` is none of ``STEPS``.
    """
    if at not in STEPS:
        raise StepError(f"at is {at}; allowed are {', '.join(map(str, STEPS))}")
    number = STEPS.index(at)
    past = sorted((entry for entry in entries if entry.began.date() <= today), key=_began)
    last = max((entry.began.date() for entry in past if is_practice(entry)), default=today)
    if (today - last).days >= DAYS_AWAY:
        answered = since is not None and (since.date() - last).days >= DAYS_AWAY
        return Offer(Way.BACK, STEPS[number - 1]) if number and not answered else None
    recent = [entry for entry in past if since is None or entry.began > since]
    led = [entry for entry in recent if not entry.by_person][-SESSIONS_BEFORE_NEXT:]
    ready = len(led) == SESSIONS_BEFORE_NEXT and all(_whole(entry, at) for entry in led)
    return Offer(Way.NEXT, STEPS[number + 1]) if ready and at != STEPS[-1] else None


def _began(entry: Entry) -> datetime:
    return entry.began


def _whole(entry: Entry, at: Step) -> bool:
    return entry.why_ended == FINISHED and is_practice(entry) and entry.rounds_done >= at.rounds
