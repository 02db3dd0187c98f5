"""The small widgets: buttons for shaky hands, rows that wrap, the count that fits."""

from datetime import date, time

import pytest
from PySide6.QtCore import QEvent, QLocale, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import getAllValidWrappers
from tests.desktop.announced import announced

from lymph_coach.desktop.practise.controls import Controls
from lymph_coach.desktop.practise.count import CountView
from lymph_coach.desktop.theme.apply import roles_for
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.day_steps import DaySteps
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.stepper import Stepper
from lymph_coach.desktop.widgets.tab_order import tab_through
from lymph_coach.desktop.widgets.time_field import TimeField
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.settings.choices import Theme
from lymph_coach.settings.fields import Number
from lymph_coach.settings.settings import rules


class Presses:
    """A button, its presses, and a clock moved by hand."""

    def __init__(self, qtbot: QtBot) -> None:
        self.now_s = 100.0
        self.button = CalmButton("Pause", clock=self.clock)
        self.button.resize(200, 100)
        self.count = 0
        self.button.chosen.connect(self.add)
        qtbot.addWidget(self.button)
        self.button.show()

    def clock(self) -> float:
        return self.now_s

    def add(self) -> None:
        self.count += 1

    def mouse(self, kind: QEvent.Type, at: QPoint, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        event = QMouseEvent(kind, QPointF(at), QPointF(at), button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.button, event)

    def slip(self, to: QPoint) -> None:
        self.mouse(QEvent.Type.MouseButtonPress, QPoint(5, 5))
        self.mouse(QEvent.Type.MouseMove, to)
        self.mouse(QEvent.Type.MouseButtonRelease, to)


def test_a_press_that_slips_off_by_thirty_pixels_still_counts(qtbot: QtBot) -> None:
    presses = Presses(qtbot)
    presses.slip(QPoint(-30, -30))
    assert presses.count == 1


def test_a_press_drawn_far_away_does_not_count(qtbot: QtBot) -> None:
    presses = Presses(qtbot)
    presses.slip(QPoint(-80, 5))
    assert presses.count == 0


def test_it_acts_on_release_only(qtbot: QtBot) -> None:
    presses = Presses(qtbot)
    presses.mouse(QEvent.Type.MouseButtonPress, QPoint(5, 5))
    assert presses.count == 0


def test_the_other_mouse_button_does_nothing(qtbot: QtBot) -> None:
    presses = Presses(qtbot)
    QTest.mouseClick(presses.button, Qt.MouseButton.RightButton)
    assert presses.count == 0


def test_a_second_press_within_400_ms_is_passed_over(qtbot: QtBot) -> None:
    presses = Presses(qtbot)
    for at_s, counted in ((100.0, 1), (100.2, 1), (100.39, 1), (100.41, 2)):
        presses.now_s = at_s
        presses.slip(QPoint(8, 8))
        assert presses.count == counted


def test_enter_presses_a_held_key_once_and_arrows_are_left_to_the_page(qtbot: QtBot) -> None:
    presses = Presses(qtbot)
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(presses.button, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none))
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, none, autorep=True)
    presses.now_s += 1
    QApplication.sendEvent(presses.button, held)
    assert presses.count == 1
    arrow = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Left, none)
    QApplication.sendEvent(presses.button, arrow)
    assert not arrow.isAccepted()


