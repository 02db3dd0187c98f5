"""A reading page as values: what the file says, checked, and nothing of how it looks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum


class BoxKind(Enum):
    """What a box is for; the value is the word its quotation begins with in the file."""

    NOTE = "NOTE"  # speak with your doctor, good to know
    TIP = "TIP"  # do this now
    IMPORTANT = "IMPORTANT"  # ask first, wait
    CAUTION = "CAUTION"  # stop signs, emergencies


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text of one kind.

    Attributes:
        text: what is read; for a citation, nothing.
        strong: set in bold.
        emphasis: set in italics.
        link: where a press leads: ``page-id``, ``page-id#anchor``, ``app:today``, ``sheet:before`` or ``https://...``.
        cite: the key of the source that the text before rests on.
    """

    text: str = ""
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    cite: str = ""


Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading below the title; ``level`` is 2 or 3, ``anchor`` its name in links."""

    spans: Spans
    level: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered where ``ordered``."""

    items: tuple[Spans, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Says:
    """What the source page says beside what research says: two headings, and rows of two cells."""

    heads: tuple[str, str]
    rows: tuple[tuple[Spans, Spans], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A line drawing: the name of its file without ``.svg``, its text alternative and its caption."""

    drawing: str
    alternative: str
    caption: str


@dataclass(frozen=True, slots=True)
class Box:
    """Text that stands out: a title and a few paragraphs or lists."""

    kind: BoxKind
    title: str
    blocks: tuple["Paragraph | Items", ...]


Block = Heading | Paragraph | Items | Says | Picture | Box


@dataclass(frozen=True, slots=True)
class Source:
    """Where a fact comes from.

    Attributes:
        key: its name in citations.
        text: who, and what it is called.
        year: when it appeared.
        identifier: ``doi:``, ``pmid:``, ``pmcid:``, ``isbn:`` or ``cite:`` (journal, volume and page) with the value
            after it, or an ``https://`` address.
    """

    key: str
    text: str
    year: int
    identifier: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        id: the file's name without ``.md``; its name in links.
        title: in full. ``short`` is its name in the list.
        purpose: one sentence: what the reader gets from it.
        summary: three lines.
        minutes: to read it through at an easy pace.
        drawing: the picture beside it in the list.
        checked: when its facts were last checked.
    """

    id: str
    title: str
    short: str
    purpose: str
    summary: tuple[str, str, str]
    minutes: int
    drawing: str
    checked: date
    sources: tuple[Source, ...]
    blocks: tuple[Block, ...]

    def spans(self) -> Iterator[Spans]:
        """Every run of text in reading order, headings and boxes with theirs; no summary, no sources."""
        for block in self.blocks:
            yield from _spans(block)


def _spans(block: Block) -> Iterator[Spans]:
    match block:
        case Heading() | Paragraph():
            yield block.spans
        case Items():
            yield from block.items
        case Says():
            for row in block.rows:
                yield from row
        case Picture():
            yield (Span(block.caption),)
        case Box():
            yield (Span(block.title),)
            for inner in block.blocks:
                yield from _spans(inner)


def plain(spans: Spans) -> str:
    """The words of a run, without marks and citations."""
    return "".join(span.text for span in spans)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pages that belong together, such as the kinds of massage."""

    title: str
    pages: tuple[Page, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """All pages of a language, in reading order."""

    shelves: tuple[Shelf, ...]

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in reading order."""
        return tuple(page for shelf in self.shelves for page in shelf.pages)

    def page(self, page_id: str) -> Page:
        """The page of a name.

        Raises:
            KeyError: there is none.
        """
        for page in self.pages:
            if page.id == page_id:
                return page
        raise KeyError(page_id)

    def beside(self, page_id: str) -> tuple[Page | None, Page | None]:
        """The pages before and after one, ``None`` at the ends."""
        pages = self.pages
        at = pages.index(self.page(page_id))
        return (pages[at - 1] if at else None, pages[at + 1] if at + 1 < len(pages) else None)
