"""An entry of the diary, as a value."""

from dataclasses import dataclass, field
from datetime import datetime

LONGEST_NOTE = 2_000
LOWEST, HIGHEST = 0, 10
MOST_CIRCLES = 1_000
MOST_ROUNDS = 20


class EntryError(ValueError):
    """An entry that cannot be; the message names field, value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Ratings:
    """How five things are right now, each from 0 (none) to 10 (worst you can imagine); None where it was skipped."""

    pain: int | None = None
    tingling: int | None = None
    numbness: int | None = None
    tightness: int | None = None
    tension: int | None = None

    def __post_init__(self) -> None:
        """Refuse what is on no scale."""
        for name in self.__slots__:  # of the fields: a diary of twenty years makes fifteen thousand of these
            value: int | None = getattr(self, name)
            if value is not None and not LOWEST <= value <= HIGHEST:
                raise EntryError(f"{name} is {value}; allowed are {LOWEST} to {HIGHEST}")

    @property
    def is_empty(self) -> bool:
        """Whether all were skipped."""
        return all(getattr(self, name) is None for name in self.__slots__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One session, led by the program or told by the person.

    Attributes:
        id: unique and stable, also through export and import.
        began: local time with its zone, as it was then.
        ended: likewise; not before ``began``.
        preset: the preset's key; empty for a session told by the person.
        posture, reach, arms, direction: the variant's keys as the routine spells them; empty where not known.
        rounds_planned, rounds_done, circles_planned, circles_done: counts from 0.
        why_ended: "finished", or the reason for stopping, or empty.
        by_person: told by the person, not led by the program.
        before, after: how it felt.
        note: the person's own words, up to 2,000 characters.
        after_care: what was ticked afterwards, by the keys of the sheet.
        for_visit: the person wants the note on the sheet for the therapist.
    """

    id: str
    began: datetime
    ended: datetime
    preset: str = ""
    posture: str = ""
    reach: str = ""
    arms: str = ""
    direction: str = ""
    rounds_planned: int = 0
    rounds_done: int = 0
    circles_planned: int = 0
    circles_done: int = 0
    why_ended: str = ""
    by_person: bool = False
    before: Ratings = field(default_factory=Ratings)
    after: Ratings = field(default_factory=Ratings)
    note: str = ""
    after_care: frozenset[str] = frozenset()
    for_visit: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be."""
        if not self.id:
            raise EntryError("id is empty; allowed is any text")
        if self.began.tzinfo is None or self.ended.tzinfo is None:
            raise EntryError("began and ended have no zone; allowed are times with a zone")
        if self.ended < self.began:
            raise EntryError(f"ended is {self.ended.isoformat()}; allowed is no time before {self.began.isoformat()}")
        for name, most in (
            ("rounds_planned", MOST_ROUNDS),
            ("rounds_done", MOST_ROUNDS),
            ("circles_planned", MOST_CIRCLES),
            ("circles_done", MOST_CIRCLES),
        ):
            value: int = getattr(self, name)
            if not 0 <= value <= most:
                raise EntryError(f"{name} is {value}; allowed are 0 to {most}")
        if len(self.note) > LONGEST_NOTE:
            raise EntryError(f"note has {len(self.note)} characters; allowed are 0 to {LONGEST_NOTE}")
