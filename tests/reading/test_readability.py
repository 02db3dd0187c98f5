"""The measure of reading ease is right where it can be counted by hand."""

import pytest
from tests.reading.pages import page_of
from tests.reading.readability import Count, Syllables, count, prose


@pytest.fixture(scope="module")
def syllables() -> Syllables:
    return Syllables()


def test_the_grade_of_the_worked_example() -> None:
    assert Count(sentences=1, words=13, syllables=26).grade == pytest.approx(13.08)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("skin", 1),
        ("water", 2),
        ("Doctor's", 2),
        ("don\N{RIGHT SINGLE QUOTATION MARK}t", 1),
        ("massage", 2),
        ("hospital", 3),
        ("hot-water", 3),
        ("lymphoedema", 3),  # not in the dictionary; by hand it has five
        ("neuropathy", 4),
        ("911", 3),
        ("1,274", 4),
        ("pre2020", 5),
    ],
)
def test_syllables_are_counted(syllables: Syllables, word: str, number: int) -> None:
    assert syllables.of(word) == number


def test_sentences_counted_by_hand(syllables: Syllables) -> None:
    assert count(["Sit down. Rest your arms."], syllables) == Count(2, 5, 5)
    assert count(["Look at your feet each day", "Your doctor can help."], syllables) == Count(2, 10, 11)
    easy = count(["The cat sat on the mat."], syllables)
    assert easy == Count(1, 6, 6)
    assert easy.grade == pytest.approx(-1.45)


def test_titles_headings_and_captions_are_left_out() -> None:
    page = page_of(
        "## Why\n\nText.\n\n- One\n\n| A | B |\n|---|---|\n| Left. | Right. |\n\n"
        '![Hand](../../drawings/hand.svg "Caption.")\n\n> [!TIP]\n> **Title**\n> Inside.'
    )
    assert prose(page) == [
        *("Know how to warm your hands.", "Move them.", "Rub them.", "Wear gloves."),
        *("Text.", "One", "Left.", "Right.", "Inside."),
    ]
