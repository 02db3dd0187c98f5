"""A diary of any older program is brought up to date in whole steps, with a copy before; a newer one is refused."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from lymph_coach.journal.backup import Backups, Preview, Reason
from lymph_coach.journal.migrations import MIGRATIONS, migrate
from lymph_coach.journal.opening import Event
from lymph_coach.journal.rows import COLUMNS
from lymph_coach.journal.store import JournalStore
from lymph_coach.system.atomic import StorageError

sys.path.insert(0, str(Path(__file__).parent))
from diaries import BEGAN, DIARY, HandClock, entry

GOLDEN = Path(__file__).parent / "golden"
NEXT = (*MIGRATIONS, ("ALTER TABLE entry ADD COLUMN mood TEXT", "UPDATE entry SET mood = 'calm'"))
BROKEN = (*MIGRATIONS, ("ALTER TABLE entry ADD COLUMN mood TEXT", "UPDATE nothing SET mood = 'calm'"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "diary.sqlite3"


def make(path: Path, version: int) -> None:
    """A diary as a program of that version left it."""
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript((GOLDEN / f"{version}.sql").read_text(encoding="utf-8"))


def look(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(query).fetchall()


def test_there_is_a_golden_diary_of_every_version() -> None:
    assert sorted(one.stem for one in GOLDEN.glob("*.sql")) == [str(n + 1) for n in range(len(MIGRATIONS))]


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_the_diary_of_every_version_is_read_whole(path: Path, version: int) -> None:
    make(path, version)
    with JournalStore(path, HandClock()) as store:
        assert store.notice is None
        assert store.everything() == DIARY


def test_the_tables_have_a_column_for_every_field() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as raw:
        migrate(raw, MIGRATIONS, lambda _: None)
        names = [name for (name,) in raw.execute("SELECT name FROM pragma_table_info('entry')")]
    assert set(names) == {"day", "began_s", *COLUMNS}


def test_a_step_leads_on_and_a_copy_of_the_diary_before_it_is_kept(path: Path) -> None:
    make(path, 1)
    with JournalStore(path, HandClock(), NEXT) as store:
        assert store.notice is None
        assert store.everything() == DIARY
        store.add(entry(3))
    assert look(path, "PRAGMA user_version") == [(2,)]
    assert look(path, "SELECT DISTINCT mood FROM entry ORDER BY mood") == [(None,), ("calm",)]
    (copy,) = Backups(path, HandClock(), NEXT).all()
    assert copy.reason is Reason.MIGRATION
    assert look(copy.path, "PRAGMA user_version") == [(1,)]
    assert Backups(path, HandClock()).preview(copy) == Preview(3, BEGAN.date(), entry(2).began.date())


def test_a_copy_of_an_older_program_is_brought_up_to_date_when_it_comes_back(path: Path) -> None:
    make(path, 1)
    with JournalStore(path, HandClock(), NEXT) as store:
        store.delete("full")
        backups = Backups(path, HandClock(), NEXT)
        backups.restore(backups.all()[0])
        assert store.everything() == DIARY
    assert look(path, "SELECT DISTINCT mood FROM entry") == [("calm",)]


def test_nothing_is_copied_before_the_first_tables_are_made(path: Path) -> None:
    JournalStore(path, HandClock(), NEXT).close()
    assert look(path, "PRAGMA user_version") == [(2,)]
    assert Backups(path, HandClock()).all() == ()


def test_a_step_that_fails_leaves_the_diary_as_it_was(path: Path) -> None:
    make(path, 1)
    with JournalStore(path, HandClock(), BROKEN) as store:
        assert store.notice is not None
        assert store.notice.event is Event.UNREACHABLE
        assert store.count == 0
    assert look(path, "PRAGMA user_version") == [(1,)]
    with JournalStore(path, HandClock()) as store:
        assert store.everything() == DIARY


def test_where_another_process_was_faster_nothing_is_done_twice(path: Path) -> None:
    make(path, 1)

    def overtake(_: sqlite3.Connection) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            migrate(other, NEXT, lambda _: None)

    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        migrate(raw, NEXT, overtake)
    assert look(path, "PRAGMA user_version") == [(2,)]


def test_a_diary_of_a_newer_program_is_refused_politely_and_left_as_it_is(path: Path) -> None:
    JournalStore(path, HandClock(), NEXT).close()
    before = path.read_bytes()
    with JournalStore(path, HandClock()) as store:
        assert store.notice is not None
        assert store.notice.sentence == (
            f"Your diary cannot be opened just now and is left as it is: {path} could not be used: a newer Lymph Coach "
            "wrote it (diary version 2; this one knows up to 1). Please update Lymph Coach to read it; nothing in it "
            "was changed."
        )
        with pytest.raises(StorageError, match="Please update Lymph Coach"):
            store.add(entry(1))
        assert store.count == 0
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == [path.name]
