"""How long a page is."""

import re

from lymph_coach.reading.page import Page
from lymph_coach.reading.runs import numbered_runs

WORDS_A_MINUTE = 180  # an easy pace

_WORD = re.compile(r"\w+(?:[-'\u2019.,/]\w+)*")  # "well-being", "don't" and "1,911" are one word each


def words_of(text: str) -> list[str]:
    """The words of a text, as written."""
    return _WORD.findall(text)


def word_count(page: Page) -> int:
    """How many words there are to read: title, purpose, summary and body."""
    return sum(len(words_of(text)) for _, text in numbered_runs(page))


def minutes_for(words: int) -> int:
    """How many minutes that many words take to read, rounded, at least one."""
    return max(1, round(words / WORDS_A_MINUTE))
