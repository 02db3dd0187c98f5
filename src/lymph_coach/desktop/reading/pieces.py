"""A run of a page as pieces to set: pure, so that what is set is tested without a window."""

from collections.abc import Mapping
from dataclasses import dataclass

from lymph_coach.reading.page import Page, Spans

CITE = "cite:"
BACK = "back:"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in one manner.

    Attributes:
        text: what is set.
        at: where they begin in the run's plain words; a citation, which has none, stands where it is put.
        link: where a press leads, as in ``Span.link``; ``cite:KEY`` leads to a source, ``back:KEY`` back from it.
        raised: set small and high, as the number of a citation.
    """

    text: str
    at: int = 0
    strong: bool = False
    emphasis: bool = False
    link: str = ""
    raised: bool = False


def pieces(spans: Spans, numbers: Mapping[str, int]) -> tuple[Piece, ...]:
    """The pieces of a run.

    Args:
        spans: the run.
        numbers: the number of each source on this page, by its key.
    """
    made: list[Piece] = []
    at = 0
    for span in spans:
        if span.cite:
            # Two numbers side by side would read as one, and none may begin a line.
            parted = "\N{NO-BREAK SPACE}" if not (made and made[-1].raised) else ",\N{NO-BREAK SPACE}"
            made.append(Piece(f"{parted}{numbers[span.cite]}", at, link=CITE + span.cite, raised=True))
        elif span.text:
            made.append(Piece(span.text, at, span.strong, span.emphasis, span.link))
            at += len(span.text)
    return tuple(made)


def set_range(made: tuple[Piece, ...], start: int, end: int) -> tuple[int, int]:
    """Where a stretch of the plain words stands among the words as set, in which citations take room."""
    return _set_place(made, start, closing=False), _set_place(made, end, closing=True)


def _set_place(made: tuple[Piece, ...], at: int, *, closing: bool) -> int:
    before = sum(len(one.text) for one in made if one.raised and (one.at < at or (one.at == at and not closing)))
    return at + before


def numbers_of(page: Page) -> dict[str, int]:
    """The number of each source: in the order in which it is first cited, then those that are not."""
    cited = (span.cite for run in page.spans() for span in run if span.cite)
    keys = dict.fromkeys((*cited, *(source.key for source in page.sources)))
    return {key: number for number, key in enumerate(keys, 1)}


def first_cited(page: Page) -> dict[str, int]:
    """The run in which each source is cited first; one that is cited nowhere is not there."""
    found: dict[str, int] = {}
    for number, run in enumerate(page.spans()):
        for span in run:
            if span.cite:
                found.setdefault(span.cite, number)
    return found
