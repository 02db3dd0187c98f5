"""The diary as one value: the entries, and what the person has set and answered beside them."""

from dataclasses import dataclass
from datetime import date

from lymph_coach.journal.entry import Entry, EntryError
from lymph_coach.journal.goal import USUAL_DAYS
from lymph_coach.journal.question import Obstacle
from lymph_coach.journal.weeks import WEEK_DAYS, Pause


@dataclass(frozen=True, slots=True)
class Goal:
    """On how many days of a week the person wants to practise."""

    days: int = USUAL_DAYS

    def __post_init__(self) -> None:
        """Refuse what no week has."""
        if not 1 <= self.days <= WEEK_DAYS:
            raise EntryError(f"days is {self.days}; allowed are 1 to {WEEK_DAYS}")


@dataclass(frozen=True, slots=True)
class Hindrance:
    """What got in the way, as answered on ``day``; ``obstacle`` is None where the question was put away."""

    day: date
    obstacle: Obstacle | None


@dataclass(frozen=True, slots=True)
class Diary:
    """All of it, each kind the oldest first; ``goal`` is None where none was chosen."""

    entries: tuple[Entry, ...] = ()
    goal: Goal | None = None
    pauses: tuple[Pause, ...] = ()
    hindrances: tuple[Hindrance, ...] = ()
