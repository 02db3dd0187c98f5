"""Opening the diary so that nothing keeps the program shut and nothing good is lost."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from lymph_coach.journal.backup import Backup, Backups, Reason, backups_folder
from lymph_coach.journal.migrations import MIGRATIONS, Migration, check, migrate
from lymph_coach.journal.salvage import salvage
from lymph_coach.system.atomic import DiskSteps, StorageError
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


def open_diary(path: Path, now: Callable[[], datetime], migrations: Sequence[Migration] = MIGRATIONS) -> Opened:
    """The diary, made where there never was one.

    A damaged or lost one is moved aside under the name ``<stem>.damaged-<moment>.sqlite3``, the newest good copy takes
    its place, and the entries that can still be read in the damaged one are added.

    Raises:
        StorageError: It cannot be reached just now, or a newer program wrote it; it is left as it is.
    """
    backups = Backups(path, now, migrations)
    with plainly(path):
        lost = path.is_dir() or not path.exists() or not path.stat().st_size
        begun = backups_folder(path).exists() or any(_side_files(path))
    if lost and (begun or path.is_dir()):
        return _recovered(path, now, backups, migrations)
    try:
        return Opened(_prepared(path, backups, migrations))
    except DatabaseError as error:
        if not error.is_damaged:
            raise
    return _recovered(path, now, backups, migrations)


def stand_in(migrations: Sequence[Migration] = MIGRATIONS) -> sqlite3.Connection:
    """An empty diary in memory that takes nothing."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, migrations, _copy_nothing)
    connection.execute("PRAGMA query_only = 1")
    return connection


def _prepared(path: Path, backups: Backups, migrations: Sequence[Migration]) -> sqlite3.Connection:
    connection = connect(path)
    try:
        with plainly(path):
            check(connection, path, migrations)
            endure(connection)
            migrate(connection, migrations, lambda present: _copied(backups, present))
    except BaseException:
        connection.close()
        raise
    return connection


def _copied(backups: Backups, connection: sqlite3.Connection) -> None:
    backups.copy(connection, Reason.MIGRATION)


def _copy_nothing(_: sqlite3.Connection) -> None:
    """What is in memory needs no copy."""


def _recovered(path: Path, now: Callable[[], datetime], backups: Backups, migrations: Sequence[Migration]) -> Opened:
    """Bring back what there is. Until the last two renames all is as it was; after a kill it begins again."""
    with plainly(path):
        backup, staged = _newest_good(backups)
        staged = staged or backups.stage_nothing()
        try:
            with closing(connect(staged)) as connection:
                with transaction(connection):
                    salvage(path, connection)
                    newest = max((one.number for one in backups.all()), default=0)
                    connection.execute("UPDATE change SET number = ? + 1", (newest,))
                entries: int = connection.execute("SELECT count(*) FROM entry").fetchone()[0]
            _put_aside(path, now().astimezone(UTC))
            disk = DiskSteps()
            disk.replace(staged, path)
            disk.settle(path.parent)
        finally:
            staged.unlink(missing_ok=True)
    event = Event.RESTORED if backup else Event.BEGUN_ANEW
    return Opened(_prepared(path, backups, migrations), Notice(event, backup and backup.moment.astimezone(), entries))


def _newest_good(backups: Backups) -> tuple[Backup | None, Path | None]:
    for backup in backups.all():
        try:
            return backup, backups.stage(backup)
        except DatabaseError as error:
            if error.is_damaged:
                continue
            raise
    return None, None


def _side_files(path: Path) -> list[Path]:
    return [one for suffix in SIDE_FILES if (one := path.with_name(path.name + suffix)).exists()]


def _put_aside(path: Path, moment: datetime) -> None:
    """Rename the file and what belongs to it; the file first, for without it the rest is known to be astray."""
    name = f"{path.stem}.damaged-{moment:%Y%m%dT%H%M%SZ}"
    number, aside = 1, path.with_name(f"{name}{path.suffix}")
    while any(one.exists() for one in (aside, *(aside.with_name(aside.name + s) for s in SIDE_FILES))):
        number += 1
        aside = path.with_name(f"{name}-{number}{path.suffix}")
    for one in (path, *_side_files(path)):
        if one.exists():
            one.rename(aside.with_name(aside.name + one.name.removeprefix(path.name)))


def remove_everything(path: Path) -> None:
    """Remove the diary, its copies, and whatever was put aside, the diary itself last; nobody may have it open.

    The space is given back to the system, which may not overwrite it at once: this is no shredder.

    Raises:
        StorageError: Something could not be removed; the rest is.
    """
    kept: list[str] = []
    copies = backups_folder(path)
    leftovers = [
        *_inside(copies),
        *path.parent.glob(f"{path.stem}.damaged-*"),
        *path.parent.glob(".staged.*.part"),
        *path.parent.glob(".salvage.*"),
    ]
    for one in (*leftovers, copies, *_side_files(path), path):
        try:
            _remove(one)
        except OSError as error:
            kept.append(f"{one}: {error.strerror or error}")
    if kept:
        raise StorageError(f"Not all of the diary could be removed: {'; '.join(kept)}.")


def _inside(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        for one in _inside(path):
            _remove(one)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
