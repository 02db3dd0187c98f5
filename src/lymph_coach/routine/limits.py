"""Allowed ranges, and the one error a number outside them raises."""

from dataclasses import dataclass

LONGEST_SHOWN = 80
_UNSEEN = "\N{REPLACEMENT CHARACTER}"


class RoutineError(ValueError):
    """A routine, its words or a plan holds something it may not; the message names where, what and the range."""


class OutOfRangeError(RoutineError):
    """A value outside its allowed range.

    Attributes:
        field: the name of the value, as the routine file spells it.
        value: what was given.
        allowed: the range in words, such as ``1.5 to 4``.
    """

    def __init__(self, field: str, value: object, allowed: str, file: str = "") -> None:
        """Say all four in one sentence."""
        self.field, self.value, self.allowed = field, value, allowed
        place = f"{file}: " if file else ""
        super().__init__(f"{place}{shown(field)} is {shown(value)}, allowed is {allowed}")


def shown(value: object, longest: int = LONGEST_SHOWN) -> str:
    """The value in one line, cut to what a person can read; what cannot be seen is replaced by a mark."""
    try:
        text = str(value)
    except ValueError:
        # Python refuses to write out whole numbers of thousands of digits,
        return "a number of thousands of digits"
    except RecursionError:
        return "tables in tables without end"  # and what is nested deeper than it can follow.
    text = text if len(text) <= longest else text[:longest] + "..."
    return "".join(letter if letter.isprintable() else _UNSEEN for letter in text)


@dataclass(frozen=True, slots=True)
class Limits:
    """The lowest and highest value of a field, both allowed."""

    low: float
    high: float

    def __post_init__(self) -> None:
        """Refuse a range that nothing can meet."""
        if not self.low <= self.high:
            raise RoutineError(f"a range runs from low to high, not from {self.low} to {self.high}")

    def __contains__(self, value: float) -> bool:
        """Whether the value lies in the range; NaN never does."""
        return self.low <= value <= self.high

    def __str__(self) -> str:
        """The range in words."""
        return f"{self.low:g} to {self.high:g}"
