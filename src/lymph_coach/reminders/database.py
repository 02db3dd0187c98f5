"""Opening the reminders file: made where it is missing, brought up to date, put aside where it is damaged."""

import os
import sqlite3
from collections.abc import Generator
from contextlib import closing, contextmanager
from enum import StrEnum
from pathlib import Path

from lymph_coach.reminders.migrations import MIGRATIONS
from lymph_coach.system.atomic import StorageError

PATIENCE_S = 5.0
"""How long another process may hold the file: it holds it for milliseconds, unless the disk is slow."""

_REASONS = (
    (sqlite3.SQLITE_FULL, "the disk is full"),
    (sqlite3.SQLITE_READONLY, "it may only be read"),
    (sqlite3.SQLITE_BUSY, "another program is using it"),
    (sqlite3.SQLITE_CANTOPEN, "it cannot be opened"),
    (sqlite3.SQLITE_CORRUPT, "it is damaged"),
    (sqlite3.SQLITE_NOTADB, "it is damaged"),
)
_DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR))


class StoreNotice(StrEnum):
    """What happened to the file as a whole, in one sentence."""

    DAMAGED = "Your reminders file was damaged, so reminders start anew; the damaged file is kept beside it."
    EMPTIED = "Your reminders file was empty, so reminders start anew."


@contextmanager
def plainly(path: Path) -> Generator[None]:
    """Say what SQLite refuses as a :class:`StorageError`."""
    try:
        yield
    except sqlite3.Error as error:
        # The file or the disk may be at fault, not we: the reason is told in words where there are any.
        reason = dict(_REASONS).get(_code(error), str(error))
        raise StorageError(f"{path} could not be used: {reason}.") from error


def open_database(path: Path) -> tuple[sqlite3.Connection, StoreNotice | None]:
    """The file, ready for use, and what to tell about it; readable by its owner alone.

    Raises:
        StorageError: It cannot be opened or made, or a newer program wrote it; it is left as it was.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        existed = path.exists()
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageError(f"{path} could not be opened: {error.strerror or error}.") from error
    with plainly(path):
        try:
            connection, made = _prepared(path)
        except sqlite3.DatabaseError as error:
            if _code(error) not in _DAMAGE:
                raise
            _put_aside(path)
            connection, made = _prepared(path)
            return connection, StoreNotice.DAMAGED
        return connection, StoreNotice.EMPTIED if made and existed else None


def _prepared(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection to the file in today's schema, and whether it was empty."""
    connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None)
    try:
        _check(connection, path)
        made = _migrate(connection)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("SELECT record FROM rules, (SELECT max(number) FROM mark)").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection, made


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what a newer program wrote, and what is damaged."""
    if _schema(connection) > len(MIGRATIONS):
        raise StorageError(f"{path} was written by a newer Lymph Coach. Please update this one to use it.")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("quick_check found damage")


def _migrate(connection: sqlite3.Connection) -> bool:
    """Bring the tables up to date in one transaction; returns whether there were none."""
    if _schema(connection) == len(MIGRATIONS):
        return False
    connection.execute("BEGIN IMMEDIATE")
    schema = _schema(connection)  # another process may have been faster
    for statements in MIGRATIONS[schema:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")
    return schema == 0


def _schema(connection: sqlite3.Connection) -> int:
    with closing(connection.execute("PRAGMA user_version")) as cursor:
        (schema,) = cursor.fetchone()
    return int(schema)


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary code; that of damage where we found it ourselves."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF


def _put_aside(path: Path) -> None:
    """Rename the file, and what belongs to it, to names that are free."""
    number, suffix = 1, ".damaged"
    while path.with_name(path.name + suffix).exists():
        number += 1
        suffix = f".damaged-{number}"
    try:
        for part in ("", "-wal", "-shm"):
            source = path.with_name(path.name + part)
            if source.exists():
                source.rename(path.with_name(path.name + suffix + part))
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    except OSError as error:
        raise StorageError(f"{path} is damaged and could not be put aside: {error.strerror or error}.") from error
