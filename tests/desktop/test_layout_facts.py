"""The watch on the layout sees each kind of fault."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.layout_facts import layout_faults

SIZE = (400, 300)


def at(widget: QWidget, *place: int) -> QWidget:
    widget.setGeometry(QRect(*place))
    return widget


def field() -> QLineEdit:
    line = QLineEdit()
    line.setPlaceholderText("Search every setting there is")
    return line


def wrapped() -> QLabel:
    label = QLabel("unbelievably\nlong")
    label.setWordWrap(True)
    return label


def scrolled() -> QScrollArea:
    area = QScrollArea()
    area.setWidget(at(QWidget(), 0, 0, 900, 900))
    return area


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> None:
    """Whatever a window of an earlier test has worn."""
    qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: [at(QPushButton("Go"), 10, 10, 200, 40)], "QPushButton 'Go' is 200 x 40"),
        (lambda: [at(QPushButton("A long name"), 10, 10, 50, 60)], "QPushButton 'A long name' is 50 x 60"),
        (lambda: [at(QLabel("Words"), 10, 10, 200, 5)], "QLabel 'Words' is clipped"),
        (lambda: [at(wrapped(), 10, 10, 20, 200)], "is clipped"),
        (lambda: [at(field(), 10, 10, 90, 50)], "'Search every setting there is' is cut"),
        (lambda: [at(QPushButton("Far"), 350, 10, 100, 60)], "QPushButton 'Far' is cut off by what it stands in"),
        (
            lambda: [at(QPushButton("One"), 10, 10, 100, 60), at(QPushButton("Two"), 60, 10, 100, 60)],
            "QPushButton 'One' lies over QPushButton 'Two'",
        ),
        (lambda: [at(scrolled(), 0, 0, 200, 200)], "QScrollArea is wider than its window"),
    ],
)
def test_a_fault_is_seen(qtbot: QtBot, make: Callable[[], list[QWidget]], fault: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(*SIZE)
    for widget in make():
        widget.setParent(window)
    window.show()
    faults = list(layout_faults(window, SIZE))
    assert any(fault in one for one in faults), faults


def test_what_can_be_scrolled_to_is_within_reach(qtbot: QtBot) -> None:
    area = QScrollArea()
    qtbot.addWidget(area)
    inside = at(QWidget(), 0, 0, 300, 900)
    at(QPushButton("Below"), 10, 800, 200, 60).setParent(inside)
    area.setWidget(inside)
    area.resize(*SIZE)
    area.show()
    assert list(layout_faults(area, SIZE)) == []


def test_a_window_that_grew_is_told(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    window.show()
    assert list(layout_faults(window, SIZE)) == ["the window grew to 500 x 400"]
