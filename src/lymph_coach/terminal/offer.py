"""What is asked before a session: about one that was cut off, or one that was ended for feeling unwell."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.session.history import UNWELL, Practice
from lymph_coach.terminal.keys import ESCAPE, Keys

_ASK_S = 0.25


class Answer(StrEnum):
    """What the person wants; the value is the key."""

    GO_ON = "g"
    KEEP = "k"
    DISCARD = "d"
    LEAVE = "q"


CUT_OFF = "Press g to go on with it, k to keep what was done, d to discard it, or q to leave it for now."
FEEL_FINE = "Press g if you have sat down and feel fine, or q to leave."


def sentence(left: Checkpoint, now: datetime) -> str:
    """What there is to go on with."""
    plan = left.plan
    planned = sum(plan.count(size) for _, size in plan.blocks())
    seen = left.seen.astimezone(now.tzinfo)
    day = "today" if seen.date() == now.date() else f"on {seen:%Y-%m-%d}"
    return f"A session was cut off {day} at {seen:%H:%M}, after {len(left.done)} of {planned} circles."


def unwell(last: Practice | None, now: datetime) -> str:
    """Says that the last session was ended today for pain or dizziness; empty if not so."""
    if last is None or last.why_ended not in UNWELL or last.ended.astimezone(now.tzinfo).date() != now.date():
        return ""
    what = "of pain" if last.why_ended == "pain" else "you felt dizzy"
    return f"You ended a session today because {what}. It is best to rest for today."


def ask(keys: Keys, answers: frozenset[Answer], asked_to_end: Callable[[], bool]) -> Answer:
    """Wait for one of the answers; Escape, a closed terminal and a request to end the program are LEAVE."""
    while keys.present and not asked_to_end():
        key = keys.wait(_ASK_S)
        if key == ESCAPE:
            break
        if key in answers:
            return Answer(key)
    return Answer.LEAVE
