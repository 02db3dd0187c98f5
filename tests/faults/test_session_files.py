"""The checkpoint on disks that are full, read-only, or not there."""

import os
import stat
from pathlib import Path

import pytest
from tests.routine.plans import ROUTINE
from tests.session.test_checkpoint import BEGAN, SEEN, led

from lymph_coach.routine.plan import make_plan
from lymph_coach.session.checkpoint import Checkpoint, CheckpointFile, checkpoint_of
from lymph_coach.system.atomic import StorageError


def checkpoint(position_s: float) -> Checkpoint:
    return checkpoint_of(led(make_plan(ROUTINE, "circles"), position_s), BEGAN, SEEN)


def test_a_file_where_the_folder_should_be_is_told_of(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(StorageError, match="could not be written"):
        CheckpointFile(tmp_path / "data" / "session.json").save(checkpoint(20.0))


def test_a_folder_in_a_file_s_place_holds_nothing_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "session.json").mkdir()
    file = CheckpointFile(tmp_path / "session.json")
    assert file.load(ROUTINE) is None
    file.clear()


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a profile's files private by itself")
def test_nobody_else_can_read_what_was_practised(tmp_path: Path) -> None:
    CheckpointFile(tmp_path / "data" / "session.json").save(checkpoint(20.0))
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "data", *(tmp_path / "data").iterdir())
    }
    assert modes == {"data": 0o700, "session.json": 0o600}


@pytest.mark.parametrize("spoil", [b"", b"\0" * 400, b"{}", b"\xff" * 50_000])
def test_a_spoilt_checkpoint_is_passed_over_and_replaced(tmp_path: Path, spoil: bytes) -> None:
    path = tmp_path / "session.json"
    path.write_bytes(spoil)
    file = CheckpointFile(path)
    assert file.load(ROUTINE) is None
    file.save(checkpoint(20.0))
    assert file.load(ROUTINE) == checkpoint(20.0)
