"""A task of the Windows Task Scheduler, as its XML (schema 1.2) and the words of ``schtasks``."""

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

from lymph_coach.reminders.reminder import EVERY_DAY, Rules
from lymph_coach.reminders.schedule.alarms import Alarm, alarms
from lymph_coach.reminders.schedule.commands import Run, ask
from lymph_coach.reminders.schedule.files import remove, write
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleError, ScheduleStatus

NAMESPACE = "http://schemas.microsoft.com/windows/2004/02/mit/task"

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Any day that is past; the days of the week decide.
_BEGINS = "2026-01-01"
_SETTINGS = (
    ("MultipleInstancesPolicy", "IgnoreNew"),
    ("DisallowStartIfOnBatteries", "false"),
    ("StopIfGoingOnBatteries", "false"),
    ("AllowHardTerminate", "true"),
    ("StartWhenAvailable", "true"),  # what passed while the machine was off or asleep starts it once
    ("RunOnlyIfNetworkAvailable", "false"),
    ("AllowStartOnDemand", "true"),
    ("Enabled", "true"),
    ("Hidden", "false"),
    ("RunOnlyIfIdle", "false"),
    ("WakeToRun", "false"),
    ("ExecutionTimeLimit", "PT23H"),  # one that hung must not silence the same time next day
    ("Priority", "5"),  # as any program: a window that Start opens inherits it, and 7, the usual, is slower
)


def task_xml(launch: Launch, times: tuple[Alarm, ...], user: str) -> bytes:
    r"""The task's definition, in UTF-16 as schtasks wants it.

    Args:
        launch: what to start; a program without a console window, so that none flashes up.
        times: when, by the clock on the wall.
        user: whose task it is, such as ``DESKTOP-1\Anna``; it runs only while this person is logged in.
    """
    task = ET.Element("Task", {"version": "1.2", "xmlns": NAMESPACE})
    about = ET.SubElement(task, "RegistrationInfo")
    ET.SubElement(about, "Author").text = "Lymph Coach"
    ET.SubElement(about, "Description").text = "Shows the reminders you chose while Lymph Coach is closed."
    triggers = ET.SubElement(task, "Triggers")
    for alarm in times:
        _add_trigger(triggers, alarm)
    person = ET.SubElement(ET.SubElement(task, "Principals"), "Principal", {"id": "Author"})
    ET.SubElement(person, "UserId").text = user
    ET.SubElement(person, "LogonType").text = "InteractiveToken"
    ET.SubElement(person, "RunLevel").text = "LeastPrivilege"
    settings = ET.SubElement(task, "Settings")
    for name, value in _SETTINGS:
        ET.SubElement(settings, name).text = value
    action = ET.SubElement(ET.SubElement(task, "Actions", {"Context": "Author"}), "Exec")
    ET.SubElement(action, "Command").text = launch.words[0]
    ET.SubElement(action, "Arguments").text = subprocess.list2cmdline(launch.words[1:])
    ET.indent(task)
    return ('<?xml version="1.0" encoding="UTF-16"?>\n' + ET.tostring(task, encoding="unicode") + "\n").encode("utf-16")


def create_words(name: str, definition: Path) -> list[str]:
    """Sets the task up, or replaces it."""
    return ["schtasks", "/Create", "/TN", name, "/XML", str(definition), "/F"]


def delete_words(name: str) -> list[str]:
    """Takes the task away without asking."""
    return ["schtasks", "/Delete", "/TN", name, "/F"]


def query_words(name: str) -> list[str]:
    """Prints the task's definition; fails where there is none."""
    return ["schtasks", "/Query", "/TN", name, "/XML"]


class TaskSchedule:
    """Owns one task of the Task Scheduler, named after the person, as all users of a machine share the names."""

    def __init__(self, launch: Launch, user: str, folder: Path, run: Run) -> None:
        """Change nothing yet.

        Args:
            launch: what to start; its environment must be empty, as a task cannot carry one.
            user: domain and name of the person, with a backslash between.
            folder: where the definition lies while schtasks reads it.
            run: how schtasks is asked.
        """
        self._launch = launch
        self._user = user
        self._name = f"Lymph Coach reminders ({user.rpartition(chr(92))[2]})"
        self._definition = folder / "lymph-coach-remind.xml"
        self._run = run

    def install(self, rules: Rules) -> None:
        """See :class:`Schedule`."""
        times = alarms(rules)
        if not times:
            self.remove()
            return
        if self._launch.environment:
            names = ", ".join(sorted(self._launch.environment))
            raise ScheduleError(f"Windows starts tasks without {names}, so they would not find your reminders.")
        write(self._definition, task_xml(self._launch, times, self._user))
        try:
            ask(self._run, create_words(self._name, self._definition))
        finally:
            remove(self._definition)

    def remove(self) -> None:
        """See :class:`Schedule`."""
        if self._run(query_words(self._name)).code == 0:
            ask(self._run, delete_words(self._name))

    def status(self) -> ScheduleStatus:
        """See :class:`Schedule`; a task of another copy counts as ours, and is replaced with the next change."""
        told = self._run(query_words(self._name))
        if told.code:
            condition = Condition.OFF
        elif "<Enabled>false</Enabled>" in told.text:
            condition = Condition.STOPPED
        else:
            condition = Condition.ON
        return ScheduleStatus(condition is Condition.ON, Means.TASKS, condition, self._name)


def _add_trigger(triggers: ET.Element, alarm: Alarm) -> None:
    trigger = ET.SubElement(triggers, "CalendarTrigger")
    # Without a zone, the boundary follows the clock on the wall.
    ET.SubElement(trigger, "StartBoundary").text = f"{_BEGINS}T{alarm.at:%H:%M}:00"
    week = ET.SubElement(trigger, "ScheduleByWeek")
    ET.SubElement(week, "WeeksInterval").text = "1"
    days = ET.SubElement(week, "DaysOfWeek")
    for day in sorted(alarm.days & EVERY_DAY):
        ET.SubElement(days, _WEEKDAYS[day])
