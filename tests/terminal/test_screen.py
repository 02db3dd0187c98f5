"""A session shown as lines and as a page."""

from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.terminal.fakes import session_of

from lymph_coach.session.player import Update
from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.sound.notices import SoundNotice
from lymph_coach.terminal.digits import DIGIT_ROWS, large
from lymph_coach.terminal.page import Glyphs, Page
from lymph_coach.terminal.screen import DrawnScreen, PlainScreen, second_screen

BLOCKS = Glyphs("█", "░")


def running(position_s: float) -> Session:
    return replace(session_of(preset="circles"), position_s=position_s, state=State.RUNNING)


def test_numbers_are_drawn_large() -> None:
    assert large(10, "#") == [
        "  ##      ######",
        "####      ##  ##",
        "  ##      ##  ##",
        "  ##      ##  ##",
        "######    ######",
    ]
    shapes = {tuple(large(number, "#")) for number in range(10)}
    assert len(shapes) == 10


def test_the_page_shows_everything_at_once() -> None:
    lines = Page(BLOCKS, "Space pauses.").lines(running(19.1), ("A notice.",), 80, 24)
    text = "\n".join(lines)
    assert "Just the circles, seated, arms level, both arms" in lines[0]
    assert lines[0].endswith("5:49 left")
    assert "Small circles - round 1 of 3" in text
    assert "Circle forward" in text
    assert "six" in text
    assert "Next: rest" in text
    assert "A notice." in text
    assert lines[-1] == "  Space pauses."
    assert [line.removeprefix("  ") for line in lines[5 : 5 + DIGIT_ROWS]] == large(6, "█")


def test_the_bar_grows_from_nothing_to_full() -> None:
    session = running(0)
    whole = session.timeline.duration_s
    bars = [
        next(
            line
            for line in Page(BLOCKS, "").lines(replace(session, position_s=at), (), 80, 24)
            if "░" in line or "██" * 30 in line
        )
        for at in (0, whole / 2, whole)
    ]
    assert [bar.count("█") for bar in bars] == [0, 36, 72]


@pytest.mark.no_cover
@settings(max_examples=60, deadline=None)
@given(st.integers(1, 200), st.integers(1, 60), st.floats(-1, 368))
def test_the_page_fits_any_terminal(columns: int, rows: int, position_s: float) -> None:
    lines = Page(BLOCKS, "Space pauses and goes on.").lines(running(position_s), ("Some notice.", ""), columns, rows)
    assert len(lines) <= rows
    assert all(len(line) < columns or not line for line in lines)


def test_the_manner_is_read_whole_in_a_narrow_terminal() -> None:
    first, *more = Page(BLOCKS, "").lines(session_of(preset="circles", arms="left"), (), 40, 24)
    assert first.split("  ")[1:] == ["Just the circles, seated,", " 6:08 left"]
    assert more[0] == "  arms level, left arm"


def test_everything_said_is_read_whole_in_a_narrow_terminal() -> None:
    session = session_of(preset="standard")
    for cue in session.timeline.cues:
        lines = Page(BLOCKS, "Space.").lines(replace(session, position_s=cue.time_s), (), 40, 24)
        assert cue.text in " ".join(line.strip() for line in lines)


def test_a_low_terminal_gets_the_number_small() -> None:
    lines = Page(BLOCKS, "keys").lines(running(19.1), (), 80, 14)
    assert "  6" in lines
    assert len(lines) <= 14


@pytest.mark.parametrize(
    ("encoding", "glyphs"),
    [("utf-8", BLOCKS), ("ascii", Glyphs("#", "-")), (None, Glyphs("#", "-")), ("no", Glyphs("#", "-"))],
)
def test_a_terminal_without_blocks_gets_letters(encoding: str | None, glyphs: Glyphs) -> None:
    assert Glyphs.for_encoding(encoding) == glyphs


def drawn_on(stream: StringIO, size: tuple[int, int] = (80, 24)) -> DrawnScreen:
    def fixed() -> tuple[int, int]:
        return size

    return DrawnScreen(stream, has_keys=True, size=fixed)


def test_the_page_is_drawn_only_when_it_changed() -> None:
    stream = StringIO()
    screen = drawn_on(stream)
    screen.show(Update(running(19.1)))
    first = stream.getvalue()
    screen.show(Update(running(19.15)))
    assert stream.getvalue() == first
    screen.show(Update(running(21.1)))
    assert len(stream.getvalue()) > len(first)


def test_sentences_stand_until_the_session_goes_on() -> None:
    stream = StringIO()
    screen = drawn_on(stream)
    screen.tell("Told before the start.")
    assert stream.getvalue() == ""
    paused = running(19).paused(PauseReason.GAP)
    screen.show(Update(running(19)))
    screen.show(Update(paused, notice=SoundNotice.GAP))
    screen.tell("And another.")
    screen.tell("And another.")
    last = stream.getvalue().rpartition("\x1b[H")[2]
    assert "Told before the start." in last
    assert "asleep or too busy" in last
    assert last.count("And another.") == 1
    screen.show(Update(running(22)))
    last = stream.getvalue().rpartition("\x1b[H")[2]
    assert "Told" not in last
    assert "asleep" not in last


def test_a_moment_told_twice_is_printed_once() -> None:
    stream = StringIO()
    screen = PlainScreen(stream, has_keys=True)
    paused = running(19).paused(PauseReason.ASKED)
    screen.show(Update(paused))
    screen.show(Update(paused))
    assert stream.getvalue().count("Paused.") == 1


def test_the_second_screen_is_given_back_after_an_error() -> None:
    stream = StringIO()
    with pytest.raises(ValueError, match="broken"), second_screen(stream):
        raise ValueError("broken")
    assert stream.getvalue().endswith("\x1b[?25h\x1b[?1049l")
