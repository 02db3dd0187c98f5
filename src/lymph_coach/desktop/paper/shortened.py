"""Texts of a person's own that have less room than they need: as many as fit, and how many more there are."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtGui import QFont

from lymph_coach.desktop.paper.broken import broken

_MOST_LINES = 4
"""So much of one text stands where not all have room."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts one under the other, a line in place of those left out (empty where none is), and how many lines in all."""

    shown: tuple[str, ...]
    more: str = ""
    lines: int = 0


class Shortened:
    """Owns texts, each cut after four lines at the end of a word.

    Args:
        texts: the most important first.
        font: what they are set in.
        width_pt: how wide their lines are.
        cut: says of a text that it goes on elsewhere.
        more: says that so many more texts are elsewhere.
    """

    def __init__(
        self, texts: Sequence[str], font: QFont, width_pt: float, cut: Callable[[str], str], more: Callable[[int], str]
    ) -> None:
        self._more = more
        clipped = [_clipped(text, font, width_pt, cut) for text in texts]
        self._texts = tuple(text for text, _ in clipped)
        self._ends = tuple(accumulate(lines for _, lines in clipped))

    @property
    def lines(self) -> int:
        """How many lines all of them take."""
        return self._ends[-1] if self._ends else 0

    def on(self, lines: int) -> Texts:
        """What stands on so many lines; the line that says how many more there are is one of them."""
        if self.lines <= lines:
            return Texts(self._texts, lines=self.lines)
        kept = sum(end < lines for end in self._ends)
        return Texts(self._texts[:kept], self._more(len(self._texts) - kept), (0, *self._ends)[kept] + 1)


def _clipped(text: str, font: QFont, width_pt: float, cut: Callable[[str], str]) -> tuple[str, int]:
    rows = broken(text, font, width_pt)
    if len(rows) <= _MOST_LINES:
        return text, len(rows)
    words = " ".join(rows[:_MOST_LINES]).split(" ")
    while len(rows) > _MOST_LINES and words:
        # Of a word as long as four lines, as much as leaves room.
        words = words[:-1] if len(words) > 1 else [words[0][:-1]]
        rows = broken(cut(" ".join(words)), font, width_pt)
    return cut(" ".join(words)), len(rows)
