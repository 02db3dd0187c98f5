"""JSON from anybody, read within limits: nothing in it takes long, much memory, or the program down."""

import json
from collections.abc import Mapping
from typing import Any, cast

from lymph_coach.system.record import shown

LARGEST_BYTES = 50_000_000
MOST_MARKS = 2_000_000
"""Of commas and brackets, which tell before reading how much memory a file would take."""


class JsonError(ValueError):
    """Bytes that hold no JSON object, or more than is read; the message names what, and what is allowed."""


def parse_object(data: bytes) -> Mapping[str, object]:
    """The object in a file's bytes, UTF-8 with or without its mark.

    Raises:
        JsonError: it is none, or beyond the limits, or says something twice, or has NaN or Infinity written in it.
    """
    if len(data) > LARGEST_BYTES:
        raise JsonError(f"the file has {len(data)} bytes; allowed are up to {LARGEST_BYTES}")
    marks = sum(data.count(mark) for mark in (b",", b"[", b"{"))
    if marks > MOST_MARKS:
        raise JsonError(f"the file has {marks} commas and brackets; allowed are up to {MOST_MARKS}")
    try:
        raw: object = json.loads(
            data.decode("utf-8-sig"), object_pairs_hook=_without_doubles, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        raise JsonError(f"the file has {data[error.start]:#x} at byte {error.start}; allowed is UTF-8") from error
    except RecursionError as error:
        raise JsonError("the file has lists in lists without end; allowed are those we write") from error
    except JsonError:
        raise
    except ValueError as error:
        # Of JSON's own: a mistake with its line, or a number of more digits than Python reads.
        raise JsonError(f"the file is no JSON: {error}") from error
    if not isinstance(raw, dict):
        raise JsonError(f"the file holds {shown(raw)}; allowed is an object")
    return cast("dict[str, object]", raw)


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))
        raise JsonError(f"{shown(twice)} stands twice in one object; allowed is once")
    return found


def _no_number(text: str) -> object:
    raise JsonError(f"the file has the number {text}; allowed are whole numbers")
