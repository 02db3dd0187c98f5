"""Finding pages by their words, also by words half typed or misspelt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from lymph_coach.reading.excerpts import Range, excerpt, joined
from lymph_coach.reading.page import Heading, Library, Page
from lymph_coach.reading.runs import PURPOSE, SUMMARY, TITLE, numbered_runs
from lymph_coach.reading.tokens import query_words, text_words

# What a word weighs by where it stands: more than can come together in the places below.
_IN_TITLE, _IN_HEADING, _IN_SUMMARY, _IN_TEXT = 1000.0, 100.0, 10.0, 1.0
_OFTEN = 0.02  # for each further time a word stands on the page, up to _MOST_OFTEN
_MOST_OFTEN = 20
# What is left of that weight where the word is not there as it was typed.
_BEGINS, _MISSPELT = 0.9, 0.5
# From how many letters on one slip, and two, are forgiven. In a shorter word a slip makes another word: it is forgiven
# only where no page has the one that was typed, and in a word of three never.
_ONE_SLIP, _TWO_SLIPS = 5, 8
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A word that was looked for, where it stands on a page: a range in the plain text of a run, see ``runs``."""

    run: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that has every word of a query, or as many as any page has.

    Attributes:
        page_id: the page.
        score: the higher the better; for comparing the hits of one query.
        run: where on the page to look: the title's where it has all the words, else the run with the most of them.
        excerpt: some of that run's text; for the title, the page's purpose.
        marks: the ranges of the words in the excerpt.
    """

    page_id: str
    score: float
    run: int
    excerpt: str
    marks: tuple[tuple[int, int], ...]


_Words = Mapping[str, tuple[Mark, ...]]
# The words that a word of a query may mean, with what is left of their weight: those as typed, and those misspelt.
_Meant = tuple[Mapping[str, float], Mapping[str, float]]


class Finder:
    """Owns an index of the pages of a library; built at the first query, or before it by :meth:`build`."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def build(self) -> None:
        """Build the index ahead of the first query, and load what finds misspelt words: it takes a few frames."""
        _ = self._vocabulary, self._texts, self._weights
        self.find("index")

    @cached_property
    def _texts(self) -> dict[str, dict[int, str]]:
        return {page.id: dict(numbered_runs(page)) for page in self._library.pages}

    @cached_property
    def _weights(self) -> dict[str, dict[int, float]]:
        return {page.id: _weights(page) for page in self._library.pages}

    @cached_property
    def _words(self) -> dict[str, _Words]:
        return {page.id: _page_words(page) for page in self._library.pages}

    @cached_property
    def _vocabulary(self) -> tuple[str, ...]:
        return tuple(sorted({word for words in self._words.values() for word in words}))

    def find(self, query: str) -> tuple[Hit, ...]:
        """The pages that have every word of a query, best first; in reading order where they are equal.

        Where no page has them all, those that have most of them.
        The last word counts as begun. A word that a page does not have as typed may be a slip away: one wrong, missing,
        needless or swapped letter in words of five letters or more, two of eight or more; in a word of four letters
        where no page has it.
        """
        wanted = self._wanted(query)
        found = {page_id: [self._found(page_id, meant) for meant in wanted] for page_id in self._words}
        counts = {page_id: sum(map(bool, words)) for page_id, words in found.items()}
        most = max(counts.values(), default=0)
        pages = [page_id for page_id, count in counts.items() if most and count == most]
        hits = [self._hit(page_id, [words for words in found[page_id] if words]) for page_id in pages]
        return tuple(sorted(hits, key=lambda hit: -hit.score))

    def marks(self, page_id: str, query: str) -> tuple[Mark, ...]:
        """Where the words of a query stand on a page, in reading order, without overlap.

        Raises:
            KeyError: there is no such page.
        """
        found: dict[int, list[Range]] = {run: [] for run in self._texts[page_id]}
        for word in (word for meant in self._wanted(query) for word in self._found(page_id, meant)):
            for mark in self._words[page_id][word]:
                found[mark.run].append((mark.start, mark.end))
        return tuple(Mark(run, start, end) for run, ranges in found.items() for start, end in joined(ranges))

    def _wanted(self, query: str) -> list[_Meant]:
        """What each word of a query may mean; the last one counts as begun."""
        words = query_words(query)
        begun = [*[False] * (len(words) - 1), True]
        return [
            (self._as_typed(word, begun=last), self._misspelt(word, begun=last))
            for word, last in zip(words, begun, strict=False)
        ]

    def _as_typed(self, word: str, *, begun: bool) -> dict[str, float]:
        begins = {each: _BEGINS for each in self._vocabulary if begun and each.startswith(word)}
        return {**begins, word: 1.0}

    def _misspelt(self, word: str, *, begun: bool) -> dict[str, float]:
        slips = self._slips(word, begun=begun)
        if not slips:
            return {}
        # It loads a compiled library, which nobody needs who types no word of so many letters.
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        meant: dict[str, float] = {}
        lengths = range(len(word) - 1, len(word) + 2) if begun else (None,)
        for length in lengths:
            begun_words = [each[:length] for each in self._vocabulary]
            close = process.extract(word, begun_words, scorer=OSA.distance, score_cutoff=slips, limit=None)
            meant.update((self._vocabulary[index], _MISSPELT) for _, _, index in close)
        return meant

    def _slips(self, word: str, *, begun: bool) -> int:
        """How many slips are forgiven in a word."""
        if len(word) < _SHORT or not word.isalpha():
            return 0
        if len(word) < _ONE_SLIP:
            known = any(each.startswith(word) if begun else each == word for each in self._vocabulary)
            return 0 if known else 1
        return 1 if len(word) < _TWO_SLIPS else 2

    def _found(self, page_id: str, variants: _Meant) -> dict[str, float]:
        """The words of a page that a word of a query means; misspelt ones only where there are none as typed."""
        words = self._words[page_id]
        for meant in variants:
            found = {word: left for word, left in meant.items() if word in words}
            if found:
                return found
        return {}

    def _hit(self, page_id: str, found: Sequence[Mapping[str, float]]) -> Hit:
        """A page with what it has of the words that were looked for."""
        weights = [self._best(page_id, matches) for matches in found]
        counts = [sum(len(self._words[page_id][word]) for word in matches) for matches in found]
        score = sum(max(each.values()) for each in weights) + _OFTEN * sum(min(count, _MOST_OFTEN) for count in counts)
        run = _best_run(weights)
        shown = PURPOSE if run == TITLE else run
        marks = (mark for matches in found for word in matches for mark in self._words[page_id][word])
        ranges = [(mark.start, mark.end) for mark in marks if mark.run == shown]
        return Hit(page_id, score, run, *excerpt(self._texts[page_id][shown], ranges))

    def _best(self, page_id: str, matches: Mapping[str, float]) -> dict[int, float]:
        """What a word of a query weighs in each run that has it."""
        best: dict[int, float] = {}
        for word, left in matches.items():
            for mark in self._words[page_id][word]:
                weight = left * self._weights[page_id][mark.run]
                best[mark.run] = max(weight, best.get(mark.run, 0.0))
        return best


