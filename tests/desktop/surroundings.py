"""A computer by hand: notifications, timers of the system and clocks, all moved by the test."""

import queue
from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from lymph_coach.desktop.wings.reminders import Surroundings
from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError, Service
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.schedule.alarms import alarms
from lymph_coach.reminders.schedule.schedule import Condition, Means, ScheduleError, ScheduleStatus

TORONTO = ZoneInfo("America/Toronto")


class HandShown:
    """A notification that waits for the test to press a button."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.withdrawn = False
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()

    def press(self, answer: Answer) -> None:
        self._answers.put(answer)

    def wait(self, limit_s: float | None = None) -> Answer | None:
        return self._answers.get(timeout=limit_s or 20.0)

    def withdraw(self) -> None:
        self.withdrawn = True
        self._answers.put(None)


class HandNotifier:
    """Shows notifications to the test, or refuses."""

    def __init__(self) -> None:
        self.shown: list[HandShown] = []
        self.refuses = False

    def service(self) -> Service:
        if self.refuses:
            raise NotifyError("No notification service answers here.")
        return Service("hand", has_buttons=True)

    def show(self, notice: Notice) -> HandShown:
        self.service()
        self.shown.append(HandShown(notice))
        return self.shown[-1]


class HandSchedule:
    """Remembers what it was asked for."""

    def __init__(self) -> None:
        self.rules: Rules | None = None
        self.installs = 0
        self.refuses = False
        self.condition = Condition.ON
        self.means = Means.SYSTEMD

    def install(self, rules: Rules) -> None:
        if self.refuses:
            raise ScheduleError("The system refused the reminders' times.")
        self.installs += 1
        self.rules = rules if alarms(rules) else None

    def remove(self) -> None:
        self.rules = None

    def status(self) -> ScheduleStatus:
        on = self.rules is not None
        condition = self.condition if on else Condition.OFF
        return ScheduleStatus(on and condition is Condition.ON, self.means, condition, "a file")


class HandResident:
    """Lives when the test says so; once started, only after it was asked for a while."""

    def __init__(self) -> None:
        self.alive = False
        self.begins_after = 0
        self._asked = 0

    def lives(self, now: datetime) -> bool:
        del now
        self._asked += self.alive
        return self.alive and self._asked > self.begins_after

    def start(self) -> None:
        self.alive = True


class HandComputer:
    """All of it, and the steady clock."""

    def __init__(self) -> None:
        self.notifier = HandNotifier()
        self.schedule = HandSchedule()
        self.resident = HandResident()
        self.helpers = 0
        self.steady_s = 0.0
        self.zone: tzinfo = TORONTO

    def surroundings(self) -> Surroundings:
        return Surroundings(self.notifier, self.schedule, self.resident, self._zone, self._monotonic, self._remind_once)

    def _remind_once(self) -> None:
        self.helpers += 1

    def _zone(self) -> tzinfo:
        return self.zone

    def _monotonic(self) -> float:
        return self.steady_s
