"""Dataclasses as what JSON can say, and back: by their fields, so that none can be forgotten.

Each refusal names the field, its value and what is allowed.
"""

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar, Union, cast, get_args, get_origin

LONGEST_KEY = 200
LONGEST_TEXT = 2_000
MOST_KEYS = 100
"""In one list or mapping of texts."""
HIGHEST_NUMBER = 10**9
FIRST_YEAR, LAST_YEAR = 1900, 2200

_Value = TypeVar("_Value")


class RecordError(ValueError):
    """A value that is not what its field allows."""


def to_record(value: object) -> Any:  # noqa: ANN401  # whatever JSON can say
    """The value as JSON has it; texts as :func:`whole_text` gives them."""
    if is_dataclass(value):
        return {one.name: to_record(getattr(value, one.name)) for one in fields(value)}
    match value:
        case date():
            return value.isoformat()
        case str():
            return whole_text(value)
        case tuple() | frozenset():
            many = [to_record(one) for one in cast("tuple[object, ...] | frozenset[object]", value)]
            return many if isinstance(value, tuple) else sorted(many)
        case Mapping():
            each = cast("Mapping[str, object]", value)
            return {to_record(name): to_record(one) for name, one in each.items()}
        case _:
            return value


def whole_text(text: str) -> str:
    """The text as UTF-8 can hold it: halves of characters, which some input methods send, are joined or replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


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
    values = {name: read_typed(known[name].type, each, f"{path}.{name}") for name, each in record.items()}
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


def read_typed(kind: Any, raw: object, path: str) -> Any:  # noqa: ANN401  # of the type ``kind`` says
    """What JSON had under ``path`` as the type of a field says: a dataclass, a plain value, or one of many of them.

    Raises:
        RecordError: naming the field, its value and what is allowed.
        TypeError: nothing is known of this type; the tests of parity meet it first.
    """
    if get_origin(kind) in {Union, types.UnionType}:
        (inner,) = (one for one in get_args(kind) if one is not types.NoneType)
        return None if raw is None else read_typed(inner, raw, path)
    if get_origin(kind) is tuple:
        return tuple(read_typed(get_args(kind)[0], one, f"{path}[{at}]") for at, one in enumerate(_list(raw, path)))
    if get_origin(kind) is Mapping:
        named = _mapping(raw, path)
        return {_key(name, path): read_typed(get_args(kind)[1], one, f"{path}.{name}") for name, one in named.items()}
    if _is_choice(kind):
        return _one_of(kind, raw, path)
    reader = _READERS.get(kind)
    return reader(raw, path) if reader else read_value(kind, raw, path)


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


def _list(raw: object, path: str) -> list[object]:
    if not isinstance(raw, list) or len(given := cast("list[object]", raw)) > MOST_KEYS:
        raise refusal(path, cast("object", raw), f"a list of up to {MOST_KEYS}")
    return given


def _mapping(raw: object, path: str) -> dict[str, object]:
    if not isinstance(raw, dict) or len(given := cast("dict[str, object]", raw)) > MOST_KEYS:
        raise refusal(path, cast("object", raw), f"an object of up to {MOST_KEYS} fields")
    return given


def _key(raw: object, path: str) -> str:
    key = _text(raw, path)
    if len(key) > LONGEST_KEY:
        raise refusal(path, raw, f"texts of up to {LONGEST_KEY} characters")
    return key


def _is_choice(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum)


def _one_of(choices: type[StrEnum], raw: object, path: str) -> object:
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
}
"""How a field of each plain type is read."""
