"""The plain list of what will be told in the next days. Pure."""

from datetime import datetime, timedelta, tzinfo
from itertools import takewhile

from lymph_coach.reminders.marks import Due, History
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.rules import Outlook
from lymph_coach.reminders.wall import moment_of


def upcoming(rules: Rules, history: History, now: datetime, zone: tzinfo, days: int = 7) -> tuple[Due, ...]:
    """All that will be told from now until the clock on the wall shows this time ``days`` days later, first to last.

    Takes what :func:`lymph_coach.reminders.rules.next_due` takes; its answer comes first when it lies in that time.
    """
    local = now.astimezone(zone)
    end = moment_of(local.date() + timedelta(days=days), local.time(), zone)
    outlook = Outlook(rules, history, now, zone)
    found = [due for due in outlook.snoozed() if due.moment < end]
    for reminder in rules.reminders:
        found += takewhile(lambda due: due.moment < end, outlook.ahead(reminder))
    first = outlook.next()
    if first is not None and first.moment < end and first not in found:
        found.append(first)
    return tuple(sorted(found, key=lambda due: (due.moment, due != first)))
