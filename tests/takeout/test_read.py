"""A file is read or refused clearly, by field, value and range; nothing in it takes long, much memory, or ends us."""

import json
import tracemalloc
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.any_json import ANYTHING, places
from tests.takeout.everything import EVERYTHING, NOW

from lymph_coach.system.json_input import LARGEST_BYTES, MOST_MARKS
from lymph_coach.takeout.everything import TakeoutError
from lymph_coach.takeout.items import everything_of, items_of
from lymph_coach.takeout.read import Found, read_takeout
from lymph_coach.takeout.write import to_json

TODAY = NOW.date()
WHOLE = b"".join(to_json(EVERYTHING, NOW))


def with_value(value: object, *way: str | int) -> bytes:
    record: Any = json.loads(WHOLE)
    place = record
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = value
    return json.dumps(record).encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is no JSON"),
        (b"[]", "the file holds list; allowed is an object"),
        (b"[" * 200_000, "the file has lists in lists without end"),
        (b'{"a":' * 200_000, "the file has lists in lists without end"),
        (b" " * (LARGEST_BYTES + 1), f"the file has {LARGEST_BYTES + 1} bytes; allowed are up to {LARGEST_BYTES}"),
        (with_value("other", "format"), "format is 'other'; allowed is lymph-coach or lymph-coach-diary"),
        (with_value(None, "format"), "format is None"),
        (with_value(2, "schema"), "schema is 2; allowed is 1"),
        (with_value(True, "schema"), "schema is True; allowed is 1"),  # what a file may say
        (WHOLE.replace(b'"rounds_done": 2', b'"rounds_done": NaN'), "the file has the number NaN"),
        (b'{"format": "lymph-coach-diary"}', "'entries' is missing"),
    ],
)
def test_a_file_that_is_none_is_refused_with_a_reason(data: bytes, told: str) -> None:
    with pytest.raises(TakeoutError) as caught:
        read_takeout(data, TODAY)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 500


TOO_MANY: dict[str, object] = {str(number): {} for number in range(201)}
WRONG: list[tuple[tuple[str | int, ...], object, str]] = [
    (
        ("settings", "text_percent"),
        10**9,
        "settings: text_percent is 1000000000; allowed is a whole number from 100",
    ),
    (("settings", "schema"), "x", "settings: schema is 'x'; allowed is a whole number from 1"),
    (("settings",), 7, "settings is 7; allowed is an object"),
    (("reminders", "reminders", 0, "at"), "25:00", "reminder 1: at is '25:00'; allowed is a time such as 18:00"),
    (
        ("routines", "files", "../evil.toml"),
        "x",
        "routines.files.'../evil.toml' is no name; allowed is that of a plain",
    ),
    (("routines", "files", "con.toml"), "x", "routines.files.'con.toml' is no name"),
    (("routines", "files", "Lpt1 .my.toml"), "x", "routines.files.'Lpt1 .my.toml' is no name"),
    (("routines", "files", ".toml"), "x", "routines.files.'.toml' is no name"),
    (("routines", "files", "a\ud800.toml"), "x", "routines.files.'a\\ud800.toml' is no name"),
    (("routines", "files", "\u4e2d" * 80 + ".toml"), "x", " is no name; allowed is that of a plain"),
    (("routines", "files", "a.toml"), "x" * 64_001, "allowed is text of up to 64000 bytes"),
    (("routines", "files", "a.toml"), 7, "routines.files.a.toml is 7; allowed is text"),
    (("routines", "files"), TOO_MANY, "routines.files are 201; allowed are up to 50"),
    (("reminders", "version"), 2, "reminders.version is 2; allowed is 1"),
    (("reminders", "grace_min"), 10**9, "grace_min is of type int; allowed is a whole number from 0 to 720"),
    (("checkin", "asked"), "2999-01-01", "checkin.asked is '2999-01-01'; allowed is a year from 1900 to 2200"),
    (("checkin", "asked"), "2026-12-24", "checkin.asked is '2026-12-24'; allowed is a day up to 2026-11-22"),
    (("checkin", "cleared"), {"heart": "2027-01-01"}, "checkin.cleared.heart is '2027-01-01'; allowed is a day up"),
    (
        ("checkin", "answers", "heart", "reply"),
        "maybe",
        "checkin.answers.heart.reply is 'maybe'; allowed is one of",
    ),
    (
        ("checkin", "answers"),
        TOO_MANY,
        "checkin.answers is dict; allowed is an object of up",
    ),
    (("checkin", "schema"), 2, "checkin.schema is 2; allowed is 1"),
    (("sheets", "sheets", "visit", "own", 0, "text"), " ", "sheets.'visit'.own[0].own line: 1 characters"),
    (("sheets", "sheets", "visit", "own"), 3, "sheets.'visit'.own is 3; allowed is a list of up to 100"),
    (("sheets", "sheets", "visit", "written"), {"x" * 201: ""}, "; allowed is texts of up to 200 characters"),
    (("sheets", "sheets"), [], "sheets.sheets is list; allowed is an object"),
    (("sheets", "sheets"), TOO_MANY, "sheets are 201; allowed are up to 200"),
    (("reading", "places"), {"about": 1.5}, "reading.places.about is 1.5; allowed is a whole number"),
    (("reading", "colour"), 1, "reading.'colour' is 1; allowed is no field but last_page"),
    (("diary", "entries", 0, "before"), {"pain": 11}, "entries[0].before.pain is 11; allowed are 0 to 10"),
    (
        ("diary", "entries", 0, "circles_done"),
        10**9,
        "entries[0].circles_done is 1000000000; allowed are 0 to 1000",
    ),
    (("diary", "entries"), 10**9, "diary: entries is 1000000000; allowed is a list"),
    (("diary",), None, "diary is None; allowed is an object"),
    (("photos",), [], "'photos' is not known; allowed are settings, routines"),
]


