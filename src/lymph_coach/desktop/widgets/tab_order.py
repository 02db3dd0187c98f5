"""The way of the Tab key through things that were not made in the order in which they are seen."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go from part to part in this order, and through each of them as it is laid out; all in one window.

    The order is read from the layouts, not from Qt's chain of focus: PySide6 takes what `nextInFocusChain` returns
    for a child of what it was asked of, and destroys the one with the other. A layout is asked where its parts are, and
    not for its items: PySide6 goes on holding an item that Qt has deleted with its widget, takes what is made in its
    place in memory for it, and ends the process when that is deleted, some hundred pages later.
    """
    for before, after in pairwise(stop for part in parts for stop in stops(part)):
        QWidget.setTabOrder(before, after)


def stops(part: QWidget) -> Iterator[QWidget]:
    """What takes the keyboard in a part; also what Tab passes over now, since in a row of cells the stop moves."""
    if part.focusPolicy() & Qt.FocusPolicy.StrongFocus:
        yield part
    if isinstance(part, QScrollArea) and (inside := part.widget()) is not None:
        yield from stops(inside)
    elif (layout := part.layout()) is not None:
        yield from _laid_out(layout, part)


def _laid_out(layout: QLayout, part: QWidget) -> Iterator[QWidget]:
    """The stops of a layout, which lays out some of the part's children itself and others by layouts inside it."""
    placed = {
        layout.indexOf(child): child
        for child in (*layout.children(), *part.children())
        if isinstance(child, QLayout | QWidget)
    }
    for place in sorted(placed.keys() - {-1}):
        inner = placed[place]
        yield from _laid_out(inner, part) if isinstance(inner, QLayout) else stops(inner)
