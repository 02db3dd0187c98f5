"""One question after an empty week, and the words of its answers."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.journal.strategies import ENTRIES, MONDAY, PAUSES, practised
from tests.reading.readability import Syllables, count

from lymph_coach.journal.entry import Entry
from lymph_coach.journal.question import (
    Obstacle,
    Question,
    QuestionError,
    needs_question,
    parse_question,
)
from lymph_coach.journal.weeks import Pause, PauseReason, practice_days

FILE = Path(__file__).parents[2] / "assets" / "diary" / "en.toml"
TEXT = FILE.read_text(encoding="utf-8")
GRADE = 7
NEVER = (
    "should",
    "fail",
    "miss",
    "lazy",
    "sorry",
    "must",
    "only",
    "treat",
    "heal",
    "drain",
    "relie",
    "better",
    "worse",
)


@pytest.mark.parametrize(("ahead", "asked"), [(0, False), (7, False), (8, True), (15, True)])
def test_it_is_asked_after_seven_whole_days_without_practice(ahead: int, asked: bool) -> None:  # noqa: FBT001  # a table
    assert needs_question([practised(MONDAY)], (), MONDAY + timedelta(days=ahead), None) is asked


def test_somebody_who_never_practised_is_not_asked() -> None:
    assert not needs_question([], (), MONDAY, None)
    assert not needs_question([practised(MONDAY, circles=0)], (), MONDAY + timedelta(days=30), None)
    assert not needs_question([practised(MONDAY + timedelta(days=40))], (), MONDAY + timedelta(days=30), None)


def test_it_is_asked_once_until_practice_goes_on() -> None:
    asked = MONDAY + timedelta(days=8)
    entries = [practised(MONDAY)]
    assert not needs_question(entries, (), asked + timedelta(days=20), asked)
    entries.append(practised(asked))
    assert needs_question(entries, (), asked + timedelta(days=8), asked)


@pytest.mark.parametrize(("ended", "asked"), [(None, False), (13, False), (12, True)])
def test_a_pause_and_the_week_after_it_are_left_alone(ended: int | None, asked: bool) -> None:  # noqa: FBT001  # a table
    last = None if ended is None else MONDAY + timedelta(days=ended)
    pause = Pause(MONDAY + timedelta(days=2), last, PauseReason.ILL)
    assert needs_question([practised(MONDAY)], [pause], MONDAY + timedelta(days=20), None) is asked


@given(ENTRIES, PAUSES, st.integers(-20, 90), st.none() | st.integers(-20, 90))
def test_whoever_is_asked_practised_once_but_not_this_week_and_has_not_answered(
    entries: list[Entry], pauses: list[Pause], ahead: int, answered_ahead: int | None
) -> None:
    today = MONDAY + timedelta(days=ahead)
    answered = None if answered_ahead is None else MONDAY + timedelta(days=answered_ahead)
    if not needs_question(entries, pauses, today, answered):
        return
    past = [day for day in practice_days(entries) if day <= today]
    week: list[date] = [today - timedelta(days=back) for back in range(8)]
    assert past
    assert not set(week) & set(past)
    assert not any(pause.touches(day, day) for pause in pauses for day in week)
    assert answered is None or answered <= max(past)
    assert not needs_question(entries, pauses, today, today)


def test_the_shipped_words_answer_every_obstacle_in_order() -> None:
    question = parse_question(TEXT, FILE.name)
    assert question.text == "What got in the way?"
    assert [answer.obstacle for answer in question.answers] == list(Obstacle)
    assert len({answer.tip for answer in question.answers}) == len(Obstacle)


@pytest.mark.no_cover
def test_the_words_are_easy_and_put_no_blame() -> None:
    question = parse_question(TEXT, FILE.name)
    syllables = Syllables()
    grades = {answer.obstacle: count([answer.tip], syllables).grade for answer in question.answers}
    assert max(grades.values()) <= GRADE, grades
    said = " ".join(f"{answer.label}. {answer.tip}" for answer in question.answers).lower()
    assert [word for word in NEVER if word in said] == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema = 1", "", "x.toml: schema is missing; allowed are question, reasons, schema"),
        ("schema = 1", "schema = 2", "x.toml: schema is 2; allowed is 1"),
        ("schema = 1", "schema = true", "x.toml: schema is True; allowed is 1"),
        ("schema = 1", "schema = 1\nwords = 1", "x.toml: words is not known; allowed are "),
        ('"What got in the way?"', '" "', "x.toml: question is ' '; allowed is a text that is not blank"),
        ('"What got in the way?"', f"0x{'f' * 5000}", "x.toml: question is a number too long to show; allowed is "),
        ("[reasons.forgot]", "[reasons.lazy]", "x.toml: reasons.forgot is missing; allowed are away, forgot, "),
        ('label = "I forgot"', "", "x.toml: reasons.forgot.label is missing; allowed are label, tip"),
        ('label = "I forgot"', "label = 3", "x.toml: reasons.forgot.label is 3; allowed is a text that is not blank"),
        (TEXT[TEXT.index("[reasons.forgot]") :], "reasons = 5", "x.toml: reasons is 5; allowed is a table"),
        (TEXT, "schema", "x.toml: no TOML: "),
        (TEXT, "a = " + "[" * 5000, "x.toml: no TOML: "),
    ],
)
def test_what_is_wrong_with_the_words_is_named(old: str, new: str, message: str) -> None:
    assert old in TEXT
    with pytest.raises(QuestionError) as caught:
        parse_question(TEXT.replace(old, new, 1), "x.toml")
    assert str(caught.value).startswith(message)


def test_a_reason_that_is_no_table_is_named() -> None:
    rest = "\n".join(f"{each} = 1" for each in Obstacle)
    with pytest.raises(QuestionError, match=r"^x.toml: reasons.forgot is 1; allowed is a table$"):
        parse_question(f'schema = 1\nquestion = "?"\n[reasons]\n{rest}', "x.toml")


@given(st.text("\n[]\"'=reasons.forgt{}01: #", max_size=60))
def test_any_text_is_a_question_or_a_question_error(text: str) -> None:
    for each in (text, TEXT + text, text + TEXT):
        try:
            assert isinstance(parse_question(each, "x.toml"), Question)
        except QuestionError:
            continue
