"""What was wrong in a settings file, in words."""

from enum import StrEnum
from typing import NamedTuple


class Problem(NamedTuple):
    """One value that was not taken; the field has its default instead.

    ``value`` is shortened for show; ``allowed`` says in words what the field takes.
    """

    file: str
    field: str
    value: str
    allowed: str

    @property
    def sentence(self) -> str:
        """For the user and the log."""
        return f"{self.file}: {self.field} is {self.value}; allowed is {self.allowed}."


class Mishap(StrEnum):
    """What happened to the settings file as a whole, in one sentence."""

    RESTORED = "Your settings file was damaged, so the last good one is used."
    RESET = "Your settings file was damaged, so the settings start fresh."
    UNREADABLE = "Your settings file cannot be opened, so other settings are used for now."


_LONGEST = 60


def shown(value: object) -> str:
    """``value`` as it stands in a message, at most 60 characters of it."""
    try:
        text = repr(value)
    except ValueError:  # an int of thousands of digits has no decimal form
        text = "a very long number"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
