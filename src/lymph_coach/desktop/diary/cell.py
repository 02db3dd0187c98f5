"""A small square button that draws itself: in rows of seven or eleven there is no room for a button's own air."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.widgets.button import CalmButton

SIDE_PX = 48
GAP_PX = 6
"""Between two of them: a step of the scale more, and eleven would not fill one row of a card, nor seven large ones."""
RADIUS_PX = 14.0
BODY_PX = 19
"""The size of the type at ordinary size."""


class Cell(CalmButton):
    """One of several of which one is chosen; whoever owns it sets that by ``setChecked``.

    Takes its colours from the palette, so that another theme needs no word to it.
    """

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, "quiet", parent)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def nextCheckState(self) -> None:
        """Stay as it is: its owner judges the press."""

    @property
    def em(self) -> float:
        """The size of the type, 1.0 at ordinary size."""
        return max(self.fontInfo().pixelSize() / BODY_PX, 1.0)

    @property
    def type(self) -> QFont:
        """The button's type, without the line under it."""
        font = QFont(self.font())
        font.setUnderline(False)
        return font

    def sizeHint(self) -> QSize:
        """A square that grows with the type."""
        side_px = max(round(SIDE_PX * self.em), self.minimumWidth(), self.minimumHeight())
        return QSize(side_px, side_px)

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return self.sizeHint()

    def colour(self, role: QPalette.ColorRole) -> QColor:
        """A colour of the theme."""
        return self.palette().color(role)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and what stands on it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        self.paint_words(painter)
        painter.end()

    @property
    def ink(self) -> QColor:
        """The colour of its words."""
        role = QPalette.ColorRole
        if not self.isEnabled():
            return self.colour(role.Dark)
        return self.colour(role.HighlightedText if self.isChecked() else role.ToolTipText)

    @property
    def edge(self) -> tuple[QColor, int]:
        """The colour and width of its outline."""
        role = QPalette.ColorRole
        if self.isChecked():
            return self.colour(role.Highlight), 2
        return self.colour(role.ToolTipText if self.underMouse() else role.Dark), 2

    def paint_words(self, painter: QPainter) -> None:
        """Draw what it says."""
        painter.setPen(self.ink)
        painter.setFont(self.type)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def _paint_ground(self, painter: QPainter) -> None:
        role = QPalette.ColorRole
        colour, width_px = self.edge
        painter.setPen(QPen(colour, width_px) if self.isEnabled() else Qt.PenStyle.NoPen)
        ground = role.Highlight if self.isChecked() else role.AlternateBase if self.isDown() else role.ToolTipBase
        painter.setBrush(self.colour(ground) if self.isEnabled() or self.isChecked() else Qt.BrushStyle.NoBrush)
        half = width_px / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS_PX, RADIUS_PX)
