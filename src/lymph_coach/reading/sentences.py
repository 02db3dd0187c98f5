"""A page in sentences, for reading it aloud one at a time."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lymph_coach.reading.page import Page, Says
from lymph_coach.reading.runs import numbered_runs

# An end mark, what closes with it, and the space before what may begin a sentence: anything but a small letter.
_END = re.compile(r"[.!?…]+(?:[\"'”\u2019)\]]|\s?»)*(?=\s+(\S))")
_LAST_WORD = re.compile(r"[^\s(\[\"'“\u2018«]*$")
_INITIAL = re.compile(r"[A-HJ-Z]")  # not I, which ends sentences
_BEFORE_A_NAME = frozenset(
    ("dr", "mr", "mrs", "ms", "prof", "st", "ste", "e.g", "i.e", "vs", "approx", "cf", "al", "ca")
)
_BEFORE_A_NUMBER = frozenset(("no", "nos", "fig", "p", "pp", "vol", "ch", "tel", "ext"))
_TO_CALL = re.compile(r"(?<![\d.,])[2-9]11(?!\d|[.,]\d)")  # of three digits in North America, such as 911


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or what stands for one: a title, an item of a list, a cell.

    Attributes:
        run: the number of its run, see ``runs``.
        start: where it begins in the run's plain text.
        end: where it has ended.
        text: what is said: without citations, with who says it where that stands apart, and with the digits of a
            number to call one by one, which a voice would else take for hundreds.
    """

    run: int
    start: int
    end: int
    text: str


def sentences(page: Page) -> tuple[Sentence, ...]:
    """All sentences of a page in reading order: title, purpose, summary, body.

    A cell begins with who says it, as its card shows: without that, a claim that is answered sounds like our own.
    """
    return tuple(_sentences(page, _heads(page)))


def _sentences(page: Page, heads: Mapping[int, str]) -> Iterator[Sentence]:
    for run, text in numbered_runs(page):
        head = f"{heads[run]}: " if run in heads else ""
        for start, end in sentence_ranges(text):
            yield Sentence(run, start, end, head + _TO_CALL.sub(_digits, text[start:end]))
            head = ""


def _digits(number: re.Match[str]) -> str:
    return " ".join(number[0])


def _heads(page: Page) -> dict[int, str]:
    """Who says each cell, by its run."""
    rows = [(block.heads, row) for block in page.blocks if isinstance(block, Says) for row in block.rows]
    heads = {id(cell): head for titles, row in rows for head, cell in zip(titles, row, strict=True)}
    return {run: heads[id(spans)] for run, spans in enumerate(page.spans()) if id(spans) in heads}


def sentence_ranges(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end, in order, without overlap; only blanks lie outside."""
    start = 0
    for mark in _END.finditer(text):
        if _goes_on(text[start : mark.start()], mark[0], mark[1]):
            continue
        yield from _trimmed(text, start, mark.end())
        start = mark.end()
    yield from _trimmed(text, start, len(text))


def _goes_on(before: str, mark: str, following: str) -> bool:
    """Whether the sentence goes on after an end mark, with ``following`` as the next character."""
    if following.islower():
        return True
    if mark != ".":
        return False
    found = _LAST_WORD.search(before)
    word = found[0] if found else ""
    if word.casefold() in _BEFORE_A_NUMBER:
        return following.isdigit()
    return word.casefold() in _BEFORE_A_NAME or _INITIAL.fullmatch(word) is not None


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The range without blanks around it; nothing where it is all blank."""
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
