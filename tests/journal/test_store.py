"""The diary file: what is written is read, in one step or not at all, by the day it was there and then."""

import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given

from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.entry import Entry, EntryError, Ratings
from lymph_coach.journal.question import Obstacle
from lymph_coach.journal.rows import COLUMNS, from_row, to_row
from lymph_coach.journal.store import JournalStore
from lymph_coach.journal.weeks import Pause, PauseReason

sys.path.insert(0, str(Path(__file__).parent))
from diaries import BEGAN, DIARY, FULL, LENGTH, HandClock, entries, entry

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "diary.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[JournalStore]:
    with JournalStore(path, HandClock()) as opened:
        yield opened


def test_a_new_diary_is_private_empty_and_nothing_to_tell_of(store: JournalStore, path: Path) -> None:
    assert store.everything() == Diary()
    assert (store.count, store.first_day, store.last(), store.notice) == (0, None, None, None)
    assert store.is_reached
    assert [oct(part.stat().st_mode & 0o777) for part in path.parent.iterdir()] == ["0o600"] * 3
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_every_commit_waits_for_the_disk(store: JournalStore) -> None:
    asked = [store._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert asked == ["wal", 2]


def test_what_is_written_is_there_after_opening_again(store: JournalStore, path: Path) -> None:
    store.take_in(DIARY)
    with JournalStore(path, HandClock()) as again:
        assert again.everything() == DIARY
        assert again.entry("full") == FULL
        assert again.last() == entry(2)
        assert (again.count, again.first_day) == (3, date(2026, 11, 1))
        found = again.entry("full")
        assert found is not None
        assert found.began.isoformat() == "2026-11-01T09:30:00+01:00"


@given(entries())
def test_any_entry_comes_back_from_its_row_as_it_was(given: Entry) -> None:
    assert from_row(to_row(given)) == given
    assert len(to_row(given)) == len(COLUMNS)


def test_a_session_under_way_is_one_entry_that_grows(store: JournalStore) -> None:
    begun = replace(entry(0), circles_done=0, ended=BEGAN)
    for circles in range(5):
        store.progress(replace(begun, circles_done=circles, ended=BEGAN + timedelta(seconds=circles)))
    finished = replace(begun, circles_done=60, ended=BEGAN + LENGTH, why_ended="finished", after=Ratings(pain=2))
    store.progress(finished)
    assert store.everything().entries == (finished,)


def test_an_entry_is_corrected_deleted_and_put_back(store: JournalStore) -> None:
    store.add(FULL)
    corrected = replace(FULL, note="", began=BEGAN - timedelta(days=1), after_care=frozenset())
    store.replace(corrected)
    assert store.between(date(2026, 10, 31), date(2026, 10, 31)) == (corrected,)
    assert store.delete("full") == corrected
    assert store.count == 0
    store.add(corrected)
    assert store.entry("full") == corrected


def test_what_is_there_is_not_added_and_what_is_not_is_not_changed(store: JournalStore) -> None:
    store.add(FULL)
    with pytest.raises(EntryError, match="id is full; allowed is one that is not in the diary"):
        store.add(replace(FULL, note="other"))
    with pytest.raises(EntryError, match="id is entry-1; allowed is that of an entry in the diary"):
        store.replace(entry(1))
    with pytest.raises(EntryError, match="id is entry-1; allowed is that of an entry in the diary"):
        store.delete("entry-1")
    assert store.everything().entries == (FULL,)


def test_a_day_is_the_one_it_was_there_and_then(store: JournalStore) -> None:
    late = datetime(2026, 11, 1, 0, 30, tzinfo=timezone(timedelta(hours=14)))  # in UTC the day before
    early = datetime(2026, 11, 30, 23, 30, tzinfo=timezone(timedelta(hours=-11)))  # in UTC the day after
    for began in (late, early):
        store.add(Entry(began.isoformat(), began, began))
    store.add(entry(-1))
    store.add(entry(30))
    assert [one.began for one in store.between(*NOVEMBER)] == [late, early]
    assert store.between(date(2026, 12, 1), date(2026, 12, 1)) == (entry(30),)


def test_entries_stand_in_their_order(store: JournalStore) -> None:
    noon = replace(entry(0), id="noon", began=BEGAN + timedelta(hours=3), ended=BEGAN + timedelta(hours=4))
    for one in (noon, entry(0), entry(5)):
        store.add(one)
    assert store.between(*NOVEMBER) == (entry(0), noon, entry(5))


def test_what_goes_wrong_half_way_leaves_nothing_written(store: JournalStore) -> None:
    def write_and_fail() -> None:
        with store.writing():
            store.add(entry(1))
            store.set_goal(Goal(2))
            raise KeyError

    with pytest.raises(KeyError):
        write_and_fail()
    assert store.everything() == Diary()


def test_the_goal_the_pauses_and_the_answers_are_kept(store: JournalStore) -> None:
    ill = Pause(date(2026, 11, 3), None, PauseReason.ILL)
    store.set_goal(Goal(2))
    store.set_goal(Goal(7))
    away = Pause(date(2026, 11, 3), date(2026, 11, 4), PauseReason.AWAY)
    for pause in (replace(ill, last=date(2026, 11, 9)), away, ill):
        store.set_pause(pause)
    store.remove_pause(away)
    store.remove_pause(replace(ill, last=date(2026, 11, 9)))  # it is not there any more
    store.answer(Hindrance(date(2026, 11, 9), None))
    store.answer(Hindrance(date(2026, 11, 9), Obstacle.TIRED))
    store.answer(Hindrance(date(2026, 11, 2), None))
    assert store.goal() == Goal(7)
    assert store.pauses() == (ill,)
    assert store.hindrances() == (
        Hindrance(date(2026, 11, 2), None),
        Hindrance(date(2026, 11, 9), Obstacle.TIRED),
    )


@pytest.mark.parametrize("days", [0, 8])
def test_a_goal_that_no_week_has_is_refused(days: int) -> None:
    with pytest.raises(EntryError, match=f"days is {days}; allowed are 1 to 7"):
        Goal(days)


def test_what_is_there_stands_when_more_is_taken_in(store: JournalStore) -> None:
    mine = Diary(
        (replace(FULL, note="mine"),),
        Goal(2),
        (Pause(date(2026, 11, 3), date(2026, 11, 4), PauseReason.ILL),),
        (Hindrance(date(2026, 11, 10), Obstacle.PAIN),),
    )
    store.take_in(mine)
    store.take_in(DIARY)
    store.take_in(DIARY)
    assert store.everything() == Diary(
        (*mine.entries, entry(1), entry(2)),
        Goal(2),
        (*mine.pauses, DIARY.pauses[1]),
        (*mine.hindrances, DIARY.hindrances[1]),
    )


def test_half_characters_are_joined_or_replaced(store: JournalStore) -> None:
    store.add(entry(1, "\ud83d\ude00 and \ud83d"))
    found = store.last()
    assert found is not None
    assert found.note == "😀 and \ufffd"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("began", "noon"),
        ("before_pain", 11),
        ("after_care", "{"),
        ("after_care", "7"),
        ("ended", "2020-01-01T00:00+00:00"),
    ],
)
def test_a_row_that_makes_no_sense_hides_no_other(store: JournalStore, path: Path, column: str, value: object) -> None:
    store.add(entry(1))
    store.add(FULL)
    with sqlite3.connect(path) as raw:
        raw.execute(f"UPDATE entry SET {column} = ? WHERE id = 'full'", (value,))  # noqa: S608
    raw.close()
    assert store.everything().entries == (entry(1),)


def test_what_makes_no_sense_beside_the_entries_hides_nothing_else(store: JournalStore, path: Path) -> None:
    store.take_in(DIARY)
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE goal SET days = 9")
        raw.execute("UPDATE pause SET reason = 'whim' WHERE reason = 'ill'")
        raw.execute("UPDATE hindrance SET day = 'once' WHERE obstacle IS NULL")
    raw.close()
    assert (store.goal(), store.pauses(), store.hindrances()) == (None, DIARY.pauses[1:], DIARY.hindrances[:1])


def test_a_byte_that_is_no_text_hides_no_entry(store: JournalStore, path: Path) -> None:
    store.add(entry(1, "warm"))
    with sqlite3.connect(path) as raw:
        raw.execute("UPDATE entry SET note = CAST(X'77ff' AS TEXT)")
    raw.close()
    assert store.everything().entries == (entry(1, "w\ufffd"),)
