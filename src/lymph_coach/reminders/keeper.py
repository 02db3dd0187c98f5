"""What is due now, and what the person answered: the rules, the record of the past and the time, brought together."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo

from lymph_coach.reminders.marks import Due, Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import Reminder, Rules
from lymph_coach.reminders.rules import MISSED_DAYS, missed, next_due
from lymph_coach.reminders.status import Status, status_of
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.reminders.told import broken_off, stale, waiting
from lymph_coach.reminders.upcoming import upcoming
from lymph_coach.reminders.wall import day_of

_DAY = timedelta(days=1)
_PAST = 3 * _DAY  # the longest grace time is half a day, zones differ by a little over one
_WATCHED = timedelta(minutes=15)
"""How far back slots count again when the clock was set back: the program looks at the time at least this often."""


@dataclass(frozen=True, slots=True)
class Removed:
    """A deleted reminder and the place it had, to be put back."""

    reminder: Reminder
    place: int


class Keeper:
    """Decides from the store alone, so the running program and its stand-in when closed agree. Keeps nothing itself.

    Every method reads or writes the store and may raise :class:`~lymph_coach.system.atomic.StorageError`. Each
    ``now`` is the present moment with a zone, each ``zone`` that of the clock on the wall.
    """

    def __init__(self, store: ReminderStore) -> None:
        """Use the store; whoever opened it closes it."""
        self._store = store

    def rules(self) -> Rules:
        """What the person has set."""
        return self._store.rules()

    def edit(self, change: Callable[[Rules], Rules], now: datetime, zone: tzinfo) -> Rules:
        """Change the rules as they are now in the file, whoever changed them last, and return them.

        What was missed until now is written down as missed. A snooze that the change ends is over for good. Times
        before this minute are never caught up by it: a reminder set at 18:30 for 18:00 first comes tomorrow.
        """
        with self._store.writing():
            before = self._store.rules()
            after = change(before)
            if after != before:
                history = self._history(now, zone, MISSED_DAYS * _DAY)
                for slot in (*missed(before, history, now, zone), *waiting(before, history, now, zone)):
                    self._store.add(Mark(slot, Fate.MISSED, now))
                for slot in broken_off(before, after, history):
                    self._store.add(Mark(slot, Fate.SKIPPED, now))
                self._store.save_rules(after, now.replace(second=0, microsecond=0))
        return after

    def save(self, rules: Rules, now: datetime, zone: tzinfo) -> None:
        """Replace all rules, such as by imported ones; see :meth:`edit`."""
        self.edit(lambda _: rules, now, zone)

    def put(self, reminder: Reminder, now: datetime, zone: tzinfo) -> None:
        """Add a reminder, or replace the one with its id in its place."""
        self.edit(lambda rules: _with(rules, reminder), now, zone)

    def delete(self, reminder_id: str, now: datetime, zone: tzinfo) -> Removed | None:
        """Delete a reminder; returns what :meth:`put_back` takes, or None if there was none."""
        with self._store.writing():
            for place, reminder in enumerate(self.rules().reminders):
                if reminder.id == reminder_id:
                    self.edit(lambda rules: _without(rules, reminder_id), now, zone)
                    return Removed(reminder, place)
        return None

    def put_back(self, removed: Removed, now: datetime, zone: tzinfo) -> None:
        """Undo a deletion, unless the reminder is there again already."""
        self.edit(lambda rules: _restored(rules, removed), now, zone)

    def wants_closed(self) -> bool | None:
        """Whether the person wants reminders while the program is closed too; None when that was never said."""
        return self._store.wants_closed()

    def want_closed(self, *, wanted: bool) -> None:
        """Write that wish down."""
        self._store.want_closed(wanted=wanted)

    def due(self, now: datetime, zone: tzinfo) -> Due | None:
        """What to tell now or, with a later moment, next.

        A slot whose moment has come is claimed: the caller tells it, and nobody else is given it. Ask again until the
        moment is later: two reminders may be due at once.
        """
        coming = self.coming(now, zone)
        if coming is None or coming.moment > now:
            return coming
        with self._store.writing():
            coming = self.coming(now, zone)  # looked at again: another process may just have told it
            if coming is not None and coming.moment <= now:
                self._store.claim(coming.slot, now)
                self._store.trim(day_of(now, zone))
        return coming

    def coming(self, now: datetime, zone: tzinfo) -> Due | None:
        """What to tell now or next, without claiming it."""
        return next_due(self.rules(), self._history(now, zone), now, zone)

    def started(self, slot: Slot, now: datetime) -> bool:
        """The person began the session; False, and nothing is written, when the slot was started or skipped before."""
        return self._answer(Mark(slot, Fate.STARTED, now))

    def skip(self, slot: Slot, now: datetime) -> bool:
        """Not today; also for a slot that is still to come. False when the slot was started or skipped before."""
        return self._answer(Mark(slot, Fate.SKIPPED, now))

    def snooze(self, slot: Slot, minutes: int, now: datetime, zone: tzinfo) -> bool:
        """Tell it again in so many minutes; returns whether it will be.

        It will not when the day, or a pause, or the reminder itself is over by then, in quiet hours, or when the slot
        is not one that was told and waits for its answer; nothing is written then, except for the first reasons.
        """
        with self._store.writing():
            last = self._store.last(slot)
            if last is None or last.fate is not Fate.SHOWN or slot in self.stale(now, zone):
                return False
            self._store.add(Mark(slot, Fate.SNOOZED, now, now.astimezone(UTC) + timedelta(minutes=minutes)))
            history = self._history(now, zone)
            # Alone with this one: whatever else is due before it does not matter here.
            alone = replace(history, marks=tuple(mark for mark in history.marks if mark.slot == slot))
            found = upcoming(self.rules(), alone, now, zone, days=1)
            return any(due.slot == slot for due in found)

    def stale(self, now: datetime, zone: tzinfo) -> tuple[Slot, ...]:
        """Slots that were told, wait for an answer and should be withdrawn from the screen."""
        return stale(self.rules(), self._history(now, zone), now, zone)

    def missed(self, now: datetime, zone: tzinfo) -> tuple[Slot, ...]:
        """What was not told in the last seven days and today, oldest first."""
        return missed(self.rules(), self._history(now, zone, MISSED_DAYS * _DAY), now, zone)

    def upcoming(self, now: datetime, zone: tzinfo, days: int = 7) -> tuple[Due, ...]:
        """What will be told in the next days, first to last."""
        return upcoming(self.rules(), self._history(now, zone), now, zone, days)

    def status(self, now: datetime, zone: tzinfo) -> Status:
        """What the status line says."""
        rules = self.rules()
        return status_of(rules, self.coming(now, zone), day_of(now, zone))

    def _answer(self, mark: Mark) -> bool:
        with self._store.writing():
            last = self._store.last(mark.slot)
            if last is not None and last.fate in {Fate.STARTED, Fate.SKIPPED}:
                return False
            self._store.add(mark)
        return True

    def _history(self, now: datetime, zone: tzinfo, past: timedelta = _PAST) -> History:
        """The past that matters; puts right since when the rules stand if the clock was set back behind that."""
        history = self._store.history(day_of(now, zone) - past - _DAY)
        if history.since is not None and history.since > now + timedelta(minutes=1):
            self._store.set_since(now - _WATCHED)
            history = replace(history, since=now - _WATCHED)
        return history


def _with(rules: Rules, reminder: Reminder) -> Rules:
    others = {one.id: one for one in rules.reminders}
    return replace(rules, reminders=tuple({**others, reminder.id: reminder}.values()))


def _without(rules: Rules, reminder_id: str) -> Rules:
    return replace(rules, reminders=tuple(one for one in rules.reminders if one.id != reminder_id))


def _restored(rules: Rules, removed: Removed) -> Rules:
    if any(one.id == removed.reminder.id for one in rules.reminders):
        return rules
    before, after = rules.reminders[: removed.place], rules.reminders[removed.place :]
    return replace(rules, reminders=(*before, removed.reminder, *after))
