"""What of a file is new, what is here already, and what is otherwise here; nothing here is ever removed by it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.journal.entry import Entry
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.takeout.everything import SECTIONS, Everything, TakeoutError
from lymph_coach.takeout.items import Items, Key, Sections, everything_of, items_of
from lymph_coach.takeout.read import Found


class Wins(StrEnum):
    """Which of two that differ stays."""

    HERE = "here"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things of a section are new, here already, and otherwise here."""

    new: int
    same: int
    differing: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """A file beside what is here.

    Attributes:
        new: what is only in the file, or here still as it came.
        differing: what is otherwise here, as the file has it.
        tallies: the count of each section that the file has.
        refused: why, for each thing that cannot be.
    """

    new: Sections
    differing: Sections
    tallies: Mapping[str, Tally]
    refused: tuple[str, ...]

    def wanted(self, wins: Wins) -> Sections:
        """What is to be written, where this one wins."""
        if wins is Wins.HERE:
            return self.new
        return {name: {**items, **self.differing[name]} for name, items in self.new.items()}


def compare(here: Everything, found: Found) -> Comparison:
    """Set a file beside what is here.

    Raises:
        TakeoutError: both together would be more than may be.
    """
    present, fresh = items_of(here), items_of(Everything())
    new: dict[str, Items] = {}
    differing: dict[str, Items] = {}
    tallies: dict[str, Tally] = {}
    for name in (one for one in SECTIONS if one in found.sections):
        held, untouched = present[name], fresh[name]
        given = _aligned(name, held, found.sections[name])
        others = {key: value for key, value in given.items() if key not in held or held[key] != value}
        free = {key: value for key, value in others.items() if key not in held or held[key] == untouched.get(key, held)}
        # Of two check-ins the later one holds, whoever wins else: an older one may know nothing of a danger.
        new[name] = others if name == "checkin" else free
        differing[name] = {key: value for key, value in others.items() if key not in new[name]}
        same = len(given) - len(others) + (found.doubles if name == "diary" else 0)
        tallies[name] = Tally(len(new[name]), same, len(differing[name]))
    try:
        joined(here, {name: {**new[name], **differing[name]} for name in new})
    except ValueError as error:
        raise TakeoutError(f"with what is here, {error}") from error
    return Comparison(new, differing, tallies, found.refused)


def joined(here: Everything, wanted: Sections) -> Everything:
    """What is here with what is wanted.

    Raises:
        ValueError: it is more than may be.
    """
    return everything_of({name: {**items, **wanted.get(name, {})} for name, items in items_of(here).items()})


def _aligned(name: str, held: Items, given: Items) -> Items:
    """The items of a file under the keys that the same things have here."""
    if name == "checkin":
        return {key: _later(held.get(key), value) for key, value in given.items()}
    ids = {_likeness(value): key[-1] for key, value in held.items() if _likeness(value)}
    aligned: dict[Key, object] = {}
    for key, value in given.items():
        twin = ids.get(_likeness(value), "")
        if key in held or not twin or (*key[:-1], twin) in given:
            aligned[key] = value
        elif isinstance(value, Entry | Reminder):
            aligned[*key[:-1], twin] = replace(value, id=twin)
    return aligned


def _likeness(value: object) -> object:
    """What two of different ids are the same by: the moment and circles of a session, all of a reminder."""
    match value:
        case Entry():
            return value.began, value.circles_done
        case Reminder():
            return replace(value, id="any")
        case _:
            return None


def _later(here: object, there: object) -> object:
    """The check-in that was answered later; the one here of two on a day."""
    if isinstance(here, KeptCheckin) and isinstance(there, KeptCheckin):
        return there if (there.asked or date.min) > (here.asked or date.min) else here
    return there
