"""The coach's words: phrases by key, longest wording first, and the lines said through a long phase."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter
from typing import Any, cast

from lymph_coach.routine.kinds import Arms, Posture, Turn
from lymph_coach.routine.limits import Limits, OutOfRangeError
from lymph_coach.routine.load import no_strangers, read_toml, table

_SECTIONS = frozenset({"schema", "language", "numbers", "never", "say", "turns", "arms", "settle", "close"})
KEYS = frozenset(
    {
        "ready",
        "breathe_in",
        "breathe_out",
        "half_way",
        "change",
        "lower",
        "raise",
        "raise_silent",
        "rest",
        "rest_lap",
        "rest_now",
        "rest_left",
        "next_small",
        "next_large",
        "next_round",
        "next_part",
        "breathing",
        "rolls",
        "rolls_change",
        "close_breathing",
        "closing",
        "tip",
        "well_done",
        "paused",
        "stopped",
    }
)
LONGEST_PHRASE = 120
LONGEST_PHASE_S = 60
_LINE = frozenset({"after_s", "text"})
_WITH_TURN = ("next_small", "next_large", "next_part", "rolls", "rolls_change")
_WITH_ARMS = ("lower", "raise", "raise_silent", "rest_now")
_FILLED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_WITH_ARMS, frozenset({"arms"})),
    **dict.fromkeys(_WITH_TURN, frozenset({"turn"})),
    "next_round": frozenset({"turn", "round", "rounds"}),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence said ``after_s`` seconds into a phase."""

    after_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Everything the coach can say in one language; ``never`` is how words begin that no own routine may use."""

    language: str
    numbers: tuple[str, ...]
    say: Mapping[str, tuple[str, ...]]
    turns: Mapping[Turn, str]
    arms: Mapping[Arms, str]
    settle: Mapping[Posture, tuple[Line, ...]]
    close: Mapping[Posture, tuple[Line, ...]]
    never: tuple[str, ...] = ()

    def wordings(
        self, key: str, *, turn: Turn | None = None, arms: Arms = Arms.BOTH, **values: object
    ) -> tuple[str, ...]:
        """The phrase under a key in all its lengths, longest first, with what stands in braces filled in."""
        filled = {**values, "turn": self.turns[turn] if turn else "", "arms": self.arms[arms]}
        return tuple(wording.format(**filled) for wording in self.say[key])

    def number(self, count: int) -> str:
        """The word for a count from 1 to 10."""
        return self.numbers[count - 1]


def read_text(field: str, value: object, file: str) -> str:
    """A phrase.

    Raises:
        OutOfRangeError: it is none, too long, or holds what cannot be seen, or nothing that can be said.
    """
    if isinstance(value, str) and len(value) <= LONGEST_PHRASE and value.isprintable() and any(map(str.isalnum, value)):
        return value
    allowed = f"a text of 1 to {LONGEST_PHRASE} printable characters, with a letter or digit in it"
    raise OutOfRangeError(field, value, allowed, file)


def _texts(field: str, value: object, file: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not value:
        raise OutOfRangeError(field, cast("object", value), "a list of texts", file)
    return tuple(read_text(field, one, file) for one in cast("list[object]", value))


def _lines(section: str, raw: Mapping[str, Any], file: str) -> dict[Posture, tuple[Line, ...]]:
    given = table(raw, section, file)
    no_strangers(section, given, frozenset(Posture), file)
    return {posture: read_lines(f"{section}.{posture}", given.get(posture), file) for posture in Posture}


def read_lines(field: str, items: object, file: str, from_s: float = 0.0) -> tuple[Line, ...]:
    """The lines of one phase in order of time, none earlier than ``from_s``.

    Raises:
        OutOfRangeError: naming field, value and what is allowed.
    """
    if not isinstance(items, list):
        raise OutOfRangeError(field, items, "a list of lines", file)
    lines: list[Line] = []
    for item in cast("list[object]", items):
        line = table({field: item}, field, file)
        no_strangers(field, line, _LINE, file)
        after_s: object = line.get("after_s")
        limits = Limits(from_s, LONGEST_PHASE_S)
        if isinstance(after_s, bool) or not isinstance(after_s, int | float) or after_s not in limits:
            raise OutOfRangeError(f"{field}.after_s", after_s, str(limits), file)
        lines.append(Line(float(after_s), read_text(f"{field}.text", line.get("text"), file)))
    return tuple(sorted(lines, key=lambda line: line.after_s))


def check_braces(key: str, wording: str, file: str, section: str = "say") -> None:
    """Nothing stands in braces but what is filled in here: no expression, no format.

    Raises:
        OutOfRangeError: naming field, value and what is allowed.
    """
    known = _FILLED.get(key, frozenset())
    allowed = " or ".join(f"{{{name}}}" for name in sorted(known)) or "no braces"
    try:
        parts = list(Formatter().parse(wording))
    except ValueError as error:
        raise OutOfRangeError(f"{section}.{key}", wording, allowed, file) from error
    for _, name, spec, conversion in parts:
        if name is not None and (name not in known or spec or conversion):
            raise OutOfRangeError(f"{section}.{key}", wording, allowed, file)


def parse_words(text: str, file: str = "words") -> Words:
    """Make words of a word file's text.

    Raises:
        RoutineError: naming file, field, value and what is allowed.
    """
    raw = read_toml(text, file, _SECTIONS)
    say = table(raw, "say", file)
    for key in sorted(KEYS - set(say)):
        raise OutOfRangeError(f"say.{key}", "missing", "a list of texts", file)
    no_strangers("say", say, KEYS, file)
    phrases = {key: _texts(f"say.{key}", value, file) for key, value in say.items()}
    for key, wordings in phrases.items():
        for wording in wordings:
            check_braces(key, wording, file)
    numbers = _texts("numbers", raw.get("numbers"), file)
    if len(numbers) != 10:  # noqa: PLR2004  # a block has ten circles at most
        raise OutOfRangeError("numbers", len(numbers), "ten words", file)
    turns = table(raw, "turns", file)
    no_strangers("turns", turns, frozenset(Turn), file)
    arms = table(raw, "arms", file)
    no_strangers("arms", arms, frozenset(Arms), file)
    return Words(
        language=read_text("language", raw.get("language"), file),
        numbers=numbers,
        say=phrases,
        turns={turn: read_text(f"turns.{turn}", turns.get(turn), file) for turn in Turn},
        arms={one: read_text(f"arms.{one}", arms.get(one), file) for one in Arms},
        settle=_lines("settle", raw, file),
        close=_lines("close", raw, file),
        never=_texts("never", raw.get("never"), file),
    )
