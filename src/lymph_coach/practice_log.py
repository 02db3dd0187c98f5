"""Sessions written into the diary, for both front ends."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

from lymph_coach.journal.backup import Backups
from lymph_coach.journal.diary import Diary
from lymph_coach.journal.entry import Entry
from lymph_coach.journal.history import from_history
from lymph_coach.journal.imports import new_entries
from lymph_coach.journal.store import JournalStore
from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach
from lymph_coach.routine.plan import Manner
from lymph_coach.session.history import Practice
from lymph_coach.system.atomic import StorageError

DIARY_FILE = "diary.sqlite3"
OLD_FILE = "history.jsonl"
_TAKEN = ".taken"


def open_diary(folder: Path, now: Callable[[], datetime]) -> JournalStore:
    """The diary in the data folder; sessions kept by versions before the diary are brought in once."""
    store = JournalStore(folder / DIARY_FILE, now)
    old = folder / OLD_FILE
    # Whatever stands in the way, the old file is left for the next time.
    with suppress(StorageError, OSError):
        if old.is_file():
            present = store.everything().entries
            store.take_in(Diary(new_entries(from_history(old.read_bytes().splitlines()), present)))
            old.rename(old.with_name(OLD_FILE + _TAKEN))
    return store


def copies_of(folder: Path, now: Callable[[], datetime]) -> Backups:
    """The copies of the diary in the data folder."""
    return Backups(folder / DIARY_FILE, now)


def copy_when_due(copies: Backups) -> None:
    """Copy the diary if it has changed and the newest copy is old; a copy that fails is made the next time."""
    with suppress(StorageError):
        if copies.is_due():
            copies.make()


class DiaryLog:
    """Keeps what was practised as entries of the diary; ``latest_id`` is that of the last one added.

    Args:
        store: the diary; whoever opened it closes it.
        copies: its copies, of which one is made after an entry when it is due; None makes none.
    """

    def __init__(self, store: JournalStore, copies: Backups | None = None) -> None:
        self._store = store
        self._copies = copies
        self.latest_id = ""

    def add(self, practice: Practice) -> None:
        """See :class:`lymph_coach.session.history.PracticeLog`."""
        manner = practice.manner
        entry = Entry(
            uuid4().hex,
            practice.began,
            max(practice.ended, practice.began),
            practice.preset,
            manner.posture,
            manner.reach,
            manner.arms,
            manner.direction,
            practice.rounds_planned,
            practice.rounds_done,
            practice.circles_planned,
            practice.circles_done,
            practice.why_ended,
        )
        self._store.add(entry)
        self.latest_id = entry.id
        if self._copies:
            copy_when_due(self._copies)

    def last(self) -> Practice | None:
        """See :class:`lymph_coach.session.history.PracticeLog`; a diary that cannot be read knows of none."""
        try:
            entry = self._store.last()
        except StorageError:
            return None
        return _practice(entry) if entry else None


def _practice(entry: Entry) -> Practice:
    try:
        manner = Manner(Posture(entry.posture), Reach(entry.reach), Arms(entry.arms), Direction(entry.direction))
    except ValueError:
        manner = Manner()  # one told by the person, or of a time before the diary
    return Practice(
        entry.began,
        entry.ended,
        entry.preset,
        entry.circles_done,
        entry.circles_planned,
        entry.why_ended,
        entry.rounds_done,
        entry.rounds_planned,
        manner,
    )
