"""What must be seen: where the keyboard is."""

from collections.abc import Iterator

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from tests.desktop.hearing import by_tab, words
from tests.desktop.layout_facts import place

LEAST_PIXELS = 100
"""Fewer would be a cursor in a field; a ring round the smallest control has some six hundred."""
_ROUND_PX = 12


def pixels(window: QWidget, widget: QWidget) -> np.ndarray:
    """What is drawn at a widget and close round it."""
    area = place(widget, window).adjusted(-_ROUND_PX, -_ROUND_PX, _ROUND_PX, _ROUND_PX)
    image = window.grab(area.intersected(window.rect())).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4).astype(np.int16)


def changed(before: np.ndarray, after: np.ndarray) -> int:
    """How many pixels differ so much that it can be told: by a fifth of the way from black to white, in any part."""
    return int((np.abs(before - after).max(axis=2) > 51).sum())


def focus_unseen(window: QWidget) -> Iterator[str]:
    """What takes the keyboard and looks the same with it."""
    for widget in by_tab(window):
        QApplication.processEvents()  # the page scrolls to it
        if widget.visibleRegion().isEmpty():
            yield f"{words(widget)} is out of sight while it has the keyboard"
            continue
        focused = pixels(window, widget)
        widget.clearFocus()
        bare = pixels(window, widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        if changed(bare, focused) < LEAST_PIXELS:
            yield f"{words(widget)} does not show that it has the keyboard"
