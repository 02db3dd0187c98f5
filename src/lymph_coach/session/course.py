"""What can be practised here, and the plan that the person's choices ask for."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lymph_coach.routine.load import parse_routine
from lymph_coach.routine.plan import Manner, Plan, make_plan
from lymph_coach.routine.routine import Routine
from lymph_coach.routine.words import Words, parse_words
from lymph_coach.settings.settings import Settings
from lymph_coach.system.shipped import shipped

if TYPE_CHECKING:
    from lymph_coach.routine.own import OwnRoutine

_PACE_CHOICES = ("rounds", "small_s", "large_s", "mid_rest_s", "round_rest_s")


@dataclass(frozen=True, slots=True)
class Course:
    """What can be practised on this machine: the routine and the words for it."""

    routine: Routine
    words: Words


def load_course(language: str = "en") -> Course:
    """Read the shipped routine and its words.

    Raises:
        RoutineError: a shipped file is damaged; says where.
        ShippedFileError: a shipped file is missing.
    """
    routine_path = shipped("routines", "arm_circles.toml")
    words_path = shipped("routines", "words", f"{language}.toml")
    return Course(
        parse_routine(routine_path.read_text("utf-8"), routine_path.name),
        parse_words(words_path.read_text("utf-8"), words_path.name),
    )


def plan_of(settings: Settings, routine: Routine, own: "OwnRoutine | None" = None) -> Plan:
    """The plan the settings ask for; a pace or number of rounds of 0 stays as the preset says.

    With an ``own`` routine in the place of the preset: what that one says itself holds before the settings.
    """
    changes: dict[str, float] = {name: getattr(settings, name) for name in _PACE_CHOICES if getattr(settings, name)}
    changes["count_in_s"] = settings.count_in_s
    if settings.larger and own is None:
        usual_s = changes.get("large_s", routine.presets[settings.preset].large_s)
        changes["large_s"] = min(usual_s + routine.rules.larger_s, routine.ranges["large_s"].high)
    manner = Manner(settings.posture, settings.reach, settings.arms, settings.direction)
    if own is None:
        return make_plan(routine, settings.preset, manner, changes)
    from lymph_coach.routine.own import own_plan  # noqa: PLC0415  # the start waits for what most never use

    return own_plan(own, routine, manner, changes)
