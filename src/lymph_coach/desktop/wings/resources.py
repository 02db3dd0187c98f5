"""What several wings draw on, each loaded when it is first wanted."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from lymph_coach.reminders.file_name import REMINDERS_FILE
from lymph_coach.settings.settings import Settings
from lymph_coach.system.folders import Folders

if TYPE_CHECKING:
    from lymph_coach.desktop.source import Source
    from lymph_coach.desktop.wings.parts import Parts
    from lymph_coach.desktop.wings.reminders import Surroundings
    from lymph_coach.journal.store import JournalStore
    from lymph_coach.practice.log import DiaryLog
    from lymph_coach.session.checkpoint import CheckpointFile
    from lymph_coach.session.course import Course

# ruff: noqa: PLC0415  # the first picture waits for none of these


class Resources:
    """Owns the course, where sessions come from, the files of practice, and what reminders need of the computer.

    Args:
        folders: where files are kept.
        settings: gives the settings as they are now.
        now: local time with its zone.
        parts: what takes the place of the real thing.
    """

    def __init__(
        self,
        folders: Folders,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        parts: "Parts",
    ) -> None:
        self.reminders_path = folders.data / REMINDERS_FILE
        self._folders = folders
        self._settings = settings
        self._now = now
        self._parts = parts

    @cached_property
    def course(self) -> "Course":
        """What can be practised."""
        from lymph_coach.session.course import load_course

        return load_course()

    @cached_property
    def source(self) -> "Source":
        """Where sessions come from."""
        from lymph_coach.desktop.source import SessionSource

        make = self._parts.make_source or SessionSource
        return make(self.course.words, self._folders.clips, self._settings)

    @cached_property
    def around(self) -> "Surroundings":
        """What reminders need of the computer."""
        from lymph_coach.desktop.wings.reminders import surroundings_here

        return self._parts.surroundings or surroundings_here(self.reminders_path)

    @cached_property
    def checkpoints(self) -> "CheckpointFile":
        """The session under way."""
        from lymph_coach.session.checkpoint import CHECKPOINT_FILE, CheckpointFile

        return CheckpointFile(self._folders.data / CHECKPOINT_FILE)

    @cached_property
    def diary(self) -> "JournalStore":
        """The diary."""
        from lymph_coach.practice.log import open_diary

        return open_diary(self._folders.data, self._now)

    @cached_property
    def history(self) -> "DiaryLog":
        """The sessions that took place, in the diary."""
        from lymph_coach.practice.log import DiaryLog, copies_of

        return DiaryLog(self.diary, copies_of(self._folders.data, self._now))

    def close(self) -> None:
        """Let go of the diary."""
        if "diary" in self.__dict__:
            self.diary.close()

    def remove(self) -> None:
        """Delete every file, and the timers of the system; to be asked once everything is closed."""
        from lymph_coach.reminders.schedule.schedule import ScheduleError

        with suppress(ScheduleError):  # a timer that stays finds nothing to tell
            self.around.schedule.remove()
        self._folders.remove()
