"""The test of parity: everything leaves in one file, and every field of it comes back; none can be forgotten."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.takeout.everything import EVERYTHING, NOW, unset

from lymph_coach.takeout.everything import FORMAT, SCHEMA, SECTIONS, Everything
from lymph_coach.takeout.items import everything_of, items_of
from lymph_coach.takeout.read import read_takeout
from lymph_coach.takeout.write import to_csv, to_json


def written(everything: Everything) -> bytes:
    return b"".join(to_json(everything, NOW))


def read(data: bytes) -> Everything:
    found = read_takeout(data, NOW.date())
    assert found.refused == ()
    return everything_of({**items_of(Everything()), **found.sections})


def kinds(kind: Any) -> Iterator[type]:  # noqa: ANN401  # whatever stands behind a field's name
    """Every dataclass that a type is made of."""
    if is_dataclass(kind):
        yield cast("type", kind)
        for one in fields(kind):
            yield from kinds(one.type)
    for inner in get_args(kind):
        yield from kinds(inner)


def test_the_sample_leaves_no_field_of_anything_as_it_is_by_default() -> None:
    """What the test of parity rests on: a new field has to be given a value in ``everything.py``."""
    assert unset(EVERYTHING) == []


def test_everything_comes_back_field_for_field() -> None:
    assert read(written(EVERYTHING)) == EVERYTHING


@pytest.mark.parametrize("section", SECTIONS)
def test_each_section_comes_back_alone(section: str) -> None:
    alone = replace(Everything(), **{section: getattr(EVERYTHING, section)})
    assert read(written(alone)) == alone != Everything()


def test_nothing_comes_back_as_nothing() -> None:
    assert read(written(Everything())) == Everything()


def test_the_kinds_that_leave_are_those_that_are_kept() -> None:
    """Said once by name: what stands here is private, and all of it is the person's to take along."""
    assert {one.__name__ for one in kinds(Everything)} == {
        *("Everything", "Settings", "Rules", "Reminder", "Quiet", "KeptCheckin", "Answer", "Filled", "OwnLine"),
        *("Marks", "Diary", "Entry", "Ratings", "Goal", "Pause", "Hindrance"),
    }


def test_the_file_says_what_it_is() -> None:
    record = json.loads(written(EVERYTHING))
    assert list(record) == ["format", "schema", "program", "saved", *SECTIONS]
    assert (record["format"], record["schema"], record["saved"]) == (FORMAT, SCHEMA, "2026-11-22T18:00:00+00:00")
    assert [record[name].get("schema", record[name].get("version")) for name in SECTIONS] == [1] * len(SECTIONS)
    assert record["checkin"]["cleared"] == {"heart": "2026-10-02"}
    assert record["reminders"]["quiet"] == {"start": "22:00", "end": "06:30"}


def leaves(record: Any) -> Iterator[str]:  # noqa: ANN401  # any JSON
    """Every plain value in a record, as it is written."""
    if isinstance(record, dict | list):
        many = cast("dict[str, Any] | list[Any]", record)
        for one in many.values() if isinstance(many, dict) else many:
            yield from leaves(one)
    elif record is not None:
        yield str(record)


def test_every_value_is_in_the_table_too() -> None:
    rows = list(csv.DictReader(io.StringIO(to_csv(EVERYTHING).decode("utf-8-sig"), newline="")))
    record = json.loads(written(EVERYTHING))
    for section in SECTIONS[:-1]:
        told = [row["value"].removeprefix("'") for row in rows if row["kind"] == section]
        assert told == list(leaves(record[section]))
    named = {(row["kind"], row["item"]): row["value"] for row in rows}
    assert named["reminders", "reminders.0.at"] == "07:30"
    assert named["sheets", "sheets.visit.own.0.text"] == "My own cup"
    assert {row["kind"] for row in rows} == {*SECTIONS[:-1], "session", "goal", "pause", "hindrance"}


def test_an_older_file_of_the_diary_alone_is_read() -> None:
    diary = json.dumps(json.loads(written(EVERYTHING))["diary"]).encode()
    assert read(diary) == replace(Everything(), diary=EVERYTHING.diary)


@given(st.text(max_size=30))
def test_any_words_of_the_person_leave_and_come_back(words: str) -> None:
    sheet = EVERYTHING.sheets["visit"].write("own", words)
    one = replace(Everything(), sheets={"visit": sheet})
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    assert read(written(one)).sheets["visit"] == EVERYTHING.sheets["visit"].write("own", whole)
