"""Where the reader was comes back, and a damaged file costs only what is damaged."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.reading.marks import Marks, MarksFile
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.json_file import LARGEST_BYTES, as_list, as_mapping, as_texts, parse_record

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
MARKS = st.builds(
    Marks,
    st.text(max_size=8),
    st.dictionaries(st.text(max_size=8), st.integers(-5, 10_000), max_size=4),
    st.frozensets(st.text(max_size=8), max_size=4),
)


class Disk:
    """A disk that keeps what is written, or is full."""

    def __init__(self, *, full: bool = False) -> None:
        self.full = full
        self.written: list[tuple[Path, bytes]] = []

    def write(self, path: Path, content: bytes) -> None:
        if self.full:
            raise StorageError("The disk is full.")
        self.written.append((path, content))


def loaded(path: Path, content: bytes) -> Marks:
    path.write_bytes(content)
    return MarksFile(path).load()


def test_marks_move_with_the_reader() -> None:
    marks = Marks().at("about", 3).at("noticing", -1).at("about", 5).with_read("about").with_read("gone")
    assert marks == Marks("about", {"about": 5, "noticing": -1}, frozenset({"about", "gone"}))


def test_marks_come_back_from_disk(tmp_path: Path) -> None:
    file = MarksFile(tmp_path / "reading" / "marks.json")
    assert file.load() == Marks()
    marks = Marks("gone", {"about": 5, "gone": 2}, frozenset({"gone", "über"}))
    file.save(marks)
    assert file.load() == marks
    file.save(Marks())
    assert file.load() == Marks()


def test_the_file_is_plain_json_with_a_schema_number(tmp_path: Path) -> None:
    disk = Disk()
    MarksFile(tmp_path / "marks.json", disk.write).save(Marks("about", {"about": 5}, frozenset({"b", "a"})))
    ((path, content),) = disk.written
    assert path == tmp_path / "marks.json"
    assert json.loads(content) == {"schema": 1, "last_page": "about", "places": {"about": 5}, "read": ["a", "b"]}


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="full"):
        MarksFile(tmp_path / "marks.json", Disk(full=True).write).save(Marks())


@pytest.mark.parametrize(
    ("record", "marks"),
    [
        ({"last_page": 3, "places": {"a": 1}, "read": ["a"]}, Marks("", {"a": 1}, frozenset({"a"}))),
        ({"last_page": "a", "places": [], "read": "a"}, Marks("a")),
        ({"last_page": "a", "places": {"a": True, "b": -6, "c": "1", "d": 1.5, "e": -5}}, Marks("a", {"e": -5})),
        ({"read": ["a", 3, None, "b"]}, Marks(read=frozenset({"a", "b"}))),
        ([], Marks()),
        (None, Marks()),
    ],
)
def test_damage_costs_only_what_is_damaged(tmp_path: Path, record: object, marks: Marks) -> None:
    assert loaded(tmp_path / "marks.json", json.dumps(record).encode()) == marks


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 200,
        b"\xff\xfe{",
        b'{"last_page": "a"',
        b"[" * 100_000,
        b"9" * 9_000,
        b" " * LARGEST_BYTES + b'{"last_page": "a"}',
    ],
)
def test_foreign_bytes_are_as_no_file(tmp_path: Path, content: bytes) -> None:
    assert loaded(tmp_path / "marks.json", content) == Marks()


def test_a_folder_in_the_place_of_the_file_is_as_no_file(tmp_path: Path) -> None:
    assert MarksFile(tmp_path).load() == Marks()


@given(MARKS)
def test_all_marks_come_back(marks: Marks) -> None:
    disk = Disk()
    MarksFile(Path("marks.json"), disk.write).save(marks)
    record = parse_record(disk.written[0][1])
    assert Marks(record["last_page"], record["places"], frozenset(record["read"])) == marks


@given(JSON)
def test_any_json_is_taken_apart_safely(value: object) -> None:
    assert parse_record(json.dumps(value).encode()) == (json.loads(json.dumps(value)) if as_mapping(value) else {})
    assert all(isinstance(text, str) for text in as_texts(value))
    assert set(as_texts(value)) <= {text for text in as_list(value) if isinstance(text, str)}
