"""Layout facts of every screen: nothing clipped, targets large enough, in every theme at 100 to 250 %."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from tests.desktop.screens import screens
from tests.desktop.stage import Stage

from lymph_coach.desktop.diary.cell import Cell
from lymph_coach.settings.choices import Theme

Open = Callable[..., Stage]
CONTROL_PX, SESSION_PX, PAUSE_PX = 48, 76, 113


def clipped(label: QLabel) -> bool:
    """Whether a label's words do not fit the room it has."""
    if not label.text():
        return False
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    wide = label.wordWrap() or label.sizeHint().width() <= label.width()
    return needed > label.height() or not wide


def too_small(button: QAbstractButton) -> bool:
    # A cell draws its one number itself, in less room than it asks for.
    cut = not isinstance(button, Cell) and button.width() < button.minimumSizeHint().width()
    return button.height() < CONTROL_PX or button.width() < CONTROL_PX or cut


@pytest.mark.parametrize(
    ("theme", "percent", "size"),
    [
        (Theme.LIGHT, 100, (1180, 780)),
        (Theme.DARK, 150, (1024, 700)),
        (Theme.CONTRAST_LIGHT, 200, (1024, 700)),
        (Theme.CONTRAST_DARK, 250, (1024, 700)),
        (Theme.LIGHT, 200, (1920, 1080)),
    ],
)
def test_nothing_is_clipped_and_targets_are_large(
    open_stage: Open, theme: Theme, percent: int, size: tuple[int, int]
) -> None:
    stage = open_stage(theme=theme, text_percent=percent, preset="standard")
    window = stage.app.window
    window.resize(*size)
    wrong: list[str] = []
    for name in screens(stage):
        for _ in range(4):
            QApplication.processEvents()
        if (window.width(), window.height()) != size:
            wrong.append(f"{name}: the window grew to {window.width()} x {window.height()}")
        labels = (label for label in window.findChildren(QLabel) if label.isVisible() and clipped(label))
        wrong.extend(f"{name}: {label.text()!r} is clipped" for label in labels)
        buttons = (one for one in window.findChildren(QAbstractButton) if one.isVisible() and too_small(one))
        wrong.extend(f"{name}: {one.text()!r} is {one.width()} x {one.height()}" for one in buttons)
    assert wrong == []


def test_session_buttons_are_tall(open_stage: Open) -> None:
    stage = open_stage()
    window, page = stage.app.window, stage.app.practice.page
    window.show_whole(page)
    QApplication.processEvents()
    assert page.controls.pause_button.height() >= PAUSE_PX
    assert all(button.height() >= SESSION_PX for button in page.controls._small)


def unnamed(widget: QWidget) -> bool:
    """Whether a widget that takes the focus has no name for a screen reader."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return not (text or widget.accessibleName())


def test_everything_that_takes_the_focus_has_a_name(open_stage: Open) -> None:
    stage = open_stage()
    nameless = [
        type(widget).__name__
        for widget in stage.app.window.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and unnamed(widget)
    ]
    assert nameless == []
