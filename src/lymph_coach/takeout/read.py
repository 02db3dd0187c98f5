"""A file of everything, or of the diary alone as older programs wrote it, read back; nothing is written."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.journal.export import FORMAT as DIARY_FORMAT
from lymph_coach.journal.imports import JournalImportError, read_diary
from lymph_coach.reading.kept import Filled
from lymph_coach.reading.marks import Marks
from lymph_coach.reminders.record import VERSION, from_record
from lymph_coach.session.own_routines import LARGEST_BYTES as LARGEST_ROUTINE_BYTES
from lymph_coach.session.own_routines import MOST_FILES
from lymph_coach.settings.record import read_settings
from lymph_coach.system.json_input import LARGEST_BYTES, JsonError, parse_object
from lymph_coach.system.record import RecordError, read_value, refusal, shown, to_record
from lymph_coach.takeout.everything import FORMAT, SCHEMA, SECTIONS, TakeoutError
from lymph_coach.takeout.items import (
    Items,
    Sections,
    checkin_items,
    diary_items,
    reading_items,
    reminder_items,
    routine_items,
    settings_items,
    sheet_items,
)

MOST_SHEETS = 200
_DEVICE = r"(?i:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *\."  # of Windows, whatever the ending
_FILE_NAME = re.compile(rf"(?!{_DEVICE})\w[^/\\:*?\"<>|\x00-\x1f\ud800-\udfff]{{0,100}}\.(?i:toml)")
_LONGEST_NAME_BYTES = 200
"""With what it is called while it is written, less than any file system takes."""
_HEAD = frozenset({"format", "schema", "program", "saved"})
_AHEAD = timedelta(days=1)  # somewhere it is tomorrow

_Read = tuple[Items, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Found:
    """What a file holds.

    Attributes:
        sections: the items of each section in it.
        doubles: how many sessions stand there again.
        refused: why, for each thing that cannot be.
    """

    sections: Sections
    doubles: int = 0
    refused: tuple[str, ...] = ()


def read_file(path: Path, today: date) -> Found:
    """What is in a file; see :func:`read_takeout`.

    Raises:
        TakeoutError: it cannot be opened, or read as one of ours; the message begins with the file's name.
    """
    try:
        with path.open("rb") as file:
            # One more than is allowed tells that it is too much, without reading it all.
            return read_takeout(file.read(LARGEST_BYTES + 1), today)
    except OSError as error:
        raise TakeoutError(f"{path.name} could not be read: {error.strerror or error}") from error
    except TakeoutError as error:
        raise TakeoutError(f"{path.name}: {error}") from error


def read_takeout(data: bytes, today: date) -> Found:
    """Read what :func:`lymph_coach.takeout.write.to_json` wrote, or anything that claims to be it.

    Args:
        data: the file, up to 50 MB.
        today: answers given after it are refused: they would keep questions of safety from being asked.

    Raises:
        TakeoutError: it is no such file, a newer program's, or beyond the limits.
    """
    try:
        record = parse_object(data)
        if record.get("format") == DIARY_FORMAT:
            return _with_diary(record, {}, ())
    except (JsonError, JournalImportError) as error:
        raise TakeoutError(str(error)) from error
    if record.get("format") != FORMAT:
        raise TakeoutError(f"format is {shown(record.get('format'))}; allowed is {FORMAT} or {DIARY_FORMAT}")
    _same_schema("schema", record.get("schema"), SCHEMA)
    sections: dict[str, Items] = {}
    unknown = sorted(record.keys() - _HEAD - set(SECTIONS))
    refused = [f"{shown(name)} is not known; allowed are {', '.join(SECTIONS)}" for name in unknown]
    for name, read in _READERS.items():
        if name in record:
            try:
                sections[name], problems = read(_object(name, record[name]), today)
            except (TakeoutError, RecordError) as error:
                problems = (str(error),)
            refused += problems
    if "diary" not in record:
        return Found(sections, 0, tuple(refused))
    try:
        return _with_diary(_object("diary", record["diary"]), sections, tuple(refused))
    except (JournalImportError, RecordError) as error:
        return Found(sections, 0, (*refused, f"diary: {error}"))


def _with_diary(record: Mapping[str, object], sections: Sections, refused: tuple[str, ...]) -> Found:
    found = read_diary(record)
    return Found({**sections, "diary": diary_items(found.diary)}, found.doubles, (*refused, *found.refused))


def _object(name: str, raw: object) -> Mapping[str, object]:
    if not isinstance(raw, dict):
        raise refusal(name, raw, "an object")
    return cast("dict[str, object]", raw)


def _same_schema(name: str, value: object, allowed: int) -> None:
    # True equals 1.
    if value != allowed or type(value) is not int:
        raise TakeoutError(f"{name} is {shown(value)}; allowed is {allowed}")


def _body(name: str, record: Mapping[str, object]) -> dict[str, object]:
    """What is in a section beside its number."""
    _same_schema(f"{name}.schema", record.get("schema"), 1)
    return {key: value for key, value in record.items() if key != "schema"}


def _settings(record: Mapping[str, object], _today: date) -> _Read:
    settings, problems = read_settings(record, file="settings")
    wrong = {problem.field for problem in problems}
    # What the file does not say is not as by default: it is not said.
    told = {key: value for key, value in settings_items(settings).items() if key[0] in record.keys() - wrong}
    return told, tuple(problem.sentence for problem in problems)


def _routines(record: Mapping[str, object], _today: date) -> _Read:
    given = _object("routines.files", _body("routines", record).get("files"))
    if len(given) > MOST_FILES:
        raise TakeoutError(f"routines.files are {len(given)}; allowed are up to {MOST_FILES}")
    files: dict[str, str] = {}
    refused: list[str] = []
    for name, text in given.items():
        # It becomes a file in a folder of ours: never one elsewhere, nor a device.
        if not _FILE_NAME.fullmatch(name) or len(name.encode()) > _LONGEST_NAME_BYTES:
            refused.append(f"routines.files.{shown(name)} is no name; allowed is that of a plain .toml file")
        elif not isinstance(text, str) or len(text.encode("utf-8", "replace")) > LARGEST_ROUTINE_BYTES:
            refused.append(str(refusal(f"routines.files.{name}", text, f"text of up to {LARGEST_ROUTINE_BYTES} bytes")))
        else:
            files[name] = str(to_record(text))
    return routine_items(files), tuple(refused)


def _reminders(record: Mapping[str, object], _today: date) -> _Read:
    _same_schema("reminders.version", record.get("version"), VERSION)
    rules, problems = from_record(record)
    return reminder_items(rules), problems


def _checkin(record: Mapping[str, object], today: date) -> _Read:
    kept = read_value(KeptCheckin, _body("checkin", record), "checkin")
    for name, day in (("asked", kept.asked), *((f"cleared.{key}", day) for key, day in kept.cleared.items())):
        if day is not None and day > today + _AHEAD:
            raise refusal(f"checkin.{name}", day.isoformat(), f"a day up to {today.isoformat()}")
    return checkin_items(kept), ()


def _sheets(record: Mapping[str, object], _today: date) -> _Read:
    given = _object("sheets.sheets", _body("sheets", record).get("sheets"))
    if len(given) > MOST_SHEETS:
        raise TakeoutError(f"sheets are {len(given)}; allowed are up to {MOST_SHEETS}")
    sheets: dict[str, Filled] = {}
    refused: list[str] = []
    for name, one in given.items():
        try:
            sheets[name] = read_value(Filled, one, f"sheets.{shown(name)}")
        except RecordError as error:
            refused.append(str(error))
    return sheet_items(sheets), tuple(refused)


def _reading(record: Mapping[str, object], _today: date) -> _Read:
    return reading_items(read_value(Marks, _body("reading", record), "reading")), ()


_READERS: Mapping[str, Callable[[Mapping[str, object], date], _Read]] = {
    "settings": _settings,
    "routines": _routines,
    "reminders": _reminders,
    "checkin": _checkin,
    "sheets": _sheets,
    "reading": _reading,
}
"""How each section but the diary is read."""
