"""The audit sees each kind of fault."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.audit import Audit


class Trap(QPlainTextEdit):
    """Keeps the Tab key to itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        event.accept()


class Restless(QPushButton):
    """Puts itself away when the keyboard comes to it."""

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        super().focusInEvent(event)
        self.setEnabled(False)


class Silent(QWidget):
    """Drawn by hand, and says nothing."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event


def ours() -> QWidget:
    Silent.__module__ = "lymph_coach.nowhere"
    return Silent()


def swapped() -> list[QWidget]:
    return [QPushButton("First"), QPushButton("Second"), QPushButton("Third")]


def misnamed() -> QWidget:
    button = QPushButton("Keep")
    button.setAccessibleName("Store")
    return button


def struck() -> QWidget:
    button = QPushButton("Search")
    QShortcut(QKeySequence("/"), button)
    return button


def beyond_its_window() -> QWidget:
    holder = QWidget()
    button = QPushButton("Far", holder)
    button.move(2_000, 0)
    return holder


def silent_focus() -> QWidget:
    area = QWidget()
    area.setMinimumSize(60, 60)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setAccessibleName("Area")
    area.setProperty("ownFocus", True)  # no ring either, where an earlier test has left one
    return area


@pytest.fixture(autouse=True)
def undressed(qapp: QApplication) -> None:
    """Whatever a window of an earlier test has worn."""
    qapp.setStyleSheet("")


@pytest.mark.parametrize(
    ("make", "fault"),
    [
        (lambda: [QLineEdit()], "takes the keyboard and has no name"),
        (lambda: [silent_focus()], "takes the keyboard and has no role"),
        (lambda: [ours()], "is drawn by hand and says nothing of itself"),
        (lambda: [QPushButton("Edit"), QPushButton("Edit")], "two are called QPushButton (Button) 'Edit'"),
        (lambda: [QPushButton("One"), Trap(), QPushButton("Two")], "QPushButton (Button) 'Two' is not reached by Tab"),
        (swapped, "Tab goes back from"),
        (lambda: [Restless("Here"), QPushButton("There")], "Here' is of no use any more once Tab has gone through"),
        (lambda: [QLabel("Words.")], "there is no heading"),
        (lambda: [misnamed()], "'Store' is called otherwise than it reads, 'Keep'"),
        (lambda: [struck()], "the key / alone does something"),
        (lambda: [silent_focus()], "QWidget (Client) 'Area' does not show that it has the keyboard"),
        (lambda: [beyond_its_window()], "is out of sight while it has the keyboard"),
    ],
)
def test_a_fault_is_told(qtbot: QtBot, make: Callable[[], list[QWidget]], fault: str) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    widgets = make()
    for widget in widgets:
        column.addWidget(widget)
    if make is swapped:
        QWidget.setTabOrder(widgets[0], widgets[2])
        QWidget.setTabOrder(widgets[2], widgets[1])
    window.show()
    faults = list(Audit().faults(window, (window.width(), window.height())))
    assert any(fault in one for one in faults), faults


def test_what_was_seen_once_is_not_looked_at_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(silent_focus())
    window.show()
    audit = Audit()
    unseen = [
        [one for one in audit.faults(window, (window.width(), window.height())) if "does not show" in one]
        for _ in range(2)
    ]
    assert [len(one) for one in unseen] == [1, 0]
