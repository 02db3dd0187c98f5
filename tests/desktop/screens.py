"""Every screen to PNG, in every theme, text size and window size, and one sheet with the smallest of all of them.

``python tests/desktop/screens.py FOLDER``; ``--only today`` for one part of the tour, or for the screens whose name
begins so; ``--theme``, ``--text`` and ``--size`` for one look; ``--sheet FILE`` for the sheet.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.desktop.looks import LARGE, PERCENTS, SMALL, THEMES, Look, stops

from lymph_coach.settings.choices import Theme

SHEET_COLUMNS, SHEET_WIDTH_PX, SHEET_GAP_PX, SHEET_COLOURS = 8, 240, 8, 250


def pictures(application: QApplication, look: Look, only: str = "") -> Iterator[tuple[str, QImage]]:
    """Each screen of one look, with its name; of the parts or screens that ``only`` begins the name of."""
    with tempfile.TemporaryDirectory() as home:
        for stop in stops(application, Path(home), look, only):
            yield stop.name, stop.window.grab().toImage()


def render(application: QApplication, folder: Path, look: Look, only: str) -> None:
    """Write the screens of one look into a folder named after it."""
    where = folder / str(look)
    where.mkdir(parents=True, exist_ok=True)
    for number, (name, image) in enumerate(pictures(application, look, only)):
        image.save(str(where / f"{number:02d}-{name}.png"))


def contact_sheet(application: QApplication, file: Path) -> None:
    """All screens side by side, small, each in a theme of its own in turn, in so few colours that it stays small."""
    scaled: list[QImage] = []
    each = [[image for _, image in pictures(application, Look(theme, 100, SMALL))] for theme in THEMES]
    for number, screens in enumerate(zip(*each, strict=True)):
        image = screens[number % len(THEMES)]
        scaled.append(image.scaledToWidth(SHEET_WIDTH_PX, Qt.TransformationMode.SmoothTransformation))
    rows = -(-len(scaled) // SHEET_COLUMNS)
    across, down = SHEET_WIDTH_PX + SHEET_GAP_PX, scaled[0].height() + SHEET_GAP_PX
    sheet = QImage(SHEET_COLUMNS * across, rows * down, QImage.Format.Format_RGB32)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for number, image in enumerate(scaled):
        painter.drawImage(number % SHEET_COLUMNS * across, number // SHEET_COLUMNS * down, image)
    painter.end()
    in_few_colours(sheet).save(str(file), quality=0)


def in_few_colours(image: QImage) -> QImage:
    """The picture in the colours that it has most of, with no grain between them: a tenth of the file."""
    pixels = np.frombuffer(image.constBits(), np.uint32) & 0xFFF8F8F8
    found, counts = np.unique(pixels, return_counts=True)
    most = [int(colour) for colour in found[np.argsort(-counts)][:SHEET_COLOURS]]
    return image.convertToFormat(QImage.Format.Format_Indexed8, most, Qt.ImageConversionFlag.ThresholdDither)


def main() -> None:
    """Render what the command line names."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--only", default="")
    asked.add_argument("--theme", type=Theme, choices=THEMES)
    asked.add_argument("--text", type=int)
    asked.add_argument("--size")
    asked.add_argument("--sheet", type=Path)
    given = asked.parse_args()
    application = QApplication([])
    if given.sheet:
        contact_sheet(application, given.sheet)
        return
    sizes = [tuple(int(side) for side in given.size.split("x"))] if given.size else (SMALL, LARGE)
    for theme, percent, size in product(
        [given.theme] if given.theme else THEMES, [given.text] if given.text else PERCENTS, sizes
    ):
        render(application, given.folder, Look(theme, percent, (size[0], size[1])), given.only)


if __name__ == "__main__":
    main()
