"""A LaunchAgent of macOS, as its property list and the words of ``launchctl``."""

import plistlib
from pathlib import Path
from xml.parsers.expat import ExpatError

from lymph_coach.reminders.reminder import EVERY_DAY, Rules
from lymph_coach.reminders.schedule.alarms import Alarm, alarms
from lymph_coach.reminders.schedule.commands import Run, ask
from lymph_coach.reminders.schedule.files import content_of, remove, write
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleStatus

LABEL = "org.lymphcoach.remind"


def agent_plist(launch: Launch, times: tuple[Alarm, ...]) -> bytes:
    """The agent's definition.

    RunAtLoad: launchd catches up what passed asleep, but not what passed while the machine was off, so each login
    starts it once. ProcessType and AbandonProcessGroup: the window that Start opens inherits the one, and would be
    slowed down as Background; without the other it would end with the reminder that opened it.
    """
    agent: dict[str, object] = {
        "Label": LABEL,
        "ProgramArguments": list(launch.words),
        "StartCalendarInterval": [entry for alarm in times for entry in _intervals(alarm)],
        "RunAtLoad": True,
        "ProcessType": "Interactive",
        "AbandonProcessGroup": True,
    }
    if launch.environment:
        agent["EnvironmentVariables"] = dict(launch.environment)
    return plistlib.dumps(agent, sort_keys=False)


def bootstrap_words(user_id: int, agent: Path) -> list[str]:
    """Has launchd take the agent in, for the person's session."""
    return ["launchctl", "bootstrap", f"gui/{user_id}", str(agent)]


def bootout_words(user_id: int) -> list[str]:
    """Has launchd let go of the agent."""
    return ["launchctl", "bootout", f"gui/{user_id}/{LABEL}"]


def print_words(user_id: int) -> list[str]:
    """Prints what launchd knows of the agent; fails where it knows none."""
    return ["launchctl", "print", f"gui/{user_id}/{LABEL}"]


class LaunchdSchedule:
    """Owns one file in the person's LaunchAgents, and what launchd keeps of it."""

    def __init__(self, launch: Launch, home: Path, user_id: int, run: Run) -> None:
        """Change nothing yet.

        Args:
            launch: what to start.
            home: the person's home folder.
            user_id: the person's number, which names their session.
            run: how launchctl is asked.
        """
        self._path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
        self._launch = launch
        self._user_id = user_id
        self._run = run

    def install(self, rules: Rules) -> None:
        """See :class:`Schedule`."""
        times = alarms(rules)
        if not times:
            self.remove()
            return
        self._let_go()
        write(self._path, agent_plist(self._launch, times))
        ask(self._run, bootstrap_words(self._user_id, self._path))

    def remove(self) -> None:
        """See :class:`Schedule`."""
        self._let_go()
        remove(self._path)

    def status(self) -> ScheduleStatus:
        """See :class:`Schedule`."""
        condition = self._condition()
        return ScheduleStatus(condition is Condition.ON, Means.LAUNCHD, condition, str(self._path))

    def _condition(self) -> Condition:
        content = content_of(self._path)
        if content is None:
            return Condition.OFF
        if not self._is_loaded():
            return Condition.STOPPED
        kept = _definition(content)
        ours = _definition(agent_plist(self._launch, ()))
        # The times differ with the rules; which program and files they are for does not.
        same = all(kept.get(key) == ours.get(key) for key in ("ProgramArguments", "EnvironmentVariables"))
        return Condition.ON if same else Condition.OTHER_COPY

    def _is_loaded(self) -> bool:
        return self._run(print_words(self._user_id)).code == 0

    def _let_go(self) -> None:
        if self._is_loaded():
            ask(self._run, bootout_words(self._user_id))


def _definition(content: bytes) -> dict[str, object]:
    try:
        return plistlib.loads(content)
    except (plistlib.InvalidFileException, ExpatError):
        return {}  # damaged: not ours any more


def _intervals(alarm: Alarm) -> list[dict[str, int]]:
    """One entry for every day, or one for each day of the week, on which launchd's Sunday is 0."""
    at = {"Hour": alarm.at.hour, "Minute": alarm.at.minute}
    if alarm.days == EVERY_DAY:
        return [at]
    return [{"Weekday": (day + 1) % 7, **at} for day in sorted(alarm.days)]
