"""What is asked and told is kind and easy to read, and tells nobody what they have."""

import re
from collections.abc import Iterator

import pytest
from tests.reading.readability import Syllables, count
from tests.safety.shipped_checkin import shipped_checkin

from lymph_coach.safety.outcome import Outcome

CHECKIN = shipped_checkin()
SAFETY_GRADE, EMERGENCY_GRADE = 6, 4
ILLNESSES = (
    *("clot", "cancer", "stroke", "infection", "cellulitis", "lymphedema", "heart attack", "heart failure", "disease"),
    *("diabetes", "neuropathy", "fracture", "thrombosis", "sepsis", "tumour", "pregnan"),
)
NEVER = ("treat", "drain", "detox", "flush", "heals", "relieve", "therapy", "proven", "must", "warning", "!")


@pytest.fixture(scope="module")
def syllables() -> Syllables:
    return Syllables()


def asked() -> list[str]:
    """The words of every question, and what is asked beside it."""
    parts = (CHECKIN.every, *CHECKIN.first)
    follow_ups = [question.follow_up for question in CHECKIN.questions if question.follow_up]
    return [
        *(part.lead for part in parts),
        *(question.words for question in CHECKIN.questions),
        *(follow_up.ask for follow_up in follow_ups),
    ]


def told() -> Iterator[str]:
    """Everything that follows on an answer."""
    for question in CHECKIN.questions:
        options = question.follow_up.options if question.follow_up else ()
        yield from (text for text in (question.advice, *(option.advice for option in options)) if text)
    for words in CHECKIN.outcomes.values():
        yield from (words.title, *words.say)
    limits = CHECKIN.limits
    yield from (limits.seated, limits.low, limits.left, limits.right)


def test_questions_are_easy(syllables: Syllables) -> None:
    assert count(asked(), syllables).grade <= SAFETY_GRADE - 1


def test_no_question_is_hard_alone(syllables: Syllables) -> None:
    hard = {text: round(count([text], syllables).grade, 1) for text in asked()}
    assert {text: grade for text, grade in hard.items() if grade > 9} == {}


def test_what_follows_is_easy(syllables: Syllables) -> None:
    assert count(told(), syllables).grade <= SAFETY_GRADE - 1


@pytest.mark.parametrize("outcome", list(Outcome))
def test_each_outcome_is_easy(outcome: Outcome, syllables: Syllables) -> None:
    words = CHECKIN.outcomes[outcome]
    limit = EMERGENCY_GRADE if outcome is Outcome.EMERGENCY else SAFETY_GRADE
    assert count([words.title, *words.say], syllables).grade <= limit


def test_nobody_is_told_what_they_have() -> None:
    for text in told():
        assert [illness for illness in ILLNESSES if illness in text.lower()] == [], text


def test_words_stay_in_general_wellness() -> None:
    for text in told():
        assert [word for word in NEVER if re.search(rf"\b{re.escape(word)}", text.lower())] == [], text


def test_the_emergency_card_says_what_to_do_and_that_the_number_may_be_another() -> None:
    say = " ".join(CHECKIN.outcomes[Outcome.EMERGENCY].say)
    assert "or your local emergency number" in say
    assert "Do not drive." in say


def test_whoever_has_to_wait_can_read() -> None:
    assert "You can read all the pages" in " ".join(CHECKIN.outcomes[Outcome.ASK_FIRST].say)
