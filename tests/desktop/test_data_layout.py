"""Layout facts of the pages of a person's data: nothing clipped or too wide, targets large, in every theme."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.desktop.data_stage import backup_states, data_states, visit_states
from tests.desktop.test_layout import clipped, too_small

from lymph_coach.desktop.data.backups_page import BackupsPage
from lymph_coach.desktop.data.data_page import DataPage
from lymph_coach.desktop.data.visit_page import VisitPage
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.settings.choices import Theme

PAGES = (
    (VisitPage, visit_states),
    (DataPage, data_states),
    (BackupsPage, backup_states),
)


@pytest.mark.parametrize(("make", "states"), PAGES)
@pytest.mark.parametrize(
    ("theme", "percent", "size"),
    [
        (Theme.LIGHT, 100, (784, 700)),  # a window of 1024 by 700, without what stands at its side
        (Theme.DARK, 150, (700, 700)),
        (Theme.CONTRAST_LIGHT, 200, (1024, 620)),
        (Theme.CONTRAST_DARK, 250, (1024, 600)),
    ],
)
def test_nothing_is_clipped_and_targets_are_large(
    look: QApplication,
    qtbot: QtBot,
    make: Callable[[QLocale], ScrollPage],
    states: Callable[[ScrollPage], Iterator[str]],
    theme: Theme,
    percent: int,
    size: tuple[int, int],
) -> None:
    apply_theme(look, roles_for(theme), percent)
    page = make(QLocale("en_US"))
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    wrong: list[str] = []
    for name in states(page):
        for _ in range(4):
            QApplication.processEvents()
        if page.horizontalScrollBar().maximum():
            wrong.append(f"{name}: the page is wider than its window")
        labels = (one for one in page.findChildren(QLabel) if one.isVisible() and clipped(one))
        wrong.extend(f"{name}: {one.text()!r} is clipped" for one in labels)
        buttons = [one for one in page.inside.findChildren(QAbstractButton) if one.isVisible()]
        wrong.extend(f"{name}: {one.text()!r} is {one.width()} x {one.height()}" for one in buttons if too_small(one))
        wrong.extend(f"{name}: {one.objectName()} has no name" for one in buttons if not one.text())
    assert wrong == []
