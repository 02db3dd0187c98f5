"""Sheets on paper: one page in large type, ticked and written on as the person did."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication
from tests.desktop.leaflets import SHEET, blocks_of, ink, painted, shapes, stock

from lymph_coach.desktop.paper.broken import broken
from lymph_coach.desktop.paper.shapes import BOX, RULE
from lymph_coach.desktop.paper.sheet import BODIES_PT, MARGINS, sheet_document
from lymph_coach.desktop.paper.stock import Size
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.reading.kept import Filled, OwnLine
from lymph_coach.reading.sheets import load_sheets
from lymph_coach.system.shipped import shipped

SHIPPED = ("after", "before", "questions", "therapist")
FULL = Filled(
    frozenset({"want.calm", "notes.long"}),
    (OwnLine("Bring my glasses.", ticked=True), OwnLine("Ask about the oil.")),
    {"notes": "My left foot burns at night.\nMy right one is numb."},
)


@pytest.fixture
def wording(qapp: QApplication) -> PaperWording:
    del qapp
    return PaperWording()


@pytest.mark.parametrize("size", [Size.A4, Size.Letter])
@pytest.mark.parametrize("name", SHIPPED)
def test_every_sheet_is_one_page_of_large_type(wording: PaperWording, name: str, size: Size) -> None:
    sheet = next(one for one in load_sheets(shipped("sheets", "en")) if one.id == name)
    leaflet = sheet_document(sheet, Filled(), stock(size), wording)
    assert leaflet.pages == 1
    assert leaflet.document.defaultFont().pixelSize() >= 13
    everything = frozenset(f"{part.key}.{tick.key}" for part in sheet.parts for tick in part.ticks)
    written = {part.key: "What I want to say." for part in sheet.parts if part.lines}
    filled = sheet_document(sheet, Filled(everything, (), written), stock(size), wording)
    assert filled.pages == 1
    assert filled.document.defaultFont().pixelSize() == leaflet.document.defaultFont().pixelSize()


def test_all_that_stands_on_a_sheet_is_printed(wording: PaperWording) -> None:
    document = sheet_document(SHEET, FULL, stock(), wording).document
    text = document.toPlainText()
    for words in ("Before a visit", "Fill this in.", "Ask first.", "What I want", "Rest", "Bring my glasses.", "Name"):
        assert words in text
    assert shapes(document, BOX) == [True, False, False, True, True, False]
    rules = shapes(document, RULE)
    assert rules[2:] == ["My left foot burns at night.", "My right one is numb.", rules[-1]]
    assert not rules[-1]


def test_an_empty_sheet_has_empty_boxes_and_all_its_lines(wording: PaperWording) -> None:
    document = sheet_document(SHEET, Filled(), stock(), wording).document
    assert shapes(document, BOX) == [False] * 4
    assert len(shapes(document, RULE)) == 2 + 3
    assert "My own" not in document.toPlainText()


def test_short_ticks_stand_two_abreast_and_long_ones_alone(wording: PaperWording) -> None:
    document = sheet_document(SHEET, Filled(), stock(), wording).document
    lines = [block.text() for block in blocks_of(document)]
    assert any("Calm" in line and "Rest" in line for line in lines)
    assert any("too long" in line and "\t" not in line for line in lines)


def test_own_lines_shrink_the_type_before_they_take_a_second_page(wording: PaperWording) -> None:
    sizes: list[int] = []
    for count in (0, 8, 16, 22, 30):
        own = tuple(
            OwnLine(f"Number {number}: " + "a line of my own that fills its row " * 2) for number in range(count)
        )
        leaflet = sheet_document(SHEET, Filled(own=own), stock(), wording)
        body_pt = leaflet.document.defaultFont().pixelSize()
        sizes.append(body_pt)
        assert leaflet.pages == 1 or count == 30
        for number in range(count):
            assert f"Number {number}:" in leaflet.document.toPlainText()
    assert sizes[0] == BODIES_PT[0]
    assert sizes[:4] == sorted(sizes[:4], reverse=True)
    assert min(sizes) >= BODIES_PT[-1]
    assert leaflet.pages == 2


def test_the_page_has_its_margins_and_a_foot(wording: PaperWording) -> None:
    leaflet = sheet_document(SHEET, FULL, stock(), wording)
    image = painted(leaflet, 1)
    width, height = image.width(), image.height()
    side, top = int(MARGINS.left()) - 2, int(MARGINS.top()) - 2
    assert ink(image, 0, 0, side, height) == 0
    assert ink(image, width - side, 0, width, height) == 0
    assert ink(image, 0, 0, width, top) == 0
    assert ink(image, side, height - 45, width, height - 28) > 50
    assert ink(image, 0, height - 28, width, height) == 0
    assert wording.foot("Before a visit", leaflet.stock.printed) == (
        "Lymph Coach · Before a visit · printed on 22 November 2026"
    )


def test_a_ticked_box_shows_against_an_empty_one(wording: PaperWording) -> None:
    empty, ticked = (
        painted(sheet_document(SHEET, filled, stock(), wording), 1)
        for filled in (Filled(), Filled(frozenset({"want.calm"})))
    )
    assert ink(ticked, 0, 0, 595, 842) > ink(empty, 0, 0, 595, 842) + 20


def test_paper_is_black_and_white(wording: PaperWording) -> None:
    image = painted(sheet_document(SHEET, FULL, stock(), wording), 1)
    colours = {image.pixelColor(x, y).saturation() for x in range(0, 595, 2) for y in range(0, 842, 2)}
    assert colours == {0}


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.text("abcdefg\N{MATHEMATICAL BOLD SMALL A}", min_size=1, max_size=12), min_size=1, max_size=40))
def test_broken_lines_hold_every_word_and_fit(several: list[str]) -> None:
    font = QFont()
    font.setPixelSize(13)
    rows = broken(" ".join(several), font, 300.0)
    assert " ".join(rows).split() == several
    assert all(QFontMetricsF(font).horizontalAdvance(row) <= 301 for row in rows)


@pytest.mark.usefixtures("qapp")
def test_a_word_longer_than_a_line_is_broken() -> None:
    rows = broken("x" * 200, QFont(), 300.0)
    assert len(rows) > 1
    assert "".join(rows) == "x" * 200


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width_pt", [-20.0, 0.0, 1.0])
def test_paper_narrower_than_a_letter_has_one_on_each_line(width_pt: float) -> None:
    assert "".join(broken("A note 😀", QFont(), width_pt)).replace(" ", "") == "Anote😀"


@pytest.mark.usefixtures("qapp")
def test_nothing_written_is_no_line() -> None:
    assert broken("  \n ", QFont(), 100.0) == []
