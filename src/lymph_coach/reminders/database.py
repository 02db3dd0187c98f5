"""Opening the reminders file: made where it is missing, brought up to date, put aside where it is damaged."""

import sqlite3
from enum import StrEnum
from pathlib import Path

from lymph_coach.reminders.migrations import MIGRATIONS
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.database import SIDE_FILES, connect, endure, plainly, schema_number

_DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR))


class StoreNotice(StrEnum):
    """What happened to the file as a whole, in one sentence."""

    DAMAGED = "Your reminders file was damaged, so reminders start anew; the damaged file is kept beside it."
    EMPTIED = "Your reminders file was empty, so reminders start anew."


def open_database(path: Path, *, mends: bool = True) -> tuple[sqlite3.Connection, StoreNotice | None]:
    """The file, ready for use, and what to tell about it; readable by its owner alone.

    Args:
        path: the file.
        mends: whether one that is damaged or empty is started anew: for whoever can tell the person of it.

    Raises:
        StorageError: It cannot be opened, made or mended, or a newer program wrote it; it is left as it was.
    """
    with plainly(path):
        existed = path.exists()
        if existed and not mends and not path.stat().st_size:
            raise StorageError(f"{path} is empty.")
        try:
            connection, made = _prepared(path)
        except sqlite3.DatabaseError as error:
            if not mends or _code(error) not in _DAMAGE:
                raise
            _put_aside(path)
            connection, made = _prepared(path)
            return connection, StoreNotice.DAMAGED
        return connection, StoreNotice.EMPTIED if made and existed else None


def _prepared(path: Path) -> tuple[sqlite3.Connection, bool]:
    """A connection to the file in today's schema, and whether it was empty."""
    connection = connect(path)
    try:
        _check(connection, path)
        made = _migrate(connection)
        endure(connection)
        connection.execute("SELECT record FROM rules, (SELECT max(number) FROM mark)").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection, made


def _check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what a newer program wrote, and what is damaged."""
    if schema_number(connection) > len(MIGRATIONS):
        raise StorageError(f"{path} was written by a newer Lymph Coach. Please update this one to use it.")
    if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
        raise sqlite3.DatabaseError("quick_check found damage")


def _migrate(connection: sqlite3.Connection) -> bool:
    """Bring the tables up to date in one transaction; returns whether there were none."""
    if schema_number(connection) == len(MIGRATIONS):
        return False
    connection.execute("BEGIN IMMEDIATE")
    schema = schema_number(connection)  # another process may have been faster
    for statements in MIGRATIONS[schema:]:
        for statement in statements:
            connection.execute(statement)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    connection.execute("COMMIT")
    return schema == 0


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
        for part in ("", *SIDE_FILES):
            source = path.with_name(path.name + part)
            if source.exists():
                source.rename(path.with_name(path.name + suffix + part))
    except OSError as error:
        raise StorageError(f"{path} is damaged and could not be put aside: {error.strerror or error}.") from error
