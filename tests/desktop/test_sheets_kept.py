"""What is filled in is on disk at once, and a disk that refuses is told."""

from pathlib import Path

import pytest

from lymph_coach.desktop.sheets.kept import FilledSheets
from lymph_coach.reading.kept import DAMAGED, Filled, SheetsFile
from lymph_coach.system.atomic import StorageError

TICKED = Filled(frozenset({"want.calm"}))
WRITTEN = Filled(written={"notes": "Mine."})


class Disk:
    """Takes files until it is full."""

    def __init__(self) -> None:
        self.full = False

    def write(self, path: Path, content: bytes) -> None:
        if self.full:
            raise StorageError(f"{path} could not be written: No space left on device.")
        path.write_bytes(content)


@pytest.mark.usefixtures("qapp")
def test_each_sheet_is_kept_and_there_again_next_time(tmp_path: Path) -> None:
    path = tmp_path / "sheets.json"
    sheets = FilledSheets(SheetsFile(path))
    assert sheets.of("before") == Filled()
    sheets.keep("before", TICKED)
    sheets.keep("after", WRITTEN)
    again = FilledSheets(SheetsFile(path))
    assert (again.of("before"), again.of("after")) == (TICKED, WRITTEN)


@pytest.mark.usefixtures("qapp")
def test_a_damaged_file_is_put_aside_and_told_once(tmp_path: Path) -> None:
    path = tmp_path / "sheets.json"
    path.write_bytes(b'{"sheets": {"before": ')
    sheets = FilledSheets(SheetsFile(path))
    told: list[str] = []
    sheets.failed.connect(told.append)
    sheets.keep("before", TICKED)
    sheets.keep("after", WRITTEN)
    assert (tmp_path / "sheets.damaged.json").read_bytes() == b'{"sheets": {"before": '
    assert told == [DAMAGED]
    assert FilledSheets(SheetsFile(path)).of("before") == TICKED


@pytest.mark.usefixtures("qapp")
def test_a_damaged_file_that_cannot_be_put_aside_stays(tmp_path: Path) -> None:
    path = tmp_path / "sheets.json"
    path.write_bytes(b"\x00\x00")
    (tmp_path / "sheets.damaged.json").mkdir()
    sheets = FilledSheets(SheetsFile(path))
    told: list[str] = []
    sheets.failed.connect(told.append)
    sheets.keep("before", TICKED)
    assert "could not be put aside" in told[0]
    assert path.read_bytes() == b"\x00\x00"
    assert sheets.of("before") == TICKED


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("content", [None, b""])
def test_a_file_that_is_missing_or_empty_is_no_damage(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "sheets.json"
    if content is not None:
        path.write_bytes(content)
    sheets = FilledSheets(SheetsFile(path))
    told: list[str] = []
    sheets.failed.connect(told.append)
    sheets.keep("before", TICKED)
    assert told == []
    assert [each.name for each in tmp_path.iterdir()] == ["sheets.json"]


@pytest.mark.usefixtures("qapp")
def test_a_full_disk_is_told_the_change_holds_and_the_next_is_written(tmp_path: Path) -> None:
    path, disk = tmp_path / "sheets.json", Disk()
    sheets = FilledSheets(SheetsFile(path, disk.write))
    disk.full = True
    told: list[str] = []
    sheets.failed.connect(told.append)
    sheets.keep("before", TICKED)
    assert told == [f"{path} could not be written: No space left on device."]
    assert sheets.of("before") == TICKED
    disk.full = False
    sheets.keep("after", WRITTEN)
    assert FilledSheets(SheetsFile(path)).of("before") == TICKED
