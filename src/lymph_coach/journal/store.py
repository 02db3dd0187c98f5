"""The diary in its file: what is written here has reached the disk."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from lymph_coach.journal.diary import Diary, Goal, Hindrance
from lymph_coach.journal.entry import Entry, EntryError
from lymph_coach.journal.migrations import MIGRATIONS, Migration
from lymph_coach.journal.opening import DiaryFile, Event, Notice, stand_in
from lymph_coach.journal.question import Obstacle
from lymph_coach.journal.rows import COLUMNS, from_row, made, to_row
from lymph_coach.journal.weeks import Pause, PauseReason
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.database import plainly, transaction
from lymph_coach.system.local_time import local_now

_NAMES = ("day", "began_s", *COLUMNS)
_VALUES = f"INTO entry ({', '.join(_NAMES)}) VALUES ({', '.join('?' * len(_NAMES))})"
_CHANGES = ", ".join(f"{name} = excluded.{name}" for name in _NAMES if name != "id")
_WRITE = f"INSERT {_VALUES} ON CONFLICT (id) DO UPDATE SET {_CHANGES}"
_READ = f"SELECT {', '.join(COLUMNS)} FROM entry"  # noqa: S608  # the names are those of our own fields


class JournalStore:
    """Owns the connection to the diary file; for use from one thread, closed by whoever opened it.

    Opening never fails. Where the diary cannot be reached just now, it reads as empty, every write tries once more
    and raises ``StorageError`` if that fails, and :attr:`notice` says why. Every method that reads or writes raises
    ``StorageError`` where the disk is full, may only be read, or the file is held by others.
    """

    def __init__(
        self, path: Path, now: Callable[[], datetime] = local_now, migrations: Sequence[Migration] = MIGRATIONS
    ) -> None:
        """Open the diary.

        Args:
            path: The file; its copies are in a folder beside it.
            now: The time with its zone, for the names of what is put aside.
            migrations: How tables become today's; others are for tests.
        """
        self._path = path
        self._file = DiaryFile(path, now, migrations)
        self._open()

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def notice(self) -> Notice | None:
        """What to tell the person about the file, if anything."""
        return self._notice

    @property
    def is_reached(self) -> bool:
        """Whether this is the diary, and not an empty one in its place."""
        return self._notice is None or self._notice.event is not Event.UNREACHABLE

    def try_again(self) -> bool:
        """Open the diary if it could not be reached before; returns whether it is there."""
        if not self.is_reached:
            self._connection.close()
            self._open()
        return self.is_reached

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Generator[None]:
        """Keep all that is written until the end, in one step, or after an error none of it."""
        if not self.try_again() and self._notice:
            raise StorageError(self._notice.sentence)
        with plainly(self._path), transaction(self._connection):
            self._connection.execute("UPDATE change SET number = number + 1")
            yield

    def add(self, entry: Entry) -> None:
        """Write down an entry that is not there yet, such as one just deleted.

        Raises:
            EntryError: One of this id is there.
        """
        with self.writing():
            if self.entry(entry.id) is not None:
                raise EntryError(f"id is {entry.id}; allowed is one that is not in the diary")
            self._write(entry)

    def replace(self, entry: Entry) -> None:
        """Correct the entry of this id.

        Raises:
            EntryError: There is none.
        """
        with self.writing():
            self._found(entry.id)
            self._write(entry)

    def progress(self, entry: Entry) -> None:
        """Write down a session under way, at its start and whenever there is more to tell; the same id, one entry."""
        with self.writing():
            self._write(entry)

    def delete(self, entry_id: str) -> Entry:
        """Remove an entry and return it, to be put back with :meth:`add`.

        Raises:
            EntryError: There is none of this id.
        """
        with self.writing():
            entry = self._found(entry_id)
            self._connection.execute("DELETE FROM entry WHERE id = ?", (entry_id,))
        return entry

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of this id."""
        return next(iter(self._entries("WHERE id = ?", (entry_id,))), None)

    def between(self, first_day: date, last_day: date) -> tuple[Entry, ...]:
        """The entries of these days, both included, each on the day it was there and then; the oldest first."""
        return self._entries(
            "WHERE day BETWEEN ? AND ? ORDER BY day, began_s", (first_day.isoformat(), last_day.isoformat())
        )

    def last(self) -> Entry | None:
        """The entry that began last."""
        return next(iter(self._entries("ORDER BY began_s DESC LIMIT 1")), None)

    def latest(self, most: int) -> tuple[Entry, ...]:
        """The entries that began last, so many at most, the latest first."""
        return self._entries("ORDER BY began_s DESC LIMIT ?", (most,))

    @property
    def first_day(self) -> date | None:
        """The day of the oldest entry."""
        return next(iter(made(date.fromisoformat, self._rows("SELECT min(day) FROM entry"))), None)

    @property
    def count(self) -> int:
        """How many entries there are."""
        ((count,),) = self._rows("SELECT count(*) FROM entry")
        return int(count)

    def goal(self) -> Goal | None:
        """The weekly goal; None where none was chosen."""
        return next(iter(made(Goal, self._rows("SELECT days FROM goal"))), None)

    def set_goal(self, goal: Goal) -> None:
        """Choose the weekly goal."""
        with self.writing():
            self._connection.execute("REPLACE INTO goal VALUES (1, ?)", (goal.days,))

    def pauses(self) -> tuple[Pause, ...]:
        """The times of illness and away, the oldest first."""
        return made(_pause, self._rows("SELECT first, last, reason FROM pause ORDER BY first, reason"))

    def set_pause(self, pause: Pause) -> None:
        """Write down a pause; its end is corrected where one of its kind began on that day."""
        with self.writing():
            self._connection.execute("REPLACE INTO pause VALUES (?, ?, ?)", _pause_row(pause))

    def remove_pause(self, pause: Pause) -> None:
        """Forget a pause, if it is there."""
        with self.writing():
            self._connection.execute(
                "DELETE FROM pause WHERE first = ? AND last IS ? AND reason = ?", _pause_row(pause)
            )

    def hindrances(self) -> tuple[Hindrance, ...]:
        """What got in the way, the oldest answer first."""
        return made(_hindrance, self._rows("SELECT day, obstacle FROM hindrance ORDER BY day"))

    def answer(self, hindrance: Hindrance) -> None:
        """Write down what got in the way; a second answer on a day takes the place of the first."""
        with self.writing():
            self._connection.execute(
                "REPLACE INTO hindrance VALUES (?, ?)", (hindrance.day.isoformat(), hindrance.obstacle)
            )

    def everything(self) -> Diary:
        """All of it as one value, for export."""
        return Diary(self._entries("ORDER BY day, began_s"), self.goal(), self.pauses(), self.hindrances())

    def take_in(self, diary: Diary) -> None:
        """Add what is not there yet, in one step; what is there stands."""
        with self.writing():
            rows = [self._row(one) for one in diary.entries]
            self._connection.executemany(f"INSERT OR IGNORE {_VALUES}", rows)
            pauses = map(_pause_row, diary.pauses)
            self._connection.executemany("INSERT OR IGNORE INTO pause VALUES (?, ?, ?)", pauses)
            answers = [(one.day.isoformat(), one.obstacle) for one in diary.hindrances]
            self._connection.executemany("INSERT OR IGNORE INTO hindrance VALUES (?, ?)", answers)
            if diary.goal is not None:
                self._connection.execute("INSERT OR IGNORE INTO goal VALUES (1, ?)", (diary.goal.days,))

    def _open(self) -> None:
        try:
            opened = self._file.open()
        except StorageError as error:
            self._connection, self._notice = stand_in(), Notice(Event.UNREACHABLE, reason=str(error))
        else:
            self._connection, self._notice = opened.connection, opened.notice

    def _found(self, entry_id: str) -> Entry:
        entry = self.entry(entry_id)
        if entry is None:
            raise EntryError(f"id is {entry_id}; allowed is that of an entry in the diary")
        return entry

    def _write(self, entry: Entry) -> None:
        self._connection.execute(_WRITE, self._row(entry))

    def _row(self, entry: Entry) -> tuple[Any, ...]:
        return (entry.began.date().isoformat(), entry.began.timestamp(), *to_row(entry))

    def _entries(self, rest: str, values: tuple[Any, ...] = ()) -> tuple[Entry, ...]:
        found = map(from_row, self._rows(f"{_READ} {rest}", values))
        return tuple(one for one in found if one is not None)

    def _rows(self, query: str, values: tuple[Any, ...] = ()) -> list[Any]:
        with plainly(self._path), closing(self._connection.execute(query, values)) as cursor:
            return cursor.fetchall()


def _pause(first: str, last: str | None, reason: str) -> Pause:
    return Pause(date.fromisoformat(first), None if last is None else date.fromisoformat(last), PauseReason(reason))


def _pause_row(pause: Pause) -> tuple[str, str | None, str]:
    return pause.first.isoformat(), None if pause.last is None else pause.last.isoformat(), pause.reason


def _hindrance(day: str, obstacle: str | None) -> Hindrance:
    return Hindrance(date.fromisoformat(day), None if obstacle is None else Obstacle(obstacle))
