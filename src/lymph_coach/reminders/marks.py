"""What became of a reminder's slots, as values."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum


class Fate(StrEnum):
    """What became of a slot; its last mark tells."""

    SHOWN = "shown"  # told, no answer yet
    STARTED = "started"  # the person began the session
    SNOOZED = "snoozed"  # to be told again at ``until``
    SKIPPED = "skipped"  # not today
    MISSED = "missed"  # passed without being told: asleep, closed, quiet hours


@dataclass(frozen=True, slots=True)
class Slot:
    """One time at which one reminder is due, by the clock on the wall."""

    reminder_id: str
    day: date
    at: time


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that became of a slot.

    Attributes:
        slot: of which reminder, and when by the clock on the wall.
        fate: what.
        moment: when it happened, with a zone.
        until: when a snoozed one is told again, with a zone.
    """

    slot: Slot
    fate: Fate
    moment: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """What to tell, and when.

    Attributes:
        slot: which.
        moment: when to tell it, with a zone: never before the slot's own time.
        catch_up: it was missed and is told late.
    """

    slot: Slot
    moment: datetime
    catch_up: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """What became of the slots so far.

    Attributes:
        marks: in the order they were written, which is not that of their moments once a clock was set back.
        since: when the rules last changed, with a zone; a time that had passed by then is nobody's miss. Later than
            now (a clock set back), it counts as now. All count when it is None.
    """

    marks: tuple[Mark, ...] = ()
    since: datetime | None = None
