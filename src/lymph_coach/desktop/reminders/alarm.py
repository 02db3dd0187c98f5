"""What keeps the time of reminders while the window is open."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, QTimerEvent, Signal

from lymph_coach.reminders.marks import Due
from lymph_coach.reminders.reminder import MOST_REMINDERS
from lymph_coach.system.atomic import StorageError

LOOK_S = 20.0
"""How long at most until the clocks are compared; so late at most is a reminder after the computer woke."""
PLAN_S = 15 * 60.0
"""How long a plan holds at most."""
GAP_S = 3.0
"""By how much the clock on the wall may leave the steady one before it counts as woken or set."""
BEAT_S = 2 * 60.0
STALLED_BEATS = 10


class Keeping(Protocol):
    """What the alarm asks; :class:`lymph_coach.reminders.keeper.Keeper` is one."""

    def due(self, now: datetime, zone: tzinfo) -> Due | None:
        """What is to be told now, claimed for whoever asked, or with a later moment what comes next, if anything."""
        ...


class ReminderAlarm(QObject):
    """Asks what is due when it is due, and never waits on trust.

    A timer sleeps when the computer sleeps, so one that was set for an hour rings an hour of *waking* later. This one
    looks at the clocks every few seconds instead, and plans anew whenever the clock on the wall and the steady clock
    disagree (woken, set), the zone is another, or a quarter of an hour has gone by. A beat apart from that timer counts
    itself, not time, so that sleep cannot look like a fault: ten beats without a plan, and the alarm says so and
    starts again.

    ``due`` carries what is to be told. ``planned`` tells that the plan may be another, for whoever shows it.
    ``stalled`` tells that no plan was made for 20 minutes, ``failed`` in a sentence that the record of reminders cannot
    be used, once until it can.

    Args:
        keeper: knows what is due; what else it raises goes through, and the alarm goes on.
        now: the time with its zone.
        monotonic: a clock in seconds that nobody can set.
        zone: where the person is now.
    """

    due = Signal(object)
    planned = Signal()
    stalled = Signal()
    failed = Signal(str)

    def __init__(
        self,
        keeper: Keeping,
        now: Callable[[], datetime],
        monotonic: Callable[[], float],
        zone: Callable[[], tzinfo],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper, self._now, self._monotonic, self._zone = keeper, now, monotonic, zone
        self._next: datetime | None = None
        self._planned_s = float("-inf")
        self._place: tuple[tzinfo, timedelta | None] | None = None
        self._apart_s = 0.0
        self._told = ""
        self._beats = 0
        self._beat_id = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_look)

    @property
    def is_running(self) -> bool:
        """Whether it keeps time."""
        return bool(self._beat_id)

    def start(self) -> None:
        """Keep time from now on; what is due already is told before this returns."""
        if not self._beat_id:
            self._beat_id = self.startTimer(round(BEAT_S * 1000), Qt.TimerType.CoarseTimer)
        self._try()

    def stop(self) -> None:
        """Keep no time any more."""
        self._timer.stop()
        if self._beat_id:
            self.killTimer(self._beat_id)
        self._beat_id = 0

    def replan(self) -> None:
        """Plan anew: rules, marks, zone or clock are others. Does nothing while stopped.

        Raises:
            StorageError: the record of reminders cannot be used; the next look tries again.
        """
        if not self._beat_id:
            return
        try:
            self._plan()
        finally:
            # Whatever went wrong, the next look comes.
            self._wait()

    def timerEvent(self, event: QTimerEvent) -> None:
        """Notice that no plan is made any more."""
        if event.timerId() != self._beat_id:
            super().timerEvent(event)
            return
        self._beats += 1
        if self._beats >= STALLED_BEATS:
            self._beats = 0
            self.stalled.emit()
            self._try()

    def _on_look(self) -> None:
        if self._has_changed() or self._is_over():
            self._try()
        else:
            self._wait()

    def _try(self) -> None:
        """Plan anew, and say once what is in the way."""
        try:
            self.replan()
        except StorageError as error:
            if str(error) != self._told:
                self._told = str(error)
                self.failed.emit(self._told)

    def _has_changed(self) -> bool:
        """Whether the computer slept, a clock was set, or the zone is another."""
        return abs(self._apart() - self._apart_s) > GAP_S or self._where() != self._place

    def _is_over(self) -> bool:
        """Whether the plan has held long enough, or its moment has come."""
        left_s = self._left_s()
        return self._monotonic() - self._planned_s >= PLAN_S or (left_s is not None and left_s <= 0)

    def _plan(self) -> None:
        zone = self._zone()
        self._apart_s, self._place, self._next = self._apart(), self._where(), None
        # Until this one is made there is no plan, and the next look tries again.
        self._planned_s = float("-inf")
        # Each is claimed and told once, so this ends; the bound keeps a mistake from becoming a storm, and the moment
        # that is over then has the next look go on.
        for _ in range(MOST_REMINDERS):
            now = self._now()
            coming = self._keeper.due(now, zone)
            self._next = coming and coming.moment
            if coming is None or coming.moment > now:
                break
            self.due.emit(coming)
            if not self._beat_id:
                return
        self._planned_s = self._monotonic()
        self._beats, self._told = 0, ""
        self.planned.emit()

    def _wait(self) -> None:
        if not self._beat_id:
            return
        left_s = self._left_s()
        wait_s = LOOK_S if left_s is None or left_s <= 0 else min(LOOK_S, left_s)
        # A millisecond is added: to ring before the moment would be to look twice.
        self._timer.start(int(wait_s * 1000) + 1)

    def _left_s(self) -> float | None:
        """Seconds until the planned moment; subtracted in UTC, where no hour is missing."""
        return (
            None if self._next is None else (self._next.astimezone(UTC) - self._now().astimezone(UTC)).total_seconds()
        )

    def _apart(self) -> float:
        """How far the clock on the wall is from the steady one; only its changes mean something."""
        return self._now().timestamp() - self._monotonic()

    def _where(self) -> tuple[tzinfo, timedelta | None]:
        zone = self._zone()
        return zone, self._now().astimezone(zone).utcoffset()
