"""The number to call, as large as there is room for."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

LARGEST = 7.5
"""In heights of ordinary text: 142 px at 100 %."""
TALLEST_PX = 220
AIR = 1.3


class NumberLabel(QLabel):
    """One line in bold type that shrinks rather than be cut off."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_number(self, number: str) -> None:
        """Show a number; read out digit by digit."""
        self.setText(number)
        self.setAccessibleName(" ".join(number) if number.isdigit() else number)
        self._fit()

    def sizeHint(self) -> QSize:
        """The height of the figures, which have no tails, with a little air."""
        return QSize(super().sizeHint().width(), round(QFontMetrics(self.font()).capHeight() * AIR))

    def minimumSizeHint(self) -> QSize:
        """A little width: it shrinks."""
        return QSize(48, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the new width."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        parent = self.parentWidget()
        base = parent.font() if parent else self.font()
        font = QFont(base)
        font.setBold(True)
        font.setPixelSize(round(min(TALLEST_PX, LARGEST * max(base.pixelSize(), 1))))
        wide_px = QFontMetrics(font).horizontalAdvance(self.text())
        if wide_px > self.width() > 0:
            font.setPixelSize(max(8, int(font.pixelSize() * self.width() / wide_px)))
        if font.pixelSize() != self.font().pixelSize() or not self.font().bold():
            self.setFont(font)
