"""The questions that ship, and answers to them."""

from lymph_coach.safety.load import parse_checkin
from lymph_coach.safety.outcome import Reply
from lymph_coach.safety.question import Answer, Answers, Checkin, Part
from lymph_coach.system.shipped import shipped

YES, NO, NOT_SURE = Answer(Reply.YES), Answer(Reply.NO), Answer(Reply.NOT_SURE)


def shipped_text() -> str:
    return shipped("checkin", "en.toml").read_text(encoding="utf-8")


def shipped_checkin() -> Checkin:
    return parse_checkin(shipped_text(), "en.toml")


def yes(*options: str) -> Answer:
    return Answer(Reply.YES, frozenset(options))


def answers(part: Part | tuple[Part, ...], **given: Answer) -> Answers:
    """A no to every question of a part, but for those given; ``_`` in a name stands for a hyphen."""
    parts = part if isinstance(part, tuple) else (part,)
    named = {key.replace("_", "-"): answer for key, answer in given.items()}
    return {question.key: named.get(question.key, NO) for one in parts for question in one.questions}
