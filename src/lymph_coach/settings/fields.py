"""What a field of the settings may hold, and the words it is shown with."""

import math
from collections.abc import Mapping
from dataclasses import Field, dataclass
from enum import StrEnum
from typing import Any

from lymph_coach.settings.choices import Group

_RULE = "rule"

Value = str | int | float | bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What all fields have: a label, the group they stand in, and one plain sentence of help."""

    label: str
    group: Group
    hint: str

    @property
    def allowed(self) -> str:
        """The allowed values, in words, for a message."""
        raise NotImplementedError

    def read(self, value: object) -> Value:
        """The value as the field holds it.

        Raises:
            ValueError: The field does not take this value.
        """
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Rule):
    """One of several words; ``options`` maps each to the label it is shown with, in the order shown."""

    options: Mapping[StrEnum, str]

    @property
    def allowed(self) -> str:
        """The words, one after the other."""
        return "one of " + ", ".join(self.options)

    def read(self, value: object) -> Value:
        """The member whose word ``value`` is."""
        for option in self.options:
            if isinstance(value, str) and value == option:
                return option
        raise ValueError(self.allowed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number(Rule):
    """A number from ``low`` to ``high``, both included.

    ``zero`` is the label of 0 where 0 stands for something else ("as the routine says"); 0 is then allowed
    below ``low`` too. ``whole`` numbers are held as ``int``, others as ``float``. ``step`` is what one press
    changes.
    """

    low: float
    high: float
    step: float
    unit: str = ""
    zero: str = ""
    whole: bool = True

    @property
    def allowed(self) -> str:
        """The range, with its unit."""
        span = f"{self.low:g} to {self.high:g}{f' {self.unit}' if self.unit else ''}"
        span = f"a whole number from {span}" if self.whole else f"a number from {span}"
        return f"0 or {span}" if self.zero else span

    def read(self, value: object) -> Value:
        """The number; true and false, NaN and infinities are none."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise ValueError(self.allowed)  # noqa: TRY004 - a wrong value of a file, of whatever type
        # An int may be too large for a float: compare first, convert after.
        if not (self.low <= value <= self.high or (self.zero and value == 0)):
            raise ValueError(self.allowed)
        if not self.whole:
            return float(value)
        if not math.floor(value) == value:
            raise ValueError(self.allowed)
        return int(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch(Rule):
    """On or off."""

    @property
    def allowed(self) -> str:
        """Both words of it."""
        return "true or false"

    def read(self, value: object) -> Value:
        """The value itself; 0 and 1 are numbers, not switches."""
        if not isinstance(value, bool):
            raise ValueError(self.allowed)  # noqa: TRY004 - a wrong value of a file, of whatever type
        return value


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Rule):
    """A name of up to ``longest`` printable characters; empty for none."""

    longest: int = 200

    @property
    def allowed(self) -> str:
        """The length."""
        return f"up to {self.longest} printable characters"

    def read(self, value: object) -> Value:
        """The text as it is."""
        if not isinstance(value, str) or len(value) > self.longest or not value.isprintable():
            raise ValueError(self.allowed)
        return value


def choice(label: str, group: Group, hint: str, options: Mapping[StrEnum, str]) -> Mapping[str, Any]:
    """Metadata of a field that is one of several words."""
    return {_RULE: Choice(label=label, group=group, hint=hint, options=options)}


def number(
    label: str,
    group: Group,
    hint: str,
    span: tuple[float, float, float],
    *,
    unit: str = "",
    zero: str = "",
    whole: bool = True,
) -> Mapping[str, Any]:
    """Metadata of a number; ``span`` is its lowest and highest value and its step."""
    low, high, step = span
    return {
        _RULE: Number(
            label=label,
            group=group,
            hint=hint,
            low=low,
            high=high,
            step=step,
            unit=unit,
            zero=zero,
            whole=whole,
        )
    }


def switch(label: str, group: Group, hint: str) -> Mapping[str, Any]:
    """Metadata of a field that is on or off."""
    return {_RULE: Switch(label=label, group=group, hint=hint)}


def text(label: str, group: Group, hint: str, longest: int = 200) -> Mapping[str, Any]:
    """Metadata of a field that is a name."""
    return {_RULE: Text(label=label, group=group, hint=hint, longest=longest)}


def rule_of(entry: Field[Any]) -> Rule:
    """The rule a dataclass field was declared with."""
    rule: Rule = entry.metadata[_RULE]
    return rule
