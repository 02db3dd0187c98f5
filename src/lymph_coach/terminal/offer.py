"""A session that was cut off, offered before a new one."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum

from lymph_coach.session.checkpoint import Checkpoint
from lymph_coach.terminal.keys import ESCAPE, Keys

_ASK_S = 0.25


class Answer(StrEnum):
    """What the person wants done with it."""

    GO_ON = "g"
    KEEP = "k"
    DISCARD = "d"
    LEAVE = "q"


def sentence(left: Checkpoint, now: datetime) -> str:
    """What there is to go on with."""
    plan = left.plan
    planned = sum(plan.count(size) for _, size in plan.blocks())
    seen = left.seen.astimezone(now.tzinfo)
    day = "today" if seen.date() == now.date() else f"on {seen:%Y-%m-%d}"
    return f"A session was cut off {day} at {seen:%H:%M}, after {len(left.done)} of {planned} circles."


def ask(keys: Keys, tell: Callable[[str], None], asked_to_end: Callable[[], bool]) -> Answer:
    """Ask until there is an answer; who ends the program meanwhile leaves things as they are."""
    tell("Press g to go on with it, k to keep what was done, d to discard it, or q to leave it for now.")
    while keys.present and not asked_to_end():
        key = keys.wait(_ASK_S)
        if key == ESCAPE:
            return Answer.LEAVE
        if key is not None and key in set(Answer):
            return Answer(key)
    return Answer.LEAVE
