"""What was practised before there was a diary comes into it, once."""

import json
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.journal.diary import Diary
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.history import from_history
from lymph_coach.journal.store import JournalStore

sys.path.insert(0, str(Path(__file__).parent))
from diaries import HandClock

BEGAN = datetime(2026, 11, 1, 9, 30, tzinfo=timezone(timedelta(hours=1)))


def line(day: int, **values: object) -> bytes:
    record = {
        "schema": 1,
        "began": (BEGAN + timedelta(days=day)).isoformat(),
        "ended": (BEGAN + timedelta(days=day, minutes=9)).isoformat(),
        "preset": "standard",
        "circles_done": 41,
        "circles_planned": 60,
        "why_ended": "tired",
    }
    return json.dumps(record | values).encode()


def test_a_line_becomes_an_entry_with_all_it_knew() -> None:
    (found,) = from_history([line(0)])
    assert found == Entry(
        found.id,
        BEGAN,
        BEGAN + timedelta(minutes=9),
        "standard",
        circles_done=41,
        circles_planned=60,
        why_ended="tired",
    )
    assert found.id == "8a68979a4a2bcbbe97d650e49a08fa78"  # as it was the first time: another would double all


def test_taken_in_twice_nothing_is_doubled(tmp_path: Path) -> None:
    lines = [line(day) for day in range(5)]
    with JournalStore(tmp_path / "diary.sqlite3", HandClock()) as store:
        store.take_in(Diary(from_history(lines)))
        store.take_in(Diary(from_history([*lines, line(5)])))
        assert store.count == 6
        assert store.first_day == BEGAN.date()


def test_of_two_lines_of_one_session_the_later_counts() -> None:
    (found,) = from_history([line(0, circles_done=3), line(0, circles_done=60)])
    assert found.circles_done == 60


@pytest.mark.parametrize(
    "torn",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"\xff\xfe\0\0",
        b"[" * 200_000,
        line(1)[:-30],
        line(1, circles_done=-1),
        line(1, circles_done="many"),
        line(1, ended="2020-01-01T00:00:00+00:00"),
        line(1, began="2026-11-01T09:30:00"),
        line(1, circles_done=1e999),
    ],
)
def test_a_line_that_makes_no_sense_costs_no_other(torn: bytes) -> None:
    assert from_history([line(0), torn, line(2)]) == from_history([line(0), line(2)])


@given(st.binary(max_size=100))
def test_any_line_is_survived(content: bytes) -> None:
    assert from_history([content]) == ()
