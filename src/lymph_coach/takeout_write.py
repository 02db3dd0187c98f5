"""Everything as one JSON file, described in docs/data-format.md."""

import json
from collections.abc import Iterator
from datetime import datetime

from lymph_coach import __version__
from lymph_coach.journal.export import to_json as diary_json
from lymph_coach.reminders.record import to_record as reminders_record
from lymph_coach.settings.record import to_record as settings_record
from lymph_coach.system.record import to_record
from lymph_coach.takeout import FORMAT, SCHEMA, Everything


def to_json(everything: Everything, now: datetime) -> Iterator[bytes]:
    """The file in pieces, a section a line and an entry of the diary a line; the diary comes last.

    Args:
        everything: what is written.
        now: the time with its zone, told in the file.
    """
    head = {"format": FORMAT, "schema": SCHEMA, "program": __version__, "saved": now.isoformat(timespec="seconds")}
    sections = {
        "settings": settings_record(everything.settings, {}),
        "reminders": reminders_record(everything.reminders),
        "checkin": {"schema": 1, **to_record(everything.checkin)},
        "sheets": {"schema": 1, "sheets": to_record(everything.sheets)},
        "reading": {"schema": 1, **to_record(everything.reading)},
    }
    yield _bytes(head)[:-1]
    for name, record in sections.items():
        yield b",\n" + _bytes({name: record})[1:-1]
    yield b',\n"diary": '
    yield from diary_json(everything.diary)
    yield b"}\n"


def _bytes(record: object) -> bytes:
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "replace")
