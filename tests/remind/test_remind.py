"""What the start at a reminder's time decides, where it looks, and the small things it stands on."""

import locale
import sys
import time as real_time
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from tests.reminders.hand_clock import NOON

from lymph_coach.remind import remind
from lymph_coach.remind.basis import LocalClock, complain, is_worth_waiting, reminders_path, twelve_hours_here
from lymph_coach.remind.launch import open_window, remind_words, start_resident, window_words
from lymph_coach.remind.words import notice_of
from lymph_coach.reminders.database import StoreNotice
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.notify.notice import NotifyError
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.folders import Folders

SLOT = Slot("one", NOON.date(), time(12))


@pytest.mark.parametrize(
    "environ",
    [
        {},
        {"XDG_DATA_HOME": ""},
        {"XDG_DATA_HOME": "/somewhere/share"},
        {"XDG_DATA_HOME": "relative"},
        {"LYMPH_COACH_HOME": "/stick"},
        {"LYMPH_COACH_HOME": "/stick", "XDG_DATA_HOME": "/somewhere/share"},
    ],
)
def test_the_file_lies_in_the_data_folder_that_everything_else_uses(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, environ: dict[str, str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_DATA_HOME", "LYMPH_COACH_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    assert reminders_path(environ) == Folders.of(environ).data / "reminders.sqlite3"


@pytest.mark.parametrize(
    ("ahead", "worth"), [(timedelta(0), True), (timedelta(minutes=2), True), (timedelta(minutes=3), False)]
)
def test_what_is_due_or_about_to_be_is_worth_waiting_for(tmp_path: Path, ahead: timedelta, *, worth: bool) -> None:
    with ReminderStore(tmp_path / "r") as store:
        assert is_worth_waiting(store, Due(SLOT, NOON + ahead), NOON) is worth
        assert not is_worth_waiting(store, None, NOON)


def test_a_snooze_is_worth_waiting_for(tmp_path: Path) -> None:
    with ReminderStore(tmp_path / "r") as store:
        keeper = Keeper(store)
        keeper.put(Reminder("one", "Circles", time(12)), NOON - timedelta(hours=1), UTC)
        keeper.due(NOON, UTC)
        keeper.snooze(SLOT, 60, NOON, UTC)
        coming = keeper.coming(NOON, UTC)
        assert coming is not None
        assert coming.moment == NOON + timedelta(hours=1)
        assert is_worth_waiting(store, coming, NOON)


class Outside:
    """Notes which way :func:`remind.run` goes."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
        self.path = home / "data" / "reminders.sqlite3"
        self.gone: list[tuple[str, Path]] = []
        monkeypatch.setenv("LYMPH_COACH_HOME", str(home))
        monkeypatch.setattr("lymph_coach.remind.herald.tell_once", self._taking("tell"))
        monkeypatch.setattr("lymph_coach.remind.stay.stay_on", self._taking("stay"))

    def _taking(self, name: str) -> Callable[[Path], int]:
        def take(path: Path) -> int:
            self.gone.append((name, path))
            return 7

        return take

    def remind_in(self, minutes: int) -> None:
        clock = LocalClock({})
        at = (clock.now() + timedelta(minutes=minutes)).astimezone(clock.zone()).time()
        reminder = Reminder("one", "Circles", at.replace(second=0, microsecond=0, fold=0))
        with ReminderStore(self.path) as store:
            Keeper(store).put(reminder, clock.now() - timedelta(minutes=5), clock.zone())


@pytest.fixture
def outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Outside:
    return Outside(monkeypatch, tmp_path)


def test_without_a_file_there_is_nothing_to_tell_and_none_is_made(outside: Outside) -> None:
    assert remind.run() == 0
    assert outside.gone == []
    assert not outside.path.exists()


def test_nothing_due_ends_at_once(outside: Outside) -> None:
    outside.remind_in(minutes=60)
    assert remind.run() == 0
    assert outside.gone == []


def test_a_glance_is_enough_where_nothing_can_be_due(
    outside: Outside, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("LYMPH_COACH_HOME", "TZ"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("lymph_coach.remind.basis.is_wanted", pytest.fail)
    assert remind.run() == 0
    assert outside.gone == []


def test_what_is_due_is_told(outside: Outside) -> None:
    outside.remind_in(minutes=0)
    assert remind.run() == 7
    assert outside.gone == [("tell", outside.path)]


def test_who_stays_needs_no_file_yet(outside: Outside) -> None:
    assert remind.run(stay=True) == 7
    assert outside.gone == [("stay", outside.path)]


def test_a_file_that_cannot_be_used_is_one_line(outside: Outside, capsys: pytest.CaptureFixture[str]) -> None:
    outside.path.mkdir(parents=True)
    assert remind.run() == 1
    assert capsys.readouterr().err == f"lymph-coach remind: {outside.path} could not be used: Is a directory.\n"


def test_a_folder_that_cannot_be_looked_into_is_one_line(
    outside: Outside, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LYMPH_COACH_HOME", str(outside.path.parents[1] / ("x" * 300)))
    assert remind.run() == 1
    assert capsys.readouterr().err.endswith("reminders.sqlite3 could not be used: File name too long.\n")


def test_a_damaged_file_is_left_to_the_window_which_can_tell_of_it(
    outside: Outside, capsys: pytest.CaptureFixture[str]
) -> None:
    outside.path.parent.mkdir()
    outside.path.write_bytes(b"no database" * 1000)
    assert remind.run() == 1
    assert capsys.readouterr().err == f"lymph-coach remind: {outside.path} could not be used: it is damaged.\n"
    assert [path.name for path in outside.path.parent.iterdir()] == ["reminders.sqlite3"]
    with ReminderStore(outside.path) as store:
        assert store.notice == StoreNotice.DAMAGED


def test_complaints_go_where_errors_go(capsys: pytest.CaptureFixture[str]) -> None:
    complain("No service.")
    assert capsys.readouterr().err == "lymph-coach remind: No service.\n"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no disk here that is always full")
def test_complaints_that_nobody_takes_end_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The session's own log may lie on the disk whose fulness is complained of."""
    with Path("/dev/full").open("w", encoding="utf-8", buffering=1) as full:
        monkeypatch.setattr(sys, "stderr", full)
        complain("Disk full.")
        monkeypatch.undo()
        with pytest.raises(OSError, match="No space left"):
            full.close()
    monkeypatch.setattr(sys, "stderr", None)
    complain("No output at all.")


def test_the_clock_tells_moment_and_zone() -> None:
    clock = LocalClock({"TZ": "Asia/Kolkata"})
    assert abs(datetime.now(UTC) - clock.now()) < timedelta(minutes=1)
    assert str(clock.zone()) == "Asia/Kolkata"


@pytest.mark.parametrize(("written", "twelve"), [("06:00:00 PM", True), ("18:00:00", False), ("18.00", False)])
def test_whether_hours_go_to_twelve_is_told_by_how_an_evening_is_written(
    monkeypatch: pytest.MonkeyPatch, written: str, *, twelve: bool
) -> None:
    def write(form: str, at: tuple[int, ...]) -> str:
        assert (form, at[3]) == ("%X", 18)
        return written

    monkeypatch.setattr(real_time, "strftime", write)
    before = locale.setlocale(locale.LC_TIME)
    assert twelve_hours_here() is twelve
    assert locale.setlocale(locale.LC_TIME) == before


def test_a_place_that_the_system_does_not_know_has_twenty_four(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "xx_NOWHERE")
    assert not twelve_hours_here()


@pytest.mark.parametrize(
    ("habit", "catch_up", "body"),
    [
        ("after tea", False, "After tea"),
        ("", False, "Time for your routine."),
        (" Éclair ", True, "Éclair\nThis was due at 12:00."),
    ],
)
def test_a_notice_says_the_habit_and_when_a_late_one_was_due(habit: str, body: str, *, catch_up: bool) -> None:
    notice = notice_of(Reminder("one", "Circles", time(12), habit=habit), Due(SLOT, NOON, catch_up))
    assert (notice.title, notice.body, notice.slot) == ("Circles", body, SLOT)


def test_a_notice_writes_the_time_as_the_person_does() -> None:
    due = Due(SLOT, NOON, catch_up=True)
    notice = notice_of(Reminder("one", "Circles", time(12)), due, twelve_hour=True)
    assert notice.body.endswith("This was due at 12:00 PM.")


def test_the_window_is_opened_by_the_program_that_reminds() -> None:
    program = remind_words()[:-1]
    assert remind_words()[-1] == "remind"
    assert window_words("gentle") == (*program, "open", "--ready", "gentle")
    assert window_words("") == (*program, "open", "--ready", "")


def test_a_preset_that_is_no_more_counts_as_the_chosen_one() -> None:
    assert window_words("of another version")[-2:] == ("--ready", "")


@pytest.mark.parametrize("start", [start_resident, lambda: open_window("")])
def test_a_program_that_is_gone_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, start: Callable[[], None]
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/lymph-coach")
    with pytest.raises(NotifyError, match=r"^Lymph Coach could not be opened: No such file or directory\.$"):
        start()
