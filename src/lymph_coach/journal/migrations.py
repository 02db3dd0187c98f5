"""The tables of the diary, and how those of an older program become today's; forward only.

In every schema there are ``entry (id, day)`` and ``change (number)``: copies of all ages are looked at through them.
"""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

from lymph_coach.system.database import DatabaseError, is_whole, schema_number, transaction

Migration = tuple[str, ...]

MIGRATIONS: tuple[Migration, ...] = (
    (
        """CREATE TABLE entry (
            id TEXT PRIMARY KEY,
            day TEXT NOT NULL,      -- as it was there and then
            began_s REAL NOT NULL,  -- the moment, in seconds since 1970, to sort by
            began TEXT NOT NULL,
            ended TEXT NOT NULL,
            preset TEXT NOT NULL,
            posture TEXT NOT NULL,
            reach TEXT NOT NULL,
            arms TEXT NOT NULL,
            direction TEXT NOT NULL,
            rounds_planned INTEGER NOT NULL,
            rounds_done INTEGER NOT NULL,
            circles_planned INTEGER NOT NULL,
            circles_done INTEGER NOT NULL,
            why_ended TEXT NOT NULL,
            by_person INTEGER NOT NULL,
            before_pain INTEGER,
            before_tingling INTEGER,
            before_numbness INTEGER,
            before_tightness INTEGER,
            before_tension INTEGER,
            after_pain INTEGER,
            after_tingling INTEGER,
            after_numbness INTEGER,
            after_tightness INTEGER,
            after_tension INTEGER,
            note TEXT NOT NULL,
            after_care TEXT NOT NULL,
            for_visit INTEGER NOT NULL
        ) STRICT""",
        "CREATE INDEX entry_of_day ON entry (day, began_s)",
        "CREATE INDEX entry_at_moment ON entry (began_s)",
        "CREATE TABLE goal (only INTEGER PRIMARY KEY CHECK (only = 1), days INTEGER NOT NULL) STRICT",
        "CREATE TABLE pause (first TEXT NOT NULL, last TEXT, reason TEXT NOT NULL, PRIMARY KEY (first, reason)) STRICT",
        "CREATE TABLE hindrance (day TEXT PRIMARY KEY, obstacle TEXT) STRICT",
        # Goes up with every change, whatever the clock says: which of two copies is the newer, and is one due.
        "CREATE TABLE change (only INTEGER PRIMARY KEY CHECK (only = 1), number INTEGER NOT NULL) STRICT",
        "INSERT INTO change VALUES (1, 0)",
    ),
)
"""Statements that lead from schema *n* (its place, 0 being an empty file) to *n* + 1."""

LIKELIEST_NEWEST = 1_000
"""A higher number was written by no program of ours: it is damage."""


def check(
    connection: sqlite3.Connection, path: Path, migrations: Sequence[Migration], *, may_be_new: bool = False
) -> None:
    """Refuse what a newer program wrote, what is damaged, what is no diary, and one without tables unless it is new.

    Raises:
        DatabaseError: It cannot be used; damaged or not.
        sqlite3.Error: SQLite says so itself.
    """
    number = schema_number(connection)
    # Before the look for damage: what a newer SQLite wrote may look like it to this one.
    if len(migrations) < number <= LIKELIEST_NEWEST:
        reason = (
            f"a newer Lymph Coach wrote it (diary version {number}; this one knows up to {len(migrations)}). "
            "Please update Lymph Coach to read it; nothing in it was changed"
        )
        raise DatabaseError(path, reason)
    if not 0 <= number <= LIKELIEST_NEWEST or not is_whole(connection):
        raise DatabaseError(path, "it is damaged", is_damaged=True)
    if not number and not may_be_new:
        raise DatabaseError(path, "it is empty", is_damaged=True)
    found = _columns(connection)
    if _expected(migrations[:number]) - found or (found and not number):
        raise DatabaseError(path, "it is not a diary", is_damaged=True)


def migrate(
    connection: sqlite3.Connection, migrations: Sequence[Migration], before_each: Callable[[sqlite3.Connection], None]
) -> None:
    """Bring the tables up to date, each step in one transaction with its number.

    ``before_each`` is called outside any transaction, before each step of a diary that was there already.
    """
    is_new = not schema_number(connection)
    while (number := schema_number(connection)) < len(migrations):
        if not is_new:
            before_each(connection)
        with transaction(connection):
            if schema_number(connection) != number:
                continue  # another process was faster
            for statement in migrations[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _expected(migrations: Sequence[Migration]) -> frozenset[tuple[str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as model:
        for statement in (one for migration in migrations for one in migration):
            model.execute(statement)
        return _columns(model)


def _columns(connection: sqlite3.Connection) -> frozenset[tuple[str, str]]:
    """Each column with its table. By name only: how SQLite words an altered table differs with its version."""
    query = (
        "SELECT tables.name, columns.name FROM sqlite_schema AS tables, pragma_table_info(tables.name) AS columns"
        " WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite%'"
    )
    with closing(connection.execute(query)) as cursor:
        return frozenset((str(table), str(column)) for table, column in cursor)
