"""Pictures as numbers, all at once: asked of Qt one at a time, the pixels of a window take half a second."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage


def channels(image: QImage) -> NDArray[np.int16]:
    """Rows of pixels of blue, green, red and alpha, each 0 to 255."""
    made = image.convertToFormat(QImage.Format.Format_ARGB32)
    return np.frombuffer(made.constBits(), np.uint8).reshape(made.height(), made.width(), 4).astype(np.int16)


def greys(image: QImage) -> list[list[int]]:
    """How light each pixel is, by row, 0 to 255; nothing of its colour is left."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(grey.constBits(), np.uint8).reshape(grey.height(), grey.bytesPerLine())
    return lines[:, : grey.width()].tolist()


def colours(image: QImage) -> set[str]:
    """All colours of a picture, as ``QColor.name()`` writes them."""
    made = image.convertToFormat(QImage.Format.Format_ARGB32)
    found = np.unique(np.frombuffer(made.constBits(), np.uint32) & 0xFFFFFF)
    return {f"#{one:06x}" for one in found.tolist()}
