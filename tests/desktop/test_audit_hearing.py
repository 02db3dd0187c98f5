"""Every screen can be heard and gone through by keyboard: names, roles, states, order, no trap."""

from collections.abc import Callable

import pytest
from tests.desktop.hearing import faults
from tests.desktop.stage import Stage
from tests.desktop.tour import PARTS, settle

Open = Callable[..., Stage]


@pytest.mark.parametrize("part", PARTS)
def test_every_screen_can_be_heard_and_gone_through_by_keyboard(open_stage: Open, part: str) -> None:
    tour = PARTS[part]
    stage = open_stage(checkin=tour.checkin, preset="standard")
    window = stage.app.window
    window.resize(1024, 700)
    wrong: list[str] = []
    for name in tour.walk(stage):
        settle()
        wrong.extend(f"{name}: {fault}" for fault in faults(window))
    assert "\n".join(wrong) == ""
