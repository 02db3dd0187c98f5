"""A file is read as a diary or refused clearly; nothing in it takes long, much memory, or the program down."""

import json
import sys
import tracemalloc
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.journal.diary import Diary
from lymph_coach.journal.export import to_json
from lymph_coach.journal.imports import MOST_ENTRIES, Import, JournalImportError, new_entries, read_diary
from lymph_coach.system.json_input import LARGEST_BYTES, MOST_MARKS, JsonError, parse_object

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[1])]
from diaries import DIARY, FULL, entry

from any_json import ANYTHING, places

WHOLE = b"".join(to_json(DIARY))


def read_json(data: bytes) -> Import:
    return read_diary(parse_object(data))


def with_kind(kind: str, value: object) -> bytes:
    return json.dumps(json.loads(WHOLE) | {kind: value}).encode()


def with_entry(**values: object) -> bytes:
    first, *others = json.loads(WHOLE)["entries"]
    return with_kind("entries", [first | values, *others])


def test_what_is_there_already_is_known_by_its_id_or_by_its_beginning() -> None:
    corrected = replace(FULL, note="corrected")
    again = replace(entry(1), id="told once more")
    assert new_entries(DIARY.entries, [corrected, again]) == (entry(2),)
    assert new_entries(DIARY.entries, DIARY.entries) == ()


def test_doubles_in_the_file_are_taken_once() -> None:
    twice = with_kind("entries", json.loads(WHOLE)["entries"] * 2)
    assert read_json(twice) == Import(DIARY, 3, ())


def test_two_sessions_that_began_together_with_other_circles_are_two() -> None:
    other = replace(FULL, id="other", circles_done=7)
    assert new_entries([FULL, other, FULL], ()) == (FULL, other)


