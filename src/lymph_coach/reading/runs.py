"""The numbers that runs of text go by: in the page as ``Page.spans`` counts them, before it below zero."""

from collections.abc import Iterator

from lymph_coach.reading.page import Page, plain

TITLE = -1
PURPOSE = -2
SUMMARY = (-3, -4, -5)


def numbered_runs(page: Page) -> Iterator[tuple[int, str]]:
    """Every run of a page in reading order, with its number: title, purpose, summary, then the body from 0."""
    yield TITLE, page.title
    yield PURPOSE, page.purpose
    yield from zip(SUMMARY, page.summary, strict=True)
    for number, spans in enumerate(page.spans()):
        yield number, plain(spans)
