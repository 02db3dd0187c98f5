"""A person's own routine: a short file that says what is to be otherwise than in a preset."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from lymph_coach.routine.kinds import Part
from lymph_coach.routine.limits import OutOfRangeError
from lymph_coach.routine.load import checked_number, no_strangers, pace_of, read_toml, table
from lymph_coach.routine.own_words import OwnWords, own_words_record, read_own_words
from lymph_coach.routine.plan import ORDER, Manner, Plan, make_plan
from lymph_coach.routine.routine import Routine
from lymph_coach.routine.words import Words

LONGEST_NAME = 40
_SECTIONS = frozenset({"schema", "name", "start_from", "order", "pace", "words", "settle", "close"})


def _no_changes() -> Mapping[str, float]:
    return {}


@dataclass(frozen=True, slots=True)
class OwnRoutine:
    """A routine of the person's own, checked.

    Attributes:
        name: what it is called, also in the diary.
        base: the preset it starts from.
        changes: the numbers it sets itself, by field of :class:`~lymph_coach.routine.routine.Pace`.
        order: what comes after what, between settling and the close.
        wording: what it has the coach say.
    """

    name: str
    base: str
    changes: Mapping[str, float] = field(default_factory=_no_changes)
    order: tuple[Part, ...] = ORDER
    wording: OwnWords = field(default_factory=OwnWords)


def parse_own(text: str, routine: Routine, words: Words, file: str = "routine") -> OwnRoutine:
    """Make an own routine of its file's text.

    Args:
        text: TOML, as in ``docs/custom-routines.md``.
        routine: the shipped routine, whose ranges and rules hold for this one too.
        words: the shipped words, which say what may not be said.
        file: the file's name, for error messages.

    Raises:
        RoutineError: naming file, field, value and what is allowed.
    """
    raw = read_toml(text, file, _SECTIONS)
    base = raw.get("start_from", "standard")
    if not isinstance(base, str) or base not in routine.presets:
        raise OutOfRangeError("start_from", base, "one of " + ", ".join(routine.presets), file)
    pace = table(raw, "pace", file) if "pace" in raw else {}
    no_strangers("pace", pace, set(routine.ranges), file)
    changes = {name: checked_number(f"pace.{name}", value, routine.ranges[name], file) for name, value in pace.items()}
    return OwnRoutine(
        name=_name(raw.get("name"), routine, file),
        base=base,
        changes=changes,
        order=_order(raw, file),
        wording=read_own_words(raw, routine.rules, words.never, file),
    )


def own_plan(
    own: OwnRoutine, routine: Routine, manner: Manner | None = None, changes: Mapping[str, float] | None = None
) -> Plan:
    """The plan of an own routine: its preset, then ``changes``, then the numbers it sets itself.

    Raises:
        OutOfRangeError: a number outside its range.
    """
    made = make_plan(routine, own.base, manner, {**(changes or {}), **own.changes})
    return replace(made, preset=own.name, order=own.order, wording=own.wording)


def own_record(plan: Plan) -> dict[str, object]:
    """What a plan has of its own, beside its numbers, in plain tables and lists."""
    return {"order": [str(part) for part in plan.order], **own_words_record(plan.wording)}


def plan_from_record(
    name: str, manner: Manner, pace: Mapping[str, object], record: Mapping[str, object], routine: Routine
) -> Plan:
    """The plan of an own routine as it was when it began, whatever has become of its file.

    Raises:
        RoutineError: naming field, value and what is allowed.
        KeyError: a number is missing.
    """
    return Plan(
        _name(name, routine, ""),
        pace_of(pace, routine.ranges),
        manner,
        routine.rules,
        _order(record, ""),
        read_own_words(record, routine.rules, (), ""),
    )


def _name(value: object, routine: Routine, file: str) -> str:
    allowed = f"a text of 1 to {LONGEST_NAME} printable characters"
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST_NAME or not value.isprintable():
        raise OutOfRangeError("name", value, allowed, file)
    if value.strip().casefold() in routine.presets:
        raise OutOfRangeError("name", value, "a name that no preset has", file)
    return value.strip()


def _order(raw: Mapping[str, object], file: str) -> tuple[Part, ...]:
    """Each part once, with the breaths before the circles: their words lead into a session."""
    if "order" not in raw:
        return ORDER
    value = raw["order"]
    given = cast("list[object]", value) if isinstance(value, list) else []
    order = tuple(Part(one) for one in given if isinstance(one, str) and one in list(Part))
    once = len(given) == len(order) == len(Part) and set(order) == set(Part)
    if not once or order.index(Part.BREATHE) > order.index(Part.CIRCLES):
        names = " and ".join((", ".join(ORDER[:-1]), ORDER[-1]))
        raise OutOfRangeError("order", cast("object", value), f"{names}, each once, breathe before circles", file)
    return order
