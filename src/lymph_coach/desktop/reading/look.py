"""What the text of a page is set in."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale

LETTERS_A_LINE = 68
"""Letters in a full line; 60 to 75 are read most easily (Bringhurst, *The Elements of Typographic Style*, 2.1.2)."""
FEWEST_LETTERS = 60
_SAMPLE = "Sit down, look at both feet each day, and say what you notice to your doctor or nurse. "


@dataclass(frozen=True, slots=True)
class TextLook:
    """Colours and sizes; the family is that of the application."""

    roles: Roles
    scale: Scale
    family: str

    def font(self, size_px: int, *, strong: bool = False) -> QFont:
        """The typeface at a size."""
        font = QFont(self.family)
        font.setPixelSize(size_px)
        font.setBold(strong)
        return font

    def line_px(self, letters: float = LETTERS_A_LINE) -> int:
        """The width of a line of so many ordinary letters of body text."""
        return round(QFontMetricsF(self.font(self.scale.body)).horizontalAdvance(_SAMPLE) / len(_SAMPLE) * letters)

    @property
    def small(self) -> int:
        """Text beside the point: minutes, captions, sources."""
        return self.scale.px(17)
