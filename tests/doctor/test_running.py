"""What the doctor says of the window, its faults and its reminders."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.reminders.fake_notifier import FakeNotifier

from lymph_coach.doctor import running
from lymph_coach.doctor.findings import Finding, State
from lymph_coach.reminders.schedule.schedule import Condition, Means, ScheduleStatus
from lymph_coach.system.process_lock import ProcessLock

OK, WARNING = State.OK, State.WARNING
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def said(findings: tuple[Finding, ...]) -> list[tuple[State, str]]:
    return [(one.state, one.sentence) for one in findings]


def test_the_window_is_closed_open_or_out_of_reach(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path / "window.lock")
    assert said(running.window(lock.path)) == [(OK, "The window is not open.")]
    assert lock.take()
    assert said(running.window(lock.path)) == [(WARNING, "The window is open, as process ?, but cannot be reached.")]
    lock.note("12\n")
    assert "as process 12, but cannot" in running.window(lock.path)[0].sentence
    lock.note("12\n/somewhere")
    assert said(running.window(lock.path)) == [(OK, "The window is open, as process 12.")]
    lock.release()
    assert said(running.window(lock.path)) == [(OK, "The window is not open.")]


def wrote(path: Path, when: datetime) -> None:
    path.write_text("Traceback", encoding="utf-8")
    os.utime(path, (when.timestamp(), when.timestamp()))


@pytest.mark.parametrize(("days", "state"), [(1, WARNING), (7, WARNING), (8, OK)])
def test_a_fault_counts_while_it_is_new(tmp_path: Path, days: int, state: State) -> None:
    path = tmp_path / "crash.log"
    wrote(path, NOW - timedelta(days=days))
    (finding,) = running.log(tmp_path, tmp_path / "lock", NOW)
    assert finding.state is state
    assert f"2026-11-{22 - days:02d} at 12:00" in finding.sentence
    assert (str(path) in finding.mend) is (state is WARNING)


def test_no_log_and_an_empty_one_are_well(tmp_path: Path) -> None:
    for _ in range(2):
        assert [one.state for one in running.log(tmp_path, tmp_path / "lock", NOW)] == [OK]
        (tmp_path / "crash.log").touch()


def test_a_hard_end_is_told_unless_a_window_is_open_now(tmp_path: Path) -> None:
    wrote(tmp_path / "hard-crash.log", NOW)
    assert said(running.log(tmp_path, tmp_path / "lock", NOW))[0] == (
        WARNING,
        "Lymph Coach stopped by itself last time.",
    )
    lock = ProcessLock(tmp_path / "lock")
    assert lock.take()
    assert [one.state for one in running.log(tmp_path, lock.path, NOW)] == [OK]
    lock.release()


def test_the_last_fault_is_found_when_its_log_was_put_away(tmp_path: Path) -> None:
    (tmp_path / "crash.log").touch()
    wrote(tmp_path / "crash.1.log", NOW - timedelta(days=1))
    (finding,) = running.log(tmp_path, tmp_path / "lock", NOW)
    assert finding.state is WARNING
    assert finding.sentence.endswith(f"2026-11-21 at 12:00, in {tmp_path / 'crash.1.log'}.")
    wrote(tmp_path / "crash.log", NOW)
    assert str(tmp_path / "crash.log") in running.log(tmp_path, tmp_path / "lock", NOW)[0].mend


@pytest.mark.parametrize("condition", Condition)
def test_reminders_are_as_the_system_tells(condition: Condition) -> None:
    def status() -> ScheduleStatus:
        return ScheduleStatus(condition is Condition.ON, Means.SYSTEMD, condition, "a file")

    finding, shown = running.reminders(status, FakeNotifier())
    assert (shown.state, shown.sentence) == (OK, "fake shows reminders as notifications.")
    troubled = condition in {Condition.STOPPED, Condition.OTHER_COPY}
    assert finding.sentence == condition.value
    assert finding.state is (WARNING if troubled else OK)
    assert bool(finding.mend) is troubled


def test_a_desktop_that_shows_no_notifications_is_told() -> None:
    notifier = FakeNotifier()
    notifier.trouble = "Nobody shows notifications here."
    _, shown = running.reminders(lambda: ScheduleStatus(True, Means.SYSTEMD, Condition.ON, "a file"), notifier)
    assert (shown.state, shown.sentence) == (WARNING, notifier.trouble)
    assert shown.mend
