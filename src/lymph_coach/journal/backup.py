"""Copies of the diary beside it: made on change, looked at, thinned, and brought back."""

import os
import re
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from lymph_coach.journal.migrations import MIGRATIONS, Migration, check, migrate
from lymph_coach.journal.rows import made
from lymph_coach.journal.thinning import kept
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.database import connect, copy_database, is_whole, plainly, transaction

BETWEEN = timedelta(minutes=30)
MOST_SET_ASIDE = 6
"""So many of those not made for an ordinary change are kept, whatever their day."""

STAGED = ".staged.*.part"
"""The names of what is being made beside the diary; left behind by a kill only."""

_MOMENT = "%Y%m%dT%H%M%S%fZ"
_NAME = re.compile(r"(?P<moment>\d{8}T\d{12}Z)-(?P<number>\d+)-(?P<reason>[a-z]+)\.sqlite3")


class Reason(StrEnum):
    """What a copy was made for."""

    CHANGE = "change"
    MIGRATION = "migration"
    RESTORE = "restore"
    IMPORT = "import"


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy: its file, when and what for it was made, and the number of the change it holds last."""

    path: Path
    moment: datetime
    number: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Preview:
    """What a copy holds: how many entries, and the days of the first and the last, None where there is none."""

    entries: int
    first_day: date | None
    last_day: date | None


def backups_folder(database: Path) -> Path:
    """Where the copies of a diary are."""
    return database.with_name(f"{database.stem}-backups")


class Backups:
    """The copies of one diary file. Opens connections of its own, so it may work on any thread."""

    def __init__(
        self, database: Path, now: Callable[[], datetime], migrations: Sequence[Migration] = MIGRATIONS
    ) -> None:
        """Touches no file yet.

        Args:
            database: The diary file; its copies are in a folder beside it.
            now: The time with its zone.
            migrations: How tables become today's; others are for tests.
        """
        self._database = database
        self._folder = backups_folder(database)
        self._now = now
        self._migrations = migrations

    def all(self) -> tuple[Backup, ...]:
        """Every copy, the newest first: by changes, not by the clock, which may have been wrong.

        Raises:
            DatabaseError: There may be some, but the folder cannot be read.
        """
        found: list[Backup] = []
        with plainly(self._folder), suppress(FileNotFoundError, NotADirectoryError):
            found = [one for path in self._folder.iterdir() if (one := _backup(path)) is not None]
        return tuple(sorted(found, key=lambda one: (one.number, one.moment), reverse=True))

    def is_due(self) -> bool:
        """Whether the diary has changed since the newest copy, and that one is half an hour old.

        Raises:
            DatabaseError: The diary cannot be read.
        """
        newest = next(iter(self.all()), None)
        # A copy of the future is one of a clock that was wrong: it must not hold up others.
        if newest is not None and timedelta(0) <= self._now() - newest.moment < BETWEEN:
            return False
        with closing(connect(self._database)) as connection, plainly(self._database):
            return _number(connection) != (newest.number if newest else 0)

    def make(self, reason: Reason = Reason.CHANGE) -> Backup:
        """Copy the diary as it is, see that the copy is good, and let go of those that have had their time.

        Raises:
            DatabaseError: The disk did not take it, or the diary cannot be read; older copies still stand.
        """
        with closing(connect(self._database)) as connection:
            return self.copy(connection, reason)

    def copy(self, connection: sqlite3.Connection, reason: Reason) -> Backup:
        """Like :meth:`make`, of an open diary that is in no transaction."""
        moment = self._now().astimezone(UTC)
        with plainly(self._folder):
            number = _number(connection)
            path = self._folder / f"{moment.strftime(_MOMENT)}-{number}-{reason}.sqlite3"
            copy_database(connection, path)
        if not _is_good(path):
            path.unlink(missing_ok=True)
            raise StorageError(f"{path} could not be read back: the disk did not keep it.")
        self._thin()
        return Backup(path, moment, number, reason)

    def preview(self, backup: Backup) -> Preview:
        """What a copy holds, without touching it.

        Raises:
            DatabaseError: It cannot be read.
        """
        with plainly(backup.path), closing(_read_only(backup.path)) as connection:
            (entries,) = connection.execute("SELECT count(*) FROM entry").fetchone()
            days = made(date.fromisoformat, connection.execute("SELECT DISTINCT day FROM entry ORDER BY day"))
        return Preview(entries, days[0] if days else None, days[-1] if days else None)

    def stage(self, backup: Backup) -> Path:
        """A copy of the copy, in today's schema and good, in a new file beside the diary that is the caller's.

        Raises:
            DatabaseError: It is damaged, or a newer program made it, or the disk is full.
        """
        with plainly(backup.path):
            descriptor, staged = self._new_file()
            try:
                with os.fdopen(descriptor, "wb") as target, backup.path.open("rb") as source:
                    shutil.copyfileobj(source, target)
                    target.flush()
                    os.fsync(target.fileno())
                with closing(connect(staged)) as connection:
                    check(connection, backup.path, self._migrations)
                    migrate(connection, self._migrations, _keep_nothing)
            except BaseException:
                staged.unlink(missing_ok=True)
                raise
        return staged

    def stage_nothing(self) -> Path:
        """An empty diary in a new file beside the diary that is the caller's.

        Raises:
            DatabaseError: The disk is full, or may only be read.
        """
        with plainly(self._database):
            descriptor, staged = self._new_file()
            os.close(descriptor)
            with closing(connect(staged)) as connection:
                migrate(connection, self._migrations, _keep_nothing)
        return staged

    def restore(self, backup: Backup) -> Backup:
        """Make the diary what a copy says, in one transaction; returns the copy made of the present one before.

        Raises:
            DatabaseError: The copy is damaged or the disk is full; the diary is as it was.
        """
        staged = self.stage(backup)
        try:
            present = self.make(Reason.RESTORE)
            with closing(connect(self._database)) as connection, plainly(self._database):
                connection.execute("PRAGMA synchronous = FULL")
                connection.execute("ATTACH ? AS staged", (str(staged),))
                with transaction(connection):
                    _take_over(connection)
                connection.execute("DETACH staged")
        finally:
            staged.unlink(missing_ok=True)
        return present

    def _new_file(self) -> tuple[int, Path]:
        before, after = STAGED.split("*")
        descriptor, name = tempfile.mkstemp(prefix=before, suffix=after, dir=self._database.parent)
        return descriptor, Path(name)

    def _thin(self) -> None:
        ours = [one for one in self.all() if one.reason is Reason.CHANGE]
        # The one just made may bear an old date, where the clock is wrong.
        keep = kept(one.moment for one in ours) | {one.moment for one in ours[:1]}
        set_aside = [one for one in self.all() if one.reason is not Reason.CHANGE]
        past = [*(one for one in ours if one.moment not in keep), *set_aside[MOST_SET_ASIDE:]]
        # A kill may have left an unfinished copy behind.
        for path in [*(one.path for one in past), *self._folder.glob(".*.part")]:
            try:
                path.unlink(missing_ok=True)
            except OSError:
                continue  # one copy too many; the next time it goes


def _take_over(connection: sqlite3.Connection) -> None:
    """Fill every table but the count of changes from the attached file, and count one change."""
    query = "SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name != 'change'"
    for (name,) in connection.execute(query).fetchall():
        connection.execute(f"DELETE FROM main.{name}")  # noqa: S608  # the names are those of our own tables
        connection.execute(f"INSERT INTO main.{name} SELECT * FROM staged.{name}")  # noqa: S608  # likewise
    connection.execute("UPDATE main.change SET number = number + 1")


def _keep_nothing(_: sqlite3.Connection) -> None:
    """A staged copy is one already."""


def _number(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT number FROM change").fetchone()[0])


def _is_good(path: Path) -> bool:
    try:
        with closing(_read_only(path)) as connection:
            return is_whole(connection) and _number(connection) >= 0
    except sqlite3.Error:
        return False


def _read_only(path: Path) -> sqlite3.Connection:
    # Immutable: a copy is never written, so looking at one leaves nothing beside it.
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)


def _backup(path: Path) -> Backup | None:
    match = _NAME.fullmatch(path.name)
    try:
        if match is None:
            return None
        moment = datetime.strptime(match["moment"], _MOMENT).replace(tzinfo=UTC)
        return Backup(path, moment, int(match["number"]), Reason(match["reason"]))
    except ValueError:
        return None
