"""A disk that is full, may only be read, or is held by others: told, survived, and nothing written is lost."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.disks import NOBODY, files_of_at_most, fill, small_disk_at, somebody_without_rights

sys.path.insert(0, str(Path(__file__).parent))
from journal_work import finished, noon

from lymph_coach.journal.backup import Backups
from lymph_coach.journal.diary import Diary
from lymph_coach.journal.opening import Event
from lymph_coach.journal.store import JournalStore
from lymph_coach.system import database
from lymph_coach.system.atomic import StorageError

HOLDS = """
import sqlite3, sys
raw = sqlite3.connect(sys.argv[1], isolation_level=None)
raw.execute(sys.argv[2])
raw.execute("BEGIN IMMEDIATE")
raw.execute("UPDATE change SET number = number")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def path(folder: Path) -> Path:
    path = folder / "diary.sqlite3"
    with JournalStore(path, noon) as store:
        for number in range(5):
            store.add(finished(str(number)))
        Backups(path, noon).make()
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {str(one): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def out_of_reach(path: Path) -> JournalStore:
    """The store, which reads as empty and says why."""
    store = JournalStore(path, noon)
    assert store.notice is not None
    assert store.notice.event is Event.UNREACHABLE
    assert store.notice.sentence.startswith("Your diary cannot be opened just now and is left as it is: ")
    assert store.everything() == Diary()
    with pytest.raises(StorageError, match="cannot be opened just now"):
        store.progress(finished("new"))
    return store


@pytest.mark.parametrize(
    ("what", "mode"), [("diary.sqlite3", 0o444), ("diary.sqlite3", 0), (".", 0o555), (".", 0o444), (".", 0)]
)
def test_without_rights_nothing_is_moved_and_it_is_there_when_they_are_back(path: Path, what: str, mode: int) -> None:
    before = content(path.parent)
    if os.geteuid() == 0 and what == ".":
        os.chown(path, NOBODY, NOBODY)  # so that the folder alone is in the way
    (path.parent / what).chmod(mode)
    with somebody_without_rights():
        store = out_of_reach(path)
    (path.parent / what).chmod(0o755)
    assert content(path.parent) == before
    with store:
        assert store.try_again()
        assert store.notice is None
        store.progress(finished("new"))
        assert store.count == 6


def test_held_by_another_process_nothing_is_moved_and_it_is_there_afterwards(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.01)
    command = [sys.executable, "-c", HOLDS, str(path), "PRAGMA locking_mode = EXCLUSIVE"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        store = out_of_reach(path)
        assert store.notice is not None
        assert "another program is using it" in store.notice.sentence
        holder.communicate()
    with store:
        store.progress(finished("new"))
        assert store.count == 6
    assert sorted(one.name for one in path.parent.iterdir()) == ["diary-backups", "diary.sqlite3"]


def test_while_another_process_writes_it_can_be_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.01)
    command = [sys.executable, "-c", HOLDS, str(path), "PRAGMA journal_mode"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with JournalStore(path, noon) as store:
            assert (store.notice, store.count) == (None, 5)
            with pytest.raises(StorageError, match="another program is using it"):
                store.progress(finished("new"))
            holder.communicate()
            store.progress(finished("new"))
            assert store.count == 6


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    """Where a diary goes on a small file system."""
    with small_disk_at(folder):
        yield folder / "data" / "diary.sqlite3"


def test_a_disk_that_fills_up_costs_no_session_that_was_written(small_disk: Path) -> None:
    written: list[str] = []
    backups = Backups(small_disk, noon)
    with JournalStore(small_disk, noon) as store:
        store.progress(finished("first"))
        backups.make()

        def write_on() -> None:
            for number in range(5_000):
                store.progress(finished(str(number)))
                written.append(str(number))

        with pytest.raises(StorageError, match="could not be used: "):
            write_on()
        assert len(written) > 10
        filler = fill(small_disk)
        with pytest.raises(StorageError):
            backups.make()
        assert len(backups.all()) == 1
        # It can be read still, and nothing half written is in it.
        assert {one.id for one in store.everything().entries} == {"first", *written}
        filler.unlink()
    with JournalStore(small_disk, noon) as store:
        assert store.notice is None
        assert {one.id for one in store.everything().entries} == {"first", *written}


def test_on_a_full_disk_the_program_starts_and_nothing_is_moved(small_disk: Path) -> None:
    with JournalStore(small_disk, noon) as store:
        store.progress(finished("first"))
        Backups(small_disk, noon).make()
    filler = fill(small_disk)
    before = content(small_disk.parent)
    with JournalStore(small_disk, noon) as store:
        assert store.is_reached == (store.count == 1)
        with pytest.raises(StorageError):
            store.progress(finished("second"))
    assert content(small_disk.parent).items() >= before.items()
    filler.unlink()
    with JournalStore(small_disk, noon) as store:
        store.progress(finished("second"))
        assert (store.count, store.notice) == (2, None)


def test_a_damaged_diary_on_a_full_disk_is_left_until_there_is_room(small_disk: Path) -> None:
    with JournalStore(small_disk, noon) as store:
        store.progress(finished("first"))
        Backups(small_disk, noon).make()
    small_disk.write_bytes(b"garbage" * 100)
    filler = fill(small_disk)
    before = content(small_disk.parent)
    with JournalStore(small_disk, noon) as store:
        assert store.notice is not None
        assert store.notice.event is Event.UNREACHABLE
        assert content(small_disk.parent) == before
        filler.unlink()
        store.progress(finished("second"))
        assert store.notice.event is Event.RESTORED
        assert store.count == 2


@pytest.mark.parametrize("room", [0, 100, 5_000, 33_000])
def test_where_files_may_not_grow_nothing_is_lost_and_no_copy_is_half(path: Path, room: int) -> None:
    backups = Backups(path, noon)
    written = {str(number) for number in range(5)}
    with JournalStore(path, noon) as store:
        size = path.with_name("diary.sqlite3-wal").stat().st_size

        def write_on() -> None:
            for number in range(1_000):
                store.progress(finished(f"more-{number}"))
                written.add(f"more-{number}")

        with files_of_at_most(size + room), pytest.raises(StorageError):
            write_on()
        with files_of_at_most(room), pytest.raises(StorageError):
            backups.make()
        assert [backups.preview(one).entries for one in backups.all()] == [5]
    with JournalStore(path, noon) as store:
        assert store.notice is None
        assert {one.id for one in store.everything().entries} == written


def test_where_no_file_may_be_made_the_program_starts_all_the_same(folder: Path) -> None:
    path = folder / "new" / "diary.sqlite3"
    with files_of_at_most(0):
        store = out_of_reach(path)
    with store:
        store.progress(finished("first"))
        assert (store.count, store.notice) == (1, None)
