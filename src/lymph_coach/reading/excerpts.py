"""A short piece of a text around the words that were looked for."""

from collections.abc import Iterable

_LONGEST = 160  # two or three lines of a list
_BEFORE = 40  # of them before the first word, so that it is met within the first line
_CUT = "…"

Range = tuple[int, int]


def excerpt(text: str, words: Iterable[Range]) -> tuple[str, tuple[Range, ...]]:
    """A piece of a text, cut between words and with dots where it is cut, and where the words stand in it.

    Args:
        text: all of it.
        words: ranges in it, in any order; they may overlap.
    """
    marks = joined(words)
    start, end = 0, len(text)
    if end > _LONGEST:
        first = marks[0] if marks else (0, 0)
        # Near the end of the text the piece begins earlier, so as to be as long as elsewhere.
        start = _word_start(text, min(max(0, first[0] - _BEFORE), end - _LONGEST))
        end = max(_word_end(text, min(end, start + _LONGEST)), first[1])
    before = _CUT if start else ""
    after = _CUT if end < len(text) else ""
    shift = len(before) - start
    inside = tuple((low + shift, high + shift) for low, high in marks if low >= start and high <= end)
    return before + text[start:end] + after, inside


def joined(ranges: Iterable[Range]) -> list[Range]:
    """The ranges in order, those that overlap made one, empty ones left out."""
    found: list[Range] = []
    for start, end in sorted(each for each in ranges if each[0] < each[1]):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _word_start(text: str, at: int) -> int:
    """The start of the word at a place."""
    return text.rfind(" ", 0, at + 1) + 1 if at else 0


def _word_end(text: str, at: int) -> int:
    """The end of the last whole word before a place."""
    return len(text) if at >= len(text) else max(text.rfind(" ", 0, at + 1), 0)
