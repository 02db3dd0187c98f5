"""What must be seen: where the keyboard is."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
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
    differs = np.abs(before - after) > 51
    return int(np.logical_or.reduce([differs[..., part] for part in range(differs.shape[2])]).sum())


def hidden(widget: QWidget) -> bool:
    """Whether none of it is in sight, once the page has scrolled to it."""
    QApplication.processEvents()
    return widget.visibleRegion().isEmpty()


def shows_focus(window: QWidget, widget: QWidget) -> bool:
    """Whether what has the keyboard looks otherwise than without it."""
    focused = pixels(window, widget)
    widget.clearFocus()
    bare = pixels(window, widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    return changed(bare, focused) >= LEAST_PIXELS
