"""The typeface, its sizes, and how both grow with the user's settings."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import fontpkg_atkinson_hyperlegible as atkinson
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

_ORDINARY_PX = 11 / 72 * 96
"""An ordinary system font: 11 points (GNOME; Windows and KDE have 9 and 10) at 96 pixels an inch."""
_LARGEST = 2.5
UPRIGHT = ("Regular", "Bold")
ITALIC = ("Italic", "BoldItalic")


class FontError(Exception):
    """The typeface that ships with the program is not there."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How large text is: 1.0 is the ordinary size, up to 2.5.

    Controls grow with their words; the gaps between them do not, so that large text has room.
    """

    factor: float

    def px(self, at_ordinary: float) -> int:
        """A length in pixels that follows the text."""
        return round(at_ordinary * self.factor)

    @property
    def body(self) -> int:
        """Ordinary text."""
        return self.px(19)

    @property
    def section(self) -> int:
        """A heading inside a page."""
        return self.px(24)

    @property
    def title(self) -> int:
        """A page's heading."""
        return self.px(34)

    @property
    def hero(self) -> int:
        """The one thing a page is about."""
        return self.px(40)

    @property
    def count(self) -> int:
        """The count of a circle, read from across a room; it is large enough to grow by half at the most."""
        return round(230 * min(self.factor, 1.5))


def scale_of(text_percent: int, system_factor: float = 1.0) -> Scale:
    """The scale for the user's setting (100-250) on a system whose own text is ``system_factor`` times ordinary."""
    return Scale(min(_LARGEST, max(1.0, text_percent / 100 * system_factor)))


def system_factor() -> float:
    """How much larger than ordinary the system's own text is, from 1.0; needs the application."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    dots_per_inch = QGuiApplication.primaryScreen().logicalDotsPerInch()
    size_px = font.pixelSize() if font.pixelSize() > 0 else font.pointSizeF() / 72 * dots_per_inch
    return max(1.0, size_px / _ORDINARY_PX)


def load_font(cuts: Sequence[str] = UPRIGHT, folder: Path = atkinson.ROOT / "files") -> str:
    """Give these cuts of Atkinson Hyperlegible to Qt, and return its family name.

    Raises:
        FontError: A file of it is missing or not a font.
    """
    family = ""
    for cut in cuts:
        path = folder / f"AtkinsonHyperlegible-{cut}.ttf"
        number = QFontDatabase.addApplicationFont(str(path)) if path.exists() else -1
        if number < 0:
            raise FontError(f"{path} is missing or is not a font.")
        family = QFontDatabase.applicationFontFamilies(number)[0]
    return family


def body_font(family: str, scale: Scale) -> QFont:
    """The application's font."""
    font = QFont(family)
    font.setPixelSize(scale.body)
    return font
