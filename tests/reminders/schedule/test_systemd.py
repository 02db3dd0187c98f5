"""The timer of the user's systemd: its files, and how they come and go."""

import os
import random
import shutil
import subprocess
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import pytest
from tests.reminders.schedule.ground import AWKWARD, LAUNCH, NOTHING, RULES, SUNDAY, Tool, files_below

from lymph_coach.reminders.marks import History
from lymph_coach.reminders.reminder import EVERY_DAY, Reminder, Rules
from lymph_coach.reminders.rules import next_due
from lymph_coach.reminders.schedule.alarms import Alarm, alarms
from lymph_coach.reminders.schedule.autostart import AutostartSchedule
from lymph_coach.reminders.schedule.commands import Outcome
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleError
from lymph_coach.reminders.schedule.systemd import (
    SERVICE,
    TIMER,
    SystemdSchedule,
    calendar_line,
    service_unit,
    timer_unit,
)

needs_analyze = pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd-analyze here")

SERVICE_TEXT = """\
[Unit]
Description=Lymph Coach: show the reminder that is due

[Service]
Type=exec
ExecStart=":/opt/lymph-coach/lymph-coach" "remind"
KillMode=process
RuntimeMaxSec=23h
"""

TIMER_TEXT = """\
[Unit]
Description=Lymph Coach: times of the reminders

[Timer]
OnCalendar=Mon,Wed,Fri *-*-* 07:30:00
OnCalendar=*-*-* 18:00:00
OnStartupSec=2min
AccuracySec=1s
Persistent=true

[Install]
WantedBy=timers.target
"""


