"""Sessions written into the diary, for both front ends."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from lymph_coach.journal.backup import Backups
from lymph_coach.journal.diary import Diary, Goal
from lymph_coach.journal.entry import Entry, Ratings
from lymph_coach.journal.store import JournalStore
from lymph_coach.journal.under_way import progress_under_way
from lymph_coach.journal.weeks import Week, week_start, weeks
from lymph_coach.routine.kinds import Arms, Direction, Posture, Reach
from lymph_coach.routine.plan import Manner
from lymph_coach.session.history import CUT_OFF, Practice
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
            # Once in a life, and with much behind it: no other start loads them.
            from lymph_coach.journal.history import from_history  # noqa: PLC0415
            from lymph_coach.journal.imports import new_entries  # noqa: PLC0415

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
    """Keeps what is practised as entries of the diary, one each under the session's own id.

    Args:
        store: the diary; whoever opened it closes it.
        copies: its copies, of which one is made after a session when it is due; None makes none.
    """

    def __init__(self, store: JournalStore, copies: Backups | None = None) -> None:
        self._store = store
        self._copies = copies

    def keep(self, practice: Practice) -> None:
        """See :class:`lymph_coach.session.history.PracticeLog`; what the person wrote in the entry stays."""
        there = self._store.entry(practice.id)
        if there and there.why_ended != CUT_OFF == practice.why_ended:
            return  # the program ended between writing the end down and forgetting the place
        self._store.progress(_with(practice, there))
        if self._copies and practice.why_ended != CUT_OFF:
            copy_when_due(self._copies)

    def progress(self, practice: Practice) -> None:
        """See :class:`lymph_coach.session.history.PracticeLog`."""
        progress_under_way(self._store.path, _with(practice, None))

    def forget(self, practice_id: str) -> None:
        """See :class:`lymph_coach.session.history.PracticeLog`."""
        there = self._store.entry(practice_id)
        if there and there.why_ended == CUT_OFF:
            self._store.delete(practice_id)

    def felt(self, practice_id: str, *, before: Ratings | None = None, after: Ratings | None = None) -> None:
        """Write down how it felt; what is left out stays as it is, and where there is no entry, nothing happens.

        Raises:
            StorageError: the disk did not take it.
        """
        there = self._store.entry(practice_id)
        if there:
            self._store.replace(replace(there, before=before or there.before, after=after or there.after))

    def cared(self, practice_id: str, after_care: frozenset[str]) -> None:
        """Write down what was done afterwards, by the keys of :func:`lymph_coach.practice.after_care.after_care_words`.

        Raises:
            StorageError: the disk did not take it.
        """
        there = self._store.entry(practice_id)
        if there:
            self._store.replace(replace(there, after_care=after_care))

    def latest(self, most: int) -> tuple[Entry, ...]:
        """The entries that began last, so many at most; none of a diary that cannot be read."""
        try:
            return self._store.latest(most)
        except StorageError:
            return ()

    def week(self, today: date, first_weekday: int) -> tuple[Week, int] | None:
        """The week of ``today`` so far, and on how many days the person wants to practise.

        None of a diary that cannot be read. ``first_weekday`` is Monday 0 to Sunday 6.
        """
        start = week_start(today, first_weekday)
        try:
            entries, pauses, goal = self._store.between(start, today), self._store.pauses(), self._store.goal()
        except StorageError:
            return None
        (week,) = weeks(entries, pauses, today, today, first_weekday)
        return week, (goal or Goal()).days

    def last(self) -> Practice | None:
        """See :class:`lymph_coach.session.history.PracticeLog`; a diary that cannot be read knows of none."""
        try:
            entry = self._store.last()
        except StorageError:
            return None
        return _practice(entry) if entry else None


def _with(practice: Practice, there: Entry | None) -> Entry:
    """The entry with what the program knows, the person's part left as it is."""
    manner = practice.manner
    base = there or Entry(practice.id, practice.began, practice.began)
    return replace(
        base,
        began=practice.began,
        ended=max(practice.ended, practice.began),
        preset=practice.preset,
        posture=manner.posture,
        reach=manner.reach,
        arms=manner.arms,
        direction=manner.direction,
        rounds_planned=practice.rounds_planned,
        rounds_done=practice.rounds_done,
        circles_planned=practice.circles_planned,
        circles_done=practice.circles_done,
        why_ended=practice.why_ended,
    )


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
        entry.id,
    )
