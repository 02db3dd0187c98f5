"""Whether a picture of the screen shows a page."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging" / "linux"))

from look import greys_of, is_page
from PySide6.QtGui import QColor, QImage

POINTS = 100_000


@pytest.mark.parametrize(
    ("bright", "dark", "shown"),
    [
        (80_000, 5_000, True),
        (20_000, 3_000, True),
        (19_999, 5_000, False),  # a corner of a window
        (90_000, 2_999, False),  # an empty window
        (0, 0, False),
    ],
)
def test_a_page_is_bright_with_dark_writing(bright: int, dark: int, *, shown: bool) -> None:
    assert is_page([250] * bright + [40] * dark + [0] * (POINTS - bright - dark)) is shown


def test_points_are_read_row_by_row() -> None:
    image = QImage(2, 2, QImage.Format.Format_RGB32)
    for number, grey in enumerate((0, 50, 100, 255)):
        image.setPixelColor(number % 2, number // 2, QColor(grey, grey, grey))
    assert greys_of(image) == [0, 50, 100, 255]
