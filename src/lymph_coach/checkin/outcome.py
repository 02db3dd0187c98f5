"""What follows from a check-in, for both front ends: the manner it allows, and the number to call."""

from dataclasses import replace

from lymph_coach.routine.kinds import Arms, Posture, Reach
from lymph_coach.routine.plan import Manner
from lymph_coach.safety.choices import allowed
from lymph_coach.safety.emergency import parse_numbers
from lymph_coach.safety.verdict import Verdict
from lymph_coach.settings.settings import Settings
from lymph_coach.system.shipped import shipped


def limited(manner: Manner, verdict: Verdict) -> Manner:
    """The manner as a verdict allows it.

    Raises:
        ValueError: no session may follow this verdict.
    """
    choices = allowed(manner.posture, manner.reach, manner.arms, verdict)
    return replace(manner, posture=Posture(choices.posture), reach=Reach(choices.reach), arms=Arms(choices.arms))


def number_to_call(settings: Settings, territory: str) -> str:
    """What to call in an emergency: as set, or as it is in the territory (two letters) the computer is set up for."""
    if settings.emergency_number:
        return settings.emergency_number
    path = shipped("checkin", "emergency.toml")
    return parse_numbers(path.read_text(encoding="utf-8"), path.name).at(territory)
