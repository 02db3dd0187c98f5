"""Hands that shake: a press that slips, comes twice or lasts does what was meant, once, on every kind of control."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lymph_coach.desktop.diary.cell import Cell
from lymph_coach.desktop.navigation import Navigation
from lymph_coach.desktop.reading.contents import ContentsList
from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.reading.rows import Row, RowKind
from lymph_coach.desktop.theme.apply import roles_for
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.press import CalmPress
from lymph_coach.desktop.widgets.stepper import Stepper
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.settings.choices import Theme
from lymph_coach.settings.fields import Number
from lymph_coach.settings.settings import rules
from lymph_coach.system.shipped import shipped

SLIP_PX = 28


@dataclass
class Control:
    """A control, what is pressed of it, and what it has done since."""

    whole: QWidget
    target: QWidget
    clock: list[float]
    done: list[object] = field(default_factory=list)

    def add(self, *what: object) -> None:
        self.done.append(what)

    def send(self, kind: QEvent.Type, at: QPoint) -> None:
        left = Qt.MouseButton.LeftButton
        held = Qt.MouseButton.NoButton if kind is QEvent.Type.MouseButtonRelease else left
        point = QPointF(at)
        glob = QPointF(self.target.mapToGlobal(at))
        QApplication.sendEvent(self.target, QMouseEvent(kind, point, glob, left, held, Qt.KeyboardModifier.NoModifier))

    def press(self, *slips: QPoint, kind: QEvent.Type = QEvent.Type.MouseButtonPress, held_s: float = 0.1) -> None:
        at = QPoint(12, min(24, self.target.height() // 2))
        self.send(kind, at)
        for slip in slips:
            self.send(QEvent.Type.MouseMove, at + slip)
        self.clock[0] += held_s
        self.send(QEvent.Type.MouseButtonRelease, at + (slips[-1] if slips else QPoint()))


def calm(button: QWidget, clock: list[float]) -> None:
    """Give a control that was made inside another one the clock of the test."""
    assert isinstance(button, CalmPress)
    button._clock = lambda: clock[0]


def of_button(clock: list[float]) -> Control:
    button = CalmButton("Print", clock=lambda: clock[0])
    made = Control(button, button, clock)
    button.chosen.connect(made.add)
    return made


def of_switch(clock: list[float]) -> Control:
    switch = CalmSwitch("Silent", clock=lambda: clock[0])
    made = Control(switch, switch, clock)
    switch.turned.connect(made.add)
    return made


def of_tick_row(clock: list[float]) -> Control:
    row = TickRow("water", "Drink a glass of water")
    calm(row, clock)
    made = Control(row, row, clock)
    row.ticked.connect(made.add)
    return made


def of_pill(clock: list[float]) -> Control:
    pills = Pills("Arms", {"both": "Both arms", "left": "Left arm"})
    pills.select("both")
    calm(pills._buttons["left"], clock)
    made = Control(pills, pills._buttons["left"], clock)
    pills.picked.connect(made.add)
    return made


def of_cell(clock: list[float]) -> Control:
    cell = Cell("7")
    calm(cell, clock)
    made = Control(cell, cell, clock)
    cell.chosen.connect(made.add)
    return made


def of_stepper(clock: list[float]) -> Control:
    rule = rules()["text_percent"]
    assert isinstance(rule, Number)
    stepper = Stepper("Text size", rule, "%", "")
    stepper.show_value(150)
    calm(stepper.more_button, clock)
    made = Control(stepper, stepper.more_button, clock)
    stepper.changed.connect(made.add)
    return made


def of_navigation(clock: list[float]) -> Control:
    navigation = Navigation({"today": ("Today", Icon.TODAY), "read": ("Read", Icon.READ)})
    navigation.choose("today")
    calm(navigation._buttons["read"], clock)
    made = Control(navigation, navigation._buttons["read"], clock)
    navigation.chosen.connect(made.add)
    return made


def of_list_row(clock: list[float]) -> Control:
    look = TextLook(roles_for(Theme.LIGHT), Scale(1.0), "")
    rows = ContentsList(Drawings(shipped("drawings")), look, clock=lambda: clock[0])
    rows.show_rows(tuple(Row(RowKind.HIT, name, name.title(), words="Words.") for name in ("one", "two")))
    made = Control(rows, rows.viewport(), clock)
    rows.chosen.connect(made.add)
    return made


KINDS = (of_button, of_switch, of_tick_row, of_pill, of_cell, of_stepper, of_navigation, of_list_row)
Open = Callable[[Callable[[list[float]], Control]], Control]


@pytest.fixture
def put(qtbot: QtBot) -> Open:
    """Shows a control."""

    def show(make: Callable[[list[float]], Control]) -> Control:
        control = make([100.0])
        qtbot.addWidget(control.whole)
        control.whole.resize(control.whole.sizeHint().expandedTo(QSize(300, 80)))
        control.whole.show()
        QApplication.processEvents()
        return control

    return show


@pytest.mark.parametrize("make", KINDS)
@pytest.mark.parametrize(
    "slips",
    [
        (),
        (QPoint(-SLIP_PX, 0),),
        (QPoint(0, -SLIP_PX),),
        (QPoint(9, 4), QPoint(-7, 6), QPoint(-SLIP_PX, -SLIP_PX)),
    ],
)
def test_a_press_that_slips_does_what_was_meant(
    put: Open, make: Callable[[list[float]], Control], slips: tuple[QPoint, ...]
) -> None:
    control = put(make)
    control.press(*slips)
    assert len(control.done) == 1


@pytest.mark.parametrize("make", KINDS)
def test_a_press_that_comes_twice_counts_once_and_a_later_one_again(
    put: Open, make: Callable[[list[float]], Control]
) -> None:
    control = put(make)
    control.press()
    first = list(control.done)
    control.press(kind=QEvent.Type.MouseButtonDblClick)
    assert control.done == first
    control.clock[0] += 1.0
    control.press()
    # What is chosen already is not chosen anew.
    assert len(control.done) == (1 if make in {of_pill, of_navigation} else 2)


@pytest.mark.parametrize("make", [one for one in KINDS if one is not of_list_row])
def test_the_second_half_of_a_press_on_what_stood_here_before_does_nothing(
    put: Open, make: Callable[[list[float]], Control]
) -> None:
    control = put(make)
    control.press(kind=QEvent.Type.MouseButtonDblClick)
    assert control.done == []
    control.press()
    assert len(control.done) == 1


@pytest.mark.parametrize("make", KINDS)
def test_a_press_that_lasts_counts_once(put: Open, make: Callable[[list[float]], Control]) -> None:
    control = put(make)
    control.press(QPoint(3, 2), held_s=8.0)
    assert len(control.done) == 1


@pytest.mark.parametrize("make", KINDS)
def test_a_press_drawn_far_away_is_taken_back(put: Open, make: Callable[[list[float]], Control]) -> None:
    control = put(make)
    control.press(QPoint(-200, -200))
    assert control.done == []


def test_a_choice_that_was_taken_back_can_be_made_again(put: Open) -> None:
    control = put(of_pill)
    assert isinstance(control.whole, Pills)
    control.press()
    control.whole.select("both")
    control.clock[0] += 1.0
    control.press()
    assert control.done == [("left",), ("left",)]
