"""A page is read aloud sentence by sentence; a full stop that ends none stops nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.length import word_count, words_of
from tests.reading.pages import FRONT, SOURCE, page_of

from lymph_coach.reading.runs import numbered_runs
from lymph_coach.reading.sentences import Sentence, sentence_ranges, sentences


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_ranges(text)]


def test_title_purpose_and_summary_come_first_and_citations_are_not_said() -> None:
    page = page_of("## Why\n\nIt warms.[^lee-2020] So *move*\nthem.\n\n- One\n- Two", FRONT + SOURCE)
    assert sentences(page) == (
        Sentence(-1, 0, 10, "Warm hands"),
        Sentence(-2, 0, 28, "Know how to warm your hands."),
        Sentence(-3, 0, 10, "Move them."),
        Sentence(-4, 0, 9, "Rub them."),
        Sentence(-5, 0, 12, "Wear gloves."),
        Sentence(0, 0, 3, "Why"),
        Sentence(1, 0, 9, "It warms."),
        Sentence(1, 10, 23, "So move them."),
        Sentence(2, 0, 3, "One"),
        Sentence(3, 0, 3, "Two"),
    )


def test_a_cell_is_said_with_who_says_it_once() -> None:
    page = page_of("| They say | We found |\n|---|---|\n| It cures. It heals. | Nothing. |\n\nSo rest.")
    assert sentences(page)[5:] == (
        Sentence(0, 0, 9, "They say: It cures."),
        Sentence(0, 10, 19, "It heals."),
        Sentence(1, 0, 8, "We found: Nothing."),
        Sentence(2, 0, 8, "So rest."),
    )


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Call 911, or 811.", "Call 9 1 1, or 8 1 1."),
        ("Call 911.", "Call 9 1 1."),
        ("It had 1,911 people, 911.5 of 3911.", "It had 1,911 people, 911.5 of 3911."),
        ("It took 2,911,011 steps.", "It took 2,911,011 steps."),
    ],
)
def test_a_number_to_call_is_said_digit_by_digit(written: str, said: str) -> None:
    page = page_of(written)
    assert sentences(page)[5:] == (Sentence(0, 0, len(written), said),)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ask Dr. Lee or Prof. Kim first.",
        "Use oil, e.g. Olive oil, i.e. Plain oil.",
        "The St. John line began it.",
        "It was E. Dicke who named it.",
        "It fell by 0.5 points (SMD -0.22).",
        "See No. 5 or Fig. 2 on p. 10.",
        "It is at 8 a.m. on most days.",
        "Wait... then go on.",
        '"Stop!" she said.',
        "Ask (now?) or later.",
        "Lee et al. Found it.",
    ],
)
def test_one_sentence_stays_one(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Stop. Rest.", ["Stop.", "Rest."]),
        ("Does it hurt? Stop! Now.", ["Does it hurt?", "Stop!", "Now."]),
        ("It cost 5. 6 more came.", ["It cost 5.", "6 more came."]),
        ("No. That is wrong.", ["No.", "That is wrong."]),
        ("So do I. You too.", ["So do I.", "You too."]),
        ("It is 8 a.m. You rest.", ["It is 8 a.m.", "You rest."]),
        ("(Rest.) Then go.", ["(Rest.)", "Then go."]),
        ("He said “rest.” Then he went.", ["He said “rest.”", "Then he went."]),
        ("« Repos. » Puis on va.", ["« Repos. »", "Puis on va."]),
        ("Call 911. “Help,” you say.", ["Call 911.", "“Help,” you say."]),
        ("  Stop.   Rest  ", ["Stop.", "Rest"]),
        ("   ", []),
        ("", []),
    ],
)
def test_sentences_are_parted(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


@given(st.one_of(st.text(), st.text("aA1 .!?…\"')»“e.g.Dr\u00a0\n", max_size=60)))
def test_ranges_are_in_order_and_leave_out_only_blanks(text: str) -> None:
    ranges = list(sentence_ranges(text))
    at = 0
    for start, end in ranges:
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


def test_every_word_of_a_page_counts_once() -> None:
    page = page_of("## Well-being\n\nDon't rub 1,911 people.[^lee-2020]", FRONT + SOURCE)
    assert [run for run, _ in numbered_runs(page)] == [-1, -2, -3, -4, -5, 0, 1]
    assert word_count(page) == 2 + 6 + 2 + 2 + 2 + 1 + 4
    assert words_of("1 or 2: x-ray") == ["1", "or", "2", "x-ray"]
