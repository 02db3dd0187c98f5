"""What a person wants to ask, from the sheet of questions as it is filled in."""

from lymph_coach.reading.kept import Filled
from lymph_coach.reading.sheets import Sheet

QUESTIONS_SHEET = "questions"
_OWN = "own"
"""The part of the sheet with lines for questions; its other lines are for the answers."""


def questions_of(sheet: Sheet, filled: Filled) -> tuple[str, ...]:
    """The questions that are ticked, those written on the lines for them, and the lines the person added."""
    ticked = [tick.text for part in sheet.parts for tick in part.ticks if f"{part.key}.{tick.key}" in filled.ticked]
    written = filled.written.get(_OWN, "").splitlines()
    return tuple(asked for one in (*ticked, *written, *(line.text for line in filled.own)) if (asked := one.strip()))
