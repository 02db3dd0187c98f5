"""The words of a text as a search compares them: without case, accents, hyphens and apostrophes."""

import re
import unicodedata
from collections.abc import Iterator

_APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_HYPHENS = "\N{HYPHEN}\N{NON-BREAKING HYPHEN}-"
_LETTERS = "(?:[^\\W_][\N{COMBINING GRAVE ACCENT}-\N{COMBINING LATIN SMALL LETTER X}]*)+"  # with accents set after them
_PIECE = re.compile(_LETTERS)
_WHOLE = re.compile(f"{_LETTERS}(?:[{_APOSTROPHES}{_HYPHENS}]{_LETTERS})*")
_QUERY_WORD = re.compile(f"{_LETTERS}(?:[{_APOSTROPHES}]{_LETTERS})*")


def folded(word: str) -> str:
    """The word in its plainest letters, such as ``epuise`` for ``Épuisé``; it may change in length."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if part.isalnum()).casefold()


def text_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Each word with its range in the text; a compound both whole and in its parts: ``deeptissue, deep, tissue``."""
    for whole in _WHOLE.finditer(text):
        pieces = list(_PIECE.finditer(text, whole.start(), whole.end()))
        for found in [whole, *pieces] if len(pieces) > 1 else pieces:
            yield folded(found[0]), found.start(), found.end()


def query_words(query: str) -> tuple[str, ...]:
    """What is looked for; hyphens part words, apostrophes do not. Each word once, the last one last."""
    words = [word for found in _QUERY_WORD.findall(query) if (word := folded(found))]
    return tuple(word for index, word in enumerate(words) if word not in words[index + 1 :])