def _best_run(weights: Sequence[Mapping[int, float]]) -> int:
    """The title if it has every word, else the run with the most of them, and of those the one they weigh most in.

    Args:
        weights: for each word of a query, what it weighs in each run that has it.
    """
    if all(TITLE in each for each in weights):
        return TITLE
    runs = {run for each in weights for run in each if run != TITLE}
    return max(
        sorted(runs, key=abs), key=lambda run: [sum(run in w for w in weights), sum(w.get(run, 0) for w in weights)]
    )


def _page_words(page: Page) -> _Words:
    """Every word of a page with the places it stands in; the short name's are in the title, at no place."""
    words: dict[str, list[Mark]] = {}
    for word, _, _ in text_words(page.short):
        words.setdefault(word, []).append(Mark(TITLE, 0, 0))
    for run, text in numbered_runs(page):
        for word, start, end in text_words(text):
            words.setdefault(word, []).append(Mark(run, start, end))
    return {word: tuple(marks) for word, marks in words.items()}


def _weights(page: Page) -> dict[int, float]:
    """The weight of each run."""
    headings = {id(block.spans) for block in page.blocks if isinstance(block, Heading)}
    body = {run: _IN_HEADING if id(spans) in headings else _IN_TEXT for run, spans in enumerate(page.spans())}
    return {TITLE: _IN_TITLE, **dict.fromkeys((PURPOSE, *SUMMARY), _IN_SUMMARY), **body}
