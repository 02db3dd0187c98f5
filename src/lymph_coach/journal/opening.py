"""Opening the diary so that nothing keeps the program shut and nothing good is lost."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from lymph_coach.journal.backup import STAGED, Backup, Backups, Reason
from lymph_coach.journal.migrations import MIGRATIONS, Migration, check, migrate
from lymph_coach.journal.salvage import salvage
from lymph_coach.system.atomic import DiskSteps
from lymph_coach.system.database import SIDE_FILES, DatabaseError, connect, endure, plainly, transaction


class Event(StrEnum):
    """What happened on opening."""

    RESTORED = "restored"
    BEGUN_ANEW = "begun anew"
    UNREACHABLE = "unreachable"


@dataclass(frozen=True, slots=True)
class Notice:
    """What to tell of the diary file, in one sentence.

    Attributes:
        event: what happened.
        copied: when the copy was made that took the place of the diary; None for the other events.
        entries: how many entries there are now.
        reason: why the diary cannot be reached, as a sentence; empty for the other events.
    """

    event: Event
    copied: datetime | None = None
    entries: int = 0
    reason: str = ""

    @property
    def sentence(self) -> str:
        """It in English."""
        if self.event is Event.UNREACHABLE:
            return f"Your diary cannot be opened just now and is left as it is: {self.reason}"
        sessions = "1 session" if self.entries == 1 else f"{self.entries} sessions"
        if self.copied is not None:
            return (
                f"Your diary was damaged or missing, so the copy of {self.copied:%Y-%m-%d %H:%M} took its place"
                f" ({sessions}); what was found is kept beside it."
            )
        return f"Your diary was damaged and begins anew with {sessions}; the damaged file is kept beside it."


@dataclass(frozen=True, slots=True)
class Opened:
    """A connection to the diary in today's schema, and what there is to tell."""

    connection: sqlite3.Connection
    notice: Notice | None = None


class DiaryFile:
    """The file of a diary and what is around it: how it is opened and recovered."""

    def __init__(self, path: Path, now: Callable[[], datetime], migrations: Sequence[Migration] = MIGRATIONS) -> None:
        """Touches no file yet; the arguments are those of :class:`lymph_coach.journal.store.JournalStore`."""
        self._path = path
        self._now = now
        self._migrations = migrations
        self._backups = Backups(path, now, migrations)
        self._ready = path.with_name(f"{path.stem}.ready{path.suffix}")

    def open(self) -> Opened:
        """The diary, made where there never was one.

        A damaged or lost one is moved aside under the name ``<stem>.damaged-<moment>.sqlite3``, the newest good copy
        takes its place, and the entries that can still be read in the damaged one are added.

        Raises:
            StorageError: It cannot be reached just now, or a newer program wrote it; it is left as it is.
        """
        path = self._path
        try:
            with plainly(path):
                if self._ready.exists():  # a recovery was cut short
                    return self._exchanged(None)
                for one in path.parent.glob(STAGED):
                    one.unlink(missing_ok=True)
                was_there = path.is_dir() or bool(self._backups.all()) or _has_bytes(path.with_name(f"{path.name}-wal"))
                is_lost = was_there and (path.is_dir() or not _has_bytes(path))
            if not is_lost:
                return Opened(self._prepared(may_be_new=not was_there))
        except DatabaseError as error:
            if not error.is_damaged:
                raise
        return self._recovered()

    def _prepared(self, *, may_be_new: bool) -> sqlite3.Connection:
        connection = connect(self._path)
        try:
            with plainly(self._path):
                check(connection, self._path, self._migrations, may_be_new=may_be_new)
                endure(connection)
                migrate(connection, self._migrations, self._copy)
        except BaseException:
            connection.close()
            raise
        return connection

    def _copy(self, connection: sqlite3.Connection) -> None:
        self._backups.copy(connection, Reason.MIGRATION)

    def _recovered(self) -> Opened:
        """Make ready what takes the place of a damaged or lost diary; until it is, all stays as it was."""
        with plainly(self._path):
            backup, staged = _newest_good(self._backups)
            staged = staged or self._backups.stage_nothing()
            try:
                with closing(connect(staged)) as connection, transaction(connection):
                    salvage(self._path, connection)
                    newest = max((one.number for one in self._backups.all()), default=0)
                    connection.execute("UPDATE change SET number = ? + 1", (newest,))
                disk = DiskSteps()
                disk.replace(staged, self._ready)
                disk.settle(self._ready.parent)
            finally:
                staged.unlink(missing_ok=True)
            return self._exchanged(backup)

    def _exchanged(self, backup: Backup | None) -> Opened:
        """Put aside what is there, and in its place what is ready; after a kill the next start goes on with it."""
        self._put_aside()
        disk = DiskSteps()
        disk.replace(self._ready, self._path)
        disk.settle(self._path.parent)
        connection = self._prepared(may_be_new=False)
        entries: int = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
        event = Event.RESTORED if backup else Event.BEGUN_ANEW
        return Opened(connection, Notice(event, backup and backup.moment.astimezone(), entries))

    def _put_aside(self) -> None:
        """Rename the file and what SQLite keeps beside it, to names that are free."""
        path = self._path
        name = f"{path.stem}.damaged-{self._now().astimezone(UTC):%Y%m%dT%H%M%SZ}"
        number, aside = 1, path.with_name(f"{name}{path.suffix}")
        while any(path.parent.glob(f"{aside.name}*")):
            number += 1
            aside = path.with_name(f"{name}-{number}{path.suffix}")
        for one in (path, *_side_files(path)):
            if one.exists():
                one.rename(aside.with_name(aside.name + one.name.removeprefix(path.name)))


def stand_in() -> sqlite3.Connection:
    """An empty diary in memory that takes nothing."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, MIGRATIONS, _copy_nothing)
    connection.execute("PRAGMA query_only = 1")
    return connection


def _copy_nothing(_: sqlite3.Connection) -> None:
    """What is in memory needs no copy."""


def _newest_good(backups: Backups) -> tuple[Backup | None, Path | None]:
    for backup in backups.all():
        try:
            return backup, backups.stage(backup)
        except DatabaseError as error:
            if error.is_damaged:
                continue
            raise
    return None, None


def _has_bytes(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _side_files(path: Path) -> list[Path]:
    return [one for suffix in SIDE_FILES if (one := path.with_name(path.name + suffix)).exists()]