@pytest.mark.parametrize(("way", "value", "told"), WRONG)
def test_what_cannot_be_is_refused_by_name_and_costs_no_other_section(
    way: tuple[str | int, ...], value: object, told: str
) -> None:
    found = read_takeout(with_value(value, *way), TODAY)
    assert len(found.refused) == 1
    assert told in found.refused[0]
    assert len(found.refused[0]) < 500
    whole = items_of(EVERYTHING)
    assert {name: found.sections[name] for name in whole if name != way[0]} == {
        name: whole[name] for name in whole if name != way[0]
    }


def test_a_setting_the_file_does_not_tell_is_not_told() -> None:
    record = json.loads(WHOLE)
    del record["settings"]["theme"]
    found = read_takeout(json.dumps(record).encode(), TODAY)
    assert ("theme",) not in found.sections["settings"]
    assert ("preset",) in found.sections["settings"]


def test_a_file_without_a_section_has_none() -> None:
    record = json.loads(WHOLE)
    del record["diary"]
    assert "diary" not in read_takeout(json.dumps(record).encode(), TODAY).sections


def test_a_file_with_as_many_marks_as_may_be_takes_bounded_memory() -> None:
    worst = b'{"format":"lymph-coach","schema":1,"x":[' + b'"ab",' * (MOST_MARKS - 20) + b"0]}"
    tracemalloc.start()
    found = read_takeout(worst, TODAY)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.sections == {}
    assert highest < 300_000_000


@given(st.sampled_from(sorted(places(json.loads(WHOLE)), key=str)), ANYTHING)
def test_whatever_stands_in_any_place_nothing_but_our_own_refusal_comes_of_it(
    way: tuple[str | int, ...], anything: object
) -> None:
    with suppress(TakeoutError):
        found = read_takeout(with_value(anything, *way), TODAY)
        assert isinstance(found, Found)
        assert everything_of({**items_of(EVERYTHING), **found.sections})


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data: bytes) -> None:
    with pytest.raises(TakeoutError):
        read_takeout(data, TODAY)
