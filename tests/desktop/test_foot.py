"""The buttons under a page stand in line with its column, in windows of any width."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.foot import LEAST_PX, Foot
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.settings.choices import Theme


@pytest.mark.parametrize(("width_px", "percent"), [(700, 100), (1024, 200), (1920, 100)])
def test_it_is_in_line_with_what_stands_over_it(look: QApplication, qtbot: QtBot, width_px: int, percent: int) -> None:
    apply_theme(look, roles_for(Theme.LIGHT), percent)
    whole, page, words = QWidget(), ScrollPage(), label("What may be true")
    back, onward = CalmButton("Back"), CalmButton("Go on", "primary")
    qtbot.addWidget(whole)
    page.keep_measure()
    page.column.addWidget(words)
    page.inside.setMinimumHeight(2_000)
    column = QVBoxLayout(whole)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(page)
    column.addWidget(Foot((back,), (onward,)))
    whole.resize(width_px, 600)
    whole.show()
    for _ in range(4):
        look.processEvents()
    assert back.mapTo(whole, QPoint()).x() == words.mapTo(whole, QPoint()).x()
    ends = [one.mapTo(whole, QPoint(one.width(), 0)).x() for one in (onward, words)]
    assert ends[0] == ends[1]
    assert onward.width() >= LEAST_PX
    assert back.height() == onward.height() >= 76
