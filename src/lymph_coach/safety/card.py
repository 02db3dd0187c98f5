"""What a person reads when the check-in is over."""

from dataclasses import dataclass

from lymph_coach.safety.outcome import Side
from lymph_coach.safety.question import Checkin
from lymph_coach.safety.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Card:
    """A verdict in words.

    Attributes:
        title: what it comes to.
        say: what to do now.
        plan: what the session will be like, one sentence a limit; empty where none may follow.
        advice: what to bear in mind.
        notes: what to know besides, which changes nothing today.
    """

    title: str
    say: tuple[str, ...]
    plan: tuple[str, ...]
    advice: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All of it but the notes, from top to bottom."""
        return (self.title, *self.say, *self.plan, *self.advice)


def card_of(checkin: Checkin, verdict: Verdict) -> Card:
    """The words for a verdict; there are some for every one."""
    words = checkin.outcomes[verdict.outcome]
    limits, say = verdict.limits, checkin.limits
    plan = (
        *((say.left,) if Side.LEFT in limits.resting else ()),
        *((say.right,) if Side.RIGHT in limits.resting else ()),
        *((say.low,) if limits.low else ()),
        *((say.seated,) if limits.seated else ()),
    )
    notes = (checkin.question(key).advice for key in verdict.notes)
    return Card(
        words.title,
        words.say,
        plan if verdict.may_start else (),
        verdict.advice,
        tuple(dict.fromkeys(note for note in notes if note)),
    )