def test_a_row_wraps_and_loses_nothing(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(10, holder)
    for number in range(6):
        flow.addWidget(QPushButton(f"Button {number}"))
    one_row = flow.heightForWidth(5_000)
    assert flow.heightForWidth(250) > 2 * one_row
    assert flow.sizeHint().width() > flow.minimumSize().width()
    holder.resize(250, flow.heightForWidth(250))
    holder.show()
    boxes = [button.geometry() for button in holder.findChildren(QPushButton)]
    assert all(holder.rect().contains(box) for box in boxes)
    assert not any(one.intersects(other) for one in boxes for other in boxes if one != other)
    assert flow.itemAt(99) is None
    assert flow.takeAt(99) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == 5


def test_controls_take_a_second_row_rather_than_clip(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    controls = Controls()
    QVBoxLayout(holder).addWidget(controls)
    holder.resize(1_400, 400)
    holder.show()
    assert controls.pause_button.y() < controls._stop.geometry().bottom()
    assert controls._back.y() < controls.pause_button.geometry().bottom()
    holder.resize(controls.minimumSizeHint().width() + 30, 500)
    QApplication.processEvents()
    assert controls._back.y() > controls.pause_button.geometry().bottom()


def ink(view: CountView) -> tuple[int, int, int, int]:
    """The rows and columns the ink spans in a picture of the widget."""
    image = view.grab().toImage()
    ground = image.pixelColor(1, 1)
    spots = [
        (x, y)
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
        if image.pixelColor(x, y) != ground
    ]
    columns, rows = [x for x, _ in spots], [y for _, y in spots]
    return min(columns), min(rows), max(columns), max(rows)


def test_the_count_is_large_and_inside_at_every_size(qtbot: QtBot) -> None:
    view = CountView(roles_for(Theme.LIGHT), Scale(1.0))
    qtbot.addWidget(view)
    for width, height in ((420, 320), (200, 140), (900, 700)):
        view.resize(width, height)
        for text in ("10", "Raise your arms", "Breathe out"):
            view.show_count(text)
            left, top, right, bottom = ink(view)
            assert left >= 2
            assert top >= 2
            assert right <= width - 3
            assert bottom <= height - 3
    view.resize(420, 320)
    view.show_count("6")
    _, top, _, bottom = ink(view)
    assert bottom - top > 140


def test_a_get_ready_number_looks_different_from_a_count(qtbot: QtBot) -> None:
    view = CountView(roles_for(Theme.LIGHT), Scale(1.0))
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show_count("3")
    count = view.grab().toImage()
    view.show_waiting("3", 0.5)
    assert view.grab().toImage() != count
    # A screen reader would say a number anew with each second.
    assert view.accessibleName() == "Time until it goes on"


def test_a_row_keeps_no_gap_for_what_is_hidden_and_minds_its_margins(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(10, holder)
    first, hidden, last = (QPushButton(text) for text in ("First", "Hidden", "Last"))
    for button in (first, hidden, last):
        flow.addWidget(button)
    wide_px = flow.sizeHint().width()
    hidden.hide()
    assert flow.sizeHint().width() == wide_px - hidden.sizeHint().width() - 10
    flow.setContentsMargins(5, 6, 7, 8)
    assert flow.sizeHint() == QSize(
        first.sizeHint().width() + 10 + last.sizeHint().width() + 12, first.sizeHint().height() + 14
    )
    assert flow.minimumSize().width() == max(one.minimumSizeHint().width() for one in (first, last)) + 12
    assert flow.heightForWidth(400) == first.sizeHint().height() + 14
    holder.resize(400, 100)
    holder.show()
    assert first.pos() == QPoint(5, 6)
    assert last.x() == 5 + first.width() + 10


def test_every_button_of_a_group_is_reached_by_tab(qtbot: QtBot) -> None:
    pills = Pills("Arms", {"both": "Both", "left": "Left", "right": "Right"})
    qtbot.addWidget(pills)
    pills.select("left")
    with qtbot.waitActive(pills):
        pills.show()
        pills.activateWindow()
    reached: list[str] = []
    pills.focus_chosen()
    assert QApplication.focusWidget() is pills._buttons["left"]
    pills.select("")
    pills.focus_chosen()
    for _ in range(3):
        here = QApplication.focusWidget()
        assert isinstance(here, CalmButton)
        reached.append(here.text())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert reached == ["Both", "Left", "Right"]


def items_held() -> int:
    """Items of layouts that Python holds: one that outlives its widget ends the process, see ``tab_through``."""
    return sum(isinstance(held, QWidgetItem) for held in getAllValidWrappers())


def test_tab_goes_through_parts_as_they_are_put_in_order(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    column = QVBoxLayout(holder)
    late, first = QPushButton("Late"), QWidget()
    inside = QVBoxLayout(first)
    one, two = QPushButton("One"), QPushButton("Two")
    for widget in (late, first):
        column.addWidget(widget)
    row = QHBoxLayout()
    inside.addLayout(row)
    row.addWidget(two)
    inside.insertWidget(0, one)
    before = items_held()
    tab_through(first, late)
    assert items_held() == before
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    for button, following in ((one, two), (two, late), (late, one)):
        button.setFocus()
        QTest.keyClick(button, Qt.Key.Key_Tab)
        assert following.hasFocus()


def test_a_trembling_press_at_the_limit_does_not_take_the_step_back(qtbot: QtBot) -> None:
    rule = rules()["text_percent"]
    assert isinstance(rule, Number)
    stepper = Stepper("Text size", rule, "%", "")
    qtbot.addWidget(stepper)
    stepper.show_value(rule.low + rule.step)
    told: list[float] = []
    stepper.changed.connect(told.append)
    with qtbot.waitActive(stepper):
        stepper.show()
        stepper.activateWindow()
    stepper.less_button.setFocus()
    for _ in range(2):
        assert QApplication.focusWidget() is stepper.less_button
        QTest.keyClick(stepper.less_button, Qt.Key.Key_Space)
        stepper.less_button._last_s = float("-inf")  # long ago
    assert told == [rule.low]
    QTest.keyClick(stepper.less_button, Qt.Key.Key_Tab)
    assert not stepper.less_button.isEnabled()
    stepper.show_value(rule.high - rule.step)
    QTest.mouseClick(stepper.more_button, Qt.MouseButton.LeftButton)
    assert not stepper.more_button.isEnabled()


def test_what_is_stepped_to_is_said_aloud(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    said = announced(monkeypatch)
    rule = rules()["text_percent"]
    assert isinstance(rule, Number)
    number, day = Stepper("Text size", rule, "%", ""), DaySteps("Day", lambda day, _today: f"On {day}")
    at = TimeField("Time", TimeWords(QLocale("en_GB")))
    for widget in (number, day, at):
        qtbot.addWidget(widget)
    number.show_value(120)
    number.more_button.click()
    day.show_day(date(2026, 11, 22), date(2026, 11, 22), date(2026, 1, 1), date(2026, 12, 31))
    day.day_more_button.click()
    at.show_time(time(18))
    at.later_button.click()
    assert said == ["Text size: 130 %", "On 2026-11-23", "18:15, in the evening."]
