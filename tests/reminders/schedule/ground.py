"""What the tests of the schedules stand on: rules, a launch, and tools that answer as told."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path

from lymph_coach.reminders.reminder import EVERY_DAY, Reminder, Rules
from lymph_coach.reminders.schedule.commands import Outcome
from lymph_coach.reminders.schedule.schedule import Launch

MORNING = Reminder("m", "Morning circles", time(7, 30), frozenset({0, 2, 4}))
EVENING = Reminder("e", "Evening circles", time(18), EVERY_DAY)
SUNDAY = Reminder("s", "Sunday circles", time(18, 5), frozenset({6}))
OFF = Reminder("o", "Off", time(9), on=False)
RULES = Rules((EVENING, MORNING, OFF))
NOTHING = Rules((OFF,))
LAUNCH = Launch(("/opt/lymph-coach/lymph-coach", "remind"))
AWKWARD = ("-P", 'a "b" c', "$HOME ${HOME} `id`", "50 % %h", "back\\slash", "it's", "é 🌙", "tab\there", "a;b")


def files_below(folder: Path) -> set[str]:
    """All that is not a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_symlink() or path.is_file()}


@dataclass
class Tool:
    """A tool of the system: notes what it was asked, and answers by the word that names the deed."""

    answers: dict[str, Callable[[], Outcome] | Outcome] = field(
        default_factory=dict[str, "Callable[[], Outcome] | Outcome"]
    )
    asked: list[tuple[str, ...]] = field(default_factory=list[tuple[str, ...]])

    def __call__(self, words: Sequence[str], /) -> Outcome:
        self.asked.append(tuple(words))
        found = next((self.answers[word] for word in words if word in self.answers), Outcome(0))
        return found if isinstance(found, Outcome) else found()
