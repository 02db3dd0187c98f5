"""The icon of the window, which on X11 is all that the task bar has to go by."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from tests.desktop.stage import Stage

GREEN = "#1f6f6a"


def middle_left(stage: Stage) -> str:
    """The colour of a point of the icon where it has only its ground."""
    return stage.app.window.windowIcon().pixmap(QSize(64, 64)).toImage().pixelColor(8, 32).name()


def test_the_window_has_the_icon_of_the_program(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage()
    assert middle_left(stage) == GREEN


def test_it_has_it_again_when_nothing_waits_any_more(open_stage: Callable[..., Stage]) -> None:
    stage = open_stage()
    stage.app.window.show_waiting(waiting=True)
    assert middle_left(stage) != GREEN
    stage.app.window.show_waiting(waiting=False)
    assert middle_left(stage) == GREEN
