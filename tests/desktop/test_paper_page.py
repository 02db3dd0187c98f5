"""Reading pages on paper: all that they say is there, and no page ends where it should not."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication
from tests.desktop.leaflets import blocks_of, drawing, ink, page_at, page_of, painted, shapes, stock, words

from lymph_coach.desktop.paper.page import BODY_PT, page_document
from lymph_coach.desktop.paper.setter import KEEP
from lymph_coach.desktop.paper.shapes import DRAWING
from lymph_coach.desktop.paper.stock import Size
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.reading.load import load_library
from lymph_coach.reading.page import (
    Block,
    Box,
    BoxKind,
    Heading,
    Items,
    Page,
    Paragraph,
    Picture,
    Says,
    Source,
    Span,
    Spans,
)
from lymph_coach.system.shipped import ShippedFileError, shipped


def said(text: str) -> Spans:
    return (Span(text),)


BOX = Box(
    BoxKind.CAUTION, "Call for help", (Paragraph(said("Call 911.")), Items((said("Chest pain."), said("A faint."))))
)
SAYS = Says(
    ("The source page says", "Research says"), ((said("It helps."), said("It may.")), (said("Rest."), said("Do.")))
)
SOURCES = (
    Source("late", "Uncited, A book", 1999, "isbn:978-0"),
    Source("two", "Second, A trial", 2020, "cite:J Test 1:2"),
    Source("one", "First, A review", 2021, "doi:10.1/x"),
    Source("web", "Somebody, A page", 2022, "https://www.example.org/a/page/"),
)
EVERYTHING = page_of(
    Heading(said("What it is"), 2, "what"),
    Paragraph((Span("Plain, "), Span("strong", strong=True), Span(" and "), Span("soft", emphasis=True), Span("."))),
    Paragraph((Span("A fact."), Span(cite="one"), Span(" Another."), Span(cite="two"), Span(cite="web"))),
    Paragraph(
        (Span("our page", link="staying-safe"), Span(", "), Span("the register", link="https://www.cmto.com/find/"))
    ),
    Paragraph((Span("at example.org", link="https://example.org"),)),
    Heading(said("Smaller"), 3, "smaller"),
    Items((said("One thing."), said("Two things.")), ordered=True),
    Items((said("A dot."),)),
    SAYS,
    Picture("any", "An alternative.", "A caption."),
    BOX,
    Box(BoxKind.TIP, "", (Paragraph(said("Without a title.")),)),
    sources=SOURCES,
)


@pytest.fixture
def wording(qapp: QApplication) -> PaperWording:
    del qapp
    return PaperWording()


def test_everything_a_page_says_is_on_paper(wording: PaperWording) -> None:
    leaflet = page_document(EVERYTHING, stock(), wording, drawing)
    text = leaflet.document.toPlainText().replace("\N{NO-BREAK SPACE}", " ")
    lines = text.split("\n")
    for line in ("A page", "Know it.", "Second line.", "What it is", "Smaller", "A caption.", "Call for help"):
        assert line in lines
    assert "Plain, strong and soft." in lines
    assert "A fact. [1] Another. [2] [3]" in lines
    assert "our page, the register (cmto.com/find)" in lines
    assert "at example.org" in lines
    assert {"1.\tOne thing.", "2.\tTwo things.", "\N{BULLET}\tA dot."} <= set(lines)
    assert {"The source page says", "Research says", "It helps.", "It may.", "Without a title."} <= set(lines)
    assert len(shapes(leaflet.document, DRAWING)) == 1
    assert leaflet.document.defaultFont().pixelSize() == BODY_PT == 13
    assert leaflet.title == "A page"


def test_sources_are_numbered_as_cited_and_can_be_looked_up(wording: PaperWording) -> None:
    leaflet = page_document(EVERYTHING, stock(), wording, drawing)
    lines = leaflet.document.toPlainText().split("\n")
    assert lines[lines.index("Sources") + 1 :] == [
        "1.\tFirst, A review (2021). doi:10.1/x",
        "2.\tSecond, A trial (2020). J Test 1:2",
        "3.\tSomebody, A page (2022). example.org/a/page",
        "4.\tUncited, A book (1999). ISBN 978-0",
        "Facts last checked on 22 November 2026.",
    ]


def test_a_page_without_sources_has_no_list_of_them(wording: PaperWording) -> None:
    leaflet = page_document(page_of(words(5)), stock(), wording, drawing)
    assert "Sources" not in leaflet.document.toPlainText()


def test_numbers_of_pages_stand_only_where_there_are_several(wording: PaperWording) -> None:
    one = page_document(page_of(words(5)), stock(), wording, drawing)
    many = page_document(page_of(*[words(90)] * 12), stock(), wording, drawing)
    assert (one.pages, many.pages > 1) == (1, True)
    foot = (400, 842 - 52, 595, 842 - 28)
    assert ink(painted(one, 1), *foot) == 0
    assert ink(painted(many, many.pages), *foot) > 20
    assert wording.number(2, 4) == "2 of 4"


def test_nothing_is_painted_in_the_margins(wording: PaperWording) -> None:
    leaflet = page_document(page_of(*[words(90)] * 9, BOX, *[words(90)] * 3), stock(), wording, drawing)
    for number in range(1, leaflet.pages + 1):
        image = painted(leaflet, number)
        assert ink(image, 0, 0, 58, 842) == 0
        assert ink(image, 538, 0, 595, 842) == 0
        assert ink(image, 0, 0, 595, 52) == 0
        assert ink(image, 0, 842 - 28, 595, 842) == 0


def ends_badly(document: QTextDocument) -> list[str]:
    """The headings that a page ends with, and the boxes that it cuts."""
    found: list[str] = []
    blocks = [block for block in blocks_of(document) if block.text()]
    for block, following in pairwise(blocks):
        heading = block.blockFormat().property(KEEP)
        last = block.layout().lineCount() - 1
        table, next_table = QTextCursor(block).currentTable(), QTextCursor(following).currentTable()
        if (heading or (table and table == next_table)) and page_at(document, block, last) != page_at(
            document, following, 0
        ):
            found.append(block.text())
        if page_at(document, block, 0) != page_at(document, block, min(1, last)):
            found.append(block.text())
    return found


@pytest.mark.usefixtures("qapp")
@settings(max_examples=25)
@given(
    st.lists(st.sampled_from((words(12), words(60), Heading(said("A heading"), 2, "a"), BOX, SAYS)), max_size=14),
    st.integers(0, 60),
    st.sampled_from((Size.A4, Size.Letter)),
)
def test_no_page_ends_with_a_heading_or_in_a_box(several: list[Block], lines: int, size: Size) -> None:
    filler = Items(tuple(said("A line.") for _ in range(lines + 1)))
    leaflet = page_document(page_of(filler, *several, words(30)), stock(size), PaperWording(), drawing)
    assert ends_badly(leaflet.document) == []


def test_the_picture_keeps_its_caption(wording: PaperWording) -> None:
    for lines in range(8, 30):
        filler = Items(tuple(said("A line.") for _ in range(lines)))
        leaflet = page_document(page_of(filler, Picture("any", "", "A caption.")), stock(), wording, drawing)
        assert ends_badly(leaflet.document) == []


def test_a_box_longer_than_a_page_is_printed_all_the_same(wording: PaperWording) -> None:
    box = Box(BoxKind.NOTE, "Long", tuple(words(120) for _ in range(12)))
    leaflet = page_document(page_of(words(10), box, words(3)), stock(), wording, drawing)
    assert leaflet.pages >= 3
    assert leaflet.document.toPlainText().count("word") == 10 + 12 * 120 + 3


def test_links_to_the_web_can_be_pressed_and_others_cannot(wording: PaperWording) -> None:
    document = page_document(EVERYTHING, stock(), wording, drawing).document
    found: set[str] = set()
    for block in blocks_of(document):
        iterator = block.begin()
        while not iterator.atEnd():
            found.add(iterator.fragment().charFormat().anchorHref())
            iterator += 1
    assert found - {""} == {
        "https://doi.org/10.1/x",
        "https://www.cmto.com/find/",
        "https://example.org",
        "https://www.example.org/a/page/",
    }


def shipped_pages() -> tuple[Page, ...]:
    return load_library(shipped("pages", "en")).pages


@pytest.mark.parametrize("size", [Size.A4, Size.Letter])
def test_the_pages_that_ship_break_well_on_paper(wording: PaperWording, size: Size) -> None:
    for page in shipped_pages():
        leaflet = page_document(page, stock(size), wording)
        assert ends_badly(leaflet.document) == [], page.id
        assert 1 <= leaflet.pages <= 8, page.id


def test_a_drawing_that_is_missing_is_named(wording: PaperWording) -> None:
    with pytest.raises(ShippedFileError, match=r"drawings/nowhere\.svg"):
        page_document(page_of(Picture("nowhere", "", "")), stock(), wording)
