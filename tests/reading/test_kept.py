"""What is filled in on sheets is a value; its file never stops the program and never takes more than fits."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.test_marks import JSON, Disk

from lymph_coach.reading.kept import (
    LONGEST_LINE,
    LONGEST_TEXT,
    MOST_LINES,
    Filled,
    FilledError,
    OwnLine,
    SheetsFile,
)
from lymph_coach.system.atomic import StorageError

FILLED = Filled(frozenset({"want.rest"}), (OwnLine("My hat", ticked=True), OwnLine("My list")), {"numb": "Both feet"})


def test_filling_in_gives_new_values_and_leaves_the_old() -> None:
    empty = Filled()
    filled = empty.tick("want.rest").add_line(" My hat ").add_line("My list").tick_line(0).write("numb", "Both feet")
    assert filled == FILLED
    assert empty == Filled()
    assert filled.tick("want.rest", on=False).ticked == frozenset()
    assert filled.tick("want.nothing", on=False) == filled
    assert filled.tick_line(0, on=False).own == (OwnLine("My hat"), OwnLine("My list"))
    assert filled.tick_line(-1).own[1] == OwnLine("My list", ticked=True)
    assert filled.remove_line(0).own == (OwnLine("My list"),)
    assert filled.write("numb", " ").written == {}
    assert filled.write("want", "Rest\n").written == {"numb": "Both feet", "want": "Rest\n"}
    assert filled.cleared() == Filled()


def test_a_sheet_is_empty_when_there_is_nothing_on_it() -> None:
    assert Filled().is_empty
    assert not Filled().tick("a.b").is_empty
    assert not Filled().add_line("a").is_empty
    assert not Filled().write("a", "b").is_empty


def test_lines_that_are_not_there_are_a_mistake() -> None:
    for index in (2, -3):
        with pytest.raises(IndexError):
            FILLED.tick_line(index)
        with pytest.raises(IndexError):
            FILLED.remove_line(index)


def test_of_two_lines_alike_one_is_removed() -> None:
    twice = Filled().add_line("a").add_line("a").tick_line(1)
    assert twice.remove_line(0).own == (OwnLine("a", ticked=True),)


def test_what_does_not_fit_is_refused_with_its_range() -> None:
    filled = Filled()
    assert filled.add_line("x" * LONGEST_LINE).own == (OwnLine("x" * 200),)
    with pytest.raises(FilledError, match=r"^own line: 201 characters; allowed are 1 to 200"):
        filled.add_line("x" * 201)
    with pytest.raises(FilledError, match=r"^own line: 0 characters"):
        filled.add_line("  ")
    assert filled.write("numb", "x" * LONGEST_TEXT).written == {"numb": "x" * 1000}
    with pytest.raises(FilledError, match=r"^written\.numb: 1001 characters; allowed are 0 to 1000\.$"):
        filled.write("numb", "x" * 1001)
    for number in range(MOST_LINES):
        filled = filled.add_line(str(number))
    with pytest.raises(FilledError, match=r"^own lines: 31; allowed are 0 to 30\.$"):
        filled.add_line("one more")


def test_sheets_come_back_from_disk(tmp_path: Path) -> None:
    file = SheetsFile(tmp_path / "reading" / "sheets.json")
    assert file.load() == {}
    file.save({"before": FILLED, "after": Filled(), "gone": Filled().tick("a.b")})
    assert file.load() == {"before": FILLED, "gone": Filled().tick("a.b")}


def test_the_file_is_plain_json_with_a_schema_number(tmp_path: Path) -> None:
    disk = Disk()
    SheetsFile(tmp_path / "sheets.json", disk.write).save({"before": FILLED})
    ((path, content),) = disk.written
    assert path == tmp_path / "sheets.json"
    assert json.loads(content) == {
        "schema": 1,
        "sheets": {
            "before": {
                "ticked": ["want.rest"],
                "own": [{"text": "My hat", "ticked": True}, {"text": "My list", "ticked": False}],
                "written": {"numb": "Both feet"},
            }
        },
    }


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="full"):
        SheetsFile(tmp_path / "sheets.json", Disk(full=True).write).save({"before": FILLED})


@pytest.mark.parametrize(
    ("sheet", "filled"),
    [
        ({"ticked": ["a.b", 3], "own": "x", "written": []}, Filled(frozenset({"a.b"}))),
        ({"own": [{"text": "a", "ticked": 1}, {"text": " "}, {"text": 3}, "b", None]}, Filled(own=(OwnLine("a"),))),
        ({"own": [{"text": "x" * 300}]}, Filled(own=(OwnLine("x" * 200),))),
        ({"own": [{"text": " " * 200 + "x"}]}, Filled()),
        ({"own": [{"text": "x"}] * 40}, Filled(own=(OwnLine("x"),) * 30)),
        ({"written": {"a": "x" * 2000, "b": 3, "c": " "}}, Filled(written={"a": "x" * 1000})),
        ("nothing", Filled()),
    ],
)
def test_damage_costs_only_what_is_damaged(tmp_path: Path, sheet: object, filled: Filled) -> None:
    path = tmp_path / "sheets.json"
    path.write_text(json.dumps({"sheets": {"before": sheet, "after": {"ticked": ["c.d"]}}}), encoding="utf-8")
    assert SheetsFile(path).load() == {"before": filled, "after": Filled(frozenset({"c.d"}))}


@pytest.mark.parametrize("content", [b"", b"\x00" * 99, b'{"sheets": [', b'{"sheets": []}', b"[]"])
def test_foreign_bytes_are_as_no_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "sheets.json"
    path.write_bytes(content)
    assert SheetsFile(path).load() == {}


@given(st.dictionaries(st.sampled_from(["ticked", "own", "written", "other"]), JSON))
def test_any_record_can_be_loaded_and_saved_again(tmp_path_factory: pytest.TempPathFactory, sheet: object) -> None:
    path = tmp_path_factory.mktemp("kept") / "sheets.json"
    path.write_text(json.dumps({"sheets": {"before": sheet}}), encoding="utf-8")
    loaded = SheetsFile(path).load()
    disk = Disk()
    SheetsFile(path, disk.write).save(loaded)
    path.write_bytes(disk.written[0][1])
    assert SheetsFile(path).load() == {name: filled for name, filled in loaded.items() if not filled.is_empty}
