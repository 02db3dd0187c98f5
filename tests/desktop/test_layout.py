"""What a numb hand meets in a session is tall enough."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.layout_facts import clipped, too_small
from tests.desktop.stage import Stage

__all__ = ["clipped", "too_small"]  # for the tests of single pages

Open = Callable[..., Stage]
SESSION_PX, PAUSE_PX = 76, 113


@pytest.mark.parametrize("percent", [100, 250])
def test_session_buttons_are_tall(open_stage: Open, percent: int) -> None:
    stage = open_stage(text_percent=percent)
    window, page = stage.app.window, stage.app.practice.page
    window.show_whole(page)
    QApplication.processEvents()
    assert page.controls.pause_button.height() >= PAUSE_PX
    assert all(button.height() >= SESSION_PX for button in page.controls._small)
