"""What the honest status line says about reminders, as a value. Pure."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lymph_coach.reminders.marks import Due
from lymph_coach.reminders.reminder import Rules
from lymph_coach.reminders.rules import never_told


class Silence(StrEnum):
    """Why nothing will be told."""

    NO_REMINDERS = "no reminders"
    ALL_OFF = "all off"
    ALL_QUIET = "all in quiet hours"


@dataclass(frozen=True, slots=True)
class Status:
    """What comes next, or why nothing does.

    Attributes:
        coming: what will be told next; a moment not later than now means now.
        silence: why nothing will be told; None when something comes.
        paused_until: the day on which reminders come again, during a pause.
        never_told: ids of reminders that are on, but lie in the quiet hours on every day.
    """

    coming: Due | None
    silence: Silence | None = None
    paused_until: date | None = None
    never_told: tuple[str, ...] = ()


def status_of(rules: Rules, coming: Due | None, today: date) -> Status:
    """The status on that local day, given what :func:`lymph_coach.reminders.rules.next_due` says."""
    on = [one for one in rules.reminders if one.on]
    silent = tuple(one.id for one in on if never_told(one, rules.quiet))
    pause = rules.paused_until if rules.paused_until is not None and rules.paused_until > today else None
    if coming is not None:
        return Status(coming, None, pause, silent)
    if not rules.reminders:
        return Status(None, Silence.NO_REMINDERS, pause)
    return Status(None, Silence.ALL_QUIET if on else Silence.ALL_OFF, pause, silent)
