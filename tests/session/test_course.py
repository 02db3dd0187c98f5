"""The person's choices become a plan, their volumes become levels."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import ROUTINE, WORDS

from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach
from lymph_coach.routine.limits import OutOfRangeError
from lymph_coach.routine.plan import Manner, make_plan
from lymph_coach.session.course import load_course, plan_of
from lymph_coach.session.prepare import levels_of
from lymph_coach.settings.choices import Preset
from lymph_coach.settings.settings import Settings
from lymph_coach.sound.levels import Levels
from lymph_coach.system.shipped import ShippedFileError


def test_the_shipped_course_is_whole() -> None:
    course = load_course()
    assert (course.routine, course.words) == (ROUTINE, WORDS)
    with pytest.raises(ShippedFileError, match=r"xx\.toml"):
        load_course("xx")


@pytest.mark.parametrize("preset", Preset)
def test_untouched_settings_leave_a_preset_as_it_is(preset: Preset) -> None:
    assert plan_of(Settings(preset=preset), ROUTINE) == make_plan(ROUTINE, preset)


def test_each_choice_reaches_the_plan() -> None:
    settings = Settings(
        preset=Preset.STANDARD,
        posture=Posture.STANDING,
        reach=Reach.LOW,
        arms=Arms.LEFT,
        direction=Direction.FORWARD,
        rounds=2,
        small_s=3.0,
        large_s=6.0,
        mid_rest_s=25,
        round_rest_s=90,
        count_in_s=0,
    )
    plan = plan_of(settings, ROUTINE)
    assert plan.manner == Manner(Posture.STANDING, Reach.LOW, Arms.LEFT, Direction.FORWARD)
    pace = replace(
        ROUTINE.presets["standard"],
        rounds=2,
        small_s=3.0,
        large_s=6.0,
        mid_rest_s=25.0,
        round_rest_s=90.0,
        count_in_s=0,
    )
    assert plan.pace == pace


@given(st.integers(0, 3), st.sampled_from([0.0, 1.5, 4.0]), st.sampled_from([0.0, 3.0, 8.0]), st.integers(0, 10))
def test_whatever_can_be_set_is_a_legal_plan(rounds: int, small_s: float, large_s: float, count_in_s: int) -> None:
    settings = Settings(rounds=rounds, small_s=small_s, large_s=large_s, count_in_s=count_in_s)
    assert plan_of(settings, ROUTINE).pace.count_in_s == count_in_s


def test_a_choice_outside_the_routine_is_refused() -> None:
    narrow = replace(ROUTINE, ranges={**ROUTINE.ranges, "rounds": replace(ROUTINE.ranges["rounds"], high=2)})
    with pytest.raises(OutOfRangeError, match="rounds is 3, allowed is 1 to 2, whole"):
        plan_of(Settings(rounds=3), narrow)


def test_volumes_in_percent_become_levels() -> None:
    settings = Settings(voice_volume=90, count_volume=0, tone_volume=50, circle_tones=True)
    assert levels_of(settings) == Levels(voice=0.9, counts=0.0, tones=0.5, circle_tones=True)
