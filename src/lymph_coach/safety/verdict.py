"""What all answers together lead to: the worst wins, and the milder limits add up."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from lymph_coach.safety.outcome import Outcome, Side
from lymph_coach.safety.question import UNANSWERED, Answers, Checkin, Effect, Question


@dataclass(frozen=True, slots=True)
class Limits:
    """What a session has to keep to; ``resting`` are the arms that take no part."""

    seated: bool = False
    low: bool = False
    resting: frozenset[Side] = frozenset()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check-in came to.

    Attributes:
        outcome: the gravest of all; of several limits, the last in the order of ``Outcome``.
        limits: every limit that was asked for.
        reasons: keys of the questions behind it, gravest first; in an emergency, of those alone.
        asking: keys of the questions that wait for somebody to be asked.
        notes: keys of what holds without changing anything, and of what was asked and found to be fine.
        advice: what to do or bear in mind, in the order of the reasons, each once.
    """

    outcome: Outcome
    limits: Limits = Limits()
    reasons: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()

    @property
    def may_start(self) -> bool:
        """Whether a session may follow."""
        return self.outcome.may_start


def judge(checkin: Checkin, first: Answers, every: Answers, cleared: Mapping[str, date]) -> Verdict:
    """What the answers come to.

    A question without an answer counts as "not sure", which counts as yes; answers to questions that are no longer
    asked are passed over.

    Args:
        checkin: the questions.
        first: what was answered the first time, by key.
        every: what was answered now, by key.
        cleared: when the person asked somebody about a question and was told it is fine; it lifts ``ASK_FIRST``, and
            nothing else.
    """
    effects = {q: q.effects(every.get(q.key, UNANSWERED)) for q in checkin.every.questions}
    effects |= {q: q.effects(first.get(q.key, UNANSWERED)) for q in checkin.first_questions}
    held = {q: _left(q, found, cleared) for q, found in effects.items()}
    limits = _limits([effect for found in held.values() for effect in found])
    gravest = {q: max(found, key=_gravity).outcome for q, found in held.items() if found}
    outcome = max(gravest.values(), key=_order, default=Outcome.GO)
    if len(limits.resting) == len(Side):
        outcome = max(outcome, Outcome.NOT_TODAY, key=_order)
    told = sorted((q for q in gravest if gravest[q] is not Outcome.GO), key=lambda q: -gravest[q].gravity)
    if outcome is Outcome.EMERGENCY:
        told = [q for q in told if gravest[q] is Outcome.EMERGENCY]
    answers = {**first, **every}
    advice = [text for q in told for text in q.advices(answers.get(q.key, UNANSWERED))]
    return Verdict(
        outcome,
        limits,
        tuple(q.key for q in told),
        tuple(q.key for q in gravest if gravest[q] is Outcome.ASK_FIRST),
        tuple(q.key for q, found in effects.items() if found and gravest.get(q, Outcome.GO) is Outcome.GO),
        tuple(dict.fromkeys(advice)),
    )


def _left(question: Question, effects: tuple[Effect, ...], cleared: Mapping[str, date]) -> tuple[Effect, ...]:
    """What is left of a question's effects once somebody was asked about it."""
    if question.key not in cleared:
        return effects
    return tuple(effect for effect in effects if effect.outcome is not Outcome.ASK_FIRST)


def _limits(effects: list[Effect]) -> Limits:
    outcomes = {effect.outcome for effect in effects}
    return Limits(
        seated=Outcome.SEATED_ONLY in outcomes,
        low=Outcome.LOW_RANGE in outcomes,
        resting=frozenset(effect.side for effect in effects if effect.side),
    )


def _gravity(effect: Effect) -> int:
    return effect.outcome.gravity


def _order(outcome: Outcome) -> int:
    return outcome.gravity