class Systemctl(Tool):
    """A user's systemd that keeps what it is told, with the link and the stamp that it makes."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.link = home / "config/systemd/user/timers.target.wants" / TIMER
        self.stamp = home / "data/systemd/timers" / f"stamp-{TIMER}"
        self.answers = {
            "enable": self.enable,
            "restart": self.restart,
            "disable": self.disable,
            "show": self.show,
        }

    def enable(self) -> Outcome:
        self.link.parent.mkdir(parents=True, exist_ok=True)
        self.link.unlink(missing_ok=True)
        self.link.symlink_to(self.link.parent.parent / TIMER)
        return Outcome(0)

    def restart(self) -> Outcome:
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.touch()
        return Outcome(0)

    def disable(self) -> Outcome:
        self.link.unlink()
        return Outcome(0)

    def show(self) -> Outcome:
        enabled = self.link.is_symlink()
        return Outcome(
            0,
            f"ActiveState={'active' if self.stamp.exists() else 'inactive'}\n"
            f"UnitFileState={'enabled' if enabled else 'disabled'}\n",
        )


def schedule_in(home: Path, run: Tool, launch: Launch = LAUNCH) -> SystemdSchedule:
    return SystemdSchedule(launch, home / "config", home / "data", run)


def test_the_service_is_written_so() -> None:
    assert service_unit(LAUNCH) == SERVICE_TEXT


def test_the_timer_is_written_so() -> None:
    assert timer_unit(alarms(RULES)) == TIMER_TEXT


def test_words_and_variables_are_quoted() -> None:
    launch = Launch(("/a b/50%/$x", *AWKWARD), {"LYMPH_COACH_HOME": '/b "c" %', "A": "1"})
    assert service_unit(launch).splitlines()[5:8] == [
        'Environment="A=1"',
        'Environment="LYMPH_COACH_HOME=/b \\"c\\" %%"',
        (
            r"""ExecStart=":/a b/50%%/$x" "-P" "a \"b\" c" "$HOME ${HOME} `id`" "50 %% %%h" "back\\slash" "it's" """
            r'''"é 🌙" "tab\there" "a;b"'''
        ),
    ]


def test_a_program_whose_path_systemd_refuses_is_started_by_another() -> None:
    assert 'ExecStart=":/usr/bin/env" "/mum\'s/lymph-coach" "remind"\n' in service_unit(
        Launch(("/mum's/lymph-coach", "remind"))
    )


def test_installed_it_is_active(tmp_path: Path) -> None:
    run = Systemctl(tmp_path)
    schedule = schedule_in(tmp_path, run)
    assert schedule.status().condition is Condition.OFF
    assert run.asked == []
    schedule.install(RULES)
    folder = tmp_path / "config/systemd/user"
    assert (folder / SERVICE).read_text() == SERVICE_TEXT
    assert (folder / TIMER).read_text() == TIMER_TEXT
    assert [words[3:] for words in run.asked] == [("daemon-reload",), ("enable", TIMER), ("restart", TIMER)]
    assert {words[:3] for words in run.asked} == {("systemctl", "--user", "--no-ask-password")}
    status = schedule.status()
    assert (status.active, status.means, status.condition) == (True, Means.SYSTEMD, Condition.ON)
    assert status.place == str(folder / TIMER)


def test_installed_twice_it_is_there_once(tmp_path: Path) -> None:
    schedule = schedule_in(tmp_path, Systemctl(tmp_path))
    schedule.install(RULES)
    once = files_below(tmp_path)
    schedule.install(RULES)
    assert files_below(tmp_path) == once
    assert len(once) == 4


def test_an_update_takes_the_place_of_the_times_before(tmp_path: Path) -> None:
    schedule = schedule_in(tmp_path, Systemctl(tmp_path))
    schedule.install(RULES)
    schedule.install(Rules((SUNDAY,)))
    lines = (tmp_path / "config/systemd/user" / TIMER).read_text().splitlines()
    assert [line for line in lines if "OnCalendar" in line] == ["OnCalendar=Sun *-*-* 18:05:00"]


@pytest.mark.parametrize("by_rules", [True, False])
def test_nothing_is_left_after_removal(tmp_path: Path, by_rules: bool) -> None:  # noqa: FBT001
    run = Systemctl(tmp_path)
    schedule = schedule_in(tmp_path, run)
    schedule.install(RULES)
    run.asked.clear()
    if by_rules:
        schedule.install(NOTHING)
    else:
        schedule.remove()
    assert files_below(tmp_path) == set()
    assert [words[3:] for words in run.asked] == [
        ("show-environment",),
        ("disable", "--now", TIMER),
        ("daemon-reload",),
    ]
    assert schedule.status().condition is Condition.OFF


def test_removing_nothing_asks_nobody(tmp_path: Path) -> None:
    run = Systemctl(tmp_path)
    schedule_in(tmp_path, run).remove()
    assert run.asked == []


def test_removal_without_systemd_still_leaves_nothing(tmp_path: Path) -> None:
    run = Systemctl(tmp_path)
    schedule = schedule_in(tmp_path, run)
    schedule.install(RULES)
    run.answers = {"--user": Outcome(1, trouble="Failed to connect to bus")}
    schedule.remove()
    assert files_below(tmp_path) == set()


def test_what_a_broken_removal_left_is_removed(tmp_path: Path) -> None:
    run = Systemctl(tmp_path)
    run.restart()
    schedule_in(tmp_path, run).remove()
    assert files_below(tmp_path) == set()
    assert [words[3:] for words in run.asked] == [("show-environment",), ("daemon-reload",)]


@pytest.mark.parametrize("deed", ["daemon-reload", "enable", "restart"])
def test_a_refusal_is_told_and_the_status_says_it_does_not_run(tmp_path: Path, deed: str) -> None:
    run = Systemctl(tmp_path)
    run.answers[deed] = Outcome(1, trouble="Failed to connect to bus: No medium found\nmore\n")
    schedule = schedule_in(tmp_path, run)
    with pytest.raises(ScheduleError, match=rf"{deed}.* did not work: Failed to connect to bus: No medium found$"):
        schedule.install(RULES)
    assert schedule.status().condition is Condition.STOPPED
    assert not schedule.status().active


def test_a_disk_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where the folder should be")
    with pytest.raises(ScheduleError, match="could not be written"):
        schedule_in(tmp_path, Systemctl(tmp_path)).install(RULES)


def test_a_folder_that_cannot_be_looked_into_holds_nothing_of_ours(tmp_path: Path) -> None:
    schedule = schedule_in(tmp_path / ("x" * 300), Systemctl(tmp_path))
    assert schedule.status().condition is Condition.OFF
    schedule.remove()
    with pytest.raises(ScheduleError, match="could not be written: File name too long"):
        schedule.install(RULES)


def test_no_answer_counts_as_not_running(tmp_path: Path) -> None:
    run = Systemctl(tmp_path)
    schedule = schedule_in(tmp_path, run)
    schedule.install(RULES)
    run.answers["show"] = Outcome(-1, trouble="no answer within 10 seconds")
    assert schedule.status().condition is Condition.STOPPED


def test_another_copy_of_the_program_is_told_apart(tmp_path: Path) -> None:
    run = Systemctl(tmp_path)
    schedule_in(tmp_path, run, Launch(("/elsewhere/lymph-coach", "remind"))).install(RULES)
    status = schedule_in(tmp_path, run).status()
    assert (status.active, status.condition) == (False, Condition.OTHER_COPY)


def test_a_unit_of_an_older_version_is_still_ours(tmp_path: Path) -> None:
    schedule = schedule_in(tmp_path, Systemctl(tmp_path))
    schedule.install(RULES)
    service = tmp_path / "config/systemd/user" / SERVICE
    service.write_text(service.read_text().replace("RuntimeMaxSec=23h\n", "").replace("that is due", "now"))
    assert schedule.status().condition is Condition.ON
    service.unlink()
    assert schedule.status().condition is Condition.OTHER_COPY


def test_a_folder_without_a_name_in_utf_8_is_told(tmp_path: Path) -> None:
    launch = Launch(("/home/m\udcfcller/lymph-coach", "remind"))
    for schedule in (schedule_in(tmp_path, Systemctl(tmp_path), launch), AutostartSchedule(launch, tmp_path)):
        with pytest.raises(ScheduleError, match="not written in UTF-8"):
            schedule.install(RULES)
        assert files_below(tmp_path) == set()


def analyze(*words: str, zone: str = "UTC", runtime: Path) -> subprocess.CompletedProcess[str]:
    """Without XDG_RUNTIME_DIR, ``systemd-analyze verify --user`` fails without a word."""
    runtime.mkdir(mode=0o700, exist_ok=True)
    environ = os.environ | {"TZ": zone, "XDG_RUNTIME_DIR": str(runtime), "LC_ALL": "C.UTF-8"}
    return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, env=environ, check=False)


def verify(folder: Path) -> str:
    units = (str(folder / SERVICE), str(folder / TIMER))
    # Units of the system have sockets there, whose paths have at most 107 letters: fewer are left below tmp_path.
    with TemporaryDirectory() as runtime:
        done = analyze("verify", "--user", *units, runtime=Path(runtime))
    return f"{done.returncode}{done.stdout}{done.stderr}"


@needs_analyze
@pytest.mark.parametrize("name", ["lymph-coach", "a b 50% $x é", 'mum\'s \\ "x"'])
def test_systemd_finds_nothing_to_say_about_the_units(tmp_path: Path, name: str) -> None:
    program = tmp_path / name
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    launch = Launch((str(program), *AWKWARD), {"LYMPH_COACH_HOME": f"{tmp_path}/{name}"})
    (tmp_path / SERVICE).write_text(service_unit(launch))
    (tmp_path / TIMER).write_text(timer_unit(alarms(RULES)))
    assert verify(tmp_path) == "0"


@needs_analyze
def test_systemd_would_have_something_to_say(tmp_path: Path) -> None:
    (tmp_path / SERVICE).write_text(service_unit(LAUNCH).replace("KillMode=process", "KillMode=wrong"))
    (tmp_path / TIMER).write_text(timer_unit(alarms(RULES)).replace("Mon,Wed", "Mox,Wed"))
    said = verify(tmp_path)
    assert "Failed to parse calendar specification" in said
    assert "Failed to parse kill mode" in said
    assert "is not executable" in said


ZONES = {
    "Europe/Berlin": (date(2026, 3, 26), date(2026, 10, 22)),
    "America/New_York": (date(2026, 3, 5), date(2026, 10, 29)),
    "America/Santiago": (date(2026, 9, 3), date(2026, 4, 2)),
    "Australia/Lord_Howe": (date(2026, 10, 1), date(2026, 4, 2)),
    "Asia/Kolkata": (date(2026, 12, 29), date(2028, 2, 26)),
}


def elapses(times: tuple[Alarm, ...], start: datetime, end: datetime, zone: str, runtime: Path) -> set[datetime]:
    """When systemd would start it between two moments."""
    base = f"--base-time={start:%Y-%m-%d %H:%M:%S} UTC"
    lines = [calendar_line(alarm) for alarm in times]
    done = analyze("calendar", "--iterations=12", base, *lines, zone=zone, runtime=runtime)
    assert done.returncode == 0, done.stderr
    said = [line.partition(": ")[2] for line in done.stdout.splitlines() if zone == "UTC" or "(in UTC)" in line]
    moments = {datetime.strptime(text, "%a %Y-%m-%d %H:%M:%S UTC").replace(tzinfo=UTC) for text in said}
    return {moment for moment in moments if moment < end}


def dues(rules: Rules, start: datetime, end: datetime, zone: ZoneInfo) -> set[datetime]:
    """When something is due between two moments, told by asking again after each."""
    found: set[datetime] = set()
    now = start
    while (due := next_due(rules, History(since=now), now, zone)) and due.moment < end:
        found.add(due.moment)
        now = due.moment + timedelta(minutes=1)
    return found


def random_rules(chance: random.Random, hours: range) -> Rules:
    def one(number: int) -> Reminder:
        days = frozenset(chance.sample(range(7), chance.randint(1, 7)))
        return Reminder(str(number), "A", time(chance.choice(hours), chance.choice(range(60))), days)

    return Rules(tuple(one(number) for number in range(chance.randint(1, 4))))


@needs_analyze
@pytest.mark.parametrize("number", range(50))
def test_systemd_starts_it_when_something_is_due(tmp_path: Path, number: int) -> None:
    """Over weeks in which the clocks change; half of the rules lie in the hours in which they do."""
    chance = random.Random(number)  # noqa: S311 - repeatable, not secret
    zone = chance.choice(sorted(ZONES))
    first = chance.choice(ZONES[zone])
    at_night = number % 2 == 1
    rules = random_rules(chance, range(4) if at_night else range(4, 22))
    start = datetime.combine(first, time(12, 0, 30), UTC)
    end = start + timedelta(days=9)
    started = elapses(alarms(rules), start, end, zone, tmp_path / "runtime")
    due = dues(rules, start, end, ZoneInfo(zone))
    assert due
    if at_night:
        assert due <= started
    else:
        assert due == started


@needs_analyze
def test_a_skipped_time_starts_it_at_the_end_of_the_gap(tmp_path: Path) -> None:
    """Left to itself, systemd 252 leaves that day out."""
    zone = "Europe/Berlin"
    rules = Rules((Reminder("a", "A", time(2, 30)),))
    start = datetime(2026, 3, 28, 12, tzinfo=UTC)
    end = start + timedelta(days=1)
    gap_over = datetime(2026, 3, 29, 1, tzinfo=UTC)
    assert dues(rules, start, end, ZoneInfo(zone)) == {gap_over}
    assert min(elapses(alarms(rules), start, end, zone, tmp_path / "r")) == gap_over


@needs_analyze
def test_systemd_counts_a_repeated_time_once_as_we_do(tmp_path: Path) -> None:
    zone = "Europe/Berlin"
    rules = Rules((Reminder("a", "A", time(2, 30)),))
    start = datetime(2026, 10, 24, 12, tzinfo=UTC)
    once = {datetime(2026, 10, 25, 0, 30, tzinfo=UTC)}
    end = start + timedelta(days=1)
    assert elapses((Alarm(time(2, 30), EVERY_DAY),), start, end, zone, tmp_path / "r") == once
    assert dues(rules, start, end, ZoneInfo(zone)) == once
