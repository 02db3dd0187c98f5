"""The weekly goal: so many days of seven. No week is added to another, so there is no streak to break."""

from dataclasses import dataclass

from lymph_coach.journal.weeks import WEEK_DAYS, Week

USUAL_DAYS = 4


class GoalError(ValueError):
    """A goal that cannot be; the message names field, value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a week stands by its goal.

    ``done`` is the number of days practised on, ``asked`` the number the goal asks for: 0 in a paused week.
    """

    done: int
    asked: int


def standing(week: Week, goal_days: int = USUAL_DAYS) -> Standing:
    """How ``week`` stands by a goal of ``goal_days`` (1 to 7).

    Raises:
        GoalError: there is no such goal.
    """
    if not 1 <= goal_days <= WEEK_DAYS:
        raise GoalError(f"goal_days is {goal_days}; allowed are 1 to {WEEK_DAYS}")
    return Standing(len(week.days), 0 if week.pause else goal_days)
