"""Values read from JSON by the fields of their dataclasses, each refusal naming field, value and what is allowed."""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields
from datetime import date, datetime
from typing import Any, TypeVar, Union, cast, get_args, get_origin

from lymph_coach.journal.entry import Ratings
from lymph_coach.journal.question import Obstacle
from lymph_coach.journal.weeks import PauseReason

LONGEST_KEY = 200
LONGEST_TEXT = 2_000
MOST_KEYS = 100
HIGHEST_NUMBER = 10**9
FIRST_YEAR, LAST_YEAR = 1900, 2200

_Value = TypeVar("_Value")


class RecordError(ValueError):
    """A value that is not what its field allows."""


def read_value(kind: type[_Value], raw: object, path: str) -> _Value:
    """The dataclass ``kind`` from what JSON had under ``path``; fields with defaults may be missing.

    Raises:
        RecordError: naming the field, its value and what is allowed.
    """
    if not isinstance(raw, dict):
        raise refusal(path, raw, "an object")
    record = cast("dict[str, object]", raw)
    known = {one.name: one for one in fields(cast("Any", kind))}
    for name in record.keys() - known.keys():
        raise refusal(f"{path}.{shown(name)}", record[name], f"no field but {', '.join(known)}")
    for name, one in known.items():
        if name not in record and _is_needed(one):
            raise RecordError(f"{path}.{name} is missing")
    values = {name: _read(known[name].type, each, f"{path}.{name}") for name, each in record.items()}
    try:
        return kind(**values)
    except ValueError as error:
        raise RecordError(f"{path}.{error}") from error


def shown(value: object) -> str:
    """As much of a value as a person can find it by."""
    text = repr(value) if isinstance(value, str | int | float | None) else type(value).__name__
    return text if len(text) <= 60 else f"{text[:60]}..."  # noqa: PLR2004  # a line of a notice


def refusal(path: str, value: object, allowed: str) -> RecordError:
    """The sentence for it."""
    return RecordError(f"{path} is {shown(value)}; allowed is {allowed}")


def _is_needed(one: "Field[Any]") -> bool:
    return one.default is MISSING and one.default_factory is MISSING


def _read(kind: Any, raw: object, path: str) -> Any:  # noqa: ANN401  # of the type ``kind`` says
    if get_origin(kind) in {Union, types.UnionType}:
        (inner,) = (one for one in get_args(kind) if one is not types.NoneType)
        return None if raw is None else _READERS[inner](raw, path)
    return _READERS[kind](raw, path)


def _text(raw: object, path: str) -> str:
    if not isinstance(raw, str) or len(raw) > LONGEST_TEXT:
        raise refusal(path, raw, f"text of up to {LONGEST_TEXT} characters")
    if any("\ud800" <= one <= "\udfff" for one in raw):
        raise refusal(path, raw, "text without halves of characters")
    return raw


def _number(raw: object, path: str) -> int:
    # True is a number to Python, not to a reader.
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise refusal(path, raw, "a whole number")
    if abs(raw) > HIGHEST_NUMBER:
        raise refusal(path, raw, f"a whole number of at most {HIGHEST_NUMBER}")
    return raw


def _truth(raw: object, path: str) -> bool:
    if not isinstance(raw, bool):
        raise refusal(path, raw, "true or false")
    return raw


def _day(raw: object, path: str) -> date:
    try:
        day = date.fromisoformat(_text(raw, path))
    except ValueError:
        raise refusal(path, raw, "a day like 2026-11-22") from None
    return _of_our_age(day, raw, path)


def _moment(raw: object, path: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(raw, path))
    except ValueError:
        raise refusal(path, raw, "a time like 2026-11-22T18:00:00+01:00") from None
    return _of_our_age(moment, raw, path)


_Day = TypeVar("_Day", bound=date)


def _of_our_age(day: _Day, raw: object, path: str) -> _Day:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise refusal(path, raw, f"a year from {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _keys(raw: object, path: str) -> frozenset[str]:
    if not isinstance(raw, list) or len(keys := cast("list[object]", raw)) > MOST_KEYS:
        raise refusal(path, cast("object", raw), f"a list of up to {MOST_KEYS} texts")
    found = frozenset(_text(one, f"{path}[{number}]") for number, one in enumerate(keys))
    for one in found:
        if len(one) > LONGEST_KEY:
            raise refusal(path, one, f"texts of up to {LONGEST_KEY} characters")
    return found


def _one_of(choices: type[PauseReason] | type[Obstacle], raw: object, path: str) -> object:
    if raw not in list(choices):
        raise refusal(path, raw, f"one of {', '.join(choices)}")
    return choices(raw)


_READERS: Mapping[Any, Callable[[object, str], Any]] = {
    str: _text,
    int: _number,
    bool: _truth,
    date: _day,
    datetime: _moment,
    frozenset[str]: _keys,
    Ratings: lambda raw, path: read_value(Ratings, raw, path),
    PauseReason: lambda raw, path: _one_of(PauseReason, raw, path),
    Obstacle: lambda raw, path: _one_of(Obstacle, raw, path),
}
"""How a field of each type is read; a type that is missing here fails the test of parity."""
