"""Less movement: the figure goes by still steps wherever it moves, from the setting and at once when it changes."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.stage import Stage

from lymph_coach.desktop.practise.motion import REDUCED_STEPS
from lymph_coach.routine.kinds import Kind
from lymph_coach.session.player import Update
from lymph_coach.settings.choices import Motion

Open = Callable[..., Stage]
MOMENTS = 40


def poses(stage: Stage, kind: Kind) -> int:
    """How many poses the figure goes through in one segment of a kind."""
    coach, page = stage.app.practice.coach, stage.app.practice.page
    session = coach.session
    assert session
    segment = next(one for one in session.timeline.segments if one.kind is kind)
    seen: set[object] = set()
    for moment in range(MOMENTS):
        at_s = segment.start_s + segment.duration_s * moment / MOMENTS
        page.show_update(Update(replace(session, position_s=at_s)))
        seen.add(page.figure._pose)
    return len(seen)


def practising(open_stage: Open, motion: Motion) -> Stage:
    stage = open_stage(preset="standard", reduced_motion=motion)
    stage.app.practice.coach.start(stage.app.today.plan)
    while stage.app.practice.coach.session is None:
        QApplication.processEvents()
    stage.app.practice.coach._alarm.stop()
    return stage


@pytest.mark.parametrize("kind", [Kind.CIRCLE, Kind.BREATHE_IN, Kind.ROLL, Kind.RAISE])
def test_the_figure_goes_by_steps_where_less_movement_is_wanted(open_stage: Open, kind: Kind) -> None:
    stage = practising(open_stage, Motion.ON)
    assert 1 < poses(stage, kind) <= REDUCED_STEPS + 1
    stage.app.chosen.choose("reduced_motion", Motion.OFF)
    assert poses(stage, kind) > 2 * REDUCED_STEPS
