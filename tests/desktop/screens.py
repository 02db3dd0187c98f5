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
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.desktop.stage import make_stage
from tests.desktop.tour import PARTS, settle

from lymph_coach.settings.choices import Theme

THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK)
PERCENTS = (100, 150, 200)
SIZES = ((1024, 700), (1920, 1080))
SHEET_COLUMNS, SHEET_WIDTH_PX, SHEET_GAP_PX, SHEET_COLOURS = 8, 240, 8, 250

Look = tuple[Theme, int, tuple[int, int]]


def pictures(application: QApplication, look: Look, only: str = "") -> Iterator[tuple[str, QImage]]:
    """Each screen of one look, with its name; of the parts or screens that ``only`` begins the name of."""
    theme, percent, size = look
    for part_name, part in PARTS.items():
        if not part_name.startswith(only) and not only.startswith(part_name):
            continue
        with tempfile.TemporaryDirectory() as home:
            settings = {"theme": theme, "text_percent": percent, "preset": "standard"}
            stage = make_stage(application, Path(home), settings, checkin=part.checkin)
            stage.app.show()
            stage.app.furnish()
            stage.app.window.resize(*size)
            for name in part.walk(stage):
                settle()
                if part_name.startswith(only) or name.startswith(only):
                    yield name, stage.app.window.grab().toImage()
            stage.app.close()
            stage.app.window.close()
            # A window that is gone need not be dressed again with the next one.
            stage.app.window.deleteLater()
            stage.app.deleteLater()
            application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def render(application: QApplication, folder: Path, look: Look, only: str) -> None:
    """Write the screens of one look into a folder named after it."""
    theme, percent, (width, height) = look
    where = folder / f"{theme}-{percent}-{width}x{height}"
    where.mkdir(parents=True, exist_ok=True)
    for number, (name, image) in enumerate(pictures(application, look, only)):
        image.save(str(where / f"{number:02d}-{name}.png"))


def contact_sheet(application: QApplication, file: Path) -> None:
    """All screens side by side, small, each in a theme of its own in turn, in so few colours that it stays small."""
    scaled: list[QImage] = []
    looks: list[Look] = [(theme, 100, SIZES[0]) for theme in THEMES]
    each = [[image for _, image in pictures(application, look)] for look in looks]
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
    sizes = [tuple(int(side) for side in given.size.split("x"))] if given.size else SIZES
    for theme, percent, size in product(
        [given.theme] if given.theme else THEMES, [given.text] if given.text else PERCENTS, sizes
    ):
        render(application, given.folder, (theme, percent, (size[0], size[1])), given.only)


if __name__ == "__main__":
    main()
