"""The commands on reminders: see them, change them, and have them come while the window is closed."""

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO
from uuid import uuid4

from lymph_coach.commands.plan_options import OptionError
from lymph_coach.commands.reminders_words import DAYS, coming_line, reminder_line, status_lines
from lymph_coach.remind.basis import TROUBLE, LocalClock, reminders_path
from lymph_coach.remind.launch import remind_words
from lymph_coach.remind.resident import RealResident, Resident
from lymph_coach.reminders.keeper import Keeper
from lymph_coach.reminders.notify.choose import notifier_for
from lymph_coach.reminders.notify.notice import SNOOZE_MINUTES, Answer, Notice, Notifier, NotifyError
from lymph_coach.reminders.reminder import Reminder, ReminderError
from lymph_coach.reminders.schedule.alarms import alarms
from lymph_coach.reminders.schedule.choose import best_schedule
from lymph_coach.reminders.schedule.commands import run_command
from lymph_coach.reminders.schedule.schedule import WHAT_HAPPENS, Condition, Means, Schedule, ScheduleError
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.reminders.time_of_day import read_time
from lymph_coach.settings.choices import Preset
from lymph_coach.system.atomic import StorageError

if TYPE_CHECKING:
    import argparse

    from lymph_coach.remind.herald import Clock

TEST_LIMIT_S = 30.0
"""How long a test waits for somebody to press a button."""

IDLE = "Reminders are to come while Lymph Coach is closed too; that is set up as soon as there is one to come."

_ANSWERS: Mapping[Answer, str] = {
    Answer.START: "You pressed Start. In a reminder it opens the window, ready to start.",
    Answer.SNOOZE: f"You pressed Snooze. A reminder comes again {SNOOZE_MINUTES} minutes later.",
    Answer.SKIP: "You pressed Skip. A reminder is then not told again that day.",
    Answer.CLOSED: "The notification was closed.",
}


class RemindersCommand:
    """Does one command and says what came of it; each may raise what :func:`run` turns into one line.

    Args:
        keeper: of the reminders file.
        schedule: how the system starts reminders while the window is closed.
        resident: the one that stays, where the system starts nothing by the clock.
        notifier: shows the test.
        clock: tells the time.
        out: takes what is said.
    """

    def __init__(
        self, keeper: Keeper, schedule: Schedule, resident: Resident, notifier: Notifier, clock: "Clock", out: TextIO
    ) -> None:
        self._keeper = keeper
        self._schedule = schedule
        self._resident = resident
        self._notifier = notifier
        self._clock = clock
        self._out = out

    def list(self) -> None:
        """The reminders, numbered, and the next seven days."""
        now, zone = self._now()
        reminders = self._keeper.rules().reminders
        for number, reminder in enumerate(reminders, start=1):
            self._say(reminder_line(number, reminder))
        coming = self._keeper.upcoming(now, zone)
        if not coming:
            self._say(*status_lines(self._keeper.status(now, zone), reminders, now, zone))
            return
        self._say("The next seven days:", *(f"  {coming_line(due, reminders, now, zone)}" for due in coming))

    def status(self) -> None:
        """When the next one comes, whether it does while the window is closed, and whether anything would show it."""
        now, zone = self._now()
        self._say(*status_lines(self._keeper.status(now, zone), self._keeper.rules().reminders, now, zone))
        self._say(self._standing(self._condition()))
        try:
            self._say(_service_line(self._notifier))
        except NotifyError as error:
            self._say(str(error))

    def install(self) -> None:
        """Have the system start reminders at their times, now and after every change of them."""
        self._keeper.want_closed(wanted=True)
        condition = self._set_up()
        what = () if condition is Condition.OFF else (WHAT_HAPPENS[self._schedule.status().means],)
        self._say(self._standing(condition), *what)

    def remove(self) -> None:
        """Have it start none."""
        self._keeper.want_closed(wanted=False)
        self._schedule.remove()
        self._say(Condition.OFF.value)

    def test(self) -> None:
        """Show one notification, wait a little for a press, and say what happened."""
        now, zone = self._now()
        self._say(_service_line(self._notifier))
        quiet = self._keeper.rules().quiet
        silent = quiet is not None and quiet.holds(now.astimezone(zone).time())
        shown = self._notifier.show(Notice("Lymph Coach: a test", "This is how a reminder looks.", silent=silent))
        self._say(f"One is on your screen now. It goes away after {TEST_LIMIT_S:.0f} seconds.")
        answer = shown.wait(TEST_LIMIT_S)
        if answer is None:
            shown.withdraw()
            shown.wait(1.0)
        self._say("No button was pressed." if answer is None else _ANSWERS[answer])

    def add(self, given: Mapping[str, Any]) -> None:
        """Add the reminder that was typed."""
        reminder = _changed(Reminder(uuid4().hex, "new", time()), given)
        now, zone = self._now()
        self._keeper.put(reminder, now, zone)
        self._tell_change(f"Added: {reminder_line(self._number_of(reminder.id), reminder)}")

    def edit(self, given: Mapping[str, Any]) -> None:
        """Change what was typed of a reminder."""
        reminder = _changed(self._numbered(given["number"]), given)
        now, zone = self._now()
        self._keeper.put(reminder, now, zone)
        self._tell_change(f"Changed: {reminder_line(self._number_of(reminder.id), reminder)}")

    def delete(self, given: Mapping[str, Any]) -> None:
        """Delete one."""
        reminder = self._numbered(given["number"])
        now, zone = self._now()
        self._keeper.delete(reminder.id, now, zone)
        self._tell_change(f"Deleted: {reminder.name}.")

    def _tell_change(self, sentence: str) -> None:
        """Say it, and have what the system starts follow the new times where that is wanted of this copy."""
        self._say(sentence)
        condition, wanted = self._condition(), self._keeper.wants_closed()
        if wanted is None:
            wanted = condition is not Condition.OFF
        if wanted and condition is not Condition.OTHER_COPY:
            condition = self._set_up()
        self._say(self._standing(condition))

    def _set_up(self) -> Condition:
        """Have the system follow the rules as they are now, and return how it stands then."""
        self._schedule.install(self._keeper.rules())
        status = self._schedule.status()
        if status.means is not Means.AUTOSTART or status.condition is not Condition.AT_LOGIN:
            return status.condition
        if not self._resident.lives(self._clock.now()):
            self._resident.start()
        return Condition.ON

    def _standing(self, condition: Condition) -> str:
        """How it stands, in a sentence: nothing to set up is not the same as not wanted."""
        idle = condition is Condition.OFF and self._keeper.wants_closed() and not alarms(self._keeper.rules())
        return IDLE if idle else condition.value

    def _condition(self) -> Condition:
        status = self._schedule.status()
        lives = status.means is Means.AUTOSTART and self._resident.lives(self._clock.now())
        return Condition.ON if lives and status.condition is Condition.AT_LOGIN else status.condition

    def _numbered(self, text: str) -> Reminder:
        reminders = self._keeper.rules().reminders
        if not reminders:
            raise OptionError("There are no reminders.")
        numbered = {str(number): reminder for number, reminder in enumerate(reminders, start=1)}
        if text in numbered:
            return numbered[text]
        raise OptionError.of_value("NUMBER", text, f"1 to {len(reminders)}, as in the list")

    def _number_of(self, reminder_id: str) -> int:
        return [one.id for one in self._keeper.rules().reminders].index(reminder_id) + 1

    def _now(self) -> tuple[datetime, tzinfo]:
        return self._clock.now(), self._clock.zone()

    def _say(self, *lines: str) -> None:
        for line in lines:
            print(line, file=self._out)


