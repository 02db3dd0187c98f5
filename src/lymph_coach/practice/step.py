"""The step of the routine a person is on: what the settings ask for, and what is offered after it.

There is no second record of it: the step is the rounds and the circles that Start begins. The settings keep beside
these only which step was taken, on which day, and when an offer was last answered.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.offer import STEPS, Offer, Step, offered
from lymph_coach.routine.routine import Routine
from lymph_coach.session.course import plan_of
from lymph_coach.settings.settings import Settings

LOOKED_AT = 30
"""How many of the latest entries tell all there is to know for an offer."""

_FIELDS = ("rounds", "larger", "step_taken", "step_answered")


def step_of(settings: Settings, routine: Routine) -> Step:
    """The present step; larger circles with fewer rounds, which are no step of ours, count by their rounds."""
    rounds = plan_of(settings, routine).pace.rounds
    found = Step(rounds, larger=settings.larger)
    return found if found in STEPS else Step(rounds)


def offer_now(settings: Settings, routine: Routine, entries: Iterable[Entry], now: datetime) -> Offer | None:
    """What to offer now, if anything; see :func:`lymph_coach.journal.offer.offered`."""
    return offered(entries, step_of(settings, routine), _answered(settings), now.date())


def with_step(settings: Settings, step: Step, now: datetime) -> Settings:
    """The settings with a step taken."""
    taken = replace(
        settings,
        rounds=step.rounds,
        larger=step.larger,
        step_taken=f"{STEPS.index(step) + 1} {now.date().isoformat()}",
    )
    return with_answer(taken, now)


def with_answer(settings: Settings, now: datetime) -> Settings:
    """The settings with an offer answered: what was practised until now leads to no other one."""
    return replace(settings, step_answered=now.isoformat())


def without_step(settings: Settings, before: Settings) -> Settings:
    """The settings with the step taken back, to what it was before; what was chosen since besides stays."""
    return replace(settings, **{name: getattr(before, name) for name in _FIELDS})


def taken_on(settings: Settings, routine: Routine) -> date | None:
    """The day on which the present step was taken; None where it was chosen in the settings, or by itself."""
    number, _, day = settings.step_taken.partition(" ")
    try:
        return date.fromisoformat(day) if STEPS.index(step_of(settings, routine)) + 1 == int(number) else None
    except ValueError:
        return None


def _answered(settings: Settings) -> datetime | None:
    try:
        moment = datetime.fromisoformat(settings.step_answered)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
