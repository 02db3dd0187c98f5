"""A plan is a preset and choices, every number of it checked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.routine.plans import PLANS, ROUNDING_S, ROUTINE

from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach, Size, Turn
from lymph_coach.routine.limits import OutOfRangeError
from lymph_coach.routine.plan import Manner, Plan, Stretch, make_plan


def test_a_preset_unchanged_is_as_the_file_says() -> None:
    plan = make_plan(ROUTINE, "starter")
    assert plan.pace == ROUTINE.presets["starter"]
    assert plan.manner == Manner(Posture.SEATED, Reach.LEVEL, Arms.BOTH, Direction.CHANGE)
    assert plan.rules == ROUTINE.rules
    assert (plan.count(Size.SMALL), plan.circle_s(Size.SMALL), plan.circle_s(Size.LARGE)) == (10, 2.5, 4.5)


def test_choices_change_what_they_name_and_nothing_else() -> None:
    plan = make_plan(ROUTINE, "standard", changes={"rounds": 2, "large_s": 5.0})
    assert (plan.pace.rounds, plan.pace.large_s, plan.pace.small_s) == (2, 5.0, 2.0)
    assert list(plan.blocks()) == [(1, Size.SMALL), (1, Size.LARGE), (2, Size.SMALL), (2, Size.LARGE)]


@pytest.mark.parametrize(
    ("preset", "field", "value", "allowed"),
    [
        ("quick", "preset", "quick", "one of starter, standard, gentle, circles"),
        ("standard", "speed", 2, "one of settle_s, breaths"),
        ("standard", "small_s", 1.4, "1.5 to 4"),
        ("standard", "small_s", 4.1, "1.5 to 4"),
        ("standard", "rounds", 2.5, "1 to 3, whole"),
        ("standard", "rounds", 0, "1 to 3, whole"),
        ("standard", "large_count", float("nan"), "5 to 10, whole"),
        ("standard", "large_count", True, "5 to 10, whole"),
    ],
)
def test_a_plan_outside_its_limits_is_refused(preset: str, field: str, value: object, allowed: str) -> None:
    changes = {} if field == "preset" else {field: value}
    with pytest.raises(OutOfRangeError) as caught:
        make_plan(ROUTINE, preset, changes=changes)  # pyright: ignore[reportArgumentType]  # as a file might give it
    assert caught.value.field == field
    assert caught.value.value is value or caught.value.value == value
    assert caught.value.allowed.startswith(allowed)
    assert field in str(caught.value)


@given(PLANS, st.sampled_from(Size))
def test_a_block_is_cut_into_as_few_stretches_as_a_minute_allows(plan: Plan, size: Size) -> None:
    stretches = plan.stretches(size)
    numbers = [number for one in stretches for number in range(one.first, one.last + 1)]
    assert numbers == list(range(1, plan.count(size) + 1))
    around_s = plan.pace.raise_s + plan.pace.lower_s
    lengths = [one.last - one.first + 1 for one in stretches]
    assert all(around_s + length * plan.circle_s(size) <= 60 + ROUNDING_S for length in lengths)
    assert max(lengths) - min(lengths) <= 1
    assert (size in plan.split_sizes()) == (len(stretches) > 1)
    if around_s + plan.count(size) * plan.circle_s(size) <= 60 - ROUNDING_S:
        assert len(stretches) == 1


def test_ten_slow_circles_become_twice_five() -> None:
    plan = make_plan(ROUTINE, "standard", changes={"large_s": 8.0})
    assert plan.stretches(Size.LARGE) == (Stretch(1, 5), Stretch(6, 10))
    assert plan.split_sizes() == (Size.LARGE,)


@given(PLANS, st.sampled_from(Size))
def test_circles_go_backward_first_and_forward_from_the_middle(plan: Plan, size: Size) -> None:
    turns = [plan.turn(size, number) for number in range(1, plan.count(size) + 1)]
    middle = plan.middle(size)
    wanted = {
        Direction.BACKWARD: [Turn.BACKWARD] * len(turns),
        Direction.FORWARD: [Turn.FORWARD] * len(turns),
        Direction.CHANGE: [Turn.BACKWARD] * middle + [Turn.FORWARD] * (len(turns) - middle),
    }
    assert turns == wanted[plan.manner.direction]
    assert len(turns) / 2 <= middle <= (len(turns) + 1) / 2
