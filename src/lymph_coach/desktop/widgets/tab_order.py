"""The way of the Tab key through things that were not made in the order in which they are seen."""

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def tab_through(*parts: QWidget) -> None:
    """Have Tab go from part to part in this order, and through each of them as it did."""
    stops = [stop for part in parts for stop in (part, *part.findChildren(QWidget)) if _takes_keys(stop)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def _takes_keys(widget: QWidget) -> bool:
    # Also one that Tab passes over now: in a row of cells, the stop moves.
    return bool(widget.focusPolicy() & Qt.FocusPolicy.StrongFocus)
