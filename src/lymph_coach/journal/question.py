"""The one question after an empty week, and what is said to each answer. Words are data, in ``assets/diary``."""

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, cast

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.weeks import WEEK_DAYS, Pause, practice_days

SCHEMA = 1
_FIELDS = frozenset({"schema", "question", "reasons"})
_REASON_FIELDS = frozenset({"label", "tip"})


class Obstacle(StrEnum):
    """What got in the way."""

    FORGOT = "forgot"
    NO_TIME = "no_time"
    TIRED = "tired"
    PAIN = "pain"
    AWAY = "away"
    NOT_IN_THE_MOOD = "not_in_the_mood"
    OTHER = "other"


class QuestionError(ValueError):
    """Words that do not hold to their form; the message names file, field, value and what is allowed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: what stands on its button, and what is said when it was chosen."""

    obstacle: Obstacle
    label: str
    tip: str


@dataclass(frozen=True, slots=True)
class Question:
    """The question and its answers, in the order of :class:`Obstacle`."""

    text: str
    answers: tuple[Answer, ...]


def needs_question(entries: Iterable[Entry], pauses: Sequence[Pause], today: date, answered: date | None) -> bool:
    """Whether to ask what got in the way: after seven whole days without practice, once until practice goes on.

    Nobody is asked who has never practised, nor within a week of a pause.

    Args:
        entries: in any order; what lies after ``today`` is passed over.
        pauses: in any order.
        today: the day, local.
        answered: on which day the question was last answered or put away.
    """
    practised = [day for day in practice_days(entries) if day <= today]
    if not practised:
        return False
    last = max(practised)
    week_ago = today - timedelta(days=WEEK_DAYS)
    if last >= week_ago or any(pause.touches(week_ago, today) for pause in pauses):
        return False
    return answered is None or answered <= last


def parse_question(text: str, file: str) -> Question:
    """Make the question of a file's text.

    Args:
        text: TOML, as in ``assets/diary``.
        file: the file's name, for errors.

    Raises:
        QuestionError: naming file, field, value and what is allowed.
    """
    try:
        content = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise QuestionError(f"{file}: no TOML: {error}") from error
    _same_names(file, "", content, _FIELDS)
    schema = _shown(content["schema"])
    if schema != str(SCHEMA):
        raise QuestionError(f"{file}: schema is {schema}; allowed is {SCHEMA}")
    reasons = _table(file, "reasons", content["reasons"])
    _same_names(file, "reasons.", reasons, frozenset(Obstacle))
    return Question(
        _words(file, "question", content["question"]), tuple(_answer(file, each, reasons[each]) for each in Obstacle)
    )


def _answer(file: str, obstacle: Obstacle, given: object) -> Answer:
    path = f"reasons.{obstacle}"
    values = _table(file, path, given)
    _same_names(file, f"{path}.", values, _REASON_FIELDS)
    return Answer(obstacle, _words(file, f"{path}.label", values["label"]), _words(file, f"{path}.tip", values["tip"]))


def _table(file: str, path: str, given: object) -> dict[str, Any]:
    if not isinstance(given, dict):
        raise QuestionError(f"{file}: {path} is {_shown(given)}; allowed is a table")
    return cast("dict[str, Any]", given)


def _same_names(file: str, path: str, values: dict[str, Any], names: frozenset[str]) -> None:
    for name in sorted(values.keys() ^ names):
        state = "missing" if name in names else "not known"
        raise QuestionError(f"{file}: {path}{name} is {state}; allowed are {', '.join(sorted(names))}")


def _words(file: str, path: str, given: object) -> str:
    if not isinstance(given, str) or not given.strip():
        raise QuestionError(f"{file}: {path} is {_shown(given)}; allowed is a text that is not blank")
    return given.strip()


def _shown(value: object) -> str:
    try:
        return f"{value!r:.60}"  # enough to find it by
    except ValueError:
        return "a number too long to show"  # of more digits than Python writes in tens
