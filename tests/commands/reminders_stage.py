"""A command on reminders with everything about it in hand."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from tests.reminders.fake_notifier import FakeNotifier, FakeShown
from tests.reminders.hand_clock import NOON, HandClock

from lymph_coach.command_line import build_parser
from lymph_coach.commands.reminders import RemindersCommand, perform
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.notify.notice import Answer, Notice, Service
from lymph_coach.reminders.reminder import Quiet, Reminder, Rules
from lymph_coach.reminders.schedule.schedule import (
    Condition,
    Means,
    ScheduleError,
    ScheduleStatus,
)
from lymph_coach.reminders.store import ReminderStore


class FakeSchedule:
    """Takes rules and says how it stands; sets up nothing."""

    def __init__(self) -> None:
        self.means = Means.SYSTEMD
        self.condition = Condition.OFF
        self.installs = Condition.ON
        self.rules: list[Rules] = []
        self.trouble = ""

    def install(self, rules: Rules) -> None:
        if self.trouble:
            raise ScheduleError(self.trouble)
        self.rules.append(rules)
        self.condition = self.installs if any(one.on for one in rules.reminders) else Condition.OFF

    def remove(self) -> None:
        self.condition = Condition.OFF

    def status(self) -> ScheduleStatus:
        return ScheduleStatus(self.condition is Condition.ON, self.means, self.condition, "/place")


class FakeResident:
    """Lives once it was started."""

    def __init__(self) -> None:
        self.started = 0

    def lives(self, now: datetime) -> bool:
        assert now == NOON
        return self.started > 0

    def start(self) -> None:
        self.started += 1


class PressedNotifier(FakeNotifier):
    """Shows notices that somebody answers at once, or never."""

    def __init__(self) -> None:
        super().__init__()
        self.press: Answer | None = Answer.SNOOZE
        self.buttons = True

    def service(self) -> Service:
        return replace(super().service(), has_buttons=self.buttons)

    def show(self, notice: Notice) -> FakeShown:
        shown = super().show(notice)
        if self.press is not None:
            shown.answer(self.press)
        return shown


class World:
    """A command with everything about it in hand."""

    def __init__(self, store: ReminderStore) -> None:
        self.keeper = Keeper(store)
        self.schedule = FakeSchedule()
        self.resident = FakeResident()
        self.notifier = PressedNotifier()
        self.out = io.StringIO()
        self.command = RemindersCommand(self.keeper, self.schedule, self.resident, self.notifier, HandClock(), self.out)

    def do(self, *words: str) -> list[str]:
        """Do what was typed, and return the lines it says."""
        parsed = build_parser().parse_args(["reminders", *words])
        before = len(self.out.getvalue())
        perform(self.command, parsed.action, vars(parsed))
        return self.out.getvalue()[before:].splitlines()

    def reminders(self) -> tuple[Reminder, ...]:
        return self.keeper.rules().reminders

    def rule(self, **changes: Quiet | date) -> None:
        self.keeper.edit(lambda rules: replace(rules, **changes), NOON, UTC)
