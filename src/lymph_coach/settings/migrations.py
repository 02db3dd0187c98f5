"""How a settings file of an older program becomes one of today's."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

SCHEMA_KEY = "schema"

Step = Callable[[Mapping[str, Any]], Mapping[str, Any]]
"""Takes the whole content of one schema and returns that of the next; meets any JSON value in any field."""

STEPS: tuple[Step, ...] = ()
"""Step *n* (from 0) leads from schema *n* + 1 to *n* + 2; none yet, so today's schema is 1."""


def newest(steps: Sequence[Step] = STEPS) -> int:
    """The schema that is written."""
    return len(steps) + 1


def migrate(raw: Mapping[str, Any], steps: Sequence[Step] = STEPS) -> Mapping[str, Any]:
    """``raw`` in today's schema.

    A file without a schema counts as the newest, as does one from a newer program: fields it shares are read.

    Raises:
        ValueError: The schema is no whole number from 1.
    """
    schema = raw.get(SCHEMA_KEY, newest(steps))
    if isinstance(schema, bool) or not isinstance(schema, int) or schema < 1:
        raise ValueError("a whole number from 1")
    for step in steps[schema - 1 :]:
        raw = step(raw)
    return raw
