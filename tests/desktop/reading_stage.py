"""A small library on a stage: every kind of block, a few pages, and the reading page that shows them."""

from dataclasses import dataclass, field
from datetime import date
from itertools import count
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.reading.leaf import Leaf
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.page import ReadingPage
from lymph_coach.desktop.reading.run_text import RunText
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.reading.marks import Marks
from lymph_coach.reading.page import (
    Block,
    Box,
    BoxKind,
    Heading,
    Items,
    Library,
    Page,
    Paragraph,
    Picture,
    Says,
    Shelf,
    Source,
    Span,
    Spans,
)
from lymph_coach.reading.search import Finder
from lymph_coach.settings.choices import Theme

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400" width="640" height="400">
<rect width="640" height="400" fill="#000004"/></svg>"""
LONG = "Sit down and breathe out slowly, then look at both of your feet with care. " * 6


def words(text: str) -> Spans:
    """A run of one piece."""
    return (Span(text),)


SOURCES = (
    Source("second", "Two and others, Second. Journal", 2020, "doi:10.1/two"),
    Source("first", "One, What is it?", 2019, "https://www.example.org/a/long/address"),
    Source("unused", "Three, Third.", 2018, "cite:J Third 3:33"),
)
BLOCKS: tuple[Block, ...] = (
    Heading(words("What it is"), 2, "what-it-is"),
    Paragraph((Span("Slow and "), Span("firm", strong=True), Span("."), Span(cite="first"), Span(" More on "))),
    Paragraph(
        (
            Span("See "),
            Span("the other page", link="other#deeper"),
            Span(", "),
            Span("a sheet", link="sheet:before"),
            Span(", "),
            Span("Today", link="app:today"),
            Span(" and "),
            Span("the web", link="https://example.org/x"),
            Span("."),
            Span(cite="second"),
            Span(cite="first"),
        )
    ),
    Picture("there", "A hand.", "A quiet caption."),
    Picture("missing", "Nothing.", "Only words."),
    Heading(words("Closer"), 3, "closer"),
    Items((words("One thing."), words("Another thing.")), ordered=True),
    Items((words("A point."),)),
    Says(("The source page says", "Research says"), ((words("It cures."), words("It does not.")),)),
    *(Box(kind, f"Box {kind.value}", (Paragraph(words("Inside.")), Items((words("Item."),)))) for kind in BoxKind),
    *(Paragraph(words(f"{number}. {LONG}")) for number in range(8)),
    Paragraph((Span("The very end.", emphasis=True),)),
)


def page(page_id: str, blocks: tuple[Block, ...], sources: tuple[Source, ...] = ()) -> Page:
    """A page with a name in each field that shows which it is."""
    return Page(
        id=page_id,
        title=f"All about {page_id}",
        short=page_id.capitalize(),
        purpose=f"Know what {page_id} is for.",
        summary=("First line.", "Second line.", "Third line about numbness."),
        minutes=4,
        drawing="there",
        checked=date(2026, 11, 22),
        sources=sources,
        blocks=blocks,
    )


OTHER = (
    Paragraph(words(LONG)),
    Paragraph(words(LONG)),
    Paragraph(words(LONG)),
    Heading(words("Deeper"), 2, "deeper"),
    *(Paragraph(words(f"Zebra {LONG}")) for _ in range(9)),
)
LIBRARY = Library(
    (
        Shelf("At home", (page("main", BLOCKS, SOURCES),)),
        Shelf("Elsewhere", (page("other", OTHER), page("brief", (Paragraph(words("Short.")),)))),
    )
)
EMPTY = Library(())


@dataclass
class Browser:
    """Keeps what it is asked to open, or is none."""

    opened: list[QUrl] = field(default_factory=list[QUrl])
    there: bool = True

    def open(self, url: QUrl) -> bool:
        """Take an address."""
        self.opened.append(url)
        return self.there


@dataclass
class Reading:
    """The reading page, and what it told."""

    page: ReadingPage
    browser: Browser
    marks: list[Marks] = field(default_factory=list[Marks])


class Told:
    """What signals said, each under the name it was heard by."""

    def __init__(self) -> None:
        self.all: list[tuple[str, str]] = []

    def hear(self, name: str, signal: SignalInstance) -> None:
        """Write down what a signal says."""

        def write(*said: str) -> None:
            self.all.append((name, said[0] if said else ""))

        signal.connect(write)


def spin() -> None:
    """Let Qt lay out and paint what is due."""
    for _ in range(4):
        QApplication.processEvents()


def drawings(folder: Path) -> Path:
    """A folder with one drawing, and a file that is none."""
    (folder / "there.svg").write_text(DRAWING, encoding="utf-8")
    (folder / "broken.svg").write_text("no drawing", encoding="utf-8")
    return folder


def look_of(app: QApplication, theme: Theme = Theme.LIGHT, percent: int = 100) -> TextLook:
    """Dress the application; what text is set in."""
    look = apply_theme(app, roles_for(theme), percent)
    return TextLook(look.roles, look.scale, app.font().family())


def open_reading(
    qtbot: QtBot,
    app: QApplication,
    folder: Path,
    *,
    size: tuple[int, int] = (960, 780),
    marks: Marks | None = None,
    library: Library = LIBRARY,
    look: TextLook | None = None,
) -> Reading:
    """Show the reading page in an active window of its own."""
    look = look or look_of(app)
    browser = Browser()
    made = ReadingPage(
        library, Finder(library), marks or Marks(), drawings(folder), look.roles, look.scale, browser.open
    )
    made.reader._clock = count().__next__  # each press is another one
    reading = Reading(made, browser)
    made.marks_changed.connect(reading.marks.append)
    qtbot.addWidget(made)
    made.resize(*size)
    with qtbot.waitExposed(made):
        made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    spin()
    return reading


def leaf_of(reading: Reading) -> Leaf:
    """The page that is open."""
    leaf = reading.page.reader.view.leaf
    assert leaf is not None
    return leaf


def run_with(reading: Reading, href: str) -> RunText:
    """The run of text that has this link in it."""
    return next(run for run in leaf_of(reading).findChildren(RunText) if href in run.hrefs)


def follow(reading: Reading, href: str) -> None:
    """Follow a link with the keyboard."""
    run = run_with(reading, href)
    assert run.focus_link(href)
    QTest.keyClick(run, Qt.Key.Key_Return)
    spin()


def top_of(reading: Reading, widget: QWidget) -> int:
    """How far below the top of what is in sight it begins, in pixels."""
    return widget.mapTo(reading.page.reader.view.viewport(), widget.rect().topLeft()).y()
