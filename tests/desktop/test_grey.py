"""Nothing is told by colour alone: each state can be told from the other in a picture without any colour."""

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.colour_pairs import THEMES
from tests.desktop.sight import changed

from lymph_coach.desktop.diary.day_cell import DayCell
from lymph_coach.desktop.practise.dots import Dots
from lymph_coach.desktop.theme.apply import apply_theme, roles_for
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.journal.month import Day
from lymph_coach.settings.choices import Theme

LEAST_PIXELS = 40
_BAR_PX = 8
"""Where the bar beside it stands; the words begin further on."""
DAY = date(2026, 11, 20)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, look: QApplication) -> Theme:
    """Each theme in turn."""
    apply_theme(look, roles_for(request.param), 100)
    return request.param


def grey(widget: QWidget) -> np.ndarray:
    """The widget as a printer without colour shows it."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width(), np.newaxis].astype(np.int16)


def switch(theme: Theme, *, on: bool) -> QWidget:
    del theme
    made = CalmSwitch("Silent")
    made.show_on(on)
    return made


def button(kind: str) -> Callable[..., QWidget]:
    def make(theme: Theme, *, on: bool) -> QWidget:
        del theme
        made = CalmButton("Read", kind)
        made.setCheckable(True)
        made.setChecked(on)
        return made

    return make


def tick(theme: Theme, *, on: bool) -> QWidget:
    del theme
    made = TickRow("water", "Drink water")
    made.setChecked(on)
    return made


def day(*, done: bool, today: bool, chosen: bool) -> QWidget:
    made = DayCell()
    made.show_day(
        Day(DAY, sessions=int(done), others=0, in_month=True), "Friday", today=today, chosen=chosen, open_=True
    )
    return made


def done_day(theme: Theme, *, on: bool) -> QWidget:
    del theme
    return day(done=on, today=False, chosen=False)


def this_day(theme: Theme, *, on: bool) -> QWidget:
    del theme
    return day(done=False, today=on, chosen=False)


def chosen_day(theme: Theme, *, on: bool) -> QWidget:
    del theme
    return day(done=False, today=False, chosen=on)


def dots(theme: Theme, *, on: bool) -> QWidget:
    made = Dots(roles_for(theme), Scale(1.0))
    made.show_count(4 if on else 3, 10)
    return made


@pytest.mark.parametrize("make", [switch, button("pill"), button("nav"), tick, done_day, this_day, chosen_day, dots])
def test_a_state_is_told_without_colour(theme: Theme, qtbot: QtBot, make: Callable[..., QWidget]) -> None:
    pictures: list[np.ndarray] = []
    for on in (False, True):
        widget = make(theme, on=on)
        qtbot.addWidget(widget)
        widget.resize(400, 60)
        widget.show()
        pictures.append(grey(widget))
    assert changed(*pictures) >= LEAST_PIXELS


@pytest.mark.parametrize("other", ["soft", "strong"])
def test_what_is_wrong_is_told_from_a_note_and_from_what_went_well(theme: Theme, qtbot: QtBot, other: str) -> None:
    del theme
    pictures: list[np.ndarray] = []
    for kind in ("wrong", other):
        card = QFrame()
        card.setProperty("kind", "card")
        qtbot.addWidget(card)
        said = label("No time", kind, card)
        said.setGeometry(20, 10, 300, 40)
        card.resize(400, 60)
        card.show()
        pictures.append(grey(card)[:, 20 : 20 + _BAR_PX])
    assert changed(*pictures) >= LEAST_PIXELS