def run(parsed: "argparse.Namespace") -> int:
    """Do what was parsed and return the exit status.

    Raises:
        OptionError: something was typed that cannot be; the message names it, its value and what is allowed.
    """
    given = vars(parsed)
    path = reminders_path(os.environ)
    schedule = best_schedule(sys.platform, os.environ, run_command, remind_words(), Path.home())
    notifier, clock = notifier_for(sys.platform, os.environ), LocalClock(os.environ)
    try:
        with ReminderStore(path) as store:
            if store.notice:
                sys.stderr.write(f"{store.notice}\n")
            command = RemindersCommand(Keeper(store), schedule, RealResident(path), notifier, clock, sys.stdout)
            perform(command, parsed.action, given)
    except ReminderError as error:
        raise OptionError(f"--{error}.") from error
    except (NotifyError, ScheduleError, StorageError) as error:
        sys.stderr.write(f"lymph-coach reminders {parsed.action}: {error}\n")
        return TROUBLE
    return 0


def perform(command: RemindersCommand, action: str, given: Mapping[str, Any]) -> None:
    """Do one of the actions the command line knows."""
    match action:
        case "add":
            command.add(given)
        case "edit":
            command.edit(given)
        case "delete":
            command.delete(given)
        case "list":
            command.list()
        case "status":
            command.status()
        case "install":
            command.install()
        case "remove":
            command.remove()
        case _:
            command.test()


def _changed(reminder: Reminder, given: Mapping[str, Any]) -> Reminder:
    """The reminder with everything that was typed."""
    changes: dict[str, Any] = {name: given[name] for name in ("name", "habit") if given.get(name) is not None}
    if given.get("on") is not None:
        changes["on"] = given["on"]
    if given.get("at") is not None:
        changes["at"] = _time(given["at"])
    if given.get("days") is not None:
        changes["days"] = _days(given["days"])
    preset = given.get("preset")
    if preset is not None:
        if preset not in {"", *Preset}:
            raise OptionError.of_value("--preset", preset, f"{', '.join(Preset)}, or '' for the one in the settings")
        changes["preset"] = preset
    return replace(reminder, **changes)


def _time(text: str) -> time:
    try:
        return read_time(text, twelve_hour=False)
    except ReminderError as error:
        raise OptionError(f"--at: {error}.") from error


def _days(text: str) -> frozenset[int]:
    words = [word.strip().lower()[:3] for word in text.split(",")]
    if not set(words) <= set(DAYS):
        raise OptionError.of_value("--days", text, f"any of {','.join(DAYS)}")
    return frozenset(DAYS.index(word) for word in words)


def _service_line(notifier: Notifier) -> str:
    service = notifier.service()
    buttons = "with buttons" if service.has_buttons else "without buttons, so a press on one is taken for Start"
    return f"{service.name} shows notifications here, {buttons}."
