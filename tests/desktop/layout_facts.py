"""What must hold of the layout of any screen: nothing cut, covered, too small to press or out of reach."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from lymph_coach.desktop.diary.cell import Cell
from lymph_coach.desktop.reading.run_text import RunText
from lymph_coach.desktop.theme.focus import Ring

CONTROL_PX = 48
_LEAVES = (QAbstractButton, QLabel, QLineEdit, QComboBox, QTextEdit, QProgressBar, RunText)


def clipped(label: QLabel) -> bool:
    """Whether a label's words do not fit the room it has."""
    if not label.text():
        return False
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    wide = label.wordWrap() or label.sizeHint().width() <= label.width()
    return needed > label.height() or not wide or _broken(label)


def _broken(label: QLabel) -> bool:
    """Whether a wrapped label is narrower than its longest word, which is then cut at its edge."""
    metrics = label.fontMetrics()
    longest_px = max(metrics.horizontalAdvance(word) for word in label.text().split())
    return label.wordWrap() and longest_px > label.contentsRect().width() + 1


def too_small(button: QAbstractButton) -> bool:
    """Whether a numb hand would miss it, or its words are cut."""
    # A cell draws its one number itself, in less room than it asks for.
    cut = not isinstance(button, Cell) and button.width() < button.minimumSizeHint().width()
    high = button.heightForWidth(button.width()) if button.hasHeightForWidth() else 0
    return button.height() < max(CONTROL_PX, high) or button.width() < CONTROL_PX or cut


def cut_entry(entry: QLineEdit) -> bool:
    """Whether the words that stand in an empty field until something is written are cut."""
    words = entry.placeholderText()
    room_px = entry.contentsRect().width() - 2 * 16
    return not entry.text() and entry.fontMetrics().horizontalAdvance(words) > room_px


def stands_in(widget: QWidget) -> list[QWidget]:
    """The widget and those it stands in, up to what scrolls with it, or to its window."""
    chain = [widget]
    while (beyond := chain[-1].parentWidget()) is not None and not chain[-1].isWindow():
        if isinstance(beyond.parentWidget(), QAbstractScrollArea):  # ``beyond`` is its viewport
            break
        chain.append(beyond)
    return chain


def place(widget: QWidget, window: QWidget) -> QRect:
    """Where a widget is in one it stands in."""
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def cut_off(widget: QWidget) -> bool:
    """Whether some of a widget lies outside what it stands in, and cannot be scrolled to."""
    return any(not one.rect().contains(place(widget, one)) for one in stands_in(widget)[1:])


def _seen(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if isinstance(widget, _LEAVES) and widget.isVisible() and not isinstance(widget, Ring):
            yield widget


def _words(widget: QWidget) -> str:
    text = getattr(widget, "text", None)
    said = text() if callable(text) else ""
    return f"{type(widget).__name__} {str(said or widget.accessibleName())[:60]!r}"


def covering(window: QWidget) -> Iterator[str]:
    """Things in one scrolled page, or in none, that lie over one another."""
    groups: dict[QWidget, list[QWidget]] = {}
    for widget in _seen(window):
        groups.setdefault(stands_in(widget)[-1], []).append(widget)
    for holder, widgets in groups.items():
        places = [(widget, place(widget, holder)) for widget in widgets if not widget.size().isEmpty()]
        for (one, here), (other, there) in combinations(places, 2):
            if here.intersects(there) and not (one.isAncestorOf(other) or other.isAncestorOf(one)):
                yield f"{_words(one)} lies over {_words(other)}"


def layout_faults(window: QWidget, size: tuple[int, int]) -> Iterator[str]:
    """All that is wrong with the screen that a window shows, which was given this size."""
    if (window.width(), window.height()) != size:
        yield f"the window grew to {window.width()} x {window.height()}"
    for area in window.findChildren(QScrollArea):
        if area.isVisible() and area.horizontalScrollBar().maximum():
            yield f"{type(area).__name__} is wider than its window by {area.horizontalScrollBar().maximum()}"
    for widget in _seen(window):
        if isinstance(widget, QLabel) and clipped(widget):
            yield f"{_words(widget)} is clipped: {widget.width()} x {widget.height()}"
        if isinstance(widget, QAbstractButton) and too_small(widget):
            yield f"{_words(widget)} is {widget.width()} x {widget.height()}"
        if isinstance(widget, QLineEdit | QComboBox) and widget.height() < CONTROL_PX:
            yield f"{_words(widget)} is {widget.width()} x {widget.height()}"
        if isinstance(widget, QLineEdit) and cut_entry(widget):
            yield f"{widget.placeholderText()!r} is cut"
        if cut_off(widget):
            yield f"{_words(widget)} is cut off by what it stands in"
    yield from covering(window)
