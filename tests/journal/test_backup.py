"""Copies of the diary: when one is due, what it holds, which are kept, and how one comes back."""

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Thread

import pytest

from lymph_coach.journal import backup as backup_module
from lymph_coach.journal.backup import BETWEEN, MOST_SET_ASIDE, Backup, Backups, Preview, Reason, backups_folder
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.store import JournalStore
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.database import DatabaseError

sys.path.insert(0, str(Path(__file__).parent))
from diaries import DIARY, NOW, HandClock, entry

MINUTE = timedelta(minutes=1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "diary.sqlite3"


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def store(path: Path, clock: HandClock) -> Iterator[JournalStore]:
    with JournalStore(path, clock) as opened:
        yield opened


@pytest.fixture
def backups(path: Path, clock: HandClock) -> Backups:
    return Backups(path, clock)


def test_a_copy_is_due_on_change_and_at_most_every_half_hour(
    store: JournalStore, backups: Backups, clock: HandClock
) -> None:
    assert not backups.is_due()  # nothing is in it
    store.add(entry(1))
    assert backups.is_due()
    backups.make()
    assert not backups.is_due()
    store.add(entry(2))
    clock.moment += BETWEEN - MINUTE
    assert not backups.is_due()
    clock.moment += MINUTE
    assert backups.is_due()
    backups.make()
    clock.moment += timedelta(days=3)
    assert not backups.is_due()  # nothing has changed
    store.delete("entry-2")
    assert backups.is_due()


def test_a_clock_that_was_ahead_holds_up_no_copy_and_hides_no_newer_one(
    store: JournalStore, backups: Backups, clock: HandClock
) -> None:
    store.add(entry(1))
    clock.moment = datetime(2040, 1, 1, tzinfo=UTC)
    ahead = backups.make()
    clock.moment = NOW
    store.add(entry(2))
    assert backups.is_due()
    newest = backups.make()
    assert backups.all() == (newest, ahead)


def test_a_clock_that_is_behind_does_not_cost_the_newest_copy(
    store: JournalStore, backups: Backups, clock: HandClock
) -> None:
    for number in range(60):
        store.add(entry(number))
        backups.make()
        clock.moment += timedelta(days=7)
    clock.moment = datetime(2020, 1, 1, tzinfo=UTC)
    store.add(entry(99))
    newest = backups.make()
    assert backups.all()[0] == newest
    assert backups.preview(newest).entries == 61


def test_a_copy_is_private_whole_and_leaves_nothing_beside_it(
    store: JournalStore, backups: Backups, path: Path
) -> None:
    store.take_in(DIARY)
    copy = backups.make()
    assert copy == Backup(copy.path, NOW, 1, Reason.CHANGE)
    assert backups.preview(copy) == Preview(3, date(2026, 11, 1), date(2026, 11, 3))
    folder = backups_folder(path)
    assert [one.name for one in folder.iterdir()] == [copy.path.name]
    assert [one.stat().st_mode & 0o777 for one in (folder, copy.path)] == [0o700, 0o600]
    assert backups.all() == (copy,)


def test_the_copy_of_an_empty_diary_has_no_days(store: JournalStore, backups: Backups) -> None:
    store.set_goal(Goal(3))
    assert backups.preview(backups.make()) == Preview(0, None, None)


def test_a_torn_day_hides_no_copy(store: JournalStore, backups: Backups) -> None:
    store.take_in(DIARY)
    copy = backups.make()
    copy.path.write_bytes(copy.path.read_bytes().replace(b"2026-11-01", b'2"26-11-01'))
    assert backups.preview(copy) == Preview(3, date(2026, 11, 2), date(2026, 11, 3))


def test_a_year_of_copies_is_thinned(store: JournalStore, backups: Backups, clock: HandClock) -> None:
    for number in range(120):
        store.add(entry(number))
        backups.make()
        clock.moment += timedelta(days=3)
    ages = [(clock.moment - one.moment).days for one in backups.all()]
    assert ages[:12] == list(range(3, 39, 3))
    assert 20 <= len(ages) <= 31
    assert max(ages) > 225


def test_the_diary_comes_back_as_a_copy_says_and_the_present_one_is_kept(
    store: JournalStore, backups: Backups, clock: HandClock
) -> None:
    store.take_in(DIARY)
    then = backups.make()
    store.delete("full")
    store.add(entry(7))
    store.set_goal(Goal(1))
    present = store.everything()
    clock.moment += MINUTE
    aside = backups.restore(then)
    assert store.everything() == DIARY
    assert aside.reason is Reason.RESTORE
    backups.restore(aside)
    assert store.everything() == present


def test_bringing_back_is_a_change_like_any_other(store: JournalStore, backups: Backups, clock: HandClock) -> None:
    store.add(entry(1))
    then = backups.make()
    backups.restore(then)
    clock.moment += BETWEEN
    assert backups.is_due()


def test_of_those_set_aside_the_newest_few_are_kept(store: JournalStore, backups: Backups, clock: HandClock) -> None:
    store.add(entry(1))
    last = then = backups.make()
    for _ in range(MOST_SET_ASIDE + 3):
        clock.moment += MINUTE
        last = backups.restore(then)
    found = backups.all()
    assert [one.reason for one in found].count(Reason.RESTORE) == MOST_SET_ASIDE
    assert {then, last} <= set(found)


@pytest.mark.parametrize("content", [b"", b"no database", bytes(8192)])
def test_a_damaged_copy_is_refused_and_the_diary_stays(
    store: JournalStore, backups: Backups, path: Path, content: bytes
) -> None:
    store.take_in(DIARY)
    copy = backups.make()
    copy.path.write_bytes(content)
    with pytest.raises(DatabaseError):
        backups.preview(copy)
    with pytest.raises(DatabaseError):
        backups.restore(copy)
    assert store.everything() == DIARY
    assert not list(path.parent.glob(".staged*"))


def test_a_copy_that_cannot_be_read_back_does_not_count(
    store: JournalStore, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.add(entry(1))
    good = backups.make()

    def spoil(_: object, target: Path) -> None:
        target.write_bytes(bytes(4096))

    monkeypatch.setattr(backup_module, "copy_database", spoil)
    store.add(entry(2))
    with pytest.raises(StorageError, match="could not be read back"):
        backups.make()
    assert backups.all() == (good,)


def test_other_files_in_the_folder_are_no_copies(store: JournalStore, backups: Backups, path: Path) -> None:
    store.add(entry(1))
    copy = backups.make()
    for name in ("note.txt", "20269999T000000000000Z-1-change.sqlite3", "20260101T000000000000Z-1-whim.sqlite3"):
        (backups_folder(path) / name).write_bytes(b"")
    assert backups.all() == (copy,)


def test_a_copy_that_cannot_be_removed_is_one_too_many_and_no_more(
    store: JournalStore, backups: Backups, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path, *, missing_ok: bool) -> None:
        raise PermissionError(missing_ok)

    monkeypatch.setattr(Path, "unlink", refuse)
    for number in range(3):
        store.add(entry(number))
        clock.moment += MINUTE
        backups.make()
    assert len(backups.all()) == 3


def test_a_folder_that_cannot_be_made_is_told(store: JournalStore, backups: Backups, path: Path) -> None:
    store.add(entry(1))
    backups_folder(path).write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(DatabaseError, match="could not be used: "):
        backups.make()
    assert backups.all() == ()


def test_copies_made_on_another_thread_are_whole_while_the_diary_is_written(
    store: JournalStore, backups: Backups, path: Path
) -> None:
    made: list[Backup] = []

    def copy_often() -> None:
        # A clock of its own: the copies are told apart by their moments.
        made.extend(Backups(path, HandClock(NOW + timedelta(days=count))).make() for count in range(10))

    thread = Thread(target=copy_often)
    store.add(entry(0))
    thread.start()
    for number in range(1, 200):
        store.add(entry(number))
    thread.join()
    counts = [backups.preview(one).entries for one in made]
    assert counts == sorted(counts)
    assert 1 <= counts[0] <= counts[-1] <= 200
    assert store.count == 200


ADDS = """
import subprocess
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from diaries import HandClock, entry
from lymph_coach.journal.store import JournalStore
with JournalStore(Path(sys.argv[1]), HandClock()) as store:
    store.add(entry(int(sys.argv[3])))
    print(store.count)
"""


def test_a_copy_made_meanwhile_does_not_let_another_process_take_the_file_away(
    store: JournalStore, backups: Backups, path: Path
) -> None:
    """Closing a file lets go of the locks of the whole process on it: a copy must not open the diary past SQLite."""

    def elsewhere(number: int) -> int:
        command = [sys.executable, "-c", ADDS, str(path), str(Path(__file__).parent), str(number)]
        return int(subprocess.run(command, capture_output=True, check=True).stdout)

    store.add(entry(1))
    backups.make()
    assert backups.is_due() is False
    assert elsewhere(2) == 2
    store.add(entry(3))
    assert elsewhere(4) == 4
    assert store.count == 4
