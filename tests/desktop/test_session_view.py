"""What the session view says and draws at each moment: the half way, a breath's length, and nothing twice."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QFont, QFontMetricsF
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage

from lymph_coach.desktop.practise.controls import Controls
from lymph_coach.desktop.practise.count import CountView
from lymph_coach.desktop.practise.dots import Dots
from lymph_coach.desktop.practise.page import SessionPage
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.routine.kinds import Arms, Direction, Kind, Size
from lymph_coach.session.player import Update
from lymph_coach.session.session import PauseReason, Session, State
from lymph_coach.settings.choices import Theme

Open = Callable[..., Stage]


def practising(open_stage: Open, **settings: object) -> tuple[SessionPage, Session]:
    """The page, and a session that stands still for it to show."""
    stage = open_stage(preset="standard", **settings)
    stage.app.practice.coach.start(stage.app.today.plan)
    while stage.app.practice.coach.session is None:
        QApplication.processEvents()
    stage.app.practice.coach._alarm.stop()
    return stage.app.practice.page, stage.app.practice.coach.session


def at(
    page: SessionPage, session: Session, kind: Kind, number: int = 0, part: float = 0.5, after_s: float = 0.0
) -> Session:
    """Show a place in the first segment of a kind and number."""
    segment = next(one for one in session.timeline.segments if (one.kind, one.number) == (kind, number))
    moment = replace(session, position_s=segment.start_s + (after_s or segment.duration_s * part))
    page.show_update(Update(moment))
    return moment


def test_a_breath_says_how_long_it_is_and_its_word_only_once(open_stage: Open) -> None:
    page, session = practising(open_stage)
    for kind, word in ((Kind.BREATHE_IN, "Breathe in"), (Kind.BREATHE_OUT, "Breathe out")):
        at(page, session, kind, 2)
        assert page.readout.count.accessibleName() == word
        assert page.readout.caption.text() == "4 seconds in, 6 out"


def test_what_the_voice_announces_is_not_written_under_it_again(open_stage: Open) -> None:
    page, session = practising(open_stage)
    rest = next(one for one in session.timeline.segments if one.kind is Kind.REST)
    said = {
        (page.readout.caption.text(), page.readout.following.text())
        for second in range(1, int(rest.duration_s))
        if at(page, session, Kind.REST, after_s=float(second))
    }
    announced = {following for caption, following in said if caption.startswith("Next: large circles")}
    assert announced == {""}
    assert ("Arms down, easy breath", "Next: large circles, backward") in said


def test_the_half_way_mark_and_the_directions_stand_with_the_dots(open_stage: Open) -> None:
    page, session = practising(open_stage)
    at(page, session, Kind.CIRCLE, 6)
    dots = page.readout.dots
    assert (dots._full, dots._of, dots._middle, dots._halves) == (6, 10, 5, ("backward", "forward"))
    at(page, session, Kind.ROLL, 3)
    assert (dots._full, dots._of, dots._middle, dots._halves) == (3, 5, 0, ())
    at(page, session, Kind.REST)
    assert dots.isHidden()


def test_one_way_round_there_is_a_half_way_and_no_direction_to_tell(open_stage: Open) -> None:
    page, session = practising(open_stage, direction=Direction.FORWARD)
    at(page, session, Kind.CIRCLE, 2)
    assert (page.readout.dots._middle, page.readout.dots._halves) == (5, ())


@pytest.mark.parametrize("size", [(420, 70), (110, 70)])
def test_dots_are_drawn_whatever_room_there_is(qtbot: QtBot, size: tuple[int, int]) -> None:
    dots = Dots(roles_for(Theme.LIGHT), Scale(1.0))
    qtbot.addWidget(dots)
    font = QFont(dots.font())
    font.setPixelSize(19)
    dots.setFont(font)
    dots.resize(*size)
    dots.show_count(4, 10, 5, ("backward", "forward"))
    first = dots.grab().toImage()
    dots.show_count(6, 10, 5, ("backward", "forward"))
    later = dots.grab().toImage()
    dots.show_count(6, 10, 5)
    plain = dots.grab().toImage()
    dots.show_count(6, 10)
    assert first != later
    assert plain != dots.grab().toImage()
    # The words are left out where they do not fit.
    assert (plain != later) is (size[0] > 300)
    tall = dots.sizeHint().height()
    dots.set_low(low=True)
    assert dots.sizeHint().height() < tall


def test_a_paused_figure_rests_its_arms_and_raises_them_again(open_stage: Open) -> None:
    page, session = practising(open_stage)
    circling = at(page, session, Kind.CIRCLE, 3)
    assert page.figure._pose.rings
    page.show_update(Update(replace(circling, state=State.PAUSED, pause=PauseReason.ASKED)))
    assert not page.figure._pose.rings
    at(page, session, Kind.CIRCLE, 3)
    assert page.figure._pose.rings


def test_while_paused_it_says_how_it_goes_on(open_stage: Open) -> None:
    page, session = practising(open_stage)
    counts, ready = "Go on begins with 3, 2, 1.", "Go on begins by getting ready again."
    for kind, number, words in ((Kind.CIRCLE, 3, counts), (Kind.REST, 0, counts), (Kind.RAISE, 0, ready)):
        paused = at(page, session, kind, number).paused(PauseReason.ASKED)
        page.show_update(Update(paused))
        assert page.readout.following.text() == words
        said = [cue.text for cue in paused.running().timeline.cues if cue.time_s >= paused.position_s and cue.text]
        assert (said[0] == "three") is (words == counts)


def test_the_get_ready_number_stays_one_size_as_it_runs_down(qtbot: QtBot, open_stage: Open) -> None:
    page, session = practising(open_stage)
    at(page, session, Kind.RAISE, part=0.6)
    count = page.readout.count
    assert count._waiting
    qtbot.waitUntil(lambda: bool(count._fitted_for), timeout=1_000)
    fonts: list[int] = []
    for text in ("0:15", "0:11", "0:08"):
        count.show_waiting(text, 0.5)
        count.grab()
        fonts.append(count._fitted.pixelSize())
    assert len(set(fonts)) == 1
    assert session.now.segment.size is not Size.LARGE


def test_even_buttons_fill_their_rows(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(10, holder, even=True)
    buttons = [QPushButton(text) for text in ("Tired", "Pain", "Something else", "Dizzy")]
    for button in buttons:
        flow.addWidget(button)
    widest = max(button.sizeHint().width() for button in buttons)
    # Room for three in a row: two and two are fuller.
    holder.resize(3 * widest + 20, 300)
    holder.show()
    assert {button.width() for button in buttons} == {(3 * widest + 10) // 2}
    assert len({button.y() for button in buttons}) == 2
    holder.resize(widest - 20, 600)
    QApplication.processEvents()
    assert len({button.y() for button in buttons}) == 4
    for button in buttons:
        button.hide()
    assert flow.heightForWidth(300) == 0


def test_buttons_shown_again_in_larger_text_take_the_rows_they_need(look: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    controls = Controls(page)
    apply_theme(look, roles_for(Theme.LIGHT), 130)
    controls.resize(890, 320)
    page.show()
    assert controls._rows == 1
    page.hide()
    apply_theme(look, roles_for(Theme.LIGHT), 170)
    page.show()
    QApplication.processEvents()
    buttons = (*controls._small, controls.pause_button)
    assert controls._rows == 2
    assert [one.text() for one in buttons if one.width() < one.sizeHint().width()] == []


def test_a_low_window_with_the_largest_text_is_opened_no_further_by_a_notice(open_stage: Open) -> None:
    stage = open_stage(text_percent=250)
    window = stage.app.window
    window.resize(1024, 600)
    QApplication.processEvents()
    page = stage.app.practice.page
    window.show_whole(page)
    page.show_notice("No voice could be prepared, so this session uses tones and captions.")
    for _ in range(8):
        QApplication.processEvents()
    assert (window.width(), window.height()) == (1024, 600)
    assert page.notice.isVisible()
    assert not page._header.isVisible()
    assert page.notice.x() == page.controls.x() == page.controls._back.mapTo(page, QPoint()).x()


def test_where_one_arm_rests_the_other_is_named_as_the_voice_names_it(open_stage: Open) -> None:
    page, session = practising(open_stage, arms=Arms.LEFT)
    at(page, session, Kind.RAISE, part=0.1)
    assert page.readout.count.accessibleName() == "Raise your left arm"
    at(page, session, Kind.CIRCLE, 2)
    assert page.readout.following.text() == "Next: lower your left arm and rest"
    at(page, session, Kind.LOWER)
    assert page.readout.count.accessibleName() == "Lower your left arm"


def test_while_the_arms_are_lowered_the_rest_comes_next(open_stage: Open) -> None:
    page, session = practising(open_stage)
    at(page, session, Kind.CIRCLE, 2)
    assert page.readout.following.text() == "Next: lower your arms and rest"
    at(page, session, Kind.LOWER)
    assert page.readout.following.text() == "Next: rest"


def test_the_time_of_a_rest_stays_inside_its_ring_where_words_take_the_room(qtbot: QtBot) -> None:
    view = CountView(roles_for(Theme.LIGHT), Scale(2.5))
    qtbot.addWidget(view)
    view.resize(300, 110)
    view.show_waiting("0:09", 0.5)
    view.grab()
    room = min(view.width(), view.height()) * 0.7
    assert QFontMetricsF(view._fitted).horizontalAdvance("0:09") <= room
