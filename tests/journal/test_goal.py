"""The weekly goal: met or not yet, and nothing asked of a paused week."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.strategies import MONDAY, days

from lymph_coach.journal.goal import GoalError, Standing, standing
from lymph_coach.journal.weeks import PauseReason, Week


def test_four_of_seven() -> None:
    assert standing(Week(MONDAY, tuple(days(3)))) == Standing(done=3, asked=4)


def test_a_paused_week_asks_for_nothing_and_is_neither_met_nor_missed() -> None:
    paused = standing(Week(MONDAY, tuple(days(2)), PauseReason.ILL))
    assert paused == Standing(done=2, asked=0)


@pytest.mark.parametrize("goal", [0, 8, -1])
def test_a_goal_that_cannot_be_is_refused(goal: int) -> None:
    with pytest.raises(GoalError, match=rf"^goal_days is {goal}; allowed are 1 to 7$"):
        standing(Week(MONDAY), goal)


@given(st.integers(0, 7), st.integers(1, 7), st.sampled_from((None, *PauseReason)))
def test_another_day_never_takes_anything_away(done: int, goal: int, pause: PauseReason | None) -> None:
    week = Week(MONDAY, tuple(days(done)), pause)
    now, more = standing(week, goal), standing(Week(MONDAY, tuple(days(done + 1)), pause), goal)
    assert (more.done, more.asked) == (now.done + 1, now.asked)


def test_no_week_knows_of_another() -> None:
    after_nothing = standing(Week(MONDAY + timedelta(days=7), tuple(days(4, MONDAY + timedelta(days=7)))))
    assert after_nothing == standing(Week(MONDAY, tuple(days(4))))
