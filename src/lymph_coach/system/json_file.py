"""A small JSON file of our own, read whatever has happened to it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

from lymph_coach.system.atomic import write_atomically

LARGEST_BYTES = 1_000_000

Write = Callable[[Path, bytes], None]


def read_record(path: Path) -> Mapping[str, Any]:
    """The JSON object in a file; an empty one where there is no file, or no object in it."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_BYTES + 1)
    except OSError:
        return {}
    return parse_record(content) if len(content) <= LARGEST_BYTES else {}


def parse_record(content: bytes) -> Mapping[str, Any]:
    """The JSON object in a file's bytes; an empty one where there is none."""
    try:
        return as_mapping(json.loads(content))
    except (ValueError, RecursionError):
        return {}


def write_record(path: Path, record: Mapping[str, object], write: Write = write_atomically) -> None:
    """Replace a file by a JSON object.

    Raises:
        StorageError: the disk did not take it; the file holds what it held.
    """
    content = json.dumps(record, indent=2, ensure_ascii=False) + "\n"
    write(path, content.encode("utf-8", "surrogatepass"))


def as_mapping(value: object) -> Mapping[str, Any]:
    """The value, if it is a JSON object; else an empty one."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def as_list(value: object) -> list[Any]:
    """The value, if it is a JSON list; else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def as_texts(value: object) -> list[str]:
    """The texts in a JSON list, without what else is in it."""
    return [each for each in as_list(value) if isinstance(each, str)]
