"""Reading a routine file's text: everything in it is checked before anything is built."""

import tomllib
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields
from typing import Any, cast

from lymph_coach.routine.limits import Limits, OutOfRangeError, RoutineError, shown
from lymph_coach.routine.routine import Pace, Routine, Rules

SCHEMA = 1
_MOST_DOTS = 100  # the parser's memory grows with the square of the tables named in a line
_LONGEST_REASON = 200  # the parser names keys in full, however long they are
_WHOLE = frozenset(field.name for field in (*fields(Pace), *fields(Rules)) if field.type is int)
_SECONDS = Limits(0.05, 120)  # a rule is a stretch of a session: longer than a click, at most two minutes
_COUNTED = Limits(1, 10)  # there are words for one to ten
_COUNTED_OR_NOT = Limits(0, 10)
_MOVED = Limits(0.5, 120)  # no stretch of a session has no length, and nobody moves an arm faster
_BROADEST: Mapping[str, Limits] = {
    **dict.fromkeys((field.name for field in fields(Pace)), _MOVED),
    **dict.fromkeys(("small_count", "large_count", "rounds"), _COUNTED),
    **dict.fromkeys(("breaths", "rolls", "close_breaths", "count_in_s"), _COUNTED_OR_NOT),
    **dict.fromkeys(("settle_s", "close_s"), Limits(0, 120)),
}
_RULES: Mapping[str, Limits] = {"go_on_s": _COUNTED, "tip_circle": _COUNTED}
_SECTIONS = frozenset({"schema", "id", "ranges", "rules", "defaults", "presets"})


def read_toml(text: str, file: str, known: AbstractSet[str]) -> dict[str, Any]:
    """Parse TOML and hold it to its schema number and known top-level keys.

    Raises:
        RoutineError: the text is no TOML, of another schema, or has a key nobody reads.
    """
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") > _MOST_DOTS:
            raise OutOfRangeError(
                f"line {number}", f"{line.count('.')} dots", f"up to {_MOST_DOTS} dots in a line", file
            )
    try:
        raw = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        # Also numbers of thousands of digits, and tables nested deeper than Python can follow.
        raise RoutineError(f"{file}: {shown(error, _LONGEST_REASON)}") from error
    if raw.get("schema") != SCHEMA:
        raise OutOfRangeError("schema", raw.get("schema"), str(SCHEMA), file)
    for key in raw:
        if key not in known:
            raise OutOfRangeError(key, raw[key], "one of " + ", ".join(sorted(known)), file)
    return raw


def table(raw: Mapping[str, Any], key: str, file: str) -> dict[str, Any]:
    """The table under a key.

    Raises:
        RoutineError: it is missing or no table.
    """
    value = raw.get(key)
    if not isinstance(value, dict):
        raise OutOfRangeError(key, value, "a table", file)
    return cast("dict[str, Any]", value)


def checked_number(field: str, value: object, limits: Limits, file: str = "") -> float:
    """The value, if it is a number in its range (NaN is in none) and whole where a count is meant.

    Raises:
        OutOfRangeError: naming field, value and range.
    """
    whole = field.rpartition(".")[2] in _WHOLE
    allowed = f"{limits}, whole" if whole else str(limits)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise OutOfRangeError(field, value, allowed, file)
    if value not in limits or (whole and value != int(value)):
        raise OutOfRangeError(field, value, allowed, file)
    return int(value) if whole else float(value)


def _ranges(raw: Mapping[str, Any], file: str, widest: Mapping[str, Limits]) -> dict[str, Limits]:
    given = table(raw, "ranges", file)
    _same_names("ranges", given, {field.name for field in fields(Pace)}, file)
    ranges: dict[str, Limits] = {}
    for field in (field.name for field in fields(Pace)):
        pair = cast("object", given[field])
        if not isinstance(pair, list) or len(cast("list[object]", pair)) != 2:  # noqa: PLR2004  # lowest and highest
            raise OutOfRangeError(f"ranges.{field}", cast("object", pair), "two numbers, lowest and highest", file)
        low, high = (checked_number(f"ranges.{field}", end, widest[field], file) for end in cast("list[object]", pair))
        if low > high:
            raise OutOfRangeError(f"ranges.{field}", cast("object", pair), "lowest first, then highest", file)
        ranges[field] = Limits(low, high)
    return ranges


def _check_arms_up(limit_s: float, ranges: Mapping[str, Limits], file: str) -> None:
    """One circle at least has to fit between the arms' rising and their being down again."""
    least_s = ranges["raise_s"].high + max(ranges["small_s"].high, ranges["large_s"].high) + ranges["lower_s"].high
    if limit_s < least_s:
        allowed = f"{least_s:g} or more, for the longest circle with raising and lowering"
        raise OutOfRangeError("rules.arms_up_limit_s", limit_s, allowed, file)


def _same_names(where: str, given: Mapping[str, Any], wanted: set[str], file: str) -> None:
    for field in sorted(wanted - set(given)):
        raise OutOfRangeError(f"{where}.{field}", "missing", "given", file)
    no_strangers(where, given, wanted, file)


def no_strangers(where: str, given: Mapping[str, Any], known: AbstractSet[str], file: str) -> None:
    """Refuse a key that nobody reads: it is misspelt.

    Raises:
        OutOfRangeError: naming the key and those there are.
    """
    for field in given:
        if field not in known:
            raise OutOfRangeError(f"{where}.{field}", given[field], "one of " + ", ".join(sorted(known)), file)


def parse_routine(text: str, file: str = "routine", within: Routine | None = None) -> Routine:
    """Make a routine of a routine file's text.

    Args:
        text: TOML, as in ``assets/routines``.
        file: the file's name, for error messages.
        within: a routine whose ranges this one may narrow but not leave, and whose rules it must keep:
            the shipped one, for a file that somebody else wrote.

    Raises:
        RoutineError: naming file, field, value and allowed range.
    """
    raw = read_toml(text, file, _SECTIONS)
    ranges = _ranges(raw, file, within.ranges if within else _BROADEST)
    rules = table(raw, "rules", file)
    names = {field.name for field in fields(Rules)}
    _same_names("rules", rules, names, file)
    checked_rules = {
        name: checked_number(f"rules.{name}", rules[name], _RULES.get(name, _SECONDS), file) for name in names
    }
    _check_arms_up(checked_rules["arms_up_limit_s"], ranges, file)
    defaults = table(raw, "defaults", file)
    _same_names("defaults", defaults, set(ranges), file)
    presets: dict[str, Pace] = {}
    for name in table(raw, "presets", file):
        own = table(table(raw, "presets", file), name, file)
        no_strangers(f"presets.{name}", own, set(ranges), file)
        presets[name] = pace_of({**defaults, **own}, ranges, f"{file}: presets.{name}")
    if not presets:
        raise OutOfRangeError("presets", "empty", "one preset at least", file)
    kept = Rules(**cast("dict[str, Any]", checked_rules))
    if within and kept != within.rules:
        raise OutOfRangeError("rules", kept, str(within.rules), file)
    return Routine(str(raw.get("id", file)), ranges, kept, presets)


def pace_of(values: Mapping[str, object], ranges: Mapping[str, Limits], file: str = "") -> Pace:
    """Check every value against its range and make a pace of them.

    Raises:
        OutOfRangeError: naming field, value and range.
    """
    numbers = {field: checked_number(field, values[field], limits, file) for field, limits in ranges.items()}
    return Pace(**cast("dict[str, Any]", numbers))
