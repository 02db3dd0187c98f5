"""How long a page is, to hold the minutes it promises to the truth."""

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
