"""Everything leaves the diary, and every field of it comes back: by reflection, so that none can be forgotten."""

import csv
import io
import json
import sys
from dataclasses import MISSING, Field, fields, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.export import CSV_COLUMNS, FORMAT, SCHEMA, to_csv, to_json
from lymph_coach.journal.imports import Import, read_diary
from lymph_coach.journal.question import Obstacle
from lymph_coach.journal.rows import COLUMNS, to_row
from lymph_coach.journal.weeks import Pause, PauseReason
from lymph_coach.system.json_input import parse_object

sys.path.insert(0, str(Path(__file__).parent))
from diaries import DIARY, FULL, entries, entry

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@st.composite
def pauses(draw: st.DrawFn) -> Pause:
    first = draw(DAYS)
    length = draw(st.none() | st.integers(0, 30))
    return Pause(first, None if length is None else first + timedelta(days=length), draw(st.sampled_from(PauseReason)))


DIARIES = st.builds(
    Diary,
    st.lists(entries(), max_size=4, unique_by=(lambda one: one.id, lambda one: one.began)).map(tuple),
    st.none() | st.builds(Goal, st.integers(1, 7)),
    st.lists(pauses(), max_size=3).map(tuple),
    st.lists(st.builds(Hindrance, DAYS, st.none() | st.sampled_from(Obstacle)), max_size=3).map(tuple),
)


def exported(diary: Diary) -> bytes:
    return b"".join(to_json(diary))


def table(diary: Diary) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(to_csv(diary).decode("utf-8-sig"), newline="")))


@pytest.mark.no_cover
@given(DIARIES)
def test_any_diary_comes_back_whole(diary: Diary) -> None:
    assert read_diary(parse_object(exported(diary))) == Import(diary, 0, ())


def test_the_file_says_what_it_is() -> None:
    record = json.loads(exported(DIARY))
    assert list(record) == ["format", "schema", "goal", "pauses", "hindrances", "entries"]
    assert (record["format"], record["schema"]) == (FORMAT, SCHEMA) == ("lymph-coach-diary", 1)
    assert record["entries"][0]["before"] == {"pain": 0, "tingling": 1, "numbness": 2, "tightness": 3, "tension": 4}
    assert json.loads(exported(Diary())) == {**record, "goal": None, "pauses": [], "hindrances": [], "entries": []}


def usual(one: "Field[Any]") -> object:
    if one.default is not MISSING:
        return one.default
    return one.default_factory() if one.default_factory is not MISSING else MISSING


def test_the_full_entry_leaves_no_field_as_it_is_by_default() -> None:
    """What the tests of parity below rest on; a new field has to be given a value in ``FULL``."""
    assert [one.name for one in fields(Entry) if getattr(FULL, one.name) == usual(one)] == []
    assert [f for f in fields(Ratings) if None in (getattr(FULL.before, f.name), getattr(FULL.after, f.name))] == []


@pytest.mark.parametrize("name", [one.name for one in fields(Entry)])
def test_every_field_of_an_entry_is_exported_and_read(name: str) -> None:
    record = json.loads(exported(Diary((FULL,))))["entries"][0]
    assert name in record
    (read,) = read_diary(parse_object(exported(Diary((FULL,))))).diary.entries
    assert getattr(read, name) == getattr(FULL, name)


@pytest.mark.parametrize("value", [Goal(5), DIARY.pauses[0], DIARY.hindrances[0]])
def test_every_field_beside_the_entries_is_in_the_table(value: Goal | Pause | Hindrance) -> None:
    kind = type(value).__name__.lower()
    rows = [row for row in table(DIARY) if row["kind"] == kind]
    for one in fields(value):
        assert rows[0][f"{kind}_{one.name}"] == str(getattr(value, one.name))


def test_every_field_of_a_diary_is_in_the_file_and_the_table() -> None:
    assert {one.name for one in fields(Diary)} < set(json.loads(exported(DIARY)))
    assert {row["kind"] for row in table(DIARY)} == {"session", "goal", "pause", "hindrance"}
    assert len(fields(Diary)) == 4


@given(entries())
def test_every_field_of_an_entry_is_a_column_of_the_table(given: Entry) -> None:
    (row,) = table(Diary((given,)))
    for name, cell in zip(COLUMNS, to_row(given), strict=True):
        written = "" if cell is None else str(cell)
        assert row[name].removeprefix("'") == written.removeprefix("'")
    spread = {f"{one.name}_{item.name}" for one in fields(Entry) if one.type is Ratings for item in fields(Ratings)}
    assert set(COLUMNS) == spread | {one.name for one in fields(Entry) if one.type is not Ratings}


def test_the_table_has_a_heading_a_mark_and_a_schema_on_every_row() -> None:
    assert to_csv(DIARY).startswith(b"\xef\xbb\xbfschema,kind,id,began,")
    assert [len(row) for row in table(DIARY)] == [len(CSV_COLUMNS)] * 8
    assert {row["schema"] for row in table(DIARY)} == {"1"}
    assert to_csv(Diary()).count(b"\n") == 1


@pytest.mark.parametrize("note", ["=1+1", "+49 123", "-", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_note_becomes_a_formula(note: str) -> None:
    (row,) = table(Diary((entry(1, note),)))
    assert row["note"] == f"'{note}"


def test_half_characters_do_not_stop_an_export() -> None:
    diary = Diary((replace(FULL, note="\ud83d"),))
    assert read_diary(parse_object(exported(diary))).diary.entries[0].note == "\ufffd"
    assert table(diary)[0]["note"] == "\ufffd"
