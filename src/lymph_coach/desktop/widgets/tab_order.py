"""The way of the Tab key through things that were not made in the order in which they are seen."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go from part to part in this order, and through each of them as it is laid out; all in one window.

    The order is read from the layouts, not from Qt's chain of focus: PySide6 takes what `nextInFocusChain` returns
    for a child of what it was asked of, and destroys the one with the other.
    """
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in a part; also what Tab passes over now, since in a row of cells the stop moves."""
    if part.focusPolicy() & Qt.FocusPolicy.StrongFocus:
        yield part
    if isinstance(part, QScrollArea) and (inside := part.widget()) is not None:
        yield from _stops(inside)
    elif (layout := part.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        if (widget := item.widget()) is not None:
            yield from _stops(widget)
        elif (inner := item.layout()) is not None:
            yield from _laid_out(inner)
