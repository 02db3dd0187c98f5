"""Showing a session in a terminal: as plain lines one after another, or as a page drawn in place."""

import shutil
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Protocol, TextIO

from lymph_coach.routine.timeline import Cue, CueKind
from lymph_coach.session.player import Update
from lymph_coach.session.session import Session, State
from lymph_coach.terminal import wording
from lymph_coach.terminal.page import Glyphs, Page

KEYS_LINE = "Space pauses and goes on. b goes back, f forward, r rests, q ends."


class Screen(Protocol):
    """What shows a session."""

    def show(self, update: Update) -> None:
        """Show where the session is and what began."""
        ...

    def tell(self, sentence: str) -> None:
        """Show one sentence about something else."""
        ...


class PlainScreen:
    """Each phase, each caption, each pause on a line of its own: for a pipe, a file, a screen reader."""

    def __init__(self, stream: TextIO, *, has_keys: bool) -> None:
        self._stream = stream
        self._has_keys = has_keys
        self._phase: tuple[int, str] | None = None
        self._standing = ""

    def show(self, update: Update) -> None:
        """Print what is new."""
        session = update.session
        began = [(one.start_s, 0, one) for one in update.entered.segments]
        said = [(cue.time_s, 1, _caption(session, cue)) for cue in update.entered.cues if cue.text]
        for time_s, _, what in sorted([*began, *said], key=_when):
            if isinstance(what, str):
                self.tell(what)
            else:
                self._enter(session, time_s)
        standing = wording.standing(session, has_keys=self._has_keys)
        if standing and standing != self._standing:
            self.tell(standing)
        self._standing = standing
        if update.notice:
            self.tell(update.notice)

    def tell(self, sentence: str) -> None:
        """Print the sentence."""
        self._stream.write(sentence + "\n")
        self._stream.flush()

    def _enter(self, session: Session, time_s: float) -> None:
        segment = session.timeline.at(time_s).segment
        what = wording.phase(session.timeline, segment)
        if (segment.phase, what) == self._phase:
            return
        self._phase = segment.phase, what
        place = f", round {segment.round} of {session.plan.pace.rounds}" if segment.round else ""
        left = wording.spoken_clock(session.timeline.duration_s - time_s)
        self.tell(f"-- {what}{place}. {left} left.")


def _caption(session: Session, cue: Cue) -> str:
    """What is said; a count as a figure, so that it looks other than the words of a count-in."""
    number = session.timeline.at(cue.time_s).segment.number
    return str(number) if cue.kind is CueKind.COUNT and number else cue.text


def _when(entry: tuple[float, int, object]) -> tuple[float, int]:
    return entry[0], entry[1]


class DrawnScreen:
    """One page on the terminal's second screen, redrawn where it stands and only when it changed."""

    def __init__(
        self,
        stream: TextIO,
        *,
        has_keys: bool,
        size: Callable[[], tuple[int, int]] = shutil.get_terminal_size,
    ) -> None:
        self._stream = stream
        self._size = size
        self._page = Page(Glyphs.for_encoding(stream.encoding), KEYS_LINE if has_keys else "")
        self._has_keys = has_keys
        self._notices: tuple[str, ...] = ()
        self._session: Session | None = None
        self._drawn = ""

    def show(self, update: Update) -> None:
        """Draw the page if it changed; a sentence stands until the session goes on."""
        going_on = self._session is not None and self._session.state is State.PAUSED
        if going_on and update.session.state is State.RUNNING:
            self._notices = ()
        self._notices += (update.notice,) if update.notice else ()
        self._session = update.session
        self._draw()

    def tell(self, sentence: str) -> None:
        """Show the sentence below, under those that stand there."""
        self._notices += () if sentence in self._notices else (sentence,)
        self._draw()

    def _draw(self) -> None:
        if self._session is None:
            return
        columns, rows = self._size()
        standing = wording.standing(self._session, has_keys=self._has_keys)
        lines = self._page.lines(self._session, (standing, *self._notices), columns, rows)
        drawn = "\x1b[H" + "\x1b[K\r\n".join(lines) + "\x1b[J"
        if drawn != self._drawn:
            self._drawn = drawn
            self._stream.write(drawn)
            self._stream.flush()


@contextmanager
def second_screen(stream: TextIO) -> Generator[None]:
    """Lend the terminal's second screen with no cursor on it, and give the first one back whatever happens."""
    stream.write("\x1b[?1049h\x1b[?25l\x1b[2J")
    try:
        yield
    finally:
        stream.write("\x1b[?25h\x1b[?1049l")
        stream.flush()
