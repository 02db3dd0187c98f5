"""The reminders file: what is written is read, each slot is told once, and no fault of the disk is a crash."""

import resource
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from lymph_coach.reminders.database import StoreNotice
from lymph_coach.reminders.marks import Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules
from lymph_coach.reminders.store import KEPT_MARKS, ReminderStore
from lymph_coach.system.atomic import StorageError

sys.path.insert(0, str(Path(__file__).parent))
from claimer import numbered

CLAIMER = Path(__file__).with_name("claimer.py")
NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)
DAY = NOW.date()
SLOT = Slot("a", DAY, time(18))
RULES = Rules(
    (Reminder("a", "Morning circles", time(7, 30), frozenset({0, 6}), "after brushing my teeth", "morning", on=False),),
    Quiet(time(22), time(7)),
    date(2026, 12, 1),
    timedelta(minutes=45),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "reminders.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[ReminderStore]:
    with ReminderStore(path) as opened:
        yield opened


def test_a_new_file_is_private_empty_and_nothing_to_tell_of(store: ReminderStore, path: Path) -> None:
    assert (store.rules(), store.history(date.min), store.notice) == (Rules(), History(), None)
    assert [oct(part.stat().st_mode & 0o777) for part in path.parent.iterdir()] == ["0o600"] * 3
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_what_is_saved_is_there_after_opening_again(store: ReminderStore, path: Path) -> None:
    marks = (Mark(SLOT, Fate.SHOWN, NOW), Mark(SLOT, Fate.SNOOZED, NOW, NOW + timedelta(minutes=10)))
    store.save_rules(Rules(), NOW - timedelta(days=1))
    store.save_rules(RULES, NOW)
    for mark in marks:
        store.add(mark)
    with ReminderStore(path) as again:
        assert again.rules() == RULES
        assert again.history(DAY) == History(marks, NOW)
        assert again.history(DAY + timedelta(days=1)).marks == ()
        assert again.last(SLOT) == marks[-1]
        assert again.last(Slot("a", DAY, time(19))) is None
        assert again.notice is None


def test_a_slot_is_claimed_once_and_a_snoozed_one_again_when_its_time_has_come(store: ReminderStore) -> None:
    until = NOW + timedelta(minutes=10)
    assert store.claim(SLOT, NOW)
    assert not store.claim(SLOT, NOW)
    store.add(Mark(SLOT, Fate.SNOOZED, NOW, until))
    assert not store.claim(SLOT, until - timedelta(seconds=1))
    assert store.claim(SLOT, until)
    assert not store.claim(SLOT, until)


@pytest.mark.parametrize("fate", [Fate.SHOWN, Fate.STARTED, Fate.SKIPPED, Fate.MISSED])
def test_what_is_over_cannot_be_claimed(store: ReminderStore, fate: Fate) -> None:
    store.add(Mark(SLOT, fate, NOW))
    assert not store.claim(SLOT, NOW)


def test_what_goes_wrong_half_way_leaves_nothing_written(store: ReminderStore) -> None:
    def write_and_fail() -> None:
        with store.writing():
            store.save_rules(RULES, NOW)
            store.add(Mark(SLOT, Fate.SHOWN, NOW))
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert (store.rules(), store.last(SLOT)) == (Rules(), None)


def test_marks_of_long_ago_are_let_go_but_never_the_newest(store: ReminderStore) -> None:
    with store.writing():
        for number in range(KEPT_MARKS + 20):
            store.add(Mark(Slot("a", DAY - timedelta(days=500 if number < 10 else 300), time(18)), Fate.SHOWN, NOW))
    store.trim(DAY)
    assert len(store.history(date(2020, 1, 1)).marks) == KEPT_MARKS + 10
    store.trim(date(2035, 1, 1))
    assert len(store.history(date(2020, 1, 1)).marks) == KEPT_MARKS


def test_the_day_the_rules_stand_since_can_be_corrected(store: ReminderStore) -> None:
    store.save_rules(RULES, NOW + timedelta(days=300))
    store.set_since(NOW)
    assert store.history(DAY).since == NOW


def test_a_row_that_makes_no_sense_hides_no_other(store: ReminderStore, path: Path) -> None:
    good = Mark(SLOT, Fate.SHOWN, NOW)
    store.add(good)
    bad = [
        ("a", "2026-11-23", "18:00", "dreamt", NOW.isoformat(), None),
        ("a", "2026-11-23", "noon", "shown", NOW.isoformat(), None),
        ("a", "2026-11-23", "18:00", "shown", "2026-11-23 18:00", None),
        ("a", "2026-11-23", "18:00", "shown", "once", None),
    ]
    with sqlite3.connect(path) as raw:
        raw.executemany("INSERT INTO mark (reminder_id, day, at, fate, moment, until) VALUES (?, ?, ?, ?, ?, ?)", bad)
    raw.close()
    assert store.history(DAY).marks == (good,)


@pytest.mark.parametrize(("record", "told"), [("{", "reminders is None"), ('{"grace_min": -1}', "grace_min is -1")])
def test_rules_that_cannot_be_read_are_told_once(store: ReminderStore, path: Path, record: str, told: str) -> None:
    store.save_rules(RULES, NOW)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE rules SET record = ?", (record,))
    raw.close()
    assert store.rules() == store.rules() == Rules()
    assert store.notice is not None
    assert store.notice.startswith(told)
    assert store.notice.count("left out") == 1


def test_of_many_processes_exactly_one_claims_each_slot(path: Path) -> None:
    command = [sys.executable, str(CLAIMER), str(path), "200"]
    # All of them make the file as well: it is not there yet.
    racers = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    answers = [racer.communicate(timeout=60) for racer in racers]
    assert [errors for _, errors in answers] == [""] * 3
    won = [int(number) for output, _ in answers for number in output.split()]
    assert sorted(won) == list(range(200))


@pytest.mark.parametrize("after", [1, 40])
def test_what_was_claimed_before_a_kill_stays_claimed(path: Path, after: int) -> None:
    with subprocess.Popen(
        [sys.executable, str(CLAIMER), str(path), "100000"], stdout=subprocess.PIPE, text=True
    ) as one:
        assert one.stdout is not None
        said = [int(one.stdout.readline()) for _ in range(after)]
        one.kill()
        said += [int(number) for number in one.stdout.read().split()]
    with ReminderStore(path) as store:
        assert store.notice is None
        assert not any(store.claim(numbered(number), NOW) for number in said)
        # At most the one under way was written without having been said.
        assert len(store.history(date.min).marks) - len(said) in {0, 1}


def ruin(path: Path, content: bytes) -> None:
    with ReminderStore(path) as store:
        store.save_rules(RULES, NOW)
        for number in range(300):
            store.add(Mark(numbered(number), Fate.SHOWN, NOW))
    whole = path.read_bytes()
    if content == b"cut":
        content = whole[: len(whole) // 2]
    elif content == b"torn":
        content = whole[:4096] + b"\xff" * 8192 + whole[12288:]
    elif content == b"no text":
        content = whole.replace(b"CREATE TABLE", b"CREATE \xffABLE")
    elif content == b"zeros":
        content = bytes(len(whole))
    path.write_bytes(content)


@pytest.mark.parametrize(
    "content", [b"cut", b"torn", b"no text", b"zeros", b"not a database at all, but a long enough text" * 200]
)
def test_a_damaged_file_is_kept_aside_and_started_anew(path: Path, content: bytes) -> None:
    for name in ("reminders.sqlite3.damaged", "reminders.sqlite3.damaged-2"):
        ruin(path, content)
        damaged = path.read_bytes()
        with ReminderStore(path) as store:
            assert store.notice == StoreNotice.DAMAGED
            assert store.rules() == Rules()
            assert store.claim(SLOT, NOW)
        assert path.with_name(name).read_bytes() == damaged
        assert path.stat().st_mode & 0o777 == 0o600
        with ReminderStore(path) as store:
            assert store.notice is None
            assert not store.claim(SLOT, NOW)


@pytest.mark.parametrize("content", [b"torn", b""])
def test_whoever_can_tell_nobody_leaves_a_damaged_file_as_it_is(path: Path, content: bytes) -> None:
    ruin(path, content)
    damaged = path.read_bytes()
    with pytest.raises(StorageError, match=r"could not be used|is empty"):
        ReminderStore(path, mends=False)
    assert path.read_bytes() == damaged
    with ReminderStore(path) as store:
        assert store.notice in set(StoreNotice)


def test_a_file_without_its_tables_counts_as_damaged(path: Path) -> None:
    ruin(path, b"")
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 1")
    raw.close()
    with ReminderStore(path) as store:
        assert store.notice == StoreNotice.DAMAGED


def test_a_file_of_no_length_is_told_of(path: Path) -> None:
    ruin(path, b"")
    with ReminderStore(path) as store:
        assert store.notice == StoreNotice.EMPTIED


def test_a_damaged_file_that_cannot_be_put_aside_stays_as_it_is(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ruin(path, b"zeros")
    damaged = path.read_bytes()

    def refuse(_: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(StorageError, match="is damaged and could not be put aside: Permission denied"):
        ReminderStore(path)
    assert path.read_bytes() == damaged


def test_a_file_of_a_newer_program_is_refused_and_left_as_it_is(path: Path) -> None:
    ruin(path, b"")
    with sqlite3.connect(path) as raw:
        raw.execute("PRAGMA user_version = 99")
    raw.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="was written by a newer Lymph Coach"):
        ReminderStore(path)
    assert path.read_bytes() == before


def test_a_place_that_is_no_place_for_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(StorageError, match="could not be used: File exists"):
        ReminderStore(tmp_path / "data" / "reminders.sqlite3")


def test_a_file_that_cannot_be_opened_is_told_and_is_no_damage(path: Path) -> None:
    ruin(path, b"")
    with ReminderStore(path):
        pass
    path.with_name(path.name + "-wal").mkdir()
    with pytest.raises(StorageError, match="could not be used: it cannot be opened"):
        ReminderStore(path)
    assert [one.name for one in path.parent.iterdir() if "damaged" in one.name] == []


def test_a_file_held_by_another_program_is_told(store: ReminderStore, path: Path) -> None:
    store._connection.execute("PRAGMA busy_timeout = 1")
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageError, match="another program is using it"):
        store.claim(SLOT, NOW)
    other.execute("ROLLBACK")
    other.close()
    assert store.claim(SLOT, NOW)


def test_a_file_that_may_only_be_read_is_told(store: ReminderStore) -> None:
    store._connection.execute("PRAGMA query_only = 1")
    with pytest.raises(StorageError, match="it may only be read"):
        store.save_rules(RULES, NOW)
    store._connection.execute("PRAGMA query_only = 0")
    assert store.rules() == Rules()


def test_a_full_disk_is_told_and_nothing_is_half_written(store: ReminderStore) -> None:
    pages: int = store._connection.execute("PRAGMA page_count").fetchone()[0]
    store._connection.execute(f"PRAGMA max_page_count = {pages}")

    def write_much() -> None:
        with store.writing():
            for number in range(3000):
                store.add(Mark(numbered(number), Fate.SHOWN, NOW))

    with pytest.raises(StorageError, match="the disk is full"):
        write_much()
    assert store.history(date.min).marks == ()


def test_a_disk_that_takes_no_more_bytes_is_told(store: ReminderStore, path: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = path.with_name(path.name + "-wal")
    resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size + 100, hard))
    try:
        with pytest.raises(StorageError, match="could not be used: "):
            store.claim(SLOT, NOW)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert store.claim(SLOT, NOW)
