"""What became of a diary that was damaged, lost or out of reach is put right and told in one sentence."""

import shutil
import sqlite3
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lymph_coach.journal import opening
from lymph_coach.journal.backup import Backups, backups_folder
from lymph_coach.journal.diary import Diary
from lymph_coach.journal.opening import Event, Notice
from lymph_coach.journal.store import JournalStore
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.database import DatabaseError

sys.path.insert(0, str(Path(__file__).parent))
from diaries import DIARY, NOW, HandClock, entry

CLOCK = HandClock()
GARBAGE = b"no database at all, but a long enough text. " * 500


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Of a diary that was copied, and written to afterwards."""
    path = tmp_path / "data" / "diary.sqlite3"
    with JournalStore(path, CLOCK) as store:
        store.take_in(DIARY)
        Backups(path, CLOCK).make()
        store.add(entry(9))
    return path


def names(path: Path) -> set[str]:
    return {one.name for one in path.parent.iterdir()}


def test_a_notice_is_one_sentence() -> None:
    local = datetime(2026, 11, 22, 18, 5, tzinfo=UTC)
    assert Notice(Event.RESTORED, local, 12).sentence == (
        "Your diary was damaged or missing, so the copy of 2026-11-22 18:05 took its place (12 sessions); what was "
        "found is kept beside it."
    )
    assert Notice(Event.BEGUN_ANEW, entries=1).sentence == (
        "Your diary was damaged and begins anew with 1 session; the damaged file is kept beside it."
    )
    assert Notice(Event.UNREACHABLE, reason="The disk is full.").sentence == (
        "Your diary cannot be opened just now and is left as it is: The disk is full."
    )


def test_the_newest_copy_takes_the_place_of_a_damaged_diary(path: Path) -> None:
    path.write_bytes(GARBAGE)
    with JournalStore(path, CLOCK) as store:
        assert store.notice == Notice(Event.RESTORED, NOW, 3)
        assert store.everything() == DIARY
        store.add(entry(10))
    assert path.with_name("diary.damaged-20261122T180000Z.sqlite3").read_bytes() == GARBAGE
    assert path.stat().st_mode & 0o777 == 0o600
    with JournalStore(path, CLOCK) as store:
        assert store.notice is None
        assert store.count == 4


def test_a_damaged_copy_is_passed_over_and_the_next_change_counts_as_newer(path: Path) -> None:
    backups = Backups(path, CLOCK)
    with JournalStore(path, CLOCK) as store:
        store.add(entry(10))
        newest = backups.make()
    newest.path.write_bytes(b"")
    path.write_bytes(GARBAGE)
    with JournalStore(path, CLOCK) as store:
        assert store.notice is not None
        assert store.everything() == DIARY
        store.add(entry(11))
        assert backups.make() == backups.all()[0]


def test_what_is_newer_than_the_copy_is_read_from_the_damaged_diary(path: Path) -> None:
    with JournalStore(path, CLOCK) as store, store.writing():
        for number in range(100, 400):
            store.add(entry(number, "a note to fill the pages with" * 5))
    content = bytearray(path.read_bytes())
    content[4096 * 20 : 4096 * 21] = b"\xff" * 4096
    path.write_bytes(content)
    with JournalStore(path, CLOCK) as store:
        assert store.notice is not None
        assert store.notice.event is Event.RESTORED
        found = store.everything().entries
    assert set(DIARY.entries) < set(found)
    assert len(found) > 280


def test_without_a_copy_the_diary_begins_anew_with_what_can_be_read(path: Path) -> None:
    shutil.rmtree(backups_folder(path))
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("DROP TABLE goal")
    with JournalStore(path, CLOCK) as store:
        assert store.notice == Notice(Event.BEGUN_ANEW, entries=4)
        assert store.everything() == Diary((*DIARY.entries, entry(9)))


def test_a_torn_row_is_not_taken_from_a_damaged_diary(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE entry SET day = '2020-01-01', note = 'torn' WHERE id = 'full'")
        raw.execute("UPDATE entry SET before_pain = 11 WHERE id = 'entry-1'")
        raw.execute("DROP TABLE goal")
    with JournalStore(path, CLOCK) as store:
        assert store.everything().entries == (*DIARY.entries, entry(9))


@pytest.mark.parametrize("column", [0, 5])
def test_one_bit_that_makes_a_text_another_thing_does_not_keep_the_diary_shut(path: Path, column: int) -> None:
    content = bytearray(path.read_bytes())
    start = content.rindex(b"entry-9" + entry(9).began.date().isoformat().encode())
    head = next(size for size in range(25, 64) if content[start - size] == size)
    content[start - head + 1 + column] ^= 1  # the kind of the id or the preset: even is no text
    path.write_bytes(content)
    with JournalStore(path, CLOCK) as store:
        assert store.notice == Notice(Event.RESTORED, NOW, 3)
        assert store.everything() == DIARY


def test_a_diary_that_was_moved_away_comes_back_from_its_copy(path: Path) -> None:
    path.unlink()
    with JournalStore(path, CLOCK) as store:
        assert store.notice == Notice(Event.RESTORED, NOW, 3)
    assert not [name for name in names(path) if "damaged" in name]


def test_of_two_damages_in_one_second_both_are_kept(path: Path) -> None:
    for _ in range(2):
        path.write_bytes(GARBAGE)
        JournalStore(path, CLOCK).close()
    assert {"diary.damaged-20261122T180000Z.sqlite3", "diary.damaged-20261122T180000Z-2.sqlite3"} < names(path)


def test_changes_left_without_their_diary_are_put_aside_with_it(path: Path) -> None:
    shutil.rmtree(backups_folder(path))
    path.unlink()
    wal = path.with_name("diary.sqlite3-wal")
    wal.write_bytes(b"changes")
    with JournalStore(path, CLOCK) as store:
        assert store.notice == Notice(Event.BEGUN_ANEW)
    assert path.with_name("diary.damaged-20261122T180000Z.sqlite3-wal").read_bytes() == b"changes"


@pytest.mark.parametrize("step", ["_put_aside", "_prepared"])
def test_a_recovery_cut_short_is_gone_on_with(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    path.write_bytes(GARBAGE)

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(opening.DiaryFile, step, stop)
        if step == "_prepared":
            path.unlink()
        with pytest.raises(KeyboardInterrupt):
            JournalStore(path, CLOCK)
    with JournalStore(path, CLOCK) as store:
        assert store.everything() == DIARY
    assert not [name for name in names(path) if "ready" in name or name.startswith(".")]


def test_what_a_kill_left_behind_is_cleared_away(path: Path) -> None:
    path.with_name(".staged.abc.part").write_bytes(b"half")
    JournalStore(path, CLOCK).close()
    assert names(path) == {"diary.sqlite3", "diary-backups"}


def test_out_of_reach_it_reads_as_empty_and_is_there_again_when_it_can_be_reached(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise DatabaseError(path, "another program is using it")

    with monkeypatch.context() as patch:
        patch.setattr(opening, "connect", refuse)
        store = JournalStore(path, CLOCK)
        assert not store.is_reached
        assert not store.try_again()
        assert store.notice == Notice(
            Event.UNREACHABLE, reason=f"{path} could not be used: another program is using it."
        )
        assert (store.everything(), store.last(), store.first_day) == (Diary(), None, None)
        with pytest.raises(StorageError, match="Your diary cannot be opened just now"):
            store.progress(entry(10))
    with store:
        store.take_in(Diary(entries=(entry(10),)))
        assert store.notice is None
        assert store.is_reached
        assert store.try_again()
        assert store.count == 5
        assert store.pauses() == DIARY.pauses


def test_with_no_room_to_recover_all_stays_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path.write_bytes(GARBAGE)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = names(path)
    with monkeypatch.context() as patch:
        patch.setattr("lymph_coach.journal.backup.shutil.copyfileobj", full)
        with JournalStore(path, CLOCK) as store:
            assert store.notice is not None
            assert (
                store.notice.reason
                == f"{Backups(path, CLOCK).all()[0].path} could not be used: No space left on device."
            )
    assert names(path) == before
    assert path.read_bytes() == GARBAGE
    with JournalStore(path, CLOCK) as store:
        assert store.everything() == DIARY


def test_what_was_made_ready_and_is_damaged_itself_is_put_aside_too(path: Path) -> None:
    path.with_name("diary.ready.sqlite3").write_bytes(GARBAGE)
    with JournalStore(path, CLOCK) as store:
        assert store.notice == Notice(Event.RESTORED, NOW, 3)
        assert store.everything() == DIARY
    assert len([name for name in names(path) if "damaged" in name]) == 2
