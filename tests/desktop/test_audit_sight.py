"""On every screen one sees where the keyboard is."""

from collections.abc import Callable

import pytest
from tests.desktop.sight import focus_unseen
from tests.desktop.stage import Stage
from tests.desktop.tour import PARTS, settle

from lymph_coach.settings.choices import Theme

Open = Callable[..., Stage]


@pytest.mark.parametrize("part", PARTS)
def test_the_keyboard_is_seen_wherever_it_is(open_stage: Open, part: str) -> None:
    tour = PARTS[part]
    stage = open_stage(checkin=tour.checkin, theme=Theme.LIGHT, preset="standard")
    window = stage.app.window
    window.resize(1024, 700)
    wrong: list[str] = []
    looked: set[str] = set()
    for name in tour.walk(stage):
        settle()
        for fault in focus_unseen(window):
            if fault not in looked:
                looked.add(fault)
                wrong.append(f"{name}: {fault}")
    assert "\n".join(wrong) == ""
