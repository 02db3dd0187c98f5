"""The person's choices, changed where a verdict asks for it."""

from typing import NamedTuple

from lymph_coach.safety.outcome import Side
from lymph_coach.safety.verdict import Verdict

SEATED = "seated"
LOW = "low"


class Choices(NamedTuple):
    """How a session is done, in the words of the settings."""

    posture: str
    reach: str
    arms: str


def allowed(posture: str, reach: str, arms: str, verdict: Verdict) -> Choices:
    """The choices as they may be; those that break no limit are left as they are.

    Arms that are to stay low do so rather than bend: bent elbows are held as high as level arms. If one arm rests, the
    other one practises.

    Raises:
        ValueError: no session may follow this verdict.
    """
    if not verdict.may_start:
        raise ValueError(f"No session may follow; the check-in came to {verdict.outcome}.")
    limits = verdict.limits
    for side in limits.resting:
        arms = Side.RIGHT.value if side is Side.LEFT else Side.LEFT.value
    return Choices(SEATED if limits.seated else posture, LOW if limits.low else reach, arms)
