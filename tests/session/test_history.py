"""What was practised is only ever added to, and a damaged line costs no other."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.session.history import HistoryFile, Practice, _practice

BEGAN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC).astimezone()


def practice(circles: int = 60) -> Practice:
    return Practice(BEGAN, BEGAN + timedelta(minutes=9), "standard", circles, 60, "finished")


def test_the_last_of_what_was_added_is_found(tmp_path: Path) -> None:
    file = HistoryFile(tmp_path / "data" / "history.jsonl")
    assert file.last() is None
    for circles in range(40):
        file.add(practice(circles))
        assert file.last() == practice(circles)
    assert len((tmp_path / "data" / "history.jsonl").read_bytes().split()) > 40


@pytest.mark.parametrize(
    "torn", [b"{", b'{"schema": 1, "began": "2026', b"\xff\xfe\0\0", b"[" * 4_000, b"null", b"[]", b"7"]
)
def test_a_line_torn_by_a_power_cut_costs_no_other(tmp_path: Path, torn: bytes) -> None:
    path = tmp_path / "history.jsonl"
    file = HistoryFile(path)
    file.add(practice(1))
    with path.open("ab") as raw:
        raw.write(b"\n" + torn)
    assert file.last() in {practice(1), None}
    file.add(practice(2))
    assert file.last() == practice(2)


def test_of_a_long_history_only_the_end_is_read(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_bytes(b"x" * 10_000_000)
    file = HistoryFile(path)
    assert file.last() is None
    file.add(practice())
    assert file.last() == practice()


@given(st.binary(max_size=100))
def test_any_line_is_survived(line: bytes) -> None:
    assert _practice(line) is None
