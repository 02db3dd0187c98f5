"""What is filled in is on disk at once, and a disk that refuses is told."""

from pathlib import Path

import pytest

from lymph_coach.desktop.sheets.kept import FilledSheets
from lymph_coach.reading.kept import Filled, SheetsFile
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
