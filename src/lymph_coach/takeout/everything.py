"""All that is kept about the person, as one value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.journal.diary import Diary
from lymph_coach.reading.kept import Filled
from lymph_coach.reading.marks import Marks
from lymph_coach.reminders.reminder import Rules
from lymph_coach.settings.settings import Settings

FORMAT = "lymph-coach"
SCHEMA = 1
"""Of the file as a whole; each section has a number of its own besides."""


class TakeoutError(ValueError):
    """A file that cannot be brought in; the message names field, value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Everything:
    """A section a field, as it is where the program was never used; the file has them by these names.

    ``routines`` are the person's own, the text of each by the name of its file; nobody has looked whether it is right.
    A session under way is not among them, nor is what can be made again.
    """

    settings: Settings = field(default_factory=Settings)
    routines: Mapping[str, str] = field(default_factory=dict[str, str])
    reminders: Rules = field(default_factory=Rules)
    checkin: KeptCheckin = field(default_factory=KeptCheckin)
    sheets: Mapping[str, Filled] = field(default_factory=dict[str, Filled])
    reading: Marks = field(default_factory=Marks)
    diary: Diary = field(default_factory=Diary)


SECTIONS = tuple(one.name for one in fields(Everything))
