"""The wish to be reminded while the program is closed: kept beside the rules, whatever becomes of them."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.migrations import MIGRATIONS
from lymph_coach.reminders.reminder import Reminder, Rules
from lymph_coach.reminders.store import ReminderStore

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


@pytest.mark.parametrize("wanted", [True, False])
def test_it_is_kept_without_any_reminder_and_through_every_change_of_them(tmp_path: Path, *, wanted: bool) -> None:
    path = tmp_path / "r"
    with ReminderStore(path) as store:
        keeper = Keeper(store)
        assert keeper.wants_closed() is None
        keeper.want_closed(wanted=not wanted)
        keeper.want_closed(wanted=wanted)
    with ReminderStore(path) as store:
        keeper = Keeper(store)
        keeper.put(Reminder("one", "Circles", time(18)), NOON, UTC)
        keeper.delete("one", NOON, UTC)
        keeper.save(Rules(), NOON, UTC)
        assert keeper.wants_closed() is wanted


def test_a_file_of_the_first_schema_keeps_its_rules_and_has_no_wish(tmp_path: Path) -> None:
    path = tmp_path / "r"
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        for statement in MIGRATIONS[0]:
            raw.execute(statement)
        record = '{"version": 1, "reminders": [{"id": "one", "name": "Circles", "at": "18:00"}]}'
        raw.execute("INSERT INTO rules VALUES (1, ?, ?)", (record, NOON.isoformat()))
        raw.execute("PRAGMA user_version = 1")
    with ReminderStore(path) as store:
        assert store.notice is None
        assert store.rules().reminders == (Reminder("one", "Circles", time(18)),)
        assert store.wants_closed() is None
        store.want_closed(wanted=True)
        assert store.wants_closed() is True
