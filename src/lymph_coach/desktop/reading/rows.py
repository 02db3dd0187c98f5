"""What the list shows: values only."""

from dataclasses import dataclass
from enum import Enum, auto

from lymph_coach.reading.page import Library, Page
from lymph_coach.reading.search import Hit


class RowKind(Enum):
    """What a row is."""

    SHELF = auto()
    PAGE = auto()
    HIT = auto()
    NOTHING = auto()  # a search found none


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list.

    Attributes:
        kind: what it is.
        title: the name of a page or shelf; for NOTHING what was looked for.
        page_id: the page that a press opens; empty where it opens none.
        run: where on the page a hit is.
        minutes: to read it.
        read: it has been read to its end.
        drawing: the name of its picture.
        words: the purpose of a page, the excerpt of a hit.
        marks: the stretches of the excerpt that were looked for.
    """

    kind: RowKind
    title: str
    page_id: str = ""
    run: int = 0
    minutes: int = 0
    read: bool = False
    drawing: str = ""
    words: str = ""
    marks: tuple[tuple[int, int], ...] = ()


def shelf_rows(library: Library, read: frozenset[str]) -> tuple[Row, ...]:
    """Every shelf and its pages, in reading order."""
    rows: list[Row] = []
    for shelf in library.shelves:
        rows.append(Row(RowKind.SHELF, shelf.title))
        rows.extend(_page_row(page, read) for page in shelf.pages)
    return tuple(rows)


def hit_rows(library: Library, hits: tuple[Hit, ...], query: str, read: frozenset[str]) -> tuple[Row, ...]:
    """What a search found, best first; one row that says so where that is nothing."""
    if not hits:
        return (Row(RowKind.NOTHING, query),)
    return tuple(
        Row(
            RowKind.HIT,
            page.short,
            page.id,
            hit.run,
            page.minutes,
            page.id in read,
            page.drawing,
            hit.excerpt,
            hit.marks,
        )
        for hit in hits
        for page in (library.page(hit.page_id),)
    )


def _page_row(page: Page, read: frozenset[str]) -> Row:
    return Row(
        RowKind.PAGE,
        page.short,
        page.id,
        minutes=page.minutes,
        read=page.id in read,
        drawing=page.drawing,
        words=page.purpose,
    )
