"""What a chart is drawn with: on a screen by the theme's roles, on paper in black."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPen

from lymph_coach.desktop.theme.roles import Roles


@dataclass(frozen=True, slots=True)
class Inks:
    """Colours as ``#RRGGBB``, and the type; every length of a chart is a multiple of the type's size.

    Attributes:
        ink: words, and whatever is read.
        soft: quiet words and the hatching.
        line: the edge of the card.
        guide: the dots along a scale.
        fill: what stands for practice and ratings.
        ground: what the chart lies on.
        cursor: the mark of the reading cursor.
        font: its pixel size is the size of the chart's words, in units of the painter.
    """

    ink: str
    soft: str
    line: str
    guide: str
    fill: str
    ground: str
    cursor: str
    font: QFont

    @property
    def em(self) -> float:
        """The size of the type."""
        return float(self.font.pixelSize())

    @property
    def metrics(self) -> QFontMetricsF:
        """The measures of the type."""
        return QFontMetricsF(self.font)

    def wide(self, text: str) -> float:
        """How wide words are in one line."""
        return self.metrics.horizontalAdvance(text)

    def pen(self, colour: str, thick: float) -> QPen:
        """A pen of ``thick`` sixteenths of the type's size."""
        return QPen(QColor(colour), thick * self.em / 16)


def inks_of(roles: Roles, font: QFont) -> Inks:
    """The inks of a theme, on its panel."""
    return Inks(roles.ink, roles.soft_ink, roles.line, roles.edge, roles.primary, roles.panel, roles.focus, font)


def black_inks(font: QFont) -> Inks:
    """The inks for paper: any printer and copier keeps them apart."""
    return Inks("#000000", "#333333", "#A0A0A0", "#606060", "#222222", "#FFFFFF", "#000000", font)
