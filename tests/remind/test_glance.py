"""The glance never overlooks anything: where it is sure that nothing is due, the rules agree, in every odd zone."""

# ruff: noqa: S311  # random cases, not secrets

import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import pytest
from tests.reminders.cases import ZONES, make_history, make_now, make_rules, make_scene
from tests.reminders.hand_clock import NOON

from lymph_coach.remind.basis import is_worth_waiting
from lymph_coach.remind.glance import is_nothing_due, usual_file
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Slot
from lymph_coach.reminders.reminder import Reminder, Rules
from lymph_coach.reminders.store import ReminderStore

SCENES_A_ZONE, CASES_A_SCENE = 3, 40
NOON_S = NOON.timestamp()

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone of the process cannot be set here")


@pytest.fixture
def zone_set(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The zone of this process, for the C library too."""
    name: str = getattr(request, "param", "UTC")
    monkeypatch.setenv("TZ", name)
    time.tzset()
    yield name
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ReminderStore]:
    with ReminderStore(tmp_path / "reminders.sqlite3") as one:
        one._connection.execute("PRAGMA synchronous = OFF")
        yield one


@pytest.mark.parametrize("zone_set", ZONES, indirect=True)
def test_what_the_rules_would_tell_is_never_overlooked(zone_set: str, store: ReminderStore, tmp_path: Path) -> None:
    random, zone = Random(zone_set), ZoneInfo(zone_set)
    path, sure = str(tmp_path / "reminders.sqlite3"), 0
    for scene, day in (make_scene(random, zone) for _ in range(SCENES_A_ZONE)):
        for _ in range(CASES_A_SCENE):
            rules = make_rules(random, day)
            now = make_now(random, scene, rules, day)
            history = make_history(random, scene, rules, now)
            with store.writing():
                store._connection.execute("DELETE FROM mark")
                store.save_rules(rules, history.since or now - timedelta(days=30))
                for mark in history.marks:
                    store.add(mark)
            if is_nothing_due(path, now.timestamp()):
                sure += 1
                coming = Keeper(store).coming(now, zone)
                assert not is_worth_waiting(store, coming, now), f"{rules} at {now} with {history}"
    assert sure > SCENES_A_ZONE * CASES_A_SCENE // 20


@pytest.mark.usefixtures("zone_set")
@pytest.mark.parametrize(
    ("at", "grace_h", "sure"),
    [
        ("12:00", 2, False),
        ("07:00", 2, False),
        ("06:59", 2, True),
        ("15:00", 2, False),
        ("15:01", 2, True),
        ("06:59", 12, False),
        ("15:01", 12, True),
        ("20:59", 12, True),
        ("21:00", 12, False),
    ],
)
def test_it_is_sure_well_outside_the_grace_time(
    store: ReminderStore, tmp_path: Path, at: str, grace_h: int, *, sure: bool
) -> None:
    reminder = Reminder("one", "Circles", time_of_day.fromisoformat(at))
    rules = Rules((reminder,), grace=timedelta(hours=grace_h))
    path = str(tmp_path / "reminders.sqlite3")
    store.save_rules(rules, NOON - timedelta(days=1))
    assert is_nothing_due(path, NOON_S) is sure
    store.save_rules(replace(rules, reminders=(replace(reminder, on=False),)), NOON - timedelta(days=1))
    assert is_nothing_due(path, NOON_S), "one that is off is never due"


@pytest.mark.usefixtures("zone_set")
def test_a_snooze_is_seen_whatever_its_reminders_time(store: ReminderStore, tmp_path: Path) -> None:
    keeper = Keeper(store)
    keeper.put(Reminder("one", "Circles", time_of_day(3)), NOON - timedelta(hours=12), UTC)
    told = datetime(2026, 11, 18, 3, tzinfo=UTC)
    keeper.due(told, UTC)
    assert is_nothing_due(str(tmp_path / "reminders.sqlite3"), NOON_S)
    keeper.snooze(Slot("one", told.date(), time_of_day(3)), 60, told, UTC)
    assert not is_nothing_due(str(tmp_path / "reminders.sqlite3"), NOON_S)


@pytest.mark.usefixtures("zone_set")
@pytest.mark.parametrize(
    "record",
    [
        "garbage",
        '{"reminders": [{"id": "a", "at": "soon", "on": true}]}',
        '{"reminders": [{"id": "a", "at": 3, "on": true}]}',
        '{"reminders": [{"id": "a"}]}',
        '{"reminders": [{"id": "a", "at": "06:00"}], "grace_min": "long"}',
    ],
)
def test_what_it_does_not_understand_it_leaves_to_the_rules(store: ReminderStore, tmp_path: Path, record: str) -> None:
    store.save_rules(Rules(), NOON)
    assert is_nothing_due(str(tmp_path / "reminders.sqlite3"), NOON_S)
    store._connection.execute("UPDATE rules SET record = ?", (record,))
    assert not is_nothing_due(str(tmp_path / "reminders.sqlite3"), NOON_S)


def test_a_file_of_another_kind_is_left_to_whoever_opens_it_in_earnest(tmp_path: Path) -> None:
    path = tmp_path / "reminders.sqlite3"
    path.write_bytes(b"garbage" * 1000)
    assert not is_nothing_due(str(path), NOON_S)
    path.unlink()
    ReminderStore(path).close()
    path.write_bytes(path.read_bytes().replace(b"CREATE TABLE", b"CREATE \xffABLE"))
    assert not is_nothing_due(str(path), NOON_S)
    path.unlink()
    path.mkdir()
    assert not is_nothing_due(str(path), NOON_S)


def test_a_file_that_others_hold_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "reminders.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("CREATE TABLE rules (record TEXT)")
    other.execute("BEGIN EXCLUSIVE")
    assert not is_nothing_due(str(path), NOON_S)
    other.close()


def test_without_a_file_nothing_can_be_due_and_none_is_made(tmp_path: Path) -> None:
    assert is_nothing_due(str(tmp_path / "none"), NOON_S)
    assert not (tmp_path / "none").exists()


def test_where_the_file_is_usual_it_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert usual_file({"XDG_DATA_HOME": "/share"}) == "/share/lymph-coach/reminders.sqlite3"
    assert usual_file({}) == f"{os.path.expanduser('~')}/.local/share/lymph-coach/reminders.sqlite3"  # noqa: PTH111
    assert usual_file({"XDG_DATA_HOME": "relative"}) == ""
    assert usual_file({"LYMPH_COACH_HOME": "/stick"}) == ""
    monkeypatch.setattr(sys, "platform", "darwin")
    assert usual_file({}) == ""


@pytest.mark.real
def test_a_start_that_finds_nothing_due_loads_next_to_nothing(tmp_path: Path) -> None:
    code = "import sys; from lymph_coach.cli import main; s = main(['remind']); print(*sys.modules); sys.exit(s)"
    environment = {"PATH": "/usr/bin:/bin", "XDG_DATA_HOME": str(tmp_path), "HOME": str(tmp_path)}
    path = tmp_path / "lymph-coach" / "reminders.sqlite3"
    with ReminderStore(path) as store:
        store.save_rules(Rules(), NOON)
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "lymph_coach.remind.glance" in loaded
    assert loaded.isdisjoint({"argparse", "dataclasses", "json", "lymph_coach.reminders.rules", "pathlib", "typing"})