def test_fields_with_a_usual_value_may_be_missing_and_a_mark_of_utf8_may_be_there() -> None:
    short = {"id": "a", "began": entry(1).began.isoformat(), "ended": entry(1).began.isoformat()}
    found = read_json(b"\xef\xbb\xbf" + with_kind("entries", [short]))
    assert [one.id for one in found.diary.entries] == ["a"]


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"before": {"pain": 11}}, "entries[0].before.pain is 11; allowed are 0 to 10"),
        ({"before": {"pain": "3"}}, "entries[0].before.pain is '3'; allowed is a whole number"),
        ({"before": {"pain": True}}, "entries[0].before.pain is True; allowed is a whole number"),
        ({"before": {"pain": 1.5}}, "entries[0].before.pain is 1.5; allowed is a whole number"),
        ({"before": {"joy": 3}}, "entries[0].before.'joy' is 3; allowed is no field but pain, tingling,"),
        ({"before": None}, "entries[0].before is None; allowed is an object"),
        ({"before": [1, 2]}, "entries[0].before is list; allowed is an object"),
        ({"circles_done": 10**9}, "entries[0].circles_done is 1000000000; allowed are 0 to 1000"),
        ({"circles_done": -1}, "entries[0].circles_done is -1; allowed are 0 to 1000"),
        ({"circles_done": 10**4000}, "0000...; allowed is a whole number of at most 1000000000"),
        ({"by_person": 1}, "entries[0].by_person is 1; allowed is true or false"),
        ({"id": ""}, "entries[0].id is empty"),
        ({"id": 7}, "entries[0].id is 7; allowed is text of up to 2000 characters"),
        ({"note": "x" * 2001}, "entries[0].note is 'xxx"),
        ({"note": "\ud800"}, "entries[0].note is '\\ud800'; allowed is text without halves of characters"),
        ({"began": "2026-11-01T09:30:00"}, "entries[0].began and ended have no zone"),
        ({"began": "noon"}, "entries[0].began is 'noon'; allowed is a time like 2026-11-22T18:00:00+01:00"),
        ({"began": 17}, "entries[0].began is 17; allowed is a time like"),
        ({"began": "0001-01-01T00:00:00+14:00"}, "; allowed is a year from 1900 to 2200"),
        ({"ended": "2026-10-01T09:30:00+01:00"}, "entries[0].ended is 2026-10-01T09:30:00+01:00; allowed is no time"),
        ({"after_care": "water"}, "entries[0].after_care is 'water'; allowed is a list of up to 100 texts"),
        ({"after_care": ["a"] * 101}, "entries[0].after_care is list; allowed is a list of up to 100 texts"),
        ({"after_care": [3]}, "entries[0].after_care[0] is 3; allowed is text"),
        ({"after_care": ["x" * 201]}, "; allowed is texts of up to 200 characters"),
        ({"mood": "good"}, "entries[0].'mood' is 'good'; allowed is no field but id, began"),
    ],
)
def test_an_entry_that_cannot_be_is_refused_by_name_and_costs_no_other(values: dict[str, object], told: str) -> None:
    found = read_json(with_entry(**values))
    assert len(found.refused) == 1
    assert told in found.refused[0]
    assert len(found.refused[0]) < 500
    assert found.diary == replace(DIARY, entries=DIARY.entries[1:])


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("entries", [7], "entries[0] is 7; allowed is an object"),
        ("entries", [{"began": "x", "ended": "x"}], "entries[0].id is missing"),
        ("goal", {"days": 9}, "goal.days is 9; allowed are 1 to 7"),
        ("goal", 4, "goal is 4; allowed is an object"),
        (
            "pauses",
            [{"first": "2026-11-03", "last": None, "reason": "work"}],
            "pauses[0].reason is 'work'; allowed is one",
        ),
        (
            "pauses",
            [{"first": "2026-13-01", "last": None, "reason": "ill"}],
            "pauses[0].first is '2026-13-01'; allowed is a",
        ),
        (
            "pauses",
            [{"first": "2026-11-03", "last": "2026-11-02", "reason": "ill"}],
            "pauses[0].last is 2026-11-02; allowed",
        ),
        (
            "hindrances",
            [{"day": "2026-11-03", "obstacle": ["pain"]}],
            "hindrances[0].obstacle is list; allowed is one of",
        ),
    ],
)
def test_each_kind_is_refused_by_name(kind: str, value: object, told: str) -> None:
    (refused,) = read_json(with_kind(kind, value)).refused
    assert refused.startswith(told)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "the file is no JSON"),
        (b"\x00" * 100, "the file is no JSON"),
        (WHOLE[:-20], "the file is no JSON"),
        (b"\xff\xfe{}", "the file has 0xff at byte 0; allowed is UTF-8"),
        (b"[]", "the file holds list; allowed is an object"),
        (b"null", "the file holds None; allowed is an object"),
        (b"{}", "'entries' is missing; allowed are entries, format, goal"),
        (WHOLE.replace(b'"goal"', b'"gold"'), "'goal' is missing"),
        (with_kind("count", 10**9), "'count' is not known"),
        (with_kind("format", "other"), "format is 'other'; allowed is lymph-coach-diary"),
        (with_kind("schema", 2), "schema is 2; allowed is 1"),
        (WHOLE.replace(b'"schema": 1', b'"schema": true'), "schema is True; allowed is 1"),
        (with_kind("schema", "1"), "schema is '1'; allowed is 1"),
        (with_kind("entries", {"0": {}}), "entries is dict; allowed is a list"),
        (with_kind("entries", 10**9), "entries is 1000000000; allowed is a list"),
        (
            WHOLE.replace(b'"circles_done": 41', b'"circles_done": NaN'),
            "the file has the number NaN; allowed are whole",
        ),
        (WHOLE.replace(b'"circles_done": 41', b'"circles_done": -Infinity'), "the file has the number -Infinity"),
        (WHOLE.replace(b'"circles_done": 41', b'"circles_done": ' + b"9" * 5000), "the file is no JSON: Exceeds"),
        (WHOLE.replace(b'"preset": "standard"', b'"note": "x", "note": "y"', 1), "'note' stands twice in one object"),
        (b"[" * 200_000, "the file has lists in lists without end"),
        (b'{"a":' * 200_000, "the file has lists in lists without end"),
        (b" " * (LARGEST_BYTES + 1), f"the file has {LARGEST_BYTES + 1} bytes; allowed are up to {LARGEST_BYTES}"),
        (b"[" + b"{}," * (MOST_MARKS // 2) + b"{}]", f"commas and brackets; allowed are up to {MOST_MARKS}"),
        (with_kind("entries", [0] * (MOST_ENTRIES + 1)), "entries are 30001; allowed are up to 30000"),
        (with_kind("pauses", [0] * 10_001), "pauses are 10001; allowed are up to 10000"),
    ],
)
def test_a_file_that_is_no_diary_is_refused_with_a_reason(data: bytes, told: str) -> None:
    with pytest.raises((JournalImportError, JsonError)) as caught:
        read_json(data)
    assert told in str(caught.value)
    assert len(str(caught.value)) < 500


def test_a_number_beyond_all_floats_is_one_refused_entry() -> None:
    found = read_json(WHOLE.replace(b'"circles_done": 41', b'"circles_done": 1e999'))
    assert found.refused == ("entries[0].circles_done is inf; allowed is a whole number",)


def test_a_file_with_as_many_marks_as_may_be_takes_bounded_memory() -> None:
    worst = b'{"entries":[' + b'"ab",' * (MOST_MARKS - 10) + b"0]}"
    tracemalloc.start()
    with pytest.raises((JournalImportError, JsonError)):
        read_json(worst)
    highest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert highest < 300_000_000


@given(st.sampled_from(sorted(places(json.loads(WHOLE)), key=str)), ANYTHING)
def test_whatever_stands_in_any_place_nothing_but_our_own_refusal_comes_of_it(
    way: tuple[str | int, ...], anything: object
) -> None:
    record: Any = json.loads(WHOLE)
    place = record
    for key in way[:-1]:
        place = place[key]
    place[way[-1]] = anything
    with suppress(JournalImportError, JsonError):
        assert isinstance(read_json(json.dumps(record).encode()).diary, Diary)


@given(st.binary(max_size=200))
def test_any_bytes_are_survived(data: bytes) -> None:
    with pytest.raises((JournalImportError, JsonError)):
        read_json(data)
