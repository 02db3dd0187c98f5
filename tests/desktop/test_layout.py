"""Layout facts of every screen, in every theme at 100 to 250 %."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.layout_facts import clipped, faults_of_all, too_small
from tests.desktop.stage import Stage
from tests.desktop.tour import PARTS

from lymph_coach.settings.choices import Theme

__all__ = ["clipped", "too_small"]  # for the tests of single pages

Open = Callable[..., Stage]
SESSION_PX, PAUSE_PX = 76, 113
LOOKS = [
    (Theme.LIGHT, 100, (1024, 700)),
    (Theme.DARK, 150, (1024, 700)),
    (Theme.CONTRAST_LIGHT, 200, (1024, 700)),
    (Theme.CONTRAST_DARK, 250, (1024, 700)),
    (Theme.LIGHT, 200, (1920, 1080)),
]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(("theme", "percent", "size"), LOOKS)
def test_nothing_is_cut_covered_small_or_out_of_reach(
    open_stage: Open, part: str, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    tour = PARTS[part]
    stage = open_stage(checkin=tour.checkin, theme=theme, text_percent=percent, preset="standard")
    window = stage.app.window
    window.resize(*size)
    assert faults_of_all(tour.walk(stage), window, size) == []


@pytest.mark.parametrize("percent", [100, 250])
def test_session_buttons_are_tall(open_stage: Open, percent: int) -> None:
    stage = open_stage(text_percent=percent)
    window, page = stage.app.window, stage.app.practice.page
    window.show_whole(page)
    QApplication.processEvents()
    assert page.controls.pause_button.height() >= PAUSE_PX
    assert all(button.height() >= SESSION_PX for button in page.controls._small)
