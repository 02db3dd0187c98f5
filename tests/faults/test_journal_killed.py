"""200 processes killed at random moments while they write, copy, migrate, recover and restore the diary."""

import shutil
import sys
from multiprocessing.context import ForkServerContext
from pathlib import Path

import pytest
from tests.faults.kills import killed

sys.path.insert(0, str(Path(__file__).parent))
import journal_work
from journal_work import NEXT, finished, noon

from lymph_coach.journal.backup import Backups
from lymph_coach.journal.store import JournalStore

pytestmark = pytest.mark.real


def test_110_kills_while_practising_lose_no_finished_session(processes: ForkServerContext, tmp_path: Path) -> None:
    path = tmp_path / "data" / "diary.sqlite3"
    wanted: set[str] = set()
    gone: set[str] = set()
    copies: set[str] = set()
    take = {"finished": wanted.add, "deleting": wanted.discard, "deleted": gone.add, "copied": copies.add}
    for turn in range(110):
        told = killed(processes, journal_work.practise, path, f"turn-{turn}", 0.06)
        assert told[0] == ("open", None)
        for what, name in told[1:]:
            assert name is not None
            take[what](name)
        with JournalStore(path, noon) as store:
            assert store.notice is None
            found = {one.id: one for one in store.everything().entries}
        assert wanted <= found.keys()
        assert not gone & found.keys()
        # At most the last one of each process: under way, finished but not yet told, or about to be deleted.
        assert len(found.keys() - wanted) <= turn + 1
        for name in wanted:
            assert found[name] == finished(name)
    assert len(wanted) > 30  # a busy computer gets through fewer before each kill
    backups = Backups(path, noon)
    assert backups.all()
    assert copies
    assert {backups.preview(one).entries > 0 for one in backups.all()} == {True}


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A diary of many sessions, with a copy, as a pattern to copy from."""
    path = tmp_path / "pattern" / "diary.sqlite3"
    with JournalStore(path, noon) as store:
        with store.writing():
            for number in range(1_500):
                store.add(finished(str(number)))
        Backups(path, noon).make()
        store.delete("0")
    return path


def taken(pattern: Path, folder: Path) -> Path:
    shutil.copytree(pattern.parent, folder)
    return folder / pattern.name


def test_40_kills_while_migrating_leave_the_old_diary_or_the_new(
    processes: ForkServerContext, full: Path, tmp_path: Path
) -> None:
    finished_first = 0
    for turn in range(40):
        path = taken(full, tmp_path / f"migrating-{turn}")
        told = killed(processes, journal_work.open_newer, path, f"m{turn}", 0.05)
        finished_first += ("done", None) in told
        with JournalStore(path, noon, NEXT) as store:
            assert store.notice is None
            assert store.count == 1_499
            assert store._connection.execute("SELECT DISTINCT mood FROM entry").fetchall() == [("calm",)]
        shutil.rmtree(path.parent)
    assert finished_first < 35


@pytest.mark.parametrize("shape", [b"", b"garbage" * 9_000])
def test_15_kills_while_recovering_bring_back_the_copy_all_the_same(
    processes: ForkServerContext, full: Path, tmp_path: Path, shape: bytes
) -> None:
    finished_first = 0
    for turn in range(15):
        path = taken(full, tmp_path / f"recovering-{turn}")
        path.write_bytes(shape)
        told = killed(processes, journal_work.open_plainly, path, f"r{turn}", 0.04)
        finished_first += ("done", None) in told
        with JournalStore(path, noon) as store:
            assert store.count == 1_500
            assert store.is_reached
        assert path.with_name("diary.damaged-20261122T180000Z.sqlite3").read_bytes() == shape
        shutil.rmtree(path.parent)
    assert finished_first < 13


def test_20_kills_while_bringing_back_leave_one_diary_or_the_other(
    processes: ForkServerContext, full: Path, tmp_path: Path
) -> None:
    path = taken(full, tmp_path / "restoring")
    Backups(path, noon).make()
    for turn in range(20):
        killed(processes, journal_work.bring_back, path, f"b{turn}", 0.1)
        with JournalStore(path, noon) as store:
            assert store.notice is None
            assert store.count in {1_499, 1_500}
            assert (store.entry("0") is None) == (store.count == 1_499)
