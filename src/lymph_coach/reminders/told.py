"""What has been told and answered: what of it is stale, and which snoozes a change of the rules ends. Pure."""

from datetime import datetime, tzinfo

from lymph_coach.reminders.marks import Fate, History, Mark, Slot
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.rules import next_due
from lymph_coach.reminders.wall import day_of


def stale(rules: Rules, history: History, now: datetime, zone: tzinfo) -> tuple[Slot, ...]:
    """Told slots without an answer that should no longer stand on the screen.

    Their day is over, another of the same reminder has been told since, the reminder is off or gone, or a pause began.
    """
    today = day_of(now, zone)
    if rules.paused_until is not None and rules.paused_until > today:
        kept: set[str] = set()
    else:
        kept = {one.id for one in rules.reminders if one.on}
    newest = {mark.slot.reminder_id: mark.slot for mark in history.marks if mark.fate is Fate.SHOWN}
    return tuple(
        slot
        for slot, mark in _last(history).items()
        if mark.fate is Fate.SHOWN
        and (slot.reminder_id not in kept or newest[slot.reminder_id] != slot or day_of(mark.moment, zone) < today)
    )


def broken_off(before: Rules, after: Rules, history: History) -> tuple[Slot, ...]:
    """Snoozed slots whose reminder had them before the change and has them no more: off, deleted, moved."""
    return tuple(
        slot
        for slot, mark in _last(history).items()
        if mark.fate is Fate.SNOOZED and _has(before, slot) and not _has(after, slot)
    )


def waiting(rules: Rules, history: History, now: datetime, zone: tzinfo) -> tuple[Slot, ...]:
    """The slot, if any, that is late and waits to be told; not a snoozed one, which a change of rules leaves alone."""
    due = next_due(rules, history, now, zone)
    if due is None or not due.catch_up or due.slot in _last(history):
        return ()
    return (due.slot,)


def _last(history: History) -> dict[Slot, Mark]:
    return {mark.slot: mark for mark in history.marks}


def _has(rules: Rules, slot: Slot) -> bool:
    return any(
        one.on and one.id == slot.reminder_id and one.at == slot.at and slot.day.weekday() in one.days
        for one in rules.reminders
    )
