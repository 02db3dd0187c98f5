"""One of a few choices."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QFont, QFontMetrics

from lymph_coach.desktop.widgets.button import CalmButton


class Pill(CalmButton):
    """A button that stays chosen, in bold type then; as wide before as after, so that none beside it moves."""

    def sizeHint(self) -> QSize:
        """As wide as it is in bold type; Qt asks this for the least size too."""
        bold = QFont(self.font())
        bold.setBold(True)
        more_px = QFontMetrics(bold).horizontalAdvance(self.text()) - self.fontMetrics().horizontalAdvance(self.text())
        size = super().sizeHint()
        return QSize(size.width() + max(more_px, 0), size.height())
