"""The task of the Windows Task Scheduler, held against the order and names of its documented schema."""

import xml.etree.ElementTree as ET
from datetime import time
from pathlib import Path

import pytest
from tests.reminders.schedule.ground import LAUNCH, NOTHING, RULES, SUNDAY, Tool, files_below

from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.alarms import Alarm, alarms
from lymph_coach.reminders.schedule.commands import Outcome
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleError
from lymph_coach.reminders.schedule.tasks import NAMESPACE, TaskSchedule, task_xml

USER = "DESKTOP-1\\Anna"
NAME = "Lymph Coach reminders (Anna)"
# What the schema's sequences allow, in their order: triggerBaseType, then calendarTriggerType.
TRIGGER_ORDER = (
    *("Enabled", "StartBoundary", "EndBoundary", "Repetition", "ExecutionTimeLimit"),
    *("RandomDelay", "ScheduleByDay", "ScheduleByWeek", "ScheduleByMonth", "ScheduleByMonthDayOfWeek"),
)
SETTINGS = {
    *("AllowStartOnDemand", "RestartOnFailure", "MultipleInstancesPolicy", "DisallowStartIfOnBatteries"),
    *("StopIfGoingOnBatteries", "AllowHardTerminate", "StartWhenAvailable", "NetworkProfileName"),
    *("RunOnlyIfNetworkAvailable", "WakeToRun", "Enabled", "Hidden", "DeleteExpiredTaskAfter", "IdleSettings"),
    *("NetworkSettings", "ExecutionTimeLimit", "Priority", "RunOnlyIfIdle"),
}


def child(parent: ET.Element, path: str) -> ET.Element:
    found = parent.find("/".join(f"{{{NAMESPACE}}}{step}" for step in path.split("/")))
    assert found is not None, path
    return found


def names(parent: ET.Element) -> list[str]:
    return [one.tag.removeprefix(f"{{{NAMESPACE}}}") for one in parent]


def texts(parent: ET.Element) -> dict[str, str | None]:
    return {name: one.text for name, one in zip(names(parent), parent, strict=True)}


def test_it_is_well_formed_utf_16() -> None:
    content = task_xml(Launch(("C:\\Müller & Söhne\\x.exe", "remind")), alarms(RULES), USER)
    assert content[:2] in {b"\xff\xfe", b"\xfe\xff"}
    assert content.decode("utf-16").startswith('<?xml version="1.0" encoding="UTF-16"?>\n')
    task = ET.fromstring(content)  # noqa: S314 - our own text
    assert task.tag == f"{{{NAMESPACE}}}Task"
    assert task.get("version") == "1.2"
    assert names(task) == ["RegistrationInfo", "Triggers", "Principals", "Settings", "Actions"]
    assert child(task, "Actions/Exec/Command").text == "C:\\Müller & Söhne\\x.exe"


def test_each_time_has_its_trigger_in_the_schema_s_order() -> None:
    task = ET.fromstring(task_xml(LAUNCH, alarms(RULES), USER))  # noqa: S314
    triggers = list(child(task, "Triggers"))
    assert names(child(task, "Triggers")) == ["CalendarTrigger", "CalendarTrigger"]
    begins = [child(one, "StartBoundary").text for one in triggers]
    assert begins == ["2026-01-01T07:30:00", "2026-01-01T18:00:00"]
    assert names(child(triggers[0], "ScheduleByWeek/DaysOfWeek")) == ["Monday", "Wednesday", "Friday"]
    assert len(names(child(triggers[1], "ScheduleByWeek/DaysOfWeek"))) == 7
    for one in triggers:
        places = [TRIGGER_ORDER.index(name) for name in names(one)]
        assert places == sorted(places)
        assert child(one, "ScheduleByWeek/WeeksInterval").text == "1"


def test_sunday_is_sunday() -> None:
    task = ET.fromstring(task_xml(LAUNCH, (Alarm(time(8), frozenset({6})),), USER))  # noqa: S314
    assert names(child(task, "Triggers/CalendarTrigger/ScheduleByWeek/DaysOfWeek")) == ["Sunday"]


def test_it_catches_up_and_runs_on_battery() -> None:
    task = ET.fromstring(task_xml(LAUNCH, alarms(RULES), USER))  # noqa: S314
    settings = texts(child(task, "Settings"))
    assert settings.keys() <= SETTINGS
    wanted = {
        "StartWhenAvailable": "true",
        "DisallowStartIfOnBatteries": "false",
        "StopIfGoingOnBatteries": "false",
        "ExecutionTimeLimit": "PT23H",
        "MultipleInstancesPolicy": "IgnoreNew",
        "WakeToRun": "false",
        "Enabled": "true",
    }
    assert wanted.items() <= settings.items()


