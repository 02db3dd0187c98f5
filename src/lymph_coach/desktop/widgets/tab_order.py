"""The way of the Tab key through things that were not made in the order in which they are seen."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go from part to part in this order, and through each of them as it did; all stand in one window."""
    stops = [stop for part in parts for stop in _stops(part)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _stops(part: QWidget) -> list[QWidget]:
    """What takes the keyboard in a part, in Tab's order.

    Also what Tab passes over now: in a row of cells, the stop moves.
    """
    inside = {one for one in (part, *part.findChildren(QWidget)) if one.focusPolicy() & Qt.FocusPolicy.StrongFocus}
    found = [part]
    while (following := found[-1].nextInFocusChain()) is not None and following is not part:
        found.append(following)
    return [one for one in found if one in inside]
