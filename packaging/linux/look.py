"""Takes a picture of the screen and says whether it shows a page: ``look.py PICTURE [OTHER]``, with DISPLAY set.

A page is shown where at least a fifth of the screen is bright and thousands of its points are dark writing. With the
picture of another page given, it must not be the same one.
"""

import os
import sys
from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication, QImage, qGray

BRIGHT, DARK = 225, 90
LEAST_BRIGHT_PART, LEAST_DARK_POINTS = 0.2, 3_000
LEAST_OTHER_POINTS = 20_000


def is_page(greys: Sequence[int]) -> bool:
    """Whether these points, 0 black to 255 white, are of a screen with a page on it."""
    bright = sum(grey >= BRIGHT for grey in greys)
    dark = sum(0 < grey <= DARK for grey in greys)
    return bright >= LEAST_BRIGHT_PART * len(greys) and dark >= LEAST_DARK_POINTS


def greys_of(image: QImage) -> list[int]:
    """All points from left to right and top to bottom."""
    return [qGray(image.pixel(x, y)) for y in range(image.height()) for x in range(image.width())]


def main(picture: str, other: str = "") -> int:
    """Take the picture. Returns the exit status."""
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    application = QGuiApplication(["look"])
    image = application.primaryScreen().grabWindow(0).toImage()
    image.save(picture)
    greys = greys_of(image)
    if not is_page(greys):
        print(f"{picture} shows no page.")
        return 1
    before = greys_of(QImage(other)) if other else []
    if other and sum(one != two for one, two in zip(greys, before, strict=True)) < LEAST_OTHER_POINTS:
        print(f"{picture} shows the same page as {other}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
