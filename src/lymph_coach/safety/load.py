"""Reading the text of a file of questions: everything in it is checked before anything is built."""

from lymph_coach.safety.errors import CheckinError
from lymph_coach.safety.outcome import Outcome, Side
from lymph_coach.safety.question import (
    Checkin,
    Effect,
    FollowUp,
    LimitWords,
    Option,
    OutcomeWords,
    Part,
    Question,
)
from lymph_coach.safety.table import Table, read_table


def parse_checkin(text: str, file: str = "checkin") -> Checkin:
    """Make the check-in of one language.

    Args:
        text: TOML, as in ``assets/checkin``.
        file: the file's name, for errors.

    Raises:
        CheckinError: naming file, key, value and what is allowed.
    """
    table = read_table(text, file, "language", "every", "first", "outcomes", "limits")
    every, first = _part(table.table("every")), tuple(_part(part) for part in table.tables("first"))
    _all_different(file, [question.key for part in (every, *first) for question in part.questions])
    limits = table.table("limits")
    limits.only("seated", "low", "left", "right")
    return Checkin(
        table.text("language"),
        every,
        first,
        _outcomes(table.table("outcomes")),
        LimitWords(limits.text("seated"), limits.text("low"), limits.text("left"), limits.text("right")),
    )


def _part(table: Table) -> Part:
    table.only("title", "lead", "questions")
    questions = tuple(_question(question) for question in table.tables("questions"))
    return Part(table.text("title"), table.text("lead"), questions)


def _question(table: Table) -> Question:
    table.only("key", "words", "outcome", "side", "advice", "follow_up")
    follow_up = _follow_up(table.table("follow_up")) if "follow_up" in table.values else None
    if follow_up and "outcome" in table.values:
        raise table.wrong("outcome", "nothing beside a follow-up, whose options say what follows")
    effect = max((option.effect for option in follow_up.options), key=_gravity) if follow_up else _effect(table)
    return Question(table.name("key"), table.text("words"), effect, table.optional("advice"), follow_up)


def _follow_up(table: Table) -> FollowUp:
    table.only("ask", "many", "options")
    many = table.values.get("many", False)
    if not isinstance(many, bool):
        raise table.wrong("many", "true or false")
    options: list[Option] = []
    for option in table.tables("options"):
        option.only("key", "words", "outcome", "side", "advice")
        options.append(Option(option.name("key"), option.text("words"), _effect(option), option.optional("advice")))
    _all_different(table.file, [option.key for option in options])
    return FollowUp(table.text("ask"), many, tuple(options))


def _effect(table: Table) -> Effect:
    outcome = Outcome(table.word("outcome", tuple(Outcome)))
    if outcome is Outcome.NOT_THAT_SIDE:
        return Effect(outcome, Side(table.word("side", tuple(Side))))
    if "side" in table.values:
        raise table.wrong("side", f"nothing but beside {Outcome.NOT_THAT_SIDE}")
    return Effect(outcome)


def _outcomes(table: Table) -> dict[Outcome, OutcomeWords]:
    table.only(*Outcome)
    words: dict[Outcome, OutcomeWords] = {}
    for outcome in Outcome:
        one = table.table(outcome)
        one.only("title", "say")
        words[outcome] = OutcomeWords(one.text("title"), one.texts("say"))
    return words


def _all_different(file: str, keys: list[str]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise CheckinError(file, "key", key, "each key once")


def _gravity(effect: Effect) -> int:
    return effect.outcome.gravity
