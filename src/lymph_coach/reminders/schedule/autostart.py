"""An XDG autostart entry, where no systemd serves the user: a small resident reminder runs from login on.

Written after the Desktop Entry and the Autostart specification of freedesktop.org.
"""

from pathlib import Path

from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.alarms import alarms
from lymph_coach.reminders.schedule.files import content_of, remove, write_text
from lymph_coach.reminders.schedule.schedule import Condition, Launch, Means, ScheduleStatus
from lymph_coach.system.identity import APP_ID

ENTRY = "lymph-coach-remind.desktop"
STAY = "--stay"

_ESCAPED_IN_QUOTES = '\\"`$'


def autostart_entry(launch: Launch) -> str:
    """The entry's text; its words run until logout."""
    given = [f"{name}={value}" for name, value in sorted(launch.environment.items())]
    words = [*(["env", *given] if given else []), *launch.words, STAY]
    lines = [
        "[Desktop Entry]",
        "Type=Application",
        "Version=1.0",
        "Name=Lymph Coach reminders",
        "Comment=Shows the reminders you chose while Lymph Coach is closed",
        f"Icon={APP_ID}",
        f"Exec={' '.join(_quoted(word) for word in words)}",
        "Terminal=false",
        "NoDisplay=true",
        "StartupNotify=false",
        "X-GNOME-Autostart-enabled=true",
    ]
    return "\n".join(lines) + "\n"


class AutostartSchedule:
    """Owns the entry. The resident reminder reads the rules by itself, and ends when the entry is gone.

    The entry tells only what begins at the next login: whether a resident reminder lives now, its lock tells.
    """

    def __init__(self, launch: Launch, config: Path) -> None:
        """Change nothing yet.

        Args:
            launch: what to start; ``--stay`` is added.
            config: where the desktop looks, such as ``~/.config``.
        """
        self._path = config / "autostart" / ENTRY
        self._launch = launch

    def install(self, rules: Rules) -> None:
        """See :class:`Schedule`."""
        if alarms(rules):
            write_text(self._path, autostart_entry(self._launch))
        else:
            self.remove()

    def remove(self) -> None:
        """See :class:`Schedule`."""
        remove(self._path)

    def status(self) -> ScheduleStatus:
        """See :class:`Schedule`."""
        return ScheduleStatus(active=False, means=Means.AUTOSTART, condition=self._condition(), place=str(self._path))

    def _condition(self) -> Condition:
        content = content_of(self._path)
        if content is None:
            return Condition.OFF
        entry = content.decode(errors="replace")
        lines = {line.replace(" ", "").lower() for line in entry.splitlines()}
        if lines & {"hidden=true", "x-gnome-autostart-enabled=false"}:  # switched off in the desktop's settings
            return Condition.STOPPED
        if _started(entry) != _started(autostart_entry(self._launch)):
            return Condition.OTHER_COPY
        return Condition.AT_LOGIN


def _started(entry: str) -> list[str]:
    """What tells one copy's entry from another's; the settings of desktops add lines of their own to the rest."""
    return [line for line in entry.splitlines() if line.startswith("Exec=")]


def _quoted(word: str) -> str:
    """One word of Exec: quoted as an argument, then escaped as any text of such a file."""
    argument = "".join("\\" + one if one in _ESCAPED_IN_QUOTES else one for one in word).replace("%", "%%")
    text = f'"{argument}"'.replace("\\", "\\\\")
    return text.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
