"""Tells what is due, hears the answers and does them."""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Protocol

from lymph_coach.remind.basis import TROUBLE, LocalClock, complain, is_worth_waiting, twelve_hours_here
from lymph_coach.remind.launch import open_window
from lymph_coach.remind.words import notice_of
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.marks import Due, Fate, Slot
from lymph_coach.reminders.notify.choose import inbox_for, notifier_for
from lymph_coach.reminders.notify.inbox import Inbox
from lymph_coach.reminders.notify.notice import SNOOZE_MINUTES, Answer, Notifier, NotifyError
from lymph_coach.reminders.notify.telling import Telling
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError

LOOK_S = 60.0
"""How often the clock, the zone and the file are looked at while waiting: no wait is planned further ahead, so sleep,
travel, a clock that was set and whatever the window writes are noticed within a minute."""

_SERVICE_LIMIT_S = 5.0  # right after login the notification service may have to be started first


class Clock(Protocol):
    """Tells the time; see :class:`lymph_coach.remind.basis.LocalClock`."""

    def now(self) -> datetime:
        """The present moment, with a zone."""
        ...

    def zone(self) -> tzinfo:
        """Where the clock on the wall is."""
        ...


class Herald:
    """Owns what it has on the screen; :meth:`close` takes that down.

    Args:
        store: the file it shares with the window; whoever opened it closes it.
        notifier: shows things.
        inbox: where the answers come in.
        clock: tells the time.
        open_window: opens the window ready to start a preset, or the chosen one where that is empty.
        twelve_hour: the person writes times with AM and PM.
    """

    def __init__(
        self,
        store: ReminderStore,
        notifier: Notifier,
        inbox: Inbox,
        clock: Clock,
        open_window: Callable[[str], None],
        *,
        twelve_hour: bool = False,
    ) -> None:
        self._store = store
        self._keeper = Keeper(store)
        self._notifier = notifier
        self._inbox = inbox
        self._clock = clock
        self._open_window = open_window
        self._twelve_hour = twelve_hour
        self._tellings: dict[Slot, Telling] = {}

    def run(self) -> None:
        """Tell what is due until nothing waits for an answer or for the end of a snooze.

        Raises:
            NotifyError: it cannot be told; it is left for whoever looks next.
            StorageError: the file cannot be used.
        """
        while True:
            coming = self.look()
            if not self._tellings and not is_worth_waiting(self._store, coming, self._clock.now()):
                return
            self.hear(coming)

    def look(self) -> Due | None:
        """Take down what is stale, tell what is due, and return what comes next. May raise what :meth:`run` does."""
        now, zone = self._clock.now(), self._clock.zone()
        self._take_down(now, zone)
        while True:
            coming = self._keeper.coming(now, zone)
            if coming is None or coming.moment > now:
                return coming
            self._notifier.service()  # asked before anything is claimed: what nobody shows is not told
            due = self._keeper.due(now, zone)
            if due is not None and due.moment <= now:
                self._tell(due)

    def hear(self, coming: Due | None) -> None:
        """Wait for an answer and do it; at most until what is coming comes. May raise what :meth:`run` does."""
        left_s = LOOK_S if coming is None else (coming.moment - self._clock.now()).total_seconds()
        item = self._inbox.get(max(0.0, min(LOOK_S, left_s)))
        if item is None:
            return
        notice, answer = item
        if notice.slot is None or self._tellings.pop(notice.slot, None) is None:
            return  # taken down meanwhile
        if isinstance(answer, NotifyError):
            raise answer
        self._do(notice.slot, answer)

    def close(self) -> None:
        """Leave nothing on the screen whose buttons nobody would hear."""
        for telling in self._tellings.values():
            telling.withdraw()
        self._tellings.clear()

    def _tell(self, due: Due) -> None:
        for reminder in self._keeper.rules().reminders:
            if reminder.id == due.slot.reminder_id:  # the window may have deleted it in this moment
                notice = notice_of(reminder, due, twelve_hour=self._twelve_hour)
                self._tellings[due.slot] = Telling(self._notifier, notice, self._inbox.put)

    def _take_down(self, now: datetime, zone: tzinfo) -> None:
        """Withdraw what is stale, and what was answered in the window."""
        stale = self._keeper.stale(now, zone)
        for slot in tuple(self._tellings):
            last = self._store.last(slot)
            if slot in stale or last is None or last.fate is not Fate.SHOWN:
                self._tellings.pop(slot).withdraw()

    def _do(self, slot: Slot, answer: Answer) -> None:
        now = self._clock.now()
        match answer:
            case Answer.START:
                reminders = self._keeper.rules().reminders
                self._open_window(next((one.preset for one in reminders if one.id == slot.reminder_id), ""))
                self._keeper.started(slot, now)
            case Answer.SNOOZE:
                self._keeper.snooze(slot, SNOOZE_MINUTES, now, self._clock.zone())
            case Answer.SKIP:
                self._keeper.skip(slot, now)
            case Answer.CLOSED:
                return  # told, and not answered: it shows as such in the window


def make_herald(store: ReminderStore) -> Herald:
    """The herald of this computer and session."""
    notifier = notifier_for(sys.platform, os.environ, _SERVICE_LIMIT_S)
    inbox, clock = inbox_for(sys.platform), LocalClock(os.environ)
    return Herald(store, notifier, inbox, clock, open_window, twelve_hour=twelve_hours_here())


def tell_once(path: Path) -> int:
    """Tell what is due now, and end when it is answered or stale. Returns the exit status."""
    leave_when_ended()
    try:
        with ReminderStore(path, mends=False) as store:
            herald = make_herald(store)
            try:
                herald.run()
            finally:
                herald.close()
    except (NotifyError, StorageError) as error:
        complain(str(error))
        return TROUBLE
    return 0


def leave_when_ended() -> None:
    """Have the system's request to end run every ``finally``, so that no notification is left without ears."""
    signal.signal(signal.SIGTERM, _leave)


def _leave(number: int, _frame: object) -> None:
    sys.exit(128 + number)  # as shells expect it
