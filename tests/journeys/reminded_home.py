"""A home with a reminder, in which programs of ours are started as the system starts them."""

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil
from desktop_session import DesktopSession

from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Fate
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.reminders.schedule.choose import program_words
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.local_zone import local_zone

REMIND = program_words(sys.platform, sys.executable, frozen=False)


class RemindedHome:
    """A home with a reminder, due in this very minute unless it is moved, and what runs in it."""

    def __init__(self, desktop: DesktopSession, home: Path) -> None:
        self.desktop = desktop
        # As a user's systemd or a desktop's autostart would: little more than where home and session are.
        self.environment = {**desktop.environment, "HOME": str(home)}
        self.home = home
        self.path = home / ".local" / "share" / "lymph-coach" / "reminders.sqlite3"
        self.running: list[subprocess.Popen[str]] = []
        self.zone = local_zone({})
        self.remind_at(datetime.now(UTC))

    def remind_at(self, moment: datetime) -> None:
        """Have the reminder due in the minute of that moment."""
        at = moment.astimezone(self.zone).time().replace(second=0, microsecond=0, fold=0)
        reminder = Reminder("one", "Morning <circles>", at, habit="after tea & toast", preset="gentle")
        with ReminderStore(self.path) as store:
            Keeper(store).put(reminder, datetime.now(UTC) - timedelta(minutes=5), self.zone)

    def start(self, *words: str, **more: str) -> subprocess.Popen[str]:
        """Start a command of ours as the system would."""
        environment = {**self.environment, **more}
        command = [*REMIND[:-1], *words]
        program = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.running.append(program)
        return program

    def fates(self) -> list[Fate]:
        """What became of the reminder, in order."""
        with ReminderStore(self.path) as store:
            return [mark.fate for mark in store.history((datetime.now(UTC) - timedelta(days=2)).date()).marks]

    def windows(self) -> list[psutil.Process]:
        """Windows that a reminder opened in this home."""
        return self.programs("open")

    def programs(self, word: str) -> list[psutil.Process]:
        """What runs in this home with that word on its command line."""
        found: list[psutil.Process] = []
        for process in psutil.process_iter():
            try:
                if word in process.cmdline() and process.environ().get("HOME") == str(self.home):
                    found.append(process)
            except psutil.Error:
                continue
        return found

    def end(self) -> None:
        """Leave nothing running."""
        for program in self.running:
            program.kill()
            program.communicate()
        for program in self.programs("lymph_coach"):
            program.kill()
