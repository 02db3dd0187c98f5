"""What stands behind the reading page as values: pieces, sources, the way back, rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.desktop.reading_stage import LIBRARY, SOURCES

from lymph_coach.desktop.reading.foot import GENERAL_SHEET, sheet_of
from lymph_coach.desktop.reading.identifiers import is_web, looked_up
from lymph_coach.desktop.reading.pieces import Piece, first_cited, numbers_of, pieces, set_range
from lymph_coach.desktop.reading.rows import Row, RowKind, hit_rows, shelf_rows
from lymph_coach.desktop.reading.trail import Place, Trail
from lymph_coach.reading.page import Span, plain
from lymph_coach.reading.search import Hit

MAIN = LIBRARY.page("main")
NUMBERS = {"a": 1, "b": 12}


def test_words_keep_their_manner_and_a_citation_becomes_a_number_after_them() -> None:
    spans = (Span("Slow", strong=True), Span(" it", emphasis=True), Span(cite="a"), Span("", link="x"), Span(" on"))
    assert pieces(spans, NUMBERS) == (
        Piece("Slow", 0, strong=True),
        Piece(" it", 4, emphasis=True),
        Piece("\N{NO-BREAK SPACE}1", 7, link="cite:a", raised=True),
        Piece(" on", 7),
    )


def test_two_citations_side_by_side_do_not_read_as_one_number() -> None:
    made = pieces((Span("So."), Span(cite="a"), Span(cite="b")), NUMBERS)
    assert [one.text for one in made] == ["So.", "\N{NO-BREAK SPACE}1", ",\N{NO-BREAK SPACE}12"]


runs = st.lists(
    st.one_of(
        st.text("abc .", min_size=1, max_size=6).map(Span), st.sampled_from(("a", "b")).map(lambda key: Span(cite=key))
    ),
    max_size=8,
).map(tuple)


@given(spans=runs, data=st.data())
def test_a_stretch_of_the_plain_words_is_found_among_the_words_as_set(
    spans: tuple[Span, ...], data: st.DataObject
) -> None:
    words = plain(spans)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    made = pieces(spans, NUMBERS)
    as_set = "".join(one.text for one in made)
    raised = [index for one in made for index in [one.raised] * len(one.text)]
    first, last = set_range(made, start, end)
    if start < end:
        kept = "".join(letter for letter, up in zip(as_set[first:last], raised[first:last], strict=True) if not up)
        assert kept == words[start:end]
        assert not raised[first]
        assert not raised[last - 1]


def test_sources_are_numbered_as_they_are_cited_and_the_others_after_them() -> None:
    assert numbers_of(MAIN) == {"first": 1, "second": 2, "unused": 3}
    assert first_cited(MAIN) == {"first": 1, "second": 2}


@pytest.mark.parametrize(
    ("identifier", "words", "address"),
    [
        ("doi:10.2337/dc16-1728", "doi:10.2337/dc16-1728", "https://doi.org/10.2337/dc16-1728"),
        ("pmid:15808039", "PubMed 15808039", "https://pubmed.ncbi.nlm.nih.gov/15808039/"),
        ("pmcid:PMC123", "PubMed Central PMC123", "https://pmc.ncbi.nlm.nih.gov/articles/PMC123/"),
        ("isbn:978-1", "ISBN 978-1", ""),
        ("cite:J Bodyw 22:247", "J Bodyw 22:247", ""),
        ("https://www.lhsc.on.ca/news/fast", "lhsc.on.ca", "https://www.lhsc.on.ca/news/fast"),
        ("unheard:of", "unheard:of", ""),
    ],
)
def test_a_source_is_looked_up_where_its_identifier_leads(identifier: str, words: str, address: str) -> None:
    assert looked_up(identifier) == (words, address)


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "ftp://x", "other", "app:today", ""])
def test_only_the_web_is_the_web(link: str) -> None:
    assert not is_web(link)


def test_the_way_back_leads_through_what_was_left_and_is_not_endless() -> None:
    trail = Trail()
    assert trail.back() == (None, trail)
    trail = trail.left(Place("one", 3)).left(Place("two", -1))
    place, rest = trail.back()
    assert place == Place("two", -1)
    assert rest.back()[0] == Place("one", 3)
    for number in range(200):
        trail = trail.left(Place("many", number))
    assert len(trail.places) == Trail.LONGEST
    assert trail.places[-1] == Place("many", 199)


def test_the_list_has_every_shelf_and_page_in_reading_order_with_what_was_read() -> None:
    rows = shelf_rows(LIBRARY, frozenset({"other"}))
    assert [(row.kind, row.title, row.read) for row in rows] == [
        (RowKind.SHELF, "At home", False),
        (RowKind.PAGE, "Main", False),
        (RowKind.SHELF, "Elsewhere", False),
        (RowKind.PAGE, "Other", True),
        (RowKind.PAGE, "Brief", False),
    ]


def test_hits_keep_their_order_and_none_is_said() -> None:
    hits = (Hit("brief", 9.0, 0, "Short.", ((0, 5),)), Hit("main", 1.0, 4, "So", ()))
    rows = hit_rows(LIBRARY, hits, "short", frozenset({"brief"}))
    assert [(row.page_id, row.run, row.words, row.marks, row.read) for row in rows] == [
        ("brief", 0, "Short.", ((0, 5),), True),
        ("main", 4, "So", (), False),
    ]
    assert hit_rows(LIBRARY, (), "xyz", frozenset()) == (Row(RowKind.NOTHING, "xyz"),)


def test_a_page_offers_the_sheet_it_speaks_of_or_the_questions() -> None:
    assert sheet_of(MAIN) == "before"
    assert sheet_of(LIBRARY.page("brief")) == GENERAL_SHEET


def test_the_stage_has_a_source_nobody_cites() -> None:
    assert {source.key for source in SOURCES} - first_cited(MAIN).keys() == {"unused"}