def test_it_is_the_person_s_own_without_special_rights() -> None:
    task = ET.fromstring(task_xml(LAUNCH, alarms(RULES), USER))  # noqa: S314
    person = child(task, "Principals/Principal")
    assert texts(person) == {"UserId": USER, "LogonType": "InteractiveToken", "RunLevel": "LeastPrivilege"}
    assert person.get("id") == child(task, "Actions").get("Context")


def test_words_are_quoted_for_windows() -> None:
    launch = Launch(("C:\\Program Files\\pythonw.exe", "-P", "a b", 'say "x"', "end\\"))
    task = ET.fromstring(task_xml(launch, alarms(RULES), USER))  # noqa: S314
    assert texts(child(task, "Actions/Exec")) == {
        "Command": "C:\\Program Files\\pythonw.exe",
        "Arguments": '-P "a b" "say \\"x\\"" end\\',
    }


class Schtasks(Tool):
    """A Task Scheduler that keeps the definition it is handed."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.task = ""
        self.answers = {"/Create": self.create, "/Delete": self.delete, "/Query": self.query}

    def create(self) -> Outcome:
        self.task = (self.folder / "lymph-coach-remind.xml").read_bytes().decode("utf-16")
        return Outcome(0)

    def delete(self) -> Outcome:
        self.task = ""
        return Outcome(0)

    def query(self) -> Outcome:
        return Outcome(0, self.task) if self.task else Outcome(1, trouble="ERROR: cannot find the file")


def test_installed_updated_and_removed(tmp_path: Path) -> None:
    run = Schtasks(tmp_path)
    schedule = TaskSchedule(LAUNCH, USER, tmp_path, run)
    assert schedule.status().condition is Condition.OFF
    run.asked.clear()
    schedule.install(RULES)
    definition = str(tmp_path / "lymph-coach-remind.xml")
    assert run.asked == [("schtasks", "/Create", "/TN", NAME, "/XML", definition, "/F")]
    assert files_below(tmp_path) == set()
    status = schedule.status()
    assert (status.active, status.means, status.condition, status.place) == (True, Means.TASKS, Condition.ON, NAME)
    schedule.install(Rules((SUNDAY,)))
    assert "T18:05:00" in run.task
    assert "T07:30:00" not in run.task
    run.asked.clear()
    schedule.remove()
    assert run.asked == [("schtasks", "/Query", "/TN", NAME, "/XML"), ("schtasks", "/Delete", "/TN", NAME, "/F")]
    assert schedule.status().condition is Condition.OFF


def test_none_on_removes_and_removing_nothing_deletes_nothing(tmp_path: Path) -> None:
    run = Schtasks(tmp_path)
    schedule = TaskSchedule(LAUNCH, USER, tmp_path, run)
    schedule.install(RULES)
    schedule.install(NOTHING)
    assert run.task == ""
    run.asked.clear()
    schedule.remove()
    assert [words[1] for words in run.asked] == ["/Query"]


def test_switched_off_in_the_task_scheduler(tmp_path: Path) -> None:
    run = Schtasks(tmp_path)
    schedule = TaskSchedule(LAUNCH, USER, tmp_path, run)
    schedule.install(RULES)
    run.task = run.task.replace("<Enabled>true</Enabled>", "<Enabled>false</Enabled>")
    assert schedule.status().condition is Condition.STOPPED


def test_a_refusal_is_told_and_leaves_no_file(tmp_path: Path) -> None:
    run = Schtasks(tmp_path)
    run.answers["/Create"] = Outcome(1, trouble="ERROR: Access is denied.\r\n")
    schedule = TaskSchedule(LAUNCH, USER, tmp_path, run)
    with pytest.raises(ScheduleError, match="did not work: ERROR: Access is denied"):
        schedule.install(RULES)
    assert files_below(tmp_path) == set()
    assert not schedule.status().active


def test_a_copy_with_folders_of_its_own_is_refused(tmp_path: Path) -> None:
    run = Schtasks(tmp_path)
    launch = Launch(LAUNCH.words, {"LYMPH_COACH_HOME": "E:\\coach"})
    with pytest.raises(ScheduleError, match="without LYMPH_COACH_HOME"):
        TaskSchedule(launch, USER, tmp_path, run).install(RULES)
    assert run.asked == []
