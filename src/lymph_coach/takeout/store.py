"""Everything as it is in the files: taken together, added to, and put back as it was."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from lymph_coach.checkin.record import CHECKIN_FILE, CheckinFile
from lymph_coach.journal.backup import Backup, Backups, Reason
from lymph_coach.journal.diary import Diary
from lymph_coach.journal.store import JournalStore
from lymph_coach.practice.log import DIARY_FILE
from lymph_coach.reading.kept import SHEETS_FILE, SheetsFile
from lymph_coach.reading.marks import MARKS_FILE, MarksFile
from lymph_coach.reminders.file_name import REMINDERS_FILE
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.routine.limits import RoutineError
from lymph_coach.session.own_routines import ENDING, MOST_FILES, read_bytes, text_of
from lymph_coach.settings.store import SETTINGS_FILE, SettingsStore
from lymph_coach.system.atomic import StorageError, write_atomically
from lymph_coach.system.folders import Folders
from lymph_coach.takeout.compare import joined
from lymph_coach.takeout.everything import Everything
from lymph_coach.takeout.items import Sections, diary_of, items_of
from lymph_coach.takeout.write import to_json

BEFORE_FILE = "before-import.json"
"""All there was before the last bringing in, in the data folder; it can itself be brought in."""

_NONE = Diary()


@dataclass(frozen=True, slots=True)
class Before:
    """What there was before bringing in.

    Attributes:
        everything: as a value.
        file: as a file, which can itself be brought in.
        diary: the copy of the diary, if anything of that changed.
    """

    everything: Everything
    file: Path
    diary: Backup | None


class TakeoutStore:
    """Opens each file for as long as it takes, so it may work on any thread. Keeps nothing itself.

    Every method may raise ``StorageError``. Whoever holds any of it in memory has to read it again after a change.

    Args:
        folders: where files are kept.
        now: the time with its zone.
    """

    def __init__(self, folders: Folders, now: Callable[[], datetime]) -> None:
        data = folders.data
        self._routines = folders.routines
        self._now = now
        self._settings = folders.config / SETTINGS_FILE
        self._reminders = data / REMINDERS_FILE
        self._diary = data / DIARY_FILE
        self._before = data / BEFORE_FILE
        self._checkin = CheckinFile(data / CHECKIN_FILE)
        self._sheets = SheetsFile(data / SHEETS_FILE)
        self._marks = MarksFile(data / MARKS_FILE)

    def gather(self) -> Everything:
        """All there is; no file is made by it."""
        return Everything(
            SettingsStore(self._settings).load().settings,
            self._own_routines(),
            self._rules(),
            self._checkin.load(),
            self._sheets.load(),
            self._marks.load(),
            self._everything_of_diary(),
        )

    def take_in(self, wanted: Sections) -> Before:
        """Write what is wanted beside what is there, which is kept in ``before-import.json`` first.

        Where the disk refuses a part of it, all is as it was before.

        Args:
            wanted: what :meth:`lymph_coach.takeout.compare.Comparison.wanted` gave.
        """
        before = self.gather()
        after = joined(before, {name: items for name, items in wanted.items() if name != "diary"})
        write_atomically(self._before, b"".join(to_json(before, self._now())))
        try:
            self._put(after, before)
            # Last, and in one step: it is the one part that need never be put back.
            copy = self._add_to_diary(wanted, before) if wanted.get("diary") else None
        except BaseException:
            with suppress(StorageError):
                self._put(before, after)
            raise
        return Before(before, self._before, copy)

    def put_back(self, before: Before) -> None:
        """Make everything what it was before."""
        if before.diary:
            Backups(self._diary, self._now).restore(before.diary)
        self._put(before.everything, self.gather())

    def _put(self, after: Everything, before: Everything) -> None:
        """Write each section but the diary that is another now."""
        if after.settings != before.settings:
            store = SettingsStore(self._settings)
            store.load()  # which knows what else is in the file
            store.save(after.settings)
        for name, text in after.routines.items() - before.routines.items():
            write_atomically(self._routines / name, text.encode())
        for name in before.routines.keys() - after.routines.keys():
            with suppress(OSError):  # one too many is seen among the others, and can be removed there
                (self._routines / name).unlink(missing_ok=True)
        if after.reminders != before.reminders:
            with ReminderStore(self._reminders) as reminders:
                Keeper(reminders).save(after.reminders, self._now(), self._zone())
        if after.checkin != before.checkin:
            self._checkin.save(after.checkin)
        if after.sheets != before.sheets:
            self._sheets.save(after.sheets)
        if after.reading != before.reading:
            self._marks.save(after.reading)

    def _add_to_diary(self, wanted: Sections, before: Everything) -> Backup:
        held = items_of(before)["diary"]
        items = wanted["diary"]
        new = diary_of({key: value for key, value in items.items() if key not in held})
        other = diary_of({key: value for key, value in items.items() if key in held})
        with JournalStore(self._diary, self._now) as store:
            copy = Backups(self._diary, self._now).make(Reason.IMPORT)
            with store.writing():
                store.take_in(new)
                if other.goal:
                    store.set_goal(other.goal)
                for entry in other.entries:
                    store.replace(entry)
                for pause in other.pauses:
                    store.set_pause(pause)
                for answer in other.hindrances:
                    store.answer(answer)
        return copy

    def _everything_of_diary(self) -> Diary:
        if not _is_there(self._diary):
            return _NONE
        with JournalStore(self._diary, self._now) as store:
            # One that cannot be reached reads as empty: that must not be saved as if it were the diary.
            if not store.is_reached and store.notice:
                raise StorageError(store.notice.sentence)
            return store.everything()

    def _own_routines(self) -> dict[str, str]:
        """The text of each that can be read; the others stay where they are."""
        found: dict[str, str] = {}
        paths = sorted(path for path in self._routines.glob("[!.]*") if path.suffix.lower() == ENDING)
        for path in paths[:MOST_FILES]:
            with suppress(RoutineError):
                found[path.name] = text_of(read_bytes(path), path)
        return found

    def _rules(self) -> Rules:
        if not _is_there(self._reminders):
            return Rules()
        with ReminderStore(self._reminders) as store:
            return store.rules()

    def _zone(self) -> tzinfo:
        return self._now().tzinfo or UTC


def _is_there(path: Path) -> bool:
    """Whether there is such a file; one out of reach is not taken for none."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StorageError(f"{path} cannot be reached: {error.strerror or error}.") from error
    return True
