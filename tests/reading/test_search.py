"""Pages are found by their words, wherever they stand, half typed or misspelt, and best first."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.reading.pages import page_of

from lymph_coach.reading.page import Library, Shelf, plain
from lymph_coach.reading.search import Finder, Hit, Mark
from lymph_coach.reading.tokens import folded, query_words, text_words

BOTTLE = "Never rest a hot-water bottle on numb skin. Don't."
LIBRARY = Library(
    (
        Shelf(
            "One",
            (
                page_of("Text about deep water, and of tissue.", name="plain", title="Plain"),
                page_of(f"## Lymphatic vessels\n\n{BOTTLE}", name="vessels", title="Vessels"),
            ),
        ),
        Shelf(
            "Two",
            (
                page_of("Firm, deep strokes. Épuisé?", name="deep-tissue", title="Deep-tissue massage"),
                page_of("The lymphatic system, water and a bottle.", name="lymph", title="Lymph drainage"),
            ),
        ),
    )
)
FINDER = Finder(LIBRARY)


def found(query: str) -> list[str]:
    return [hit.page_id for hit in FINDER.find(query)]


def marked(hit: Hit) -> list[str]:
    return [hit.excerpt[start:end] for start, end in hit.marks]


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("", []),
        ("  -.!", []),
        ("strokes", ["deep-tissue"]),
        ("STROKES", ["deep-tissue"]),
        ("epuise", ["deep-tissue"]),
        ("ÉPUISÉ", ["deep-tissue"]),
        ("e\u0301puise\u0301", ["deep-tissue"]),
        ("deep tissue", ["deep-tissue", "plain"]),
        ("deep-tissue", ["deep-tissue", "plain"]),
        ("tissue deep", ["deep-tissue", "plain"]),
        ("deeptissue", ["deep-tissue"]),
        ("don't", ["vessels"]),
        ("don\u2019t", ["vessels"]),
        ("dont", ["vessels"]),
        ("strokes bottle", ["vessels", "deep-tissue", "lymph"]),  # none has both
        ("nowhere bottle", ["vessels", "lymph"]),
        ("nowhere", []),
        ("lymph", ["lymph", "vessels"]),
        ("lymphatic", ["vessels", "lymph"]),
        ("water bottle", ["vessels", "lymph"]),
    ],
)
def test_a_page_has_every_word_of_the_query_or_as_many_as_any(query: str, pages: list[str]) -> None:
    assert found(query) == pages


@pytest.mark.parametrize("typed", ["s", "st", "stro", "stroke", "firm st"])
def test_the_last_word_counts_as_begun(typed: str) -> None:
    assert "deep-tissue" in found(typed)


def test_only_the_last_word_counts_as_begun() -> None:
    assert found("firm strok") == ["deep-tissue"]
    assert found("stro") == ["deep-tissue"]
    assert [hit.marks for hit in FINDER.find("stro firm")] == [hit.marks for hit in FINDER.find("firm")]


@pytest.mark.parametrize(
    ("query", "pages"),
    [
        ("stroks", ["deep-tissue"]),  # one missing
        ("strookes", ["deep-tissue"]),  # one needless
        ("stroges", ["deep-tissue"]),  # one wrong
        ("storkes", ["deep-tissue"]),  # two swapped
        ("skolkes", []),  # two slips in seven letters
        ("lymfatic", ["vessels", "lymph"]),  # two slips in eight
        ("lmyphaitc", ["vessels", "lymph"]),  # two swaps in nine
        ("limfatik", []),  # three slips
        ("numt", ["vessels"]),  # four letters, which no page has
        ("nub", []),  # three are taken as typed
        ("drania", ["lymph"]),  # begun, and misspelt
        ("drania lymph", ["lymph", "vessels"]),  # misspelt, and not the last: the other word counts
        ("bottel numb", ["vessels"]),
        ("1912", []),
    ],
)
def test_slips_are_forgiven_by_the_length_of_the_word(query: str, pages: list[str]) -> None:
    assert found(query) == pages


def test_a_short_word_that_is_somewhere_is_taken_as_typed() -> None:
    pages = (page_of("Heat it.", name="heat"), page_of("The head.", name="head"))
    finder = Finder(Library((Shelf("One", pages),)))
    assert [hit.page_id for hit in finder.find("head it")] == ["heat", "head"]
    assert [hit.page_id for hit in finder.find("head")] == ["head"]
    assert [hit.page_id for hit in finder.find("hae heat")] == ["heat"]
    assert [hit.page_id for hit in finder.find("haed")] == ["head", "heat"]  # no page has it


def test_numbers_are_taken_as_typed() -> None:
    finder = Finder(Library((Shelf("One", (page_of("Found 12345 people."),)),)))
    assert len(finder.find("12345")) == 1
    assert finder.find("12346") == ()


def test_misspelt_words_count_only_where_there_are_none_as_typed() -> None:
    page = page_of("Their skins. Their spins.", name="warm")
    finder = Finder(Library((Shelf("One", (page,)),)))
    assert finder.marks("warm", "skins") == (Mark(0, 6, 11),)
    assert finder.marks("warm", "stins") == (Mark(0, 6, 11), Mark(0, 19, 24))


def test_titles_rank_above_headings_above_summaries_above_text() -> None:
    pages = (
        page_of("Blue, blue, blue, blue, blue.", name="text", title="One"),
        page_of("## Blue", name="heading", title="Two"),
        page_of("None.", name="title", title="Blue"),
        page_of("None.", front=page_front("Blue."), name="summary"),
        page_of("Blue.", name="once", title="Three"),
    )
    hits = Finder(Library((Shelf("One", pages),))).find("blue")
    assert [hit.page_id for hit in hits] == ["title", "heading", "summary", "text", "once"]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def page_front(summary: str) -> str:
    text = 'title = "Four"\nshort = "Four"\npurpose = "Know."\nminutes = 1\ndrawing = "a"\nchecked = 2026-11-22\n'
    return f'{text}summary = ["A.", "B.", "{summary}"]\n'


def test_the_short_name_finds_a_page_too() -> None:
    page = page_of("None.", front=page_front("C.").replace('short = "Four"', 'short = "Chair"'), name="four")
    finder = Finder(Library((Shelf("One", (page,)),)))
    (hit,) = finder.find("chair")
    assert (hit.run, hit.excerpt, hit.marks) == (-1, "Know.", ())
    assert finder.marks("four", "chair") == ()


def test_a_hit_in_the_title_shows_the_purpose() -> None:
    hit = FINDER.find("deep tissue")[0]
    assert (hit.run, hit.excerpt, hit.marks) == (-1, "Know how to warm your hands.", ())


def test_a_hit_elsewhere_shows_the_run_with_most_of_the_words() -> None:
    hit = FINDER.find("lymphatic bottle numb")[0]
    assert (hit.page_id, hit.run, hit.excerpt) == ("vessels", 1, BOTTLE)
    assert marked(hit) == ["bottle", "numb"]


def test_a_title_with_some_of_the_words_gives_way_to_a_text() -> None:
    hit = FINDER.find("lymph system")[0]
    assert (hit.run, marked(hit)) == (0, ["system"])


def test_marks_are_in_reading_order_and_the_whole_word_at_once() -> None:
    assert FINDER.marks("vessels", "water know vessels hotwat") == (
        Mark(-1, 0, 7),
        Mark(-2, 0, 4),
        Mark(0, 10, 17),
        Mark(1, 13, 22),
    )
    assert FINDER.marks("plain", "nowhere") == ()
    with pytest.raises(KeyError):
        FINDER.marks("nowhere", "water")


def test_words_are_compared_in_their_plainest_letters() -> None:
    assert folded("Épuisé") == folded("e\u0301puise\u0301") == "epuise"
    assert folded("Straße") == "strasse"
    assert list(text_words("A deep-tissue one")) == [
        ("a", 0, 1),
        ("deeptissue", 2, 13),
        ("deep", 2, 6),
        ("tissue", 7, 13),
        ("one", 14, 17),
    ]
    assert query_words("The deep-tissue deep l'eau") == ("the", "tissue", "deep", "leau")


TYPED = st.text("abcdefilmnoprstuvyéÉ' -1", max_size=20)


@given(st.one_of(st.text(), TYPED))
def test_any_query_gives_hits_whose_marks_are_in_place(query: str) -> None:
    hits = FINDER.find(query)
    assert len({hit.page_id for hit in hits}) == len(hits)
    for hit in hits:
        assert all(0 <= start < end <= len(hit.excerpt) for start, end in hit.marks)
    for page in LIBRARY.pages:
        texts = {-1: page.title, -2: page.purpose, **dict(zip((-3, -4, -5), page.summary, strict=True))}
        texts |= {run: plain(spans) for run, spans in enumerate(page.spans())}
        marks = FINDER.marks(page.id, query)
        for mark in marks:
            assert texts[mark.run][mark.start : mark.end].strip()
        for one, next_one in pairwise(marks):
            assert one.run != next_one.run or one.end <= next_one.start


@given(st.sampled_from([page.id for page in LIBRARY.pages]), st.integers(0, 30), st.integers(1, 12))
def test_every_word_of_a_page_finds_it_from_its_first_letter_on(page_id: str, nth: int, letters: int) -> None:
    words = [word for spans in LIBRARY.page(page_id).spans() for word, _, _ in text_words(plain(spans))]
    word = words[nth % len(words)]
    assert page_id in found(word[:letters])
