"""Sheets and pages to print in tests, and a look into what came out."""

from datetime import date

from PySide6.QtGui import QImage, QPageSize, QPainter, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from tests.desktop.pixels import channels

from lymph_coach.desktop.paper.leaflet import Leaflet
from lymph_coach.desktop.paper.shapes import CONTENT
from lymph_coach.desktop.paper.stock import Size, Stock
from lymph_coach.desktop.theme.type import load_font
from lymph_coach.reading.page import Block, Page, Paragraph, Source, Span
from lymph_coach.reading.sheets import Part, Sheet, Tick

DAY = date(2026, 11, 22)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"><rect width="400" height="300"/></svg>'
SHEET = Sheet(
    "visit",
    "Before a visit",
    "Fill this in.",
    "Ask first.",
    (
        Part("want", "What I want", (Tick("calm", "Calm"), Tick("rest", "Rest"), Tick("ease", "Ease")), 0),
        Part("notes", "My notes", (Tick("long", "A line that is too long to stand beside another one here."),), 3),
    ),
)


def stock(size: Size = Size.A4) -> Stock:
    return Stock(QPageSize(size), load_font(), DAY)


def drawing(name: str) -> bytes:
    del name
    return DRAWING


def page_of(*blocks: Block, sources: tuple[Source, ...] = ()) -> Page:
    summary = ("First line.", "Second line.", "Third line.")
    return Page("one", "A page", "Page", "Know it.", summary, 3, "any", DAY, sources, blocks)


def words(count: int) -> Paragraph:
    return Paragraph((Span("word " * count),))


def blocks_of(document: QTextDocument) -> list[QTextBlock]:
    found: list[QTextBlock] = []
    block = document.begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found


def page_at(document: QTextDocument, block: QTextBlock, line: int) -> int:
    """The page, from 1, that a line of a block is painted on."""
    shown = block.layout().lineAt(line)
    middle = block.layout().position().y() + shown.y() + shown.height() / 2
    cursor = QTextCursor(block)
    if cursor.currentTable():
        # Inside a table a block's own position is that within its cell.
        middle = document.documentLayout().blockBoundingRect(block).top() + shown.y() + shown.height() / 2
    return int(middle // document.pageSize().height()) + 1


def shapes(document: QTextDocument, kind: int) -> list[object]:
    """What stands in each shape of a kind, in order."""
    found: list[object] = []
    for block in blocks_of(document):
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            form: QTextCharFormat = piece.charFormat()
            if form.objectType() == kind:
                found += [form.property(CONTENT)] * piece.length()
            iterator += 1
    return found


def painted(leaflet: Leaflet, number: int) -> QImage:
    """A page as a picture, one pixel a point."""
    image = QImage(leaflet.stock.size_pt.toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    leaflet.paint(painter, number)
    painter.end()
    return image


def ink(image: QImage, left: int, top: int, right: int, bottom: int) -> int:
    """How many points of a part of a page are not white."""
    part = channels(image)[top:bottom, left:right, :3]
    return int(((part.max(axis=2) + part.min(axis=2)) // 2 < 200).sum())  # lightness as Qt reckons it
