"""What must hold of any screen for those who do not see it, or do not use a mouse: names, roles, states and order."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMainWindow,
    QWidget,
)
from tests.desktop.layout_facts import place, stands_in
from tests.desktop.tour import wait_until

from lymph_coach.desktop.reading.leaf_view import LeafView
from lymph_coach.desktop.reading.run_text import RunText
from lymph_coach.desktop.theme.focus import Ring

_SILENT = frozenset((QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Window))
_SAME_ROW = 0.5
"""How much of the lower one's height two things share in height, to be read from left to right."""


def heard(widget: QWidget) -> tuple[QAccessible.Role, str]:
    """What a screen reader takes a widget for, and what it calls it."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.role(), interface.text(QAccessible.Text.Name).strip()


def takes_keys(window: QWidget) -> list[QWidget]:
    """All that Tab should lead to."""
    return [
        one
        for one in window.findChildren(QWidget)
        if one.isVisible()
        and one.isEnabled()
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        # A page that scrolls by keys has a proxy or none; what lies in a list is reached by its arrows.
        and one.focusProxy() is None
    ]


def beyond(widget: QWidget) -> Iterator[QWidget]:
    """All that a widget stands in."""
    while (holder := widget.parentWidget()) is not None:
        yield holder
        widget = holder


def draws_itself(widget: QWidget) -> bool:
    """Whether one of ours is painted by hand, so that nobody knows what it is unless it says so."""
    kind = type(widget)
    ours = kind.__module__.startswith("lymph_coach")
    return ours and "paintEvent" in vars(kind) and not isinstance(widget, Ring | QMainWindow)


def words(widget: QWidget) -> str:
    """A widget, for a message."""
    role, name = heard(widget)
    return f"{type(widget).__name__} ({role.name}) {name[:60]!r}"


def unheard(window: QWidget) -> Iterator[str]:
    """What has no name or no role."""
    for widget in takes_keys(window):
        role, name = heard(widget)
        if not name:
            yield f"{words(widget)} takes the keyboard and has no name"
        if role in _SILENT:
            yield f"{words(widget)} takes the keyboard and has no role"
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and draws_itself(widget):
            role, name = heard(widget)
            if role in _SILENT or not name:
                yield f"{words(widget)} is drawn by hand and says nothing of itself"


def misstated(window: QWidget) -> Iterator[str]:
    """Buttons whose state is told otherwise than it is."""
    for button in window.findChildren(QAbstractButton):
        if not button.isVisible():
            continue
        state = QAccessible.queryAccessibleInterface(button).state()
        if bool(state.checkable) is not button.isCheckable() or bool(state.checked) is not button.isChecked():
            yield f"{words(button)} is told as checkable {state.checkable}, checked {state.checked}"
        if bool(state.disabled) is button.isEnabled():
            yield f"{words(button)} is told as disabled {state.disabled}"


def same_names(window: QWidget) -> Iterator[str]:
    """Things of one kind on one screen that are called the same."""
    called: dict[tuple[QAccessible.Role, str], QWidget] = {}
    for widget in takes_keys(window):
        key = heard(widget)
        if key in called:
            yield f"two are called {words(widget)}"
        called[key] = widget


def headless(window: QWidget) -> Iterator[str]:
    """Whether there is nothing that a screen reader can lead to from afar."""
    texts = [one for kind in (QLabel, RunText) for one in window.findChildren(kind) if one.isVisible()]
    if not any(heard(one)[0] is QAccessible.Role.Heading for one in texts):
        yield "there is no heading"


def other_words(window: QWidget) -> Iterator[str]:
    """Buttons whose name has not the words that stand on them: whoever speaks those would not be understood."""
    for button in window.findChildren(QAbstractButton):
        name = heard(button)[1] if button.isVisible() else button.text()
        if _plain(button.text()) not in _plain(name):
            yield f"{words(button)} is called otherwise than it reads, {button.text()!r}"


def _plain(text: str) -> str:
    """Letters and figures alone: nobody speaks a sign or a space."""
    return "".join(one for one in text.casefold() if one.isalnum())


def struck(window: QWidget) -> Iterator[str]:
    """Letters and signs that do something wherever the keyboard is: a voice that types would do it unawares."""
    for shortcut in window.findChildren(QShortcut):
        keys = shortcut.key().toString()
        if len(keys) == 1:
            yield f"the key {keys} alone does something"


def mistold(window: QWidget) -> Iterator[str]:
    """What has no name or role, a wrong state, another's name or other words; no heading; keys that are taken."""
    yield from unheard(window)
    yield from misstated(window)
    yield from same_names(window)
    yield from headless(window)
    yield from other_words(window)
    yield from struck(window)


def by_tab(window: QWidget) -> Iterator[QWidget]:
    """What the Tab key leads to, in its order, each while it has the keyboard, until it comes round again."""
    wanted = takes_keys(window)
    if not wanted:
        return
    window.activateWindow()
    wait_until(window.isActiveWindow)
    wanted[0].clearFocus()  # a page scrolls to what the keyboard comes to, not to what has it already
    wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
    found: list[QWidget] = []
    for _ in range(3 * len(wanted) + 3):
        here = QApplication.focusWidget()
        if here is None or here in found[:-1]:  # a text with two links has the keyboard twice running
            break
        if here not in found:
            found.append(here)
            yield here
        QTest.keyClick(here, Qt.Key.Key_Tab)


def trapped(window: QWidget, order: list[QWidget]) -> Iterator[str]:
    """What Tab does not lead to; on a page to read it leads through what is in sight, and the page scrolls by keys."""
    for widget in takes_keys(window):
        if widget not in order and not any(isinstance(one, LeafView) for one in beyond(widget)):
            yield f"{words(widget)} is not reached by Tab"


def disordered(order: list[QWidget]) -> Iterator[str]:
    """Where Tab goes up or to the left, within one part of the window that scrolls."""
    for here, there in pairwise(order):
        holder = stands_in(here)[-1]
        if holder is not stands_in(there)[-1] or here.isAncestorOf(there):
            continue
        shared = _shared(here, there, holder)
        first, second = place(here, shared), place(there, shared)
        beside = min(first.bottom(), second.bottom()) - max(first.top(), second.top())
        same_row = beside > _SAME_ROW * min(first.height(), second.height())
        beyond = second.left() > first.right()  # the next column, which begins at its top again
        back = second.left() < first.left() if same_row else second.top() < first.top() and not beyond
        if back:
            yield f"Tab goes back from {words(here)} to {words(there)}"


def _shared(one: QWidget, other: QWidget, holder: QWidget) -> QWidget:
    """The nearest thing that both stand in."""
    return next((each for each in stands_in(one) if each.isAncestorOf(other)), holder)
