"""SQLite files the way we open them: private, whole after a power cut, patient, and refused in plain words."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from lymph_coach.system.atomic import DiskSteps, StorageError

PATIENCE_S = 2.0
"""How long another process may hold a file: it holds it for milliseconds, unless the disk is slow."""

SIDE_FILES = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file, by what is added to its name."""

_REASONS = (
    (sqlite3.SQLITE_FULL, "the disk is full"),
    (sqlite3.SQLITE_IOERR_SHMSIZE, "the disk is full"),  # so full that even reading finds no room beside the file
    (sqlite3.SQLITE_READONLY, "it may only be read"),
    (sqlite3.SQLITE_BUSY, "another program is using it"),
    (sqlite3.SQLITE_CANTOPEN, "it cannot be opened"),
    (sqlite3.SQLITE_IOERR, "the disk does not answer"),
    (sqlite3.SQLITE_CORRUPT, "it is damaged"),
    (sqlite3.SQLITE_NOTADB, "it is damaged"),
)
_DAMAGE = frozenset((sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB))


class DatabaseError(StorageError):
    """A database that cannot be used; ``is_damaged`` tells that waiting will not help."""

    def __init__(self, path: Path, reason: str, *, is_damaged: bool = False) -> None:
        super().__init__(f"{path} could not be used: {reason}.")
        self.reason = reason
        self.is_damaged = is_damaged


class Connection(sqlite3.Connection):
    """One that tells of damage as such whatever the damaged bytes are.

    SQLite's message names the word of a table's own definition that it stumbled over. Where damage made that no UTF-8,
    Python cannot make the message, and raises ``UnicodeDecodeError`` in the place of what SQLite said.
    """

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:  # noqa: ANN401  # whatever SQLite can hold
        """As SQLite's own.

        Raises:
            sqlite3.Error: what SQLite says.
        """
        try:
            return super().execute(sql, parameters)
        except UnicodeDecodeError as error:
            damage = sqlite3.DatabaseError("what it says of its own tables is no text")
            damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise damage from error


@contextmanager
def plainly(path: Path) -> Generator[None]:
    """Say what SQLite or the disk refuses as a :class:`DatabaseError`."""
    try:
        yield
    except sqlite3.Error as error:
        # The primary code is the low byte; an error of Python's own module has none.
        exact = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_OK)
        code = exact & 0xFF
        reasons = dict(_REASONS)
        reason = reasons.get(exact) or reasons.get(code, str(error))
        raise DatabaseError(path, reason, is_damaged=code in _DAMAGE) from error
    except UnicodeDecodeError as error:  # of a connection that is none of ours: see above
        raise DatabaseError(path, "it is damaged", is_damaged=True) from error
    except OSError as error:
        raise DatabaseError(path, error.strerror or str(error)) from error


def connect(path: Path) -> sqlite3.Connection:
    """A connection to a file that is made, for its owner alone, where it is missing; nothing of it is read yet.

    Every statement commits by itself unless it stands in a :func:`transaction`. Text that is not UTF-8 is read with
    replacement marks, so that one bad byte hides no row.

    Raises:
        DatabaseError: The file can be neither opened nor made.
    """
    with plainly(path):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if path.is_dir():
            # SQLite would only say that it cannot be opened.
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        # Never open one that is there: closing it would drop the locks that SQLite holds on it in this process, and
        # another process could remove the changes we are still writing to.
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        connection = sqlite3.connect(path, timeout=PATIENCE_S, isolation_level=None, factory=Connection)
    connection.text_factory = _text
    return connection


def endure(connection: sqlite3.Connection) -> None:
    """Have every commit reach the disk before it counts, without stopping those who read."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """Keep other writers out until the end, then keep all that was written, or after an error none of it."""
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def schema_number(connection: sqlite3.Connection) -> int:
    """The number a program gave to the tables it made; 0 in a new file."""
    with closing(connection.execute("PRAGMA user_version")) as cursor:
        return int(cursor.fetchone()[0])


def is_whole(connection: sqlite3.Connection) -> bool:
    """Whether SQLite finds no damage, the indexes compared with the tables: 7 ms for 20 years of a diary (2 MB).

    It cannot notice a letter that was changed within a text.
    """
    with closing(connection.execute("PRAGMA integrity_check(1)")) as cursor:
        return cursor.fetchone() == ("ok",)


def copy_database(source: sqlite3.Connection, target: Path) -> None:
    """Write what ``source`` holds now, committed, to a private file that appears whole or not at all.

    Raises:
        OSError, sqlite3.Error: The disk did not take it.
    """
    steps = DiskSteps()
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
    try:
        # SQLite takes an empty file as a target, and leaves its permissions.
        source.execute("VACUUM INTO ?", (part,))
        os.fsync(descriptor)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
    steps.replace(Path(part), target)
    steps.settle(target.parent)


def _text(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
