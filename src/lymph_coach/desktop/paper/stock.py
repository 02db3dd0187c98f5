"""What is printed on, in which type, and when."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale, QSizeF
from PySide6.QtGui import QPageSize

Size = QPageSize.PageSizeId
SIZES = (Size.A4, Size.Letter)

LEAST_WIDE_PT = 280
"""Paper of A6 has 298; on a printer of labels a page would become hundreds."""

_LAND = QLocale.Country
_LETTER_LANDS = frozenset(
    (
        _LAND.Belize,
        _LAND.Canada,
        _LAND.Chile,
        _LAND.Colombia,
        _LAND.CostaRica,
        _LAND.ElSalvador,
        _LAND.Guatemala,
        _LAND.Mexico,
        _LAND.Nicaragua,
        _LAND.Panama,
        _LAND.Philippines,
        _LAND.PuertoRico,
        _LAND.UnitedStates,
        _LAND.Venezuela,
    )
)
"""Where paper is US Letter, by the measurement data of the Unicode CLDR; everywhere else it is A4."""


def usual_size(locale: QLocale) -> Size:
    """The paper of a place."""
    return Size.Letter if locale.territory() in _LETTER_LANDS else Size.A4


@dataclass(frozen=True, slots=True)
class Stock:
    """What a document is laid out for.

    Attributes:
        paper: its size; any a printer may have.
        family: the typeface.
        printed: the day in the foot line.
    """

    paper: QPageSize
    family: str
    printed: date

    @property
    def size_pt(self) -> QSizeF:
        """Width and height in points, upright."""
        return self.paper.size(QPageSize.Unit.Point)
