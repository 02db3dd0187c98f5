"""A timer of the user's own systemd: nothing of ours stays in memory, and nothing is lost while the machine sleeps."""

from pathlib import Path

from lymph_coach.reminders.reminder import EVERY_DAY, Rules
from lymph_coach.reminders.schedule.alarms import Alarm, alarms
from lymph_coach.reminders.schedule.commands import Run, ask
from lymph_coach.reminders.schedule.files import content_of, is_there, remove, write_text
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleStatus

SERVICE = "lymph-coach-remind.service"
TIMER = "lymph-coach-remind.timer"

_SYSTEMCTL = ("systemctl", "--user", "--no-ask-password")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_UNSAFE_IN_PROGRAM = frozenset("\"'\\")


def service_unit(launch: Launch) -> str:
    """What is started.

    Type=exec: it runs until the person has answered, and systemd does not wait for that. KillMode=process: the window
    that Start opens outlives the reminder that opened it. A timer starts nothing while its service still runs, so one
    that hung would silence all later reminders: RuntimeMaxSec ends it before the same time comes again next day.
    """
    words = launch.words
    if _UNSAFE_IN_PROGRAM & set(words[0]):
        words = ("/usr/bin/env", *words)  # systemd refuses a program with such characters in its path
    # The colon keeps systemd from taking a dollar sign for a variable.
    command = " ".join([_quoted(":" + words[0]), *(_quoted(word) for word in words[1:])])
    variables = [f"Environment={_quoted(f'{name}={value}')}" for name, value in sorted(launch.environment.items())]
    lines = [
        "[Unit]",
        "Description=Lymph Coach: show the reminder that is due",
        "",
        "[Service]",
        "Type=exec",
        *variables,
        f"ExecStart={command}",
        "KillMode=process",
        "RuntimeMaxSec=23h",
    ]
    return "\n".join(lines) + "\n"


def timer_unit(times: tuple[Alarm, ...]) -> str:
    """When.

    Persistent: what passed while the machine was off, or nobody logged in, starts it once, at login. That can be before
    the desktop shows notifications, so OnStartupSec gives it a second look.

    Args:
        times: at least one; systemd refuses a timer without.
    """
    lines = [
        "[Unit]",
        "Description=Lymph Coach: times of the reminders",
        "",
        "[Timer]",
        *(f"OnCalendar={calendar_line(alarm)}" for alarm in times),
        "OnStartupSec=2min",
        "AccuracySec=1s",
        "Persistent=true",
        "",
        "[Install]",
        "WantedBy=timers.target",
    ]
    return "\n".join(lines) + "\n"


def calendar_line(alarm: Alarm) -> str:
    """The time in systemd's words, such as ``Mon,Wed *-*-* 18:00:00``; without a zone, it follows the machine's."""
    days = "" if alarm.days == EVERY_DAY else ",".join(_WEEKDAYS[day] for day in sorted(alarm.days)) + " "
    return f"{days}*-*-* {alarm.at:%H:%M}:00"


def manager_answers(run: Run) -> bool:
    """Whether the user has a systemd of their own that listens."""
    return run([*_SYSTEMCTL, "show-environment"]).code == 0


class SystemdSchedule:
    """Owns two unit files, the link that has the timer started at login, and the stamp systemd keeps for it."""

    def __init__(self, launch: Launch, config: Path, data: Path, run: Run) -> None:
        """Change nothing yet.

        Args:
            launch: what to start.
            config: where the user's systemd looks, such as ``~/.config``.
            data: where it notes when the timer last ran, such as ``~/.local/share``.
            run: how systemctl is asked.
        """
        folder = config / "systemd" / "user"
        self._service = folder / SERVICE
        self._timer = folder / TIMER
        self._link = folder / "timers.target.wants" / TIMER
        self._stamp = data / "systemd" / "timers" / f"stamp-{TIMER}"
        self._launch = launch
        self._run = run

    def install(self, rules: Rules) -> None:
        """See :class:`Schedule`."""
        times = alarms(rules)
        if not times:
            self.remove()
            return
        write_text(self._service, service_unit(self._launch))
        write_text(self._timer, timer_unit(times))
        for words in (["daemon-reload"], ["enable", TIMER], ["restart", TIMER]):
            ask(self._run, [*_SYSTEMCTL, *words])

    def remove(self) -> None:
        """See :class:`Schedule`."""
        paths = (self._service, self._timer, self._link, self._stamp)
        if not any(is_there(path) for path in paths):
            return
        listens = manager_answers(self._run)
        if listens and content_of(self._timer) is not None:
            ask(self._run, [*_SYSTEMCTL, "disable", "--now", TIMER])
        for path in paths:
            remove(path)
        if listens:
            ask(self._run, [*_SYSTEMCTL, "daemon-reload"])

    def status(self) -> ScheduleStatus:
        """See :class:`Schedule`."""
        condition = self._condition()
        return ScheduleStatus(condition is Condition.ON, Means.SYSTEMD, condition, str(self._timer))

    def _condition(self) -> Condition:
        if content_of(self._timer) is None:
            return Condition.OFF
        told = self._run([*_SYSTEMCTL, "show", TIMER, "--property=ActiveState,UnitFileState"])
        if told.code or not {"ActiveState=active", "UnitFileState=enabled"} <= set(told.text.split()):
            return Condition.STOPPED
        kept = (content_of(self._service) or b"").decode(errors="replace")
        if _started(kept) != _started(service_unit(self._launch)):
            return Condition.OTHER_COPY
        return Condition.ON


def _started(unit: str) -> list[str]:
    """What tells one copy's unit from another's; the rest may differ from that of an older version."""
    return [line for line in unit.splitlines() if line.startswith(("Environment=", "ExecStart="))]


def _quoted(word: str) -> str:
    """One word as systemd reads it back: in quotes, its specifiers and escapes doubled."""
    escaped = word.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped.replace("%", "%%")}"'
