"""Entries that can still be read in a damaged diary, so that what is newer than the newest copy is not lost."""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

from lymph_coach.journal.rows import COLUMNS, from_row
from lymph_coach.system.database import SIDE_FILES, connect

LOOKED_AT = ".looked-at.*"
"""The names of folders for the look; left behind by a kill only."""

_NAMES = ("day", "began_s", *COLUMNS)
_READ = f"SELECT {', '.join(_NAMES)} FROM entry NOT INDEXED ORDER BY rowid"  # noqa: S608  # the names are our own
_WRITE = f"REPLACE INTO entry ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"  # noqa: S608  # likewise


def salvage(damaged: Path, target: sqlite3.Connection) -> None:
    """Add to ``target``, in its transaction, what can be read in ``damaged``, which is not touched.

    Read from both ends, so that one bad page hides only what is on it. A diary in another schema gives nothing.

    Raises:
        OSError: There is no room to look at it.
    """
    if not damaged.is_file():
        return
    with tempfile.TemporaryDirectory(prefix=LOOKED_AT.rstrip("*"), dir=damaged.parent) as folder:
        copy = Path(folder) / damaged.name
        for suffix in ("", *SIDE_FILES[:1]):
            source = damaged.with_name(damaged.name + suffix)
            if source.exists():
                shutil.copyfile(source, copy.with_name(copy.name + suffix))
        with closing(connect(copy)) as connection:
            for row in (*_rows(connection, "ASC"), *_rows(connection, "DESC")):
                entry = from_row(row[2:])
                # The day is written twice: a row whose parts do not agree is torn.
                if entry is not None and entry.began.date().isoformat() == row[0]:
                    with suppress(sqlite3.IntegrityError):  # a value of another type than its column's is torn, too
                        target.execute(_WRITE, row)


def _rows(connection: sqlite3.Connection, order: str) -> Iterator[tuple[str | int | None, ...]]:
    with suppress(sqlite3.Error), closing(connection.execute(f"{_READ} {order}")) as cursor:
        yield from cursor
