"""Reminders while the program is closed: the system is asked and told off the GUI thread."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from lymph_coach.desktop.reminders.closed_card import ClosedHelper
from lymph_coach.desktop.work import Cancelled, Progress, Work
from lymph_coach.remind.resident import Resident
from lymph_coach.reminders.notify.notice import NotifyError
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.alarms import alarms
from lymph_coach.reminders.schedule.schedule import (
    WHAT_HAPPENS,
    Condition,
    Means,
    Schedule,
    ScheduleError,
    ScheduleStatus,
)

START_LIMIT_S = 5.0
_BETWEEN_S = 0.05


@dataclass(frozen=True, slots=True)
class _Task:
    """What to ask of the system, with what rules and for what wish."""

    what: Callable[[], ScheduleStatus]
    rules: Rules
    wanted: bool | None


@dataclass(frozen=True, slots=True)
class _Found:
    """How it stands after a task, and why that may not be as wanted."""

    task: _Task
    status: ScheduleStatus
    trouble: str = ""


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
        self._next: _Task | None = None
        self.helper = ClosedHelper()

    def look(self, rules: Rules, *, wanted: bool | None) -> None:
        """Ask how it stands; ``wanted`` is the person's wish, None where that was never said."""
        if self._next is None:  # else what waits will tell
            self._ask(_Task(self._schedule.status, rules, wanted))

    def switch(self, rules: Rules, *, on: bool) -> None:
        """Set it up for these rules, or leave nothing of it."""
        self._ask(_Task(lambda: self._switched(rules, on=on), rules, on))

    def follow(self, rules: Rules, *, wanted: bool | None) -> None:
        """Have it be as it is wanted with other rules; without a wish, as it was. Another copy's is left alone."""
        self._ask(_Task(lambda: self._followed(rules, wanted=wanted), rules, wanted))

    def close(self) -> None:
        """See what is under way to its end, and what was wished for meanwhile: the system has to know it by then."""
        waiting, self._next = self._next, None
        if self._work and self._work.finish() and waiting:
            last = self._work_on(waiting)
            last.start()
            last.finish()

    def _ask(self, task: _Task) -> None:
        if self._work:
            self._next = task
            return
        self._work = self._work_on(task)
        self._work.done.connect(self._on_done)
        self._work.failed.connect(self._on_broken)
        self._work.start()

    def _work_on(self, task: _Task) -> Work:
        def run(_progress: Progress, _cancelled: Cancelled) -> _Found:
            try:
                return _Found(task, task.what())
            except (ScheduleError, NotifyError) as error:
                return _Found(task, self._schedule.status(), str(error))

        return Work(run, self)

    def _switched(self, rules: Rules, *, on: bool) -> ScheduleStatus:
        if not on:
            self._schedule.remove()
            return self._schedule.status()
        self._schedule.install(rules)
        status = self._schedule.status()
        if status.means is Means.AUTOSTART and status.condition is Condition.AT_LOGIN and not self._lives():
            self._resident.start()
            self._wait_for_it()
        return status

    def _followed(self, rules: Rules, *, wanted: bool | None) -> ScheduleStatus:
        status = self._schedule.status()
        if status.condition is Condition.OTHER_COPY:
            return status
        is_there = status.condition is not Condition.OFF
        on = is_there if wanted is None else wanted
        return self._switched(rules, on=on) if on or is_there else status

    def _wait_for_it(self) -> None:
        """Give the one that stays its moment to begin: asked at once, it would seem not to live."""
        ends_s = time.monotonic() + START_LIMIT_S
        while not self._lives() and time.monotonic() < ends_s:
            time.sleep(_BETWEEN_S)

    def _lives(self) -> bool:
        return self._resident.lives(datetime.now(UTC))

    def _on_done(self, found: _Found) -> None:
        self._work = None
        status, task = found.status, found.task
        at_login = status.condition is Condition.AT_LOGIN
        active = status.active or (at_login and status.means is Means.AUTOSTART and self._lives())
        on = bool(task.wanted) or status.condition is not Condition.OFF
        problem = "" if active or not on else status.condition.value
        idle = not active and not alarms(task.rules)
        self.helper = ClosedHelper(
            WHAT_HAPPENS[status.means],
            on=on,
            active=active,
            possible=status.means is not Means.NONE,
            problem=problem,
            idle=idle,
        )
        self.changed.emit(self.helper)
        if found.trouble:
            self.failed.emit(found.trouble)
        waiting, self._next = self._next, None
        if waiting:
            self._ask(waiting)

    def _on_broken(self, error: Exception) -> None:
        self._work = None
        raise error
