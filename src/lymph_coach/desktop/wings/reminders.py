"""Reminders: keeping their time while the window is open, telling them, and the page to change them on."""

import os
import sys
import time as clock
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Signal

from lymph_coach.desktop.reminders.alarm import ReminderAlarm
from lymph_coach.desktop.reminders.banner import ReminderBanner
from lymph_coach.desktop.reminders.calendar_file import CalendarFile
from lymph_coach.desktop.reminders.closed_keeper import ClosedKeeper
from lymph_coach.desktop.reminders.coming_line import ComingLine
from lymph_coach.desktop.reminders.notices import Notices
from lymph_coach.desktop.reminders.page import RemindersPage
from lymph_coach.desktop.reminders.status_card import Standing
from lymph_coach.desktop.reminders.teller import Teller
from lymph_coach.desktop.wings.shared import Shared, Wing
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.remind.basis import is_worth_waiting
from lymph_coach.remind.launch import remind_words, start_once
from lymph_coach.remind.resident import RealResident, Resident
from lymph_coach.reminders.keeper import Keeper, Removed
from lymph_coach.reminders.marks import Due, Fate, Slot
from lymph_coach.reminders.notify.choose import notifier_for
from lymph_coach.reminders.notify.notice import SNOOZE_MINUTES, Answer, Notice, Notifier, NotifyError
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules
from lymph_coach.reminders.schedule.choose import best_schedule
from lymph_coach.reminders.schedule.commands import run_command
from lymph_coach.reminders.schedule.schedule import Schedule
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError
from lymph_coach.system.local_zone import local_zone


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What reminders need of the computer they are on.

    Attributes:
        notifier: shows notifications.
        schedule: how the system starts reminders while the program is closed.
        resident: the reminder that stays, where the system starts nothing by the clock.
        zone: where the clock on the wall is now.
        monotonic: a clock in seconds that nobody can set.
        remind_once: starts the reminder that tells what waits and ends; may raise ``NotifyError``.
    """

    notifier: Notifier
    schedule: Schedule
    resident: Resident
    zone: Callable[[], tzinfo]
    monotonic: Callable[[], float] = clock.monotonic
    remind_once: Callable[[], None] = start_once


def surroundings_here(path: Path) -> Surroundings:
    """Those of this computer; ``path`` is the reminders file."""
    schedule = best_schedule(sys.platform, os.environ, run_command, remind_words(), Path.home())
    return Surroundings(notifier_for(sys.platform, os.environ), schedule, RealResident(path), _zone_here)


def _zone_here() -> tzinfo:
    return local_zone(os.environ)


def _change_nothing(_now: datetime, _zone: tzinfo) -> None:
    """What is in the file was changed already."""


class RemindersWing(Wing):
    """Owns the store, the alarm, what is on the screen, and the page.

    ``start_wanted`` carries the preset to have ready, empty for the chosen one; nothing starts by itself. ``failed``
    says what is amiss while the page that would say it was never opened.

    Args:
        shared: the parts there is one of.
        path: the reminders file.
        surroundings: the computer.
        practising: whether a session is under way: then nothing needs to remind of it.
        parent: owns the wing.

    Raises:
        StorageError: the reminders file cannot be used.
    """

    start_wanted = Signal(str)
    failed = Signal(str)

    def __init__(
        self, shared: Shared, path: Path, surroundings: Surroundings, practising: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shared, self._surroundings, self._practising = shared, surroundings, practising
        self._store = ReminderStore(path)
        self._keeper = Keeper(self._store)
        self._notices = Notices(TimeWords(QLocale(), self), self)
        self._dues: dict[Slot, Due] = {}
        self._removed: Removed | None = None
        self._notified = True
        self._untold = ""
        self.teller = Teller(surroundings.notifier, self)
        self.alarm = ReminderAlarm(self._keeper, shared.now, surroundings.monotonic, surroundings.zone, self)
        self.coming = ComingLine(self._keeper, shared.now, surroundings.zone, self)
        self.banner = ReminderBanner()
        self.closed = ClosedKeeper(surroundings.schedule, surroundings.resident, self)
        self.calendar = CalendarFile(shared.window, shared.now)
        shared.window.show_above(self.banner)
        self.teller.answered.connect(self._on_answered)
        self.teller.refused.connect(self._on_refused)
        self.banner.start_wanted.connect(self._start)
        self.banner.snooze_wanted.connect(self._snooze)
        self.banner.skip_wanted.connect(self._skip)
        self.alarm.due.connect(self._on_due)
        self.alarm.planned.connect(self._on_planned)
        self.alarm.planned.connect(self.coming.look)
        self.alarm.stalled.connect(self._on_stalled)
        self.alarm.failed.connect(self._tell)
        self.alarm.start()

    @cached_property
    def page(self) -> RemindersPage:
        """The page, made when it is first wanted."""
        page = RemindersPage()
        page.reminder_saved.connect(self._on_saved)
        page.reminder_deleted.connect(self._on_deleted)
        page.undo_wanted.connect(self._on_undo)
        page.switched.connect(self._on_switched)
        page.quiet_changed.connect(self._on_quiet)
        page.paused.connect(self._on_paused)
        page.grace_changed.connect(self._on_grace)
        page.test_wanted.connect(self._on_test)
        page.closed_helper_wanted.connect(self._on_closed_wanted)
        page.calendar_wanted.connect(self.calendar.save)
        self.calendar.told.connect(page.show_notice)
        self.closed.changed.connect(self._on_closed_changed)
        self.closed.failed.connect(page.show_notice)
        self._show(page)
        page.show_notice(self._store.notice or self._untold)
        self.closed.look(self._keeper.rules(), wanted=self._keeper.wants_closed())
        return page

    def look(self) -> None:
        """Tell what comes, and what is amiss."""
        self.coming.look()
        if amiss := self._store.notice or self._untold:
            self.failed.emit(amiss)

    def reread(self) -> None:
        """Keep the times that are in the file now, and have the system follow."""
        self._do(_change_nothing, times=True)

    def forget(self) -> None:
        """Remind of nothing any more: all is about to be deleted, and nobody is handed what waits."""
        self._edit(lambda _: Rules())

    def close(self) -> None:
        """Keep no time, leave nothing on the screen, let go of the file, and hand over what is snoozed."""
        self.alarm.stop()
        self.teller.close()
        self.closed.close()
        try:
            waits = self._is_for_the_helper()
        except StorageError:
            waits = False  # then nobody else could read it either
        self._store.close()
        if waits:
            with suppress(NotifyError):  # the program was taken away while it ran: nothing is left to tell it with
                self._surroundings.remind_once()

    def _is_for_the_helper(self) -> bool:
        """Whether the helper has to run from now on: the system starts it for a reminder's time, not for a snooze."""
        now, zone = self._now()
        if not self._keeper.wants_closed() or self._surroundings.resident.lives(now):
            return False
        return is_worth_waiting(self._store, self._keeper.coming(now, zone), now)

    def _now(self) -> tuple[datetime, tzinfo]:
        return self._shared.now(), self._surroundings.zone()

    def _show(self, page: RemindersPage) -> None:
        now, zone = self._now()
        page.show_rules(self._keeper.rules(), now.astimezone(zone))
        page.show_upcoming(self._keeper.upcoming(now, zone))
        status = self._keeper.status(now, zone)
        # Those that lie in the quiet hours are never told, as their row says: they are not missed each day anew.
        page.show_missed([slot for slot in self._keeper.missed(now, zone) if slot.reminder_id not in status.never_told])
        page.show_status(Standing(status, closed=self.closed.helper.active, notified=self._notified))

    def _do(self, what: Callable[[datetime, tzinfo], object], *, times: bool = False) -> None:
        """Change something, plan anew and show it; ``times``: what the system starts has to follow."""
        try:
            what(*self._now())
            self.alarm.replan()
            if times:
                self.closed.follow(self._keeper.rules(), wanted=self._keeper.wants_closed())
        except StorageError as error:
            self._tell(str(error))
        self._on_planned()

    def _tell(self, text: str) -> None:
        if "page" in self.__dict__:
            self.page.show_notice(text)
        else:
            self._untold = text
            self.failed.emit(text)

    def _reminder(self, slot: Slot) -> Reminder | None:
        return next((one for one in self._keeper.rules().reminders if one.id == slot.reminder_id), None)

    def _on_due(self, due: Due) -> None:
        reminder = self._reminder(due.slot)
        if reminder is None:
            return
        if self._practising():
            self._do(lambda now, _zone: self._keeper.started(due.slot, now))
            return
        self._dues[due.slot] = due
        self.teller.tell(self._notices.of(reminder, due))

    def _on_answered(self, notice: Notice, answer: Answer) -> None:
        self._notified = True
        if notice.slot is None:
            self._tell(self.tr("The test was answered. Reminders work."))
        elif answer is Answer.START:
            self._start(notice.slot)
        elif answer is Answer.SNOOZE:
            self._snooze(notice.slot, SNOOZE_MINUTES)
        elif answer is Answer.SKIP:
            self._skip(notice.slot)
        self._on_planned()

    def _on_refused(self, notice: Notice, why: str) -> None:
        """Show it inside the window instead, and say so."""
        self._notified = False
        slot = notice.slot
        due = self._dues.pop(slot, None) if slot else None
        reminder = self._reminder(slot) if slot else None
        if due and reminder:
            self.banner.show_due(due, reminder)
            self._shared.window.show_waiting(waiting=True)
        else:
            self._tell(why)
        self._on_planned()

    def _start(self, slot: Slot) -> None:
        reminder = self._reminder(slot)
        self._do(lambda now, _zone: self._keeper.started(slot, now))
        self.start_wanted.emit(reminder.preset if reminder else "")

    def _snooze(self, slot: Slot, minutes: int) -> None:
        self._do(lambda now, zone: self._keeper.snooze(slot, minutes, now, zone))

    def _skip(self, slot: Slot) -> None:
        self._do(lambda now, _zone: self._keeper.skip(slot, now))

    def _on_planned(self) -> None:
        """Take down what is of no more use, and show the page as it is now."""
        try:
            stale = self._keeper.stale(*self._now())
            for slot in (*self.teller.slots, *filter(None, [self.banner.slot])):
                last = self._store.last(slot)
                if slot in stale or last is None or last.fate is not Fate.SHOWN:  # or answered elsewhere
                    self.teller.withdraw(slot)
                    self.banner.withdraw(slot)
            self._dues = {slot: due for slot, due in self._dues.items() if slot in self.teller.slots}
            if "page" in self.__dict__:
                self._show(self.page)
        except StorageError as error:
            self._tell(str(error))
        self._shared.window.show_waiting(waiting=not self.banner.isHidden())

    def _on_stalled(self) -> None:
        self._tell(self.tr("Reminders had stopped for a while. They are kept again now."))

    def _on_saved(self, reminder: Reminder) -> None:
        self._do(lambda now, zone: self._keeper.put(reminder, now, zone), times=True)

    def _on_deleted(self, reminder_id: str) -> None:
        def delete(now: datetime, zone: tzinfo) -> None:
            self._removed = self._keeper.delete(reminder_id, now, zone)

        self._do(delete, times=True)

    def _on_undo(self) -> None:
        removed, self._removed = self._removed, None
        if removed:
            self._do(lambda now, zone: self._keeper.put_back(removed, now, zone), times=True)

    def _on_switched(self, reminder_id: str, on: bool) -> None:  # a signal's argument
        reminder = next((one for one in self._keeper.rules().reminders if one.id == reminder_id), None)
        if reminder:
            self._on_saved(replace(reminder, on=on))

    def _on_quiet(self, quiet: Quiet | None) -> None:
        self._edit(lambda rules: replace(rules, quiet=quiet))

    def _on_paused(self, until: date | None) -> None:
        self._edit(lambda rules: replace(rules, paused_until=until))

    def _on_grace(self, grace: timedelta) -> None:
        self._edit(lambda rules: replace(rules, grace=grace))

    def _edit(self, change: Callable[[Rules], Rules]) -> None:
        self._do(lambda now, zone: self._keeper.edit(change, now, zone), times=True)

    def _on_test(self) -> None:
        self.teller.tell(self._notices.test())

    def _on_closed_wanted(self, on: bool) -> None:  # a signal's argument
        try:
            self._keeper.want_closed(wanted=on)
            self.closed.switch(self._keeper.rules(), on=on)
        except StorageError as error:
            self._tell(str(error))

    def _on_closed_changed(self) -> None:
        self.page.show_closed_helper(self.closed.helper)
        self._on_planned()
