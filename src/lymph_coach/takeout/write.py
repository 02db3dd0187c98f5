"""Everything as one JSON file, described in docs/data-format.md, and as one table."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, cast

from lymph_coach import __version__
from lymph_coach.journal.export import to_csv as diary_csv
from lymph_coach.journal.export import to_json as diary_json
from lymph_coach.reminders.record import to_record as reminders_record
from lymph_coach.settings.record import to_record as settings_record
from lymph_coach.system.record import to_record
from lymph_coach.takeout.everything import FORMAT, SCHEMA, Everything


def to_json(everything: Everything, now: datetime) -> Iterator[bytes]:
    """The file in pieces, a section a line and an entry of the diary a line; the diary comes last.

    Args:
        everything: what is written.
        now: the time with its zone, told in the file.
    """
    head = {"format": FORMAT, "schema": SCHEMA, "program": __version__, "saved": now.isoformat(timespec="seconds")}
    yield _bytes(head)[:-1]
    for name, record in _sections(everything).items():
        yield b",\n" + _bytes({name: record})[1:-1]
    yield b',\n"diary": '
    yield from diary_json(everything.diary)
    yield b"}\n"


def to_csv(everything: Everything) -> bytes:
    """A table: the diary in columns of its own, and beside it a row for each value of the other sections.

    ``kind`` is then the section, ``item`` the way to the value in the JSON file, such as ``reminders.0.at``.
    """
    others = (
        (section, item, value) for section, record in _sections(everything).items() for item, value in _leaves(record)
    )
    return diary_csv(everything.diary, others)


def _sections(everything: Everything) -> dict[str, dict[str, Any]]:
    """Each section but the diary, as JSON has it."""
    return {
        "settings": settings_record(everything.settings, {}),
        "routines": {"schema": 1, "files": to_record(everything.routines)},
        "reminders": reminders_record(everything.reminders),
        "checkin": {"schema": 1, **to_record(everything.checkin)},
        "sheets": {"schema": 1, "sheets": to_record(everything.sheets)},
        "reading": {"schema": 1, **to_record(everything.reading)},
    }


def _leaves(value: object, *way: str) -> Iterator[tuple[str, str]]:
    """Each plain value in a record, and the way to it."""
    inner: Iterable[tuple[object, object]] = ()
    if isinstance(value, dict):
        inner = cast("dict[object, object]", value).items()
    elif isinstance(value, list):
        inner = enumerate(cast("list[object]", value))
    elif value is not None:
        yield ".".join(way), str(value)
    for name, one in inner:
        yield from _leaves(one, *way, str(name))


def _bytes(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
