"""The resident reminder: one at a time, seen to live, untroubled by what fails, gone when nobody wants it."""

import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.reminders.fake_bus import FakeBus
from tests.reminders.hand_clock import NOON, HandClock

from lymph_coach.remind import stay
from lymph_coach.remind.herald import Herald
from lymph_coach.remind.lock import LOCK_FILE, ResidentLock, is_alive
from lymph_coach.remind.resident import RealResident
from lymph_coach.remind.stay import Resident, entry_path, same_file, stay_on, still_there
from lymph_coach.reminders.marks import Due
from lymph_coach.reminders.notify.notice import NotifyError
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system import process_lock
from lymph_coach.system.atomic import StorageError


class FakeHerald(Herald):
    """Does what it is told to at each look, and lets a minute pass at each wait."""

    def __init__(self, clock: HandClock, *looks: Exception | None) -> None:
        self._hand = clock
        self._looks = list(looks)
        self.heard = 0
        self.closed = False
        self.deaf = False

    def look(self) -> Due | None:
        trouble = self._looks.pop(0) if self._looks else None
        if trouble is not None:
            raise trouble
        return None

    def hear(self, coming: Due | None) -> None:
        assert coming is None
        self.heard += 1
        self._hand.move(minutes=1)
        if self.deaf:
            raise NotifyError("It broke.")

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


def run(herald: FakeHerald, clock: HandClock, minutes: int) -> tuple[list[datetime], list[str]]:
    noted: list[datetime] = []
    said: list[str] = []
    ends = clock.moment + timedelta(minutes=minutes)
    Resident(herald, clock, noted.append, said.append).run(lambda: clock.moment < ends)
    return noted, said


def test_each_look_is_noted(clock: HandClock) -> None:
    noted, said = run(FakeHerald(clock), clock, 3)
    assert noted == [NOON + timedelta(minutes=count) for count in range(3)]
    assert said == []


def test_what_fails_is_told_once_in_a_row_and_tried_again(clock: HandClock) -> None:
    gone, full = NotifyError("No service."), StorageError("Disk full.")
    herald = FakeHerald(clock, gone, gone, full, None, full)
    noted, said = run(herald, clock, 6)
    assert (len(noted), herald.heard) == (6, 6)
    assert said == ["No service.", "Disk full.", "Disk full."]


def test_a_notification_that_fails_does_not_end_it(clock: HandClock) -> None:
    herald = FakeHerald(clock)
    herald.deaf = True
    noted, said = run(herald, clock, 3)
    assert (len(noted), said) == (3, ["It broke."] * 3)


def test_the_lock_is_for_one_and_tells_that_it_lives(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_lock, "_BETWEEN_S", 0.0)
    path = tmp_path / "folder" / LOCK_FILE
    assert not is_alive(path, NOON)
    first, second = ResidentLock(path), ResidentLock(path)
    assert first.take()
    assert not is_alive(path, NOON), "it has not looked yet"
    assert not second.take()
    first.note(NOON)
    assert is_alive(path, NOON + timedelta(minutes=15))
    assert is_alive(path, NOON - timedelta(minutes=15)), "the clock was set back"
    assert not is_alive(path, NOON + timedelta(minutes=16)), "it hangs"
    first.release()
    assert not is_alive(path, NOON)
    first.release()
    first.note(NOON)
    assert second.take()
    second.release()


