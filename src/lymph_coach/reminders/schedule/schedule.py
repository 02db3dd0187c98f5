"""What every system's way of starting the reminder has in common."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from lymph_coach.reminders.reminder import Rules


class ScheduleError(Exception):
    """The system did not take or give up the reminders' times; the message is a sentence for the user."""


class Means(StrEnum):
    """What starts the reminder while the program is closed."""

    SYSTEMD = "systemd"  # a timer of the user's own systemd
    AUTOSTART = "autostart"  # a small process that runs from login on
    TASKS = "tasks"  # the Task Scheduler of Windows
    LAUNCHD = "launchd"  # a LaunchAgent of macOS
    NONE = "none"  # nothing: a Flatpak starts no program by itself


class Condition(StrEnum):
    """How it stands now, as a sentence."""

    ON = "Reminders also come while Lymph Coach is closed, as long as you are logged in."
    OFF = "Reminders come only while Lymph Coach is open."
    AT_LOGIN = "Reminders while Lymph Coach is closed begin when you next log in."
    STOPPED = "Reminders while Lymph Coach is closed are set up, but this computer does not run them now."
    OTHER_COPY = "Reminders while Lymph Coach is closed are set up for another copy of Lymph Coach."


WHAT_HAPPENS: Mapping[Means, str] = MappingProxyType(
    {
        Means.SYSTEMD: "A timer of your user account starts Lymph Coach's reminder at the times you chose, and once "
        "after you log in. It shows what is due, waits for your answer and ends.",
        Means.AUTOSTART: "A small program without a window starts when you log in. It waits for the times you chose "
        "and shows what is due.",
        Means.TASKS: "The Task Scheduler of Windows starts Lymph Coach's reminder at the times you chose. It shows "
        "what is due, waits for your answer and ends.",
        Means.LAUNCHD: "macOS starts Lymph Coach's reminder at the times you chose, and once after you log in. It "
        "shows what is due, waits for your answer and ends.",
        Means.NONE: "This copy of Lymph Coach is a Flatpak, which cannot start by itself. Leave the window open, or "
        "save a calendar file for your phone or calendar.",
    }
)


@dataclass(frozen=True, slots=True)
class ScheduleStatus:
    """Whether reminders come while the program is closed.

    Attributes:
        active: whether the system would start this very program at the next time; on Windows, this or another copy.
        means: by what.
        condition: how it stands.
        place: what was, or would be, set up: a file, or the name of a task.
    """

    active: bool
    means: Means
    condition: Condition
    place: str


@dataclass(frozen=True, slots=True)
class Launch:
    """How the reminder is started.

    Attributes:
        words: the program, by its full path, and its arguments.
        environment: variables it must see to find the person's files, beyond those of any session.
    """

    words: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


class Schedule(Protocol):
    """One system's way."""

    def install(self, rules: Rules) -> None:
        """Have the reminder started at the times of these rules, in the place of any before; none on: remove.

        Raises:
            ScheduleError: The system refused; :meth:`status` tells what stands.
        """
        ...

    def remove(self) -> None:
        """Leave nothing behind; nothing happens where nothing was set up.

        Raises:
            ScheduleError: The system refused.
        """
        ...

    def status(self) -> ScheduleStatus:
        """How it stands now, as the system tells it."""
        ...
