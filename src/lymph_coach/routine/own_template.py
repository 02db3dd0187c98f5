"""The file a person begins an own routine with: a preset written out, each number with its range."""

from dataclasses import asdict

from lymph_coach.routine.load import SCHEMA
from lymph_coach.routine.plan import ORDER
from lymph_coach.routine.routine import Routine
from lymph_coach.routine.words import Words

_EXAMPLE = "tip"  # said in a large circle, and hurts nobody
_COLUMN = 24


def own_template(routine: Routine, words: Words, base: str, name: str) -> str:
    """The text of a file that reads as the preset ``base`` under another name.

    Args:
        routine: the shipped routine.
        words: the shipped words.
        base: a key of ``routine.presets``.
        name: what the routine is to be called; printable, without quotes or backslashes.
    """
    pace = asdict(routine.presets[base])
    rows = [
        "# A routine of my own for Lymph Coach. Change what you like; after each number stands what is allowed.",
        f"schema = {SCHEMA}",
        f'name = "{name}"',
        f'start_from = "{base}"  # what is left out below is as in this one',
        "",
        "# After settling comes this, and then the close. Breathe comes before the circles.",
        f"order = [{', '.join(f'{part.value!r}' for part in ORDER)}]".replace("'", '"'),
        "",
        "# Seconds, where a name ends in _s; the others are counted.",
        "[pace]",
    ]
    for field, limits in routine.ranges.items():
        rows.append(f"{field} = {pace[field]:g}".ljust(_COLUMN) + f"# {limits}")
    said = ", ".join(f'"{text}"' for text in words.say[_EXAMPLE])
    rows += ["", "# Words of your own: take the # away from both lines.", "# [words]", f"# {_EXAMPLE} = [{said}]"]
    return "\n".join(rows) + "\n"
