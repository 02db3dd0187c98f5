"""The LaunchAgent of macOS: its property list, and how it comes and goes."""

import plistlib
from pathlib import Path

import pytest
from tests.reminders.schedule.ground import LAUNCH, NOTHING, RULES, SUNDAY, Tool, files_below

from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.alarms import alarms
from lymph_coach.reminders.schedule.commands import Outcome
from lymph_coach.reminders.schedule.launchd import LABEL, LaunchdSchedule, agent_plist
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleError

AGENT = "Library/LaunchAgents/org.lymphcoach.remind.plist"


def test_the_agent_is_written_so() -> None:
    assert plistlib.loads(agent_plist(LAUNCH, alarms(Rules((*RULES.reminders, SUNDAY))))) == {
        "Label": "org.lymphcoach.remind",
        "ProgramArguments": ["/opt/lymph-coach/lymph-coach", "remind"],
        "StartCalendarInterval": [
            {"Weekday": 1, "Hour": 7, "Minute": 30},
            {"Weekday": 3, "Hour": 7, "Minute": 30},
            {"Weekday": 5, "Hour": 7, "Minute": 30},
            {"Hour": 18, "Minute": 0},
            {"Weekday": 0, "Hour": 18, "Minute": 5},
        ],
        "RunAtLoad": True,
        "ProcessType": "Interactive",
        "AbandonProcessGroup": True,
    }


def test_it_carries_the_folders() -> None:
    agent = plistlib.loads(agent_plist(Launch(("/x",), {"LYMPH_COACH_HOME": "/a & b"}), alarms(RULES)))
    assert agent["EnvironmentVariables"] == {"LYMPH_COACH_HOME": "/a & b"}


class Launchctl(Tool):
    """A launchd that knows of one agent, or of none."""

    def __init__(self) -> None:
        super().__init__()
        self.known = False
        self.answers = {"bootstrap": self.bootstrap, "bootout": self.bootout, "print": self.tell}

    def bootstrap(self) -> Outcome:
        assert not self.known
        self.known = True
        return Outcome(0)

    def bootout(self) -> Outcome:
        self.known = False
        return Outcome(0)

    def tell(self) -> Outcome:
        return Outcome(0 if self.known else 113)


def test_installed_updated_and_removed(tmp_path: Path) -> None:
    run = Launchctl()
    schedule = LaunchdSchedule(LAUNCH, tmp_path, 501, run)
    assert schedule.status().condition is Condition.OFF
    schedule.install(RULES)
    assert run.asked[-1] == ("launchctl", "bootstrap", "gui/501", str(tmp_path / AGENT))
    status = schedule.status()
    assert (status.active, status.means, status.condition) == (True, Means.LAUNCHD, Condition.ON)
    assert status.place == str(tmp_path / AGENT)
    run.asked.clear()
    schedule.install(Rules((SUNDAY,)))
    assert [words[1:3] for words in run.asked] == [
        ("print", f"gui/501/{LABEL}"),
        ("bootout", f"gui/501/{LABEL}"),
        ("bootstrap", "gui/501"),
    ]
    assert files_below(tmp_path) == {AGENT}
    assert schedule.status().condition is Condition.ON
    schedule.remove()
    assert files_below(tmp_path) == set()
    assert not run.known
    assert schedule.status().condition is Condition.OFF


def test_none_on_removes(tmp_path: Path) -> None:
    run = Launchctl()
    schedule = LaunchdSchedule(LAUNCH, tmp_path, 501, run)
    schedule.install(RULES)
    schedule.install(NOTHING)
    assert files_below(tmp_path) == set()
    assert not run.known


def test_a_refusal_is_told(tmp_path: Path) -> None:
    run = Launchctl()
    run.answers["bootstrap"] = Outcome(5, trouble="Bootstrap failed: 5: Input/output error\n")
    schedule = LaunchdSchedule(LAUNCH, tmp_path, 501, run)
    with pytest.raises(ScheduleError, match=r"did not work: Bootstrap failed: 5: Input/output error$"):
        schedule.install(RULES)
    assert schedule.status().condition is Condition.STOPPED


@pytest.mark.parametrize(
    "other", [Launch(("/elsewhere/lymph-coach", "remind")), Launch(LAUNCH.words, {"LYMPH_COACH_HOME": "/x"})]
)
def test_another_copy_of_the_program_is_told_apart(tmp_path: Path, other: Launch) -> None:
    run = Launchctl()
    LaunchdSchedule(other, tmp_path, 501, run).install(RULES)
    assert LaunchdSchedule(LAUNCH, tmp_path, 501, run).status().condition is Condition.OTHER_COPY
    assert LaunchdSchedule(other, tmp_path, 501, run).status().condition is Condition.ON


@pytest.mark.parametrize("content", [b"", b"<?xml version='1.0'?><plist><dict>"])
def test_a_damaged_agent_does_not_count_as_ours(tmp_path: Path, content: bytes) -> None:
    run = Launchctl()
    schedule = LaunchdSchedule(LAUNCH, tmp_path, 501, run)
    schedule.install(RULES)
    (tmp_path / AGENT).write_bytes(content)
    assert schedule.status().condition is Condition.OTHER_COPY
