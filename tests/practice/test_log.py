"""Sessions in the diary, and those of the time before it brought in once."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lymph_coach.journal.diary import Goal
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.store import JournalStore
from lymph_coach.journal.under_way import progress_under_way
from lymph_coach.journal.weeks import Week
from lymph_coach.practice.log import DIARY_FILE, DiaryLog, copies_of, open_diary
from lymph_coach.routine.kinds import Arms, Posture
from lymph_coach.routine.plan import Manner
from lymph_coach.session.history import CUT_OFF, Practice
from lymph_coach.system import database
from lymph_coach.system.atomic import StorageError

BEGAN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)


def now() -> datetime:
    return BEGAN + timedelta(days=1)


def practice(minutes: int = 0) -> Practice:
    began = BEGAN + timedelta(minutes=minutes)
    manner = Manner(Posture.STANDING, arms=Arms.LEFT)
    return Practice(
        began, began + timedelta(minutes=9), "standard", 41, 60, "tired", 2, 3, manner, f"session-{minutes}"
    )


def test_what_was_practised_is_an_entry_with_all_there_is_to_tell(tmp_path: Path) -> None:
    with open_diary(tmp_path, now) as store:
        log = DiaryLog(store)
        assert log.last() is None
        log.keep(practice())
        entry = store.entry("session-0")
        assert entry is not None
        assert (entry.posture, entry.arms, entry.rounds_done, entry.circles_done) == ("standing", "left", 2, 41)
        assert not entry.by_person
        log.keep(practice(60))
        assert store.count == 2
    with open_diary(tmp_path, now) as store:
        assert DiaryLog(store).last() == practice(60)


def test_a_session_is_one_entry_from_its_start_to_its_end(tmp_path: Path) -> None:
    begun = replace(practice(), ended=BEGAN, circles_done=0, rounds_done=0, why_ended=CUT_OFF)
    with open_diary(tmp_path, now) as store:
        log = DiaryLog(store)
        log.keep(begun)
        (entry,) = store.everything().entries
        assert (entry.circles_planned, entry.circles_done, entry.why_ended) == (60, 0, CUT_OFF)
        store.replace(replace(entry, before=Ratings(pain=4)))
        log.progress(replace(begun, ended=BEGAN + timedelta(minutes=2), circles_done=12))
        (entry,) = store.everything().entries
        assert (entry.circles_done, entry.ended - entry.began) == (12, timedelta(minutes=2))
        log.keep(practice())
        assert store.everything().entries == (
            replace(entry, ended=BEGAN + timedelta(minutes=9), circles_done=41, rounds_done=2, why_ended="tired"),
        )
        assert entry.before == Ratings(pain=4)


def test_what_has_ended_or_is_gone_is_not_written_over_by_what_comes_late(tmp_path: Path) -> None:
    late = replace(practice(), circles_done=3, why_ended=CUT_OFF)
    with open_diary(tmp_path, now) as store:
        log = DiaryLog(store)
        log.progress(late)
        assert store.count == 0
        log.keep(practice())
        log.progress(late)
        log.keep(late)
        log.forget("session-0")
        assert log.last() == practice()


def test_what_was_cut_off_can_be_forgotten(tmp_path: Path) -> None:
    with open_diary(tmp_path, now) as store:
        log = DiaryLog(store)
        log.keep(replace(practice(), why_ended=CUT_OFF))
        log.forget("another")
        assert store.count == 1
        log.forget("session-0")
        assert store.count == 0


def test_feelings_and_after_care_join_their_entry_and_no_other(tmp_path: Path) -> None:
    with open_diary(tmp_path, now) as store:
        log = DiaryLog(store)
        log.keep(practice())
        log.felt("session-0", before=Ratings(pain=4))
        log.felt("session-0", after=Ratings(pain=3))
        log.cared("session-0", frozenset({"skin"}))
        log.felt("another", before=Ratings(pain=9))
        log.cared("another", frozenset({"skin"}))
        (entry,) = log.latest(5)
        assert (entry.before, entry.after, entry.after_care) == (Ratings(pain=4), Ratings(pain=3), {"skin"})


def test_a_diary_that_cannot_be_read_knows_of_nothing(tmp_path: Path) -> None:
    store = open_diary(tmp_path, now)
    store._connection.execute("DROP TABLE entry")
    log = DiaryLog(store)
    assert log.last() is None
    assert log.latest(5) == ()
    assert log.week(BEGAN.date(), 0) is None
    store.close()


def test_progress_on_a_diary_that_others_hold_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE_S", 0.0)
    with open_diary(tmp_path, now) as store:
        log = DiaryLog(store)
        log.keep(replace(practice(), why_ended=CUT_OFF))
        with store.writing(), pytest.raises(StorageError, match="another program is using it"):
            log.progress(replace(practice(), why_ended=CUT_OFF))


def test_a_diary_that_is_nowhere_is_not_made_by_progress(tmp_path: Path) -> None:
    progress_under_way(tmp_path / DIARY_FILE, Entry("a", BEGAN, BEGAN))
    assert list(tmp_path.iterdir()) == []


def test_a_session_told_by_the_person_is_the_last_one_too(tmp_path: Path) -> None:
    with open_diary(tmp_path, now) as store:
        store.add(Entry("a", BEGAN, BEGAN, by_person=True))
        last = DiaryLog(store).last()
        assert last is not None
        assert last.manner == Manner()


def test_sessions_of_before_the_diary_are_brought_in_once(tmp_path: Path) -> None:
    line = {
        "began": BEGAN.isoformat(),
        "ended": (BEGAN + timedelta(minutes=4)).isoformat(),
        "preset": "starter",
        "circles_done": 20,
        "circles_planned": 20,
        "why_ended": "finished",
    }
    old = tmp_path / "history.jsonl"
    old.write_text(f"{json.dumps(line)}\n\n{{torn", encoding="utf-8")
    with open_diary(tmp_path, now) as store:
        assert [entry.preset for entry in store.everything().entries] == ["starter"]
    assert not old.exists()
    old.write_text(json.dumps(line), encoding="utf-8")
    with open_diary(tmp_path, now) as store:
        assert store.count == 1


def test_a_diary_that_cannot_be_reached_leaves_the_old_file_for_the_next_time(tmp_path: Path) -> None:
    (tmp_path / "history.jsonl").mkdir()
    with open_diary(tmp_path, now) as store:
        assert store.count == 0
    assert (tmp_path / "history.jsonl").is_dir()


def test_the_diary_is_copied_as_it_changes_and_not_too_often(tmp_path: Path) -> None:
    with open_diary(tmp_path, now) as store:
        copies = copies_of(tmp_path, now)
        log = DiaryLog(store, copies)
        log.keep(practice())
        log.keep(practice(60))
        (copy,) = copies.all()
        assert copies.preview(copy).entries == 1


def test_the_diary_lies_in_the_data_folder(tmp_path: Path) -> None:
    with open_diary(tmp_path, now) as store:
        assert isinstance(store, JournalStore)
    assert (tmp_path / DIARY_FILE).is_file()


def test_the_week_is_known_with_the_goal_and_the_day_weeks_begin_on(tmp_path: Path) -> None:
    with open_diary(tmp_path, now) as store:
        log = DiaryLog(store)
        today = BEGAN.date()
        assert log.week(today, 0) == (Week(today - timedelta(days=6)), 4)
        log.keep(practice())
        store.set_goal(Goal(5))
        assert log.week(today, 0) == (Week(today - timedelta(days=6), (today,)), 5)
        assert log.week(today, 6) == (Week(today, (today,)), 5)
