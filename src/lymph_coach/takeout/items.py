"""Each section as single things under keys of their own, so that two of a kind can be compared and joined; and back."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.weeks import Pause, PauseReason
from lymph_coach.reading.kept import Filled, OwnLine
from lymph_coach.reading.marks import Marks
from lymph_coach.reminders.reminder import Reminder, Rules
from lymph_coach.session.own_routines import MOST_FILES
from lymph_coach.settings.settings import Settings
from lymph_coach.takeout.everything import SECTIONS, Everything, TakeoutError

if TYPE_CHECKING:
    from lymph_coach.journal.entry import Entry
    from lymph_coach.journal.question import Obstacle

MOST_ON_SHEETS = 100_000
"""Letters on all sheets together, each tick and line taken for twenty: then their file is small enough to be read."""

_EACH = 20

Key = tuple[str, ...]
Items = Mapping[Key, object]
Sections = Mapping[str, Items]
"""The items of each section that is there."""


def items_of(everything: Everything) -> Sections:
    """All there is; what was never touched has no item, but for the settings, which always have a value."""
    return {name: _TAKERS[name](getattr(everything, name)) for name in SECTIONS}


def everything_of(sections: Sections) -> Everything:
    """The value with these items, those of a kind in the order they stand here.

    Raises:
        ValueError: together they are more than may be; the message names what, and the range.
    """
    return Everything(**{name: cast("Any", _MAKERS[name](items)) for name, items in sections.items()})


def settings_items(settings: Settings) -> Items:
    """Each setting by its name."""
    return {(one.name,): getattr(settings, one.name) for one in fields(settings)}


def routine_items(routines: Mapping[str, str]) -> Items:
    """Each own routine by the name of its file."""
    return {(name,): text for name, text in routines.items()}


def reminder_items(rules: Rules) -> Items:
    """Each reminder by its id, and what was set beside them."""
    usual = Rules()
    beside = {(one.name,): getattr(rules, one.name) for one in fields(rules) if one.name != "reminders"}
    return {("reminder", one.id): one for one in rules.reminders} | {
        key: value for key, value in beside.items() if value != getattr(usual, key[0])
    }


def checkin_items(kept: KeptCheckin) -> Items:
    """All answers as one thing: they were given on one day, and hold together."""
    return {} if kept == KeptCheckin() else {("answers",): kept}


def sheet_items(sheets: Mapping[str, Filled]) -> Items:
    """Each tick, each line of the person's own and each written part of every sheet."""
    items: dict[Key, object] = {}
    for sheet, filled in sheets.items():
        items |= {("ticked", sheet, place): True for place in sorted(filled.ticked)}
        seen: Counter[str] = Counter()
        for line in filled.own:
            seen[line.text] += 1
            items["own", sheet, line.text, str(seen[line.text])] = line.ticked
        items |= {("written", sheet, part): text for part, text in filled.written.items()}
    return items


def reading_items(marks: Marks) -> Items:
    """The page read last, the place on each page, and each page that was read."""
    last: Items = {("last",): marks.last_page} if marks.last_page else {}
    places = {("place", page): run for page, run in marks.places.items()}
    return {**last, **places, **{("read", page): True for page in sorted(marks.read)}}


def diary_items(diary: Diary) -> Items:
    """Each session by its id, the goal, each pause by how it began, and each answer by its day."""
    goal: Items = {} if diary.goal is None else {("goal",): diary.goal}
    pauses = {("pause", one.first.isoformat(), one.reason): one.last for one in diary.pauses}
    answers = {("hindrance", one.day.isoformat()): one.obstacle for one in diary.hindrances}
    return {**{("entry", one.id): one for one in diary.entries}, **goal, **pauses, **answers}


def diary_of(items: Items) -> Diary:
    """The diary with these items."""
    goal = items.get(("goal",))
    pauses = tuple(
        Pause(date.fromisoformat(first), cast("date | None", last), PauseReason(reason))
        for (first, reason), last in _under("pause", items).items()
    )
    answers = tuple(
        Hindrance(date.fromisoformat(day), cast("Obstacle | None", obstacle))
        for (day,), obstacle in _under("hindrance", items).items()
    )
    entries = cast("tuple[Entry, ...]", tuple(_under("entry", items).values()))
    return Diary(entries, cast("Goal | None", goal), pauses, answers)


def _settings_of(items: Items) -> Settings:
    return Settings(**{name: cast("Any", value) for (name,), value in items.items()})


def _routines_of(items: Items) -> dict[str, str]:
    if len(items) > MOST_FILES:
        raise TakeoutError(f"there are {len(items)} routines of one's own; allowed are 0 to {MOST_FILES}")
    return {name: str(text) for (name,), text in items.items()}


def _rules_of(items: Items) -> Rules:
    reminders = cast("tuple[Reminder, ...]", tuple(_under("reminder", items).values()))
    return Rules(reminders, **{key[0]: cast("Any", value) for key, value in items.items() if len(key) == 1})


def _checkin_of(items: Items) -> KeptCheckin:
    return cast("KeptCheckin", items.get(("answers",), KeptCheckin()))


def _sheets_of(items: Items) -> dict[str, Filled]:
    letters = sum(_EACH + sum(map(len, key)) + len(str(value)) for key, value in items.items())
    if letters > MOST_ON_SHEETS:
        raise TakeoutError(f"the sheets have {letters} letters; allowed are 0 to {MOST_ON_SHEETS}")
    ids = dict.fromkeys(key[1] for key in items)
    ticked, own, written = (_under(kind, items) for kind in ("ticked", "own", "written"))
    return {
        sheet: Filled(
            frozenset(key[1] for key in ticked if key[0] == sheet),
            tuple(OwnLine(key[1], bool(value)) for key, value in own.items() if key[0] == sheet),
            {key[1]: str(value) for key, value in written.items() if key[0] == sheet},
        )
        for sheet in ids
    }


def _marks_of(items: Items) -> Marks:
    places = {page: cast("int", run) for (page,), run in _under("place", items).items()}
    return Marks(str(items.get(("last",), "")), places, frozenset(page for (page,) in _under("read", items)))


def _under(kind: str, items: Items) -> Items:
    """The items of a kind, their keys without it."""
    return {key[1:]: value for key, value in items.items() if key[0] == kind and len(key) > 1}


_TAKERS: Mapping[str, Callable[[Any], Items]] = {
    "settings": settings_items,
    "routines": routine_items,
    "reminders": reminder_items,
    "checkin": checkin_items,
    "sheets": sheet_items,
    "reading": reading_items,
    "diary": diary_items,
}
_MAKERS: Mapping[str, Callable[[Items], object]] = {
    "settings": _settings_of,
    "routines": _routines_of,
    "reminders": _rules_of,
    "checkin": _checkin_of,
    "sheets": _sheets_of,
    "reading": _marks_of,
    "diary": diary_of,
}
