"""The alarm of reminders, and the two clocks it lives by, moved by hand."""

from datetime import UTC, datetime, time, timedelta, tzinfo
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimerEvent

from lymph_coach.desktop.reminders.alarm import BEAT_S, Keeping, ReminderAlarm
from lymph_coach.reminders.marks import Due, Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import Reminder, Rules
from lymph_coach.reminders.rules import next_due

NEW_YORK, BERLIN = ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin")
MORNING = datetime(2026, 11, 23, 8, 50, tzinfo=NEW_YORK)
NINE = Rules((Reminder("a", "Morning circles", time(9)),))
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
SLEEPS = (MINUTE, 5 * MINUTE, 16 * MINUTE, HOUR, 3 * HOUR, 9 * HOUR, DAY, 3 * DAY)


class HandKeeper:
    """Claims by the real rules, in memory; ``broken`` is raised, ``endless`` handed out instead."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.marks: list[Mark] = []
        self.asked = 0
        self.broken: Exception | None = None
        self.endless: Due | None = None

    def due(self, now: datetime, zone: tzinfo) -> Due | None:
        self.asked += 1
        if self.broken:
            raise self.broken
        if self.endless:
            return self.endless
        due = next_due(self.rules, History(tuple(self.marks)), now, zone)
        if due is not None and due.moment <= now:
            self.marks.append(Mark(due.slot, Fate.SHOWN, now))
        return due


class World:
    """The clocks, moved by hand, and the alarm that lives by them."""

    def __init__(self, rules: Rules = NINE, start: datetime = MORNING, keeping: Keeping | None = None) -> None:
        self.wall = start.astimezone(UTC)
        self.steady_s = 1000.0
        zone = start.tzinfo
        assert zone is not None
        self.zone: tzinfo = zone
        self.keeper = HandKeeper(rules)
        self.told: list[tuple[Slot, datetime]] = []
        self.catch_ups: list[bool] = []
        self.stalls = 0
        self.plans = 0
        self.alarm = ReminderAlarm(keeping or self.keeper, self.now, self.monotonic, self.where)
        self.alarm.due.connect(self._on_due)
        self.alarm.stalled.connect(self._on_stalled)
        self.alarm.planned.connect(self._on_planned)
        self._rings_s = 0.0
        self._beats_s = self.steady_s + BEAT_S
        self.alarm.start()
        self.set_off()

    def now(self) -> datetime:
        return self.wall.astimezone(self.zone)

    def monotonic(self) -> float:
        return self.steady_s

    def where(self) -> tzinfo:
        return self.zone

    def set_off(self) -> None:
        """Take note of when the timer rings, as it was set just now."""
        self._rings_s = self.steady_s + self.alarm._timer.interval() / 1000

    def run(self, span: timedelta) -> None:
        """Let time go by, awake."""
        end_s = self.steady_s + span.total_seconds()
        while True:
            rings_s = self._rings_s if self.alarm._timer.isActive() else float("inf")
            to_s = min(end_s, rings_s, self._beats_s)
            self.wall += timedelta(seconds=to_s - self.steady_s)
            self.steady_s = to_s
            if to_s == self._beats_s:
                self._beats_s += BEAT_S
                plans = self.plans
                self.alarm.timerEvent(QTimerEvent(self.alarm._beat_id))
                if self.plans > plans:
                    self.set_off()
            elif to_s == rings_s:
                self.alarm._timer.timeout.emit()
                self.set_off()
            else:
                return

    def sleep(self, span: timedelta) -> None:
        """Time goes by for the wall only; timers sleep as well."""
        self.wall += span

    def snooze(self, span: timedelta) -> None:
        """Put off the last one that was told."""
        self.keeper.marks.append(Mark(self.told[-1][0], Fate.SNOOZED, self.wall, self.wall + span))
        self.alarm.replan()
        self.set_off()

    def _on_due(self, due: Due) -> None:
        self.told.append((due.slot, self.now()))
        self.catch_ups.append(due.catch_up)

    def _on_stalled(self) -> None:
        self.stalls += 1

    def _on_planned(self) -> None:
        self.plans += 1

    def times(self) -> list[str]:
        """When things were told, to the minute, by the clock on the wall."""
        return [f"{at:%d %H:%M}" for _, at in self.told]
