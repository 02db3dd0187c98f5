"""A session for those who hear nothing of it, and one for those who see nothing of it."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.announced import announced
from tests.desktop.stage import Stage
from tests.desktop.test_journey import begin

from lymph_coach.routine.kinds import Direction, Kind
from lymph_coach.routine.timeline import Cue, CueKind, Segment, Timeline
from lymph_coach.session.course import load_course
from lymph_coach.session.session import Session

Open = Callable[..., Stage]
JUST_AFTER_S = 0.05
BREATHS = {Kind.BREATHE_IN: "Breathe in", Kind.BREATHE_OUT: "Breathe out"}
SAID_OF_BREATHS = {text for key in ("breathe_in", "breathe_out") for text in load_course().words.wordings(key)}


def session(stage: Stage) -> Session:
    found = stage.app.practice.coach.session
    assert found is not None
    return found


def hear_until(stage: Stage, at_s: float) -> None:
    """Let the device play to just after a moment."""
    stage.hear(at_s + JUST_AFTER_S - session(stage).position_s)


def on_screen(stage: Stage) -> list[str]:
    """Every word that is to be seen."""
    page = stage.app.practice.page
    shown = [one.text() for one in page.findChildren(QLabel) if one.isVisible()]
    return [*shown, page.readout.count._shown, f"{page.readout.dots._full} of {page.readout.dots._of}"]


def unseen(stage: Stage) -> Iterator[str]:
    """Each sound of a whole session that nothing on screen stands for when it sounds."""
    timeline: Timeline = session(stage).timeline
    before = ""
    for cue in timeline.cues:
        if cue.time_s + JUST_AFTER_S >= timeline.duration_s:
            break
        hear_until(stage, cue.time_s)
        seen = on_screen(stage)
        if not shown(cue, seen, session(stage).now.segment, before):
            yield f"{cue.kind} {cue.text!r} at {cue.time_s:.1f} s, where {seen} is seen"
        before = stage.app.practice.page.what.text()


def shown(cue: Cue, seen: list[str], now: Segment, before: str) -> bool:
    """Whether the screen says what a cue sounds."""
    counted = {str(now.number), f"{now.number} of {now.of}"} <= set(seen)
    if cue.kind is CueKind.SAY:
        # A breath is shown in the same words each time, however it is said.
        breath = BREATHS.get(now.kind) if cue.text in SAID_OF_BREATHS else None
        return (breath or cue.text) in seen
    if cue.kind is CueKind.COUNT_IN:
        return bool({"1", "2", "3"} & set(seen))
    if cue.kind is CueKind.CHANGE:
        return counted and before not in seen
    return any(seen) if cue.kind in {CueKind.START, CueKind.END} else counted


@pytest.mark.parametrize("choices", [{"preset": "standard"}, {"preset": "gentle", "direction": Direction.BACKWARD}])
def test_every_sound_of_a_session_is_to_be_seen(open_stage: Open, qtbot: QtBot, choices: dict[str, object]) -> None:
    stage = open_stage(muted=True, circle_tones=True, **choices)
    begin(stage, qtbot)
    stage.app.practice.coach._alarm.stop()
    kinds = {cue.kind for cue in session(stage).timeline.cues}
    assert kinds >= {CueKind.SAY, CueKind.COUNT, CueKind.COUNT_IN, CueKind.ZERO, CueKind.START, CueKind.END}
    assert kinds & {CueKind.CHANGE, CueKind.HALF_WAY}
    assert list(unseen(stage)) == []


def test_everything_that_begins_is_announced_and_no_count_is(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch)
    stage = open_stage(preset="circles", muted=True)
    begin(stage, qtbot)
    stage.app.practice.coach._alarm.stop()
    said.clear()
    phases: list[str] = []
    page = stage.app.practice.page
    while stage.app.practice.coach.session is not None:
        stage.hear(0.5)
        if stage.app.practice.coach.session and (not phases or page.what.text() != phases[-1]):
            phases.append(page.what.text())
    small, large = "Small circles", "Large circles"
    assert [one.split(",")[0] for one in said if one.startswith((small, large))] == [small, large] * 3
    assert said.count("Rest") == 5
    assert not [one for one in said if one.strip(".") in {"one", "two", "ten"} or one.isdigit()]
    assert said[-1].startswith("Well done. 60 circles")


def test_what_was_moved_to_is_announced_and_shown_by_its_own_name(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch)
    stage = open_stage(preset="circles", muted=True)
    begin(stage, qtbot)
    stage.app.practice.coach._alarm.stop()
    page = stage.app.practice.page
    for circles in ("Small circles", "Small circles", "Rest", "Large circles"):  # getting ready is a phase too
        assert said[-1].startswith(circles)
        assert page.what.text() == said[-1]
        page.controls.forward_chosen.emit()
        stage.hear(0.1)


def test_a_rest_that_is_asked_for_is_announced_and_what_goes_on_after_it(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch)
    stage = open_stage(preset="circles", muted=True)
    begin(stage, qtbot)
    stage.app.practice.coach._alarm.stop()
    hear_until(stage, next(one.start_s for one in session(stage).timeline.segments if one.number == 2))
    said.clear()
    stage.app.practice.page.controls.rest_chosen.emit()
    while session(stage).now.segment.kind is not Kind.CIRCLE:
        stage.hear(0.5)
    assert said == ["Rest", "Small circles, backward"]


def test_every_picture_of_a_session_has_words(open_stage: Open, qtbot: QtBot) -> None:
    stage = open_stage(preset="standard")
    begin(stage, qtbot)
    stage.app.practice.coach._alarm.stop()
    page = stage.app.practice.page
    pictures: list[QWidget] = [page.figure, page.readout.count, page.readout.dots, page.bar]
    for kind in (Kind.SETTLE, Kind.BREATHE_IN, Kind.ROLL, Kind.RAISE, Kind.CIRCLE, Kind.REST):
        hear_until(stage, next(one.start_s for one in session(stage).timeline.segments if one.kind is kind))
        assert all(QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in pictures)
        # What the figure does is said in words beside it.
        assert page.what.text()
        assert page.readout.caption.text() or page.readout.count.accessibleName()


def test_after_feeling_unwell_a_screen_reader_says_whom_to_call(
    open_stage: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = announced(monkeypatch)
    stage = open_stage(preset="circles", emergency_number="112")
    begin(stage, qtbot)
    stage.hear(8.0)
    stage.app.practice.page.controls.stop_chosen.emit()
    assert said[-1] == "Lower your arms and sit. Why are you stopping? Your answer ends the session."
    stage.app.practice.page.stop_card.reason_given.emit("dizzy")
    assert said[-1].startswith("Stop for today. Sit down and rest.")
    assert "call 112" in said[-1]
