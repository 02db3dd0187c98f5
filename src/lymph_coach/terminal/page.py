"""The page of a session as lines of text."""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from lymph_coach.session.session import Session
from lymph_coach.terminal import wording
from lymph_coach.terminal.digits import DIGIT_ROWS, large

_MARGIN = "  "
_NARROWEST, _WIDEST = 20, 72


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters the page is drawn with."""

    full: str
    empty: str

    @classmethod
    def for_encoding(cls, encoding: str | None) -> "Glyphs":
        """Blocks where the terminal can show them, else letters any terminal has."""
        try:
            "█░".encode(encoding or "ascii")
        except (UnicodeEncodeError, LookupError):
            return cls("#", "-")
        return cls("█", "░")


class Page:
    """Lays out one session; ``keys_line`` stands at the foot."""

    def __init__(self, glyphs: Glyphs, keys_line: str) -> None:
        self._glyphs = glyphs
        self._keys_line = keys_line

    def lines(self, session: Session, notices: Sequence[str], columns: int, rows: int) -> list[str]:
        """The page in at most ``rows`` lines of at most ``columns - 1`` characters; the large count goes first."""
        width = max(min(columns - 1 - len(_MARGIN), _WIDEST), _NARROWEST)
        head = [*self._sides(wording.title(session.plan), wording.clock(session.left_s) + " left", width), ""]
        segment = session.now.segment
        place = wording.round_of(session)
        what = wording.phase(session.timeline, segment)
        head += [f"{what} - {place}" if place else what, wording.doing(segment), ""]
        count = wording.count(session)
        digits = large(count, self._glyphs.full) if count else [""] * DIGIT_ROWS
        done = min(max(session.position_s, 0.0) / session.timeline.duration_s, 1.0)
        caption = textwrap.wrap(wording.caption(session), width) or [""]
        foot = ["", *caption, "", self._bar(done, width), wording.following(session), ""]
        for notice in (*notices, self._keys_line):
            foot += textwrap.wrap(notice, width)
        small = [f"{count}" if count else ""]
        middle = digits if len(head) + len(digits) + len(foot) <= rows else small
        lines = [*head, *middle, *foot]
        if len(lines) > rows:
            lines = [line for line in lines if line]
        return [(_MARGIN + line)[: columns - 1].rstrip() for line in lines[:rows]]

    def _bar(self, done: float, width: int) -> str:
        full = int(done * width)
        return self._glyphs.full * full + self._glyphs.empty * (width - full)

    def _sides(self, left: str, right: str, width: int) -> list[str]:
        room = width - len(right) - 1
        first, *more = textwrap.wrap(left, room)
        return [f"{first:<{room}} {right}", *more]
