"""What a person has the coach say in the place of our words; counts and the call to lower the arms stay ours."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import cast

from lymph_coach.routine.kinds import Posture
from lymph_coach.routine.limits import OutOfRangeError
from lymph_coach.routine.load import no_strangers, table
from lymph_coach.routine.routine import Rules
from lymph_coach.routine.words import KEYS, Line, Words, check_braces, read_lines, read_text

OWN_KEYS = KEYS - {"lower", "rest_now", "paused", "stopped"}
"""What may be said otherwise: all but what has the arms put down, or stops."""

MOST_WORDINGS = 3
MOST_LINES = 6


def _no_texts() -> Mapping[str, tuple[str, ...]]:
    return {}


def _no_lines() -> Mapping[Posture, tuple[Line, ...]]:
    return {}


@dataclass(frozen=True, slots=True)
class OwnWords:
    """Phrases by key, and lines of the settling and the close; whatever is not here is said in our words."""

    say: Mapping[str, tuple[str, ...]] = field(default_factory=_no_texts)
    settle: Mapping[Posture, tuple[Line, ...]] = field(default_factory=_no_lines)
    close: Mapping[Posture, tuple[Line, ...]] = field(default_factory=_no_lines)

    def over(self, words: Words) -> Words:
        """These in the place of those.

        Ours stand behind them: where a phrase of the person's has no room, a shorter one of ours may have.
        """
        if self == OwnWords():
            return words
        return replace(
            words,
            say={**words.say, **{key: (*own, *words.say[key]) for key, own in self.say.items()}},
            settle={**words.settle, **self.settle},
            close={**words.close, **self.close},
        )


def read_own_words(raw: Mapping[str, object], rules: Rules, never: Sequence[str], file: str) -> OwnWords:
    """The words of a person's own routine, out of its tables ``words``, ``settle`` and ``close``.

    Args:
        raw: the whole routine.
        rules: those of the shipped routine; the first words of a session wait as long as they say.
        never: how words begin that may not be used.
        file: the file's name, for error messages.

    Raises:
        OutOfRangeError: naming field, value and what is allowed.
    """
    say = table(raw, "words", file) if "words" in raw else {}
    no_strangers("words", say, OWN_KEYS, file)
    phrases = {key: _wordings(key, value, file) for key, value in say.items()}
    own = OwnWords(phrases, _by_posture("settle", raw, file, rules.say_after_s), _by_posture("close", raw, file, 0.0))
    for name, texts in _all_texts(own):
        for text in texts:
            _check_never(name, text, never, file)
    return own


def own_words_record(words: OwnWords) -> dict[str, object]:
    """The tables that :func:`read_own_words` makes the same words of."""

    def listed(lines: Mapping[Posture, tuple[Line, ...]]) -> dict[str, object]:
        return {
            str(posture): [{"after_s": one.after_s, "text": one.text} for one in said]
            for posture, said in lines.items()
        }

    say = {key: list(texts) for key, texts in words.say.items()}
    return {"words": say, "settle": listed(words.settle), "close": listed(words.close)}


def _wordings(key: str, value: object, file: str) -> tuple[str, ...]:
    """One text or several lengths of it."""
    name = f"words.{key}"
    given = cast("list[object]", value) if isinstance(value, list) else [value]
    if not 1 <= len(given) <= MOST_WORDINGS:
        raise OutOfRangeError(name, len(given), f"1 to {MOST_WORDINGS} texts", file)
    texts = tuple(read_text(name, one, file) for one in given)
    for text in texts:
        check_braces(key, text, file, "words")
    return texts


def _by_posture(section: str, raw: Mapping[str, object], file: str, from_s: float) -> dict[Posture, tuple[Line, ...]]:
    given = table(raw, section, file) if section in raw else {}
    no_strangers(section, given, frozenset(Posture), file)
    found: dict[Posture, tuple[Line, ...]] = {}
    for name, items in given.items():
        lines = read_lines(f"{section}.{name}", items, file, from_s)
        if len(lines) > MOST_LINES:
            raise OutOfRangeError(f"{section}.{name}", len(lines), f"up to {MOST_LINES} lines", file)
        found[Posture(name)] = lines
    return found


def _all_texts(words: OwnWords) -> list[tuple[str, tuple[str, ...]]]:
    found = [(f"words.{key}", texts) for key, texts in words.say.items()]
    for section, lines in (("settle", words.settle), ("close", words.close)):
        found += [(f"{section}.{posture}.text", tuple(one.text for one in said)) for posture, said in lines.items()]
    return found


def _check_never(name: str, text: str, never: Sequence[str], file: str) -> None:
    for word in never:
        if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE):
            raise OutOfRangeError(name, text, f"no word that begins with '{word}'", file)
