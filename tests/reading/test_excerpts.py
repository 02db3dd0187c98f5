"""An excerpt shows the first word found, in whole words, with its marks in place."""

import re

from hypothesis import given
from hypothesis import strategies as st

from lymph_coach.reading.excerpts import excerpt, joined

LONG = "word " * 60 + "found " + "more " * 60


def test_a_short_text_stands_whole() -> None:
    assert excerpt("Numb skin.", [(5, 9), (0, 4)]) == ("Numb skin.", ((0, 4), (5, 9)))


def test_a_long_text_is_cut_around_the_first_word() -> None:
    text, marks = excerpt(LONG, [(300, 305)])
    assert text == "…" + "word " * 8 + "found " + "more " * 22 + "more…"
    assert [text[start:end] for start, end in marks] == ["found"]


def test_a_long_text_is_cut_at_one_end_only_near_the_other() -> None:
    assert excerpt(LONG, [(5, 9)])[0] == "word " * 31 + "word…"
    text, marks = excerpt(LONG.strip(), [(601, 605)])
    assert text == "…" + "more " * 31 + "more"
    assert [text[start:end] for start, end in marks] == ["more"]
    assert excerpt(LONG, [])[0] == "word " * 31 + "word…"


def test_ranges_that_overlap_are_joined() -> None:
    assert joined([(4, 6), (0, 2), (5, 9), (9, 10), (3, 3), (0, 1)]) == [(0, 2), (4, 9), (9, 10)]


@given(st.text("ab é", max_size=600), st.lists(st.integers(0, 600), max_size=4))
def test_any_excerpt_is_a_piece_of_the_text_with_the_first_word_marked(text: str, picks: list[int]) -> None:
    words = [found.span() for found in re.finditer(r"\S+", text)]
    chosen = sorted(words[pick % len(words)] for pick in picks) if words else []
    piece, marks = excerpt(text, chosen)
    assert piece.strip("…") in text
    assert all(0 <= start < end <= len(piece) for start, end in marks)
    if chosen:
        start, end = chosen[0]
        assert piece[marks[0][0] : marks[0][1]] == text[start:end]
