"""Reminders while the program is closed: the system is asked and told off the GUI thread."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from lymph_coach.desktop.reminders.closed_card import ClosedHelper
from lymph_coach.desktop.work import Cancelled, Progress, Work
from lymph_coach.remind_resident import Resident
from lymph_coach.reminders.notify.notice import NotifyError
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.schedule import (
    WHAT_HAPPENS,
    Condition,
    Means,
    Schedule,
    ScheduleError,
    ScheduleStatus,
)


class ClosedKeeper(QObject):
    """Owns the work that asks the system; one piece at a time, the newest wish last.

    ``changed`` carries a :class:`ClosedHelper`, ``failed`` a sentence.

    Args:
        schedule: how this system starts reminders.
        resident: the one that stays, where the system starts nothing by the clock.
    """

    changed = Signal(object)
    failed = Signal(str)

    def __init__(self, schedule: Schedule, resident: Resident, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schedule, self._resident = schedule, resident
        self._work: Work | None = None
        self._next: Callable[[], ScheduleStatus] | None = None
        self.helper = ClosedHelper()

    def look(self) -> None:
        """Ask how it stands."""
        self._ask(self._status)

    def switch(self, rules: Rules, *, on: bool) -> None:
        """Set it up for these rules, or leave nothing of it."""
        self._ask(lambda: self._switched(rules, on=on))

    def follow(self, rules: Rules) -> None:
        """Take other rules over where it is set up; does nothing where it is not."""
        self._ask(lambda: self._followed(rules))

    def close(self) -> None:
        """Wait for what is under way."""
        self._next = None
        if self._work:
            # What it found is of no more use, and would come when all is closed.
            self._work.done.disconnect(self._on_done)
            self._work.finish()

    def _ask(self, what: Callable[[], ScheduleStatus]) -> None:
        if self._work:
            self._next = what
            return

        def run(_progress: Progress, _cancelled: Cancelled) -> ScheduleStatus | ScheduleError | NotifyError:
            try:
                return what()
            except (ScheduleError, NotifyError) as error:
                return error

        self._work = Work(run, self)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_broken)
        self._work.start()

    def _status(self) -> ScheduleStatus:
        return self._schedule.status()

    def _switched(self, rules: Rules, *, on: bool) -> ScheduleStatus:
        if not on:
            self._schedule.remove()
            return self._schedule.status()
        self._schedule.install(rules)
        status = self._schedule.status()
        if status.means is Means.AUTOSTART and status.condition is Condition.AT_LOGIN and not self._lives():
            self._resident.start()
        return status

    def _followed(self, rules: Rules) -> ScheduleStatus:
        status = self._schedule.status()
        if status.condition in {Condition.OFF, Condition.OTHER_COPY}:
            return status
        return self._switched(rules, on=True)

    def _lives(self) -> bool:
        return self._resident.lives(datetime.now(UTC))

    def _on_done(self, found: ScheduleStatus | ScheduleError | NotifyError) -> None:
        self._work = None
        if isinstance(found, ScheduleStatus):
            at_login = found.condition is Condition.AT_LOGIN
            active = found.active or (at_login and found.means is Means.AUTOSTART and self._lives())
            on = found.condition is not Condition.OFF
            problem = "" if active or not on else found.condition.value
            self.helper = ClosedHelper(WHAT_HAPPENS[found.means], on=on, active=active, problem=problem)
            self.changed.emit(self.helper)
        else:
            self.failed.emit(str(found))
        waiting, self._next = self._next, None
        if waiting:
            self._ask(waiting)

    def _on_broken(self, error: Exception) -> None:
        self._work = None
        raise error