def test_a_disk_that_is_full_does_not_end_a_note(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lock = ResidentLock(tmp_path / LOCK_FILE)
    assert lock.take()

    def full(_file: int, _data: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    lock.note(NOON)
    monkeypatch.undo()
    lock.release()


def test_a_lock_that_cannot_be_made_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / LOCK_FILE).mkdir()
    with pytest.raises(StorageError, match="could not be opened: Is a directory"):
        ResidentLock(tmp_path / LOCK_FILE).take()


def test_whether_it_lives_is_told_by_the_lock_beside_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    resident = RealResident(tmp_path / "reminders.sqlite3")
    assert not resident.lives(NOON)
    lock = ResidentLock(tmp_path / LOCK_FILE)
    assert lock.take()
    lock.note(NOON)
    assert resident.lives(NOON)
    lock.release()
    monkeypatch.setattr(sys, "executable", "/nowhere/lymph-coach")
    with pytest.raises(NotifyError, match="could not be opened"):
        resident.start()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    before = signal.getsignal(signal.SIGTERM)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(process_lock, "_BETWEEN_S", 0.0)
    monkeypatch.setattr(stay, "LOOK_S", 0.0)
    yield tmp_path
    signal.signal(signal.SIGTERM, before)


def make_entry(home: Path) -> Path:
    entry = home / "config" / "autostart" / "lymph-coach-remind.desktop"
    entry.parent.mkdir(parents=True)
    entry.touch()
    return entry


def test_it_ends_when_its_entry_is_gone(home: Path) -> None:
    entry = make_entry(home)
    herald = FakeHerald(HandClock())

    def make(store: ReminderStore) -> Herald:
        assert store.rules().reminders == ()
        assert is_alive(home / LOCK_FILE, datetime.now(UTC)) is False, "nothing was noted so far"
        entry.unlink()
        return herald

    assert stay_on(home / "reminders.sqlite3", make) == 0
    assert herald.closed
    again = ResidentLock(home / LOCK_FILE)
    assert again.take(), "the lock is free again"
    again.release()


def test_it_ends_with_its_session_and_lets_the_next_one_start_its_own(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_entry(home)
    with FakeBus(home) as bus:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", bus.address)

        class Logout(FakeHerald):
            def hear(self, coming: Due | None) -> None:
                bus.hang_up()
                super().hear(coming)

        herald = Logout(HandClock())

        def make(_store: ReminderStore) -> Herald:
            return herald

        with pytest.raises(SystemExit) as end:
            stay_on(home / "reminders.sqlite3", make)
    assert (end.value.code, herald.closed) == (143, True)
    following = ResidentLock(home / LOCK_FILE)
    assert following.take()
    following.release()


def test_a_file_that_takes_the_place_of_the_first_is_used(home: Path) -> None:
    entry, path = make_entry(home), home / "reminders.sqlite3"
    made: list[ReminderStore] = []

    def make(store: ReminderStore) -> Herald:
        made.append(store)
        if len(made) == 2:
            entry.unlink()
        path.rename(home / f"aside-{len(made)}")
        ReminderStore(path).close()
        return FakeHerald(HandClock())

    assert stay_on(path, make) == 0
    assert len(made) == 2


def test_a_second_one_ends_at_once(home: Path) -> None:
    first = ResidentLock(home / LOCK_FILE)
    assert first.take()
    assert stay_on(home / "reminders.sqlite3") == 0
    assert not (home / "reminders.sqlite3").exists()
    first.release()


def test_a_file_that_cannot_be_used_is_tried_again_and_told_once(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry, path = make_entry(home), home / "reminders.sqlite3"
    path.mkdir()
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        if len(waits) == 3:
            entry.unlink()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", wait)
        assert stay_on(path) == 0
    assert len(waits) == 3
    assert capsys.readouterr().err == f"lymph-coach remind: {path} could not be used: Is a directory.\n"


def test_a_lock_that_cannot_be_made_ends_it_with_a_sentence(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (home / LOCK_FILE).mkdir()
    assert stay_on(home / "reminders.sqlite3") == 1
    assert "could not be opened" in capsys.readouterr().err


def test_the_entry_is_looked_for_where_the_desktop_does(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert entry_path({"XDG_CONFIG_HOME": "/a"}) == Path("/a/autostart/lymph-coach-remind.desktop")
    monkeypatch.setenv("HOME", str(home))
    for environ in ({}, {"XDG_CONFIG_HOME": "relative"}):
        assert entry_path(environ) == home / ".config" / "autostart" / "lymph-coach-remind.desktop"


def test_an_entry_that_never_was_is_not_missed(tmp_path: Path) -> None:
    asks = still_there(tmp_path / "none")
    assert asks()
    (tmp_path / "some").touch()
    asks = still_there(tmp_path / "some")
    assert asks()
    (tmp_path / "some").unlink()
    assert not asks()


def test_a_file_that_was_taken_away_is_not_the_same(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.touch()
    asks = same_file(path)
    assert asks()
    path.unlink()
    assert not asks()
