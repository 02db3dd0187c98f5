"""Rules and marks in one SQLite file, shared by the running program and by what the system starts when it is closed."""

import json
from collections.abc import Generator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from types import TracebackType
from typing import Self

from lymph_coach.reminders.database import open_database
from lymph_coach.reminders.marks import Fate, History, Mark, Slot
from lymph_coach.reminders.record import from_record, to_record
from lymph_coach.reminders.reminder import Rules
from lymph_coach.system.database import plainly, transaction

KEPT_DAYS = 400
KEPT_MARKS = 1000
"""So many of the newest are kept whatever their day: a clock years ahead for an hour must not empty the past."""


class ReminderStore:
    """Owns the connection to the reminders file; for use from one thread, closed by whoever opened it."""

    def __init__(self, path: Path, *, mends: bool = True) -> None:
        """Open the file, and make it where it is missing.

        Args:
            path: the file.
            mends: whether a damaged one is started anew, which :attr:`notice` then tells.

        Raises:
            StorageError: It cannot be used; see :func:`lymph_coach.reminders.database.open_database`. So does every
                method that reads or writes, when the disk is full, the file may only be read or is held by others.
        """
        self._path = path
        self._connection, notice = open_database(path, mends=mends)
        self._notices = [notice.value] if notice else []

    @property
    def notice(self) -> str | None:
        """What to tell the person about the file, if anything."""
        return " ".join(self._notices) or None

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
        """Keep other writers out until the end, then keep all that was written, or after an error none of it."""
        with plainly(self._path), transaction(self._connection):
            yield

    def rules(self) -> Rules:
        """The rules as last saved; none at first. What cannot be read of them is told in :attr:`notice`."""
        row = self._first("SELECT record FROM rules")
        if row is None:
            return Rules()
        try:
            raw: object = json.loads(row[0])
        except (ValueError, RecursionError):
            raw = None
        rules, problems = from_record(raw)
        self._notices += [problem for problem in problems if problem not in self._notices]
        return rules

    def save_rules(self, rules: Rules, now: datetime) -> None:
        """Replace the rules; times that passed before ``now`` will be nobody's miss."""
        record = json.dumps(to_record(rules))
        with self.writing():
            self._connection.execute("REPLACE INTO rules VALUES (1, ?, ?)", (record, _text(now)))

    def history(self, first_day: date) -> History:
        """The marks of slots from that day on, in the order they were written, and since when the rules stand."""
        with (
            plainly(self._path),
            closing(
                self._connection.execute(
                    "SELECT reminder_id, day, at, fate, moment, until FROM mark WHERE day >= ? ORDER BY number",
                    (first_day.isoformat(),),
                )
            ) as cursor,
        ):
            marks = tuple(mark for row in cursor if (mark := _mark(row)) is not None)
        row = self._first("SELECT since FROM rules")
        return History(marks, _moment(row[0]) if row else None)

    def wants_closed(self) -> bool | None:
        """Whether the person wants reminders while the program is closed too; None when that was never said."""
        row = self._first("SELECT closed FROM wish")
        return None if row is None else bool(row[0])

    def want_closed(self, *, wanted: bool) -> None:
        """Write that wish down; it outlasts times in which there is nothing to remind of."""
        with self.writing():
            self._connection.execute("REPLACE INTO wish VALUES (1, ?)", (int(wanted),))

    def set_since(self, since: datetime) -> None:
        """Correct since when the rules stand: the clock was set back behind it."""
        with self.writing():
            self._connection.execute("UPDATE rules SET since = ?", (_text(since),))

    def add(self, mark: Mark) -> None:
        """Write down what became of a slot."""
        slot, until = mark.slot, mark.until and _text(mark.until)
        row = (slot.reminder_id, slot.day.isoformat(), f"{slot.at:%H:%M}", mark.fate, _text(mark.moment), until)
        with self.writing():
            self._connection.execute(
                "INSERT INTO mark (reminder_id, day, at, fate, moment, until) VALUES (?, ?, ?, ?, ?, ?)", row
            )

    def last(self, slot: Slot) -> Mark | None:
        """What last became of a slot."""
        row = self._first(
            "SELECT reminder_id, day, at, fate, moment, until FROM mark"
            " WHERE day = ? AND reminder_id = ? AND at = ? ORDER BY number DESC LIMIT 1",
            (slot.day.isoformat(), slot.reminder_id, f"{slot.at:%H:%M}"),
        )
        return _mark(row) if row else None

    def claim(self, slot: Slot, now: datetime) -> bool:
        """Write down that this process tells a slot now; False when another has, or it is not to be told any more.

        Only a slot nothing became of, or one snoozed until now, is there to be claimed.
        """
        with self.writing():
            last = self.last(slot)
            snoozed = last is not None and last.fate is Fate.SNOOZED and last.until is not None and last.until <= now
            if last is not None and not snoozed:
                return False
            self.add(Mark(slot, Fate.SHOWN, now))
        return True

    def trim(self, today: date) -> None:
        """Let go of the marks of slots more than 400 days old."""
        first = (today - timedelta(days=KEPT_DAYS)).isoformat()
        with self.writing():
            self._connection.execute(
                "DELETE FROM mark WHERE day < ? AND number <= (SELECT max(number) FROM mark) - ?", (first, KEPT_MARKS)
            )

    def _first(self, query: str, values: tuple[str, ...] = ()) -> tuple[str, ...] | None:
        with plainly(self._path), closing(self._connection.execute(query, values)) as cursor:
            row: tuple[str, ...] | None = cursor.fetchone()
        return row


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()


def _moment(text: str) -> datetime | None:
    """A moment with a zone; None for what is none."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _mark(row: tuple[str, ...]) -> Mark | None:
    """The mark in a row; None where the row makes no sense: one bad row must not hide the others."""
    reminder_id, day, at, fate, moment_text, until = row
    moment = _moment(moment_text)
    if moment is None:
        return None
    try:
        slot = Slot(reminder_id, date.fromisoformat(day), time.fromisoformat(at))
        return Mark(slot, Fate(fate), moment, _moment(until) if until else None)
    except ValueError:
        return None
