"""Which way serves this person on this system, and how this very program is started again."""

import os
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.commands import Run
from lymph_coach.reminders.schedule.flatpak import VARIABLE, NoSchedule
from lymph_coach.reminders.schedule.schedule import Launch, Schedule, ScheduleStatus
from lymph_coach.system.folders import HOME_VARIABLE, one_home

# ruff: noqa: PLC0415 - each system loads its own way only

_WITH_CONSOLE = "-console.exe"  # its twin on Windows, without the ending, opens no console window
_FOLDER_VARIABLES = (HOME_VARIABLE, "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


def program_words(platform: str, executable: str, *, frozen: bool) -> tuple[str, ...]:
    """What starts the reminder of the copy that is running.

    Args:
        platform: as ``sys.platform``.
        executable: as ``sys.executable``, a full path.
        frozen: whether that is our own packaged program and not Python's.
    """
    if frozen:
        bare = executable.removesuffix(_WITH_CONSOLE)
        return (executable if bare == executable else f"{bare}.exe", "remind")
    folder, _, name = executable.rpartition("\\")
    if platform == "win32" and name.lower() == "python.exe":
        executable = f"{folder}\\pythonw.exe"  # the one that opens no console window
    # -P: started in the home folder, Python would otherwise import whatever lies there.
    return (executable, "-P", "-m", "lymph_coach", "remind")


def launch_of(words: Sequence[str], environ: Mapping[str, str]) -> Launch:
    """The launch that finds the same folders as the running program, wherever ``environ`` moved them."""
    moved = {name: environ[name] for name in _FOLDER_VARIABLES if environ.get(name)}
    home = one_home(environ)
    if home is not None:
        moved[HOME_VARIABLE] = str(home)  # the system starts it in a folder of its own choice
    return Launch(tuple(words), MappingProxyType(moved))


def best_schedule(platform: str, environ: Mapping[str, str], run: Run, words: Sequence[str], home: Path) -> Schedule:
    """The way for this person: an OS timer where there is one, else a resident reminder from login on.

    A Flatpak has none.

    Args:
        platform: as ``sys.platform``.
        environ: the variables the program was started with.
        run: how the system's tools are asked.
        words: see :func:`program_words`.
        home: the person's home folder.
    """
    launch = launch_of(words, environ)
    if platform == "win32":
        from lymph_coach.reminders.schedule.tasks import TaskSchedule

        user = f"{environ.get('USERDOMAIN', '.')}\\{environ.get('USERNAME', '')}"
        return TaskSchedule(launch, user, Path(environ.get("TEMP") or home), run)
    if platform == "darwin":
        from lymph_coach.reminders.schedule.launchd import LaunchdSchedule

        return LaunchdSchedule(launch, home, os.getuid(), run)
    if environ.get(VARIABLE):
        return NoSchedule()
    return WhenNeeded(lambda: _linux_schedule(launch, environ, run, home))


class WhenNeeded:
    """The way that proves best when it is first needed: the system is asked then, by whoever may wait for it.

    Args:
        choose: asks the system.
    """

    def __init__(self, choose: Callable[[], Schedule]) -> None:
        self._choose = choose

    @cached_property
    def _schedule(self) -> Schedule:
        return self._choose()

    def install(self, rules: Rules) -> None:
        """See :class:`Schedule`."""
        self._schedule.install(rules)

    def remove(self) -> None:
        """See :class:`Schedule`."""
        self._schedule.remove()

    def status(self) -> ScheduleStatus:
        """See :class:`Schedule`."""
        return self._schedule.status()


class OnlyOne:
    """One way, which takes the place of the others: what was set up in another session must not run beside it."""

    def __init__(self, chosen: Schedule, others: Sequence[Schedule]) -> None:
        self._chosen = chosen
        self._others = tuple(others)

    def install(self, rules: Rules) -> None:
        """Install the chosen one, then remove the others."""
        self._chosen.install(rules)
        for other in self._others:
            other.remove()

    def remove(self) -> None:
        """Remove all of them."""
        for one in (self._chosen, *self._others):
            one.remove()

    def status(self) -> ScheduleStatus:
        """That of the chosen one."""
        return self._chosen.status()


def _linux_schedule(launch: Launch, environ: Mapping[str, str], run: Run, home: Path) -> Schedule:
    from lymph_coach.reminders.schedule.autostart import AutostartSchedule
    from lymph_coach.reminders.schedule.systemd import SystemdSchedule, manager_answers

    config = _folder(environ, "XDG_CONFIG_HOME", home / ".config")
    timer = SystemdSchedule(launch, config, _folder(environ, "XDG_DATA_HOME", home / ".local" / "share"), run)
    entry = AutostartSchedule(launch, config)
    return OnlyOne(timer, [entry]) if manager_answers(run) else OnlyOne(entry, [timer])


def _folder(environ: Mapping[str, str], name: str, usual: Path) -> Path:
    """The folder a variable names; a relative one does not count, says the XDG Base Directory Specification."""
    named = Path(environ.get(name, ""))
    return named if named.is_absolute() else usual
