"""Settings as the plain record a file holds, and back."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lymph_coach.settings.migrations import SCHEMA_KEY, STEPS, Step, migrate, newest
from lymph_coach.settings.problems import Problem, shown
from lymph_coach.settings.settings import Settings, rules

if TYPE_CHECKING:
    from lymph_coach.settings.fields import Value


def read_settings(
    raw: Mapping[str, Any], *, file: str = "settings.json", steps: Sequence[Step] = STEPS
) -> tuple[Settings, tuple[Problem, ...]]:
    """The settings in ``raw``, whatever it holds; never raises.

    A missing field has its default, silently; a wrong one has it too, with a problem. Unknown keys are left
    alone: see :func:`unknown_keys`.

    Args:
        raw: Any JSON object.
        file: How problems name the source.
        steps: The migrations to run.
    """
    problems: list[Problem] = []
    try:
        raw = migrate(raw, steps)
    except ValueError as error:
        problems.append(Problem(file, SCHEMA_KEY, shown(raw.get(SCHEMA_KEY)), str(error)))
    taken: dict[str, Any] = {}
    for name, rule in rules().items():
        if name not in raw:
            continue
        value: object = raw[name]
        try:
            taken[name] = rule.read(value)
        except ValueError as error:
            problems.append(Problem(file, name, shown(value), str(error)))
    return Settings(**taken), tuple(problems)


def unknown_keys(raw: Mapping[str, Any], steps: Sequence[Step] = STEPS) -> dict[str, Any]:
    """What a newer program, or a person, put there that we do not know: written back as it was."""
    with suppress(ValueError):  # read_settings tells of it
        raw = migrate(raw, steps)
    known = {SCHEMA_KEY, *rules()}
    return {key: value for key, value in raw.items() if key not in known}


def to_record(settings: Settings, unknown: Mapping[str, Any]) -> dict[str, Any]:
    """What the file holds: the schema, each field, then the unknown keys."""
    values: dict[str, Value] = {name: getattr(settings, name) for name in rules()}
    return {SCHEMA_KEY: newest(), **values, **unknown}
