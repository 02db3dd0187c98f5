"""How many circles of a block are done: a dot each, and a bar for the whole phase."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale

DOT_PX = 22
GAP_PX = 11
BAR_PX, BAR_STEP_PX = 8, 4


class Dots(QLabel):
    """Full dots for what is done or under way, open ones for what comes; told to a screen reader in words."""

    def __init__(self, roles: Roles, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles, self._scale = roles, scale
        self._full, self._of = 0, 0
        self.setAccessibleName(self.tr("No count now"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size."""
        self._roles, self._scale = roles, scale
        self.updateGeometry()
        self.update()

    def show_count(self, full: int, of: int) -> None:
        """Show ``full`` of ``of``; none of none shows nothing."""
        if (full, of) != (self._full, self._of):
            self._full, self._of = full, of
            self.setAccessibleName(
                self.tr("{full} of {of}").format(full=full, of=of) if of else self.tr("No count now")
            )
            self.update()

    def sizeHint(self) -> QSize:
        """One row."""
        return QSize(10 * (self._scale.px(DOT_PX) + GAP_PX), self._scale.px(DOT_PX) + 6)

    def minimumSizeHint(self) -> QSize:
        """One row, of smaller dots."""
        return QSize(10 * 14, self._scale.px(DOT_PX) + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row in the middle, smaller where there is less room."""
        del event
        if not self._of:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = min(self._scale.px(DOT_PX) + GAP_PX, self.width() / self._of)
        dot = pitch * DOT_PX / (DOT_PX + GAP_PX)
        left = (self.width() - pitch * self._of) / 2 + pitch / 2
        for number in range(self._of):
            centre = QPointF(left + number * pitch, self.height() / 2)
            if number < self._full:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._roles.accent))
                painter.drawEllipse(centre, dot / 2, dot / 2)
            else:
                painter.setPen(QPen(QColor(self._roles.edge), 3))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(centre, dot / 2 - 1.5, dot / 2 - 1.5)
        painter.end()


class PhaseBar(QLabel):
    """How far the phase is, from left to right."""

    def __init__(self, roles: Roles, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles = roles
        self._fraction = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(BAR_PX)
        self.setAccessibleName(self.tr("Progress of this part"))

    def wear(self, roles: Roles) -> None:
        """Change colours."""
        self._roles = roles
        self.update()

    def show_fraction(self, fraction: float) -> None:
        """Show 0 to 1; repaints only when it has grown by a few pixels."""
        steps = self.width() / BAR_STEP_PX
        if round(fraction * steps) != round(self._fraction * steps):
            self._fraction = fraction
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the track, and the part travelled on it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = BAR_PX / 2
        painter.setBrush(QColor(self._roles.track))
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        if self._fraction > 0:
            painter.setBrush(QColor(self._roles.primary))
            painter.drawRoundedRect(QRectF(0, 0, max(self.width() * self._fraction, BAR_PX), BAR_PX), radius, radius)
        painter.end()
