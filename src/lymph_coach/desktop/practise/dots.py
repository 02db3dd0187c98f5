"""How many circles of a block are done: a dot each, and a bar for the whole phase."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale

DOT_PX = 22
GAP_PX = 11
RIM_PX = 3
MIDDLE_GAP = 0.8
"""The room of the half-way mark, in dots."""
WORDS_HEIGHT = 1.5
BAR_PX, BAR_STEP_PX = 8, 4


class Dots(QLabel):
    """Full dots for what is done or under way, open ones for what comes; told to a screen reader in words.

    A mark parts the halves of a block. Where the direction changes there, each half has its direction under it.
    """

    def __init__(self, roles: Roles, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles, self._scale = roles, scale
        self._full, self._of, self._middle = 0, 0, 0
        self._halves: tuple[str, ...] = ()
        self._low = False
        self.setAccessibleName(self.tr("No count now"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size."""
        self._roles, self._scale = roles, scale
        self.updateGeometry()
        self.update()

    def set_low(self, *, low: bool) -> None:
        """Give the line of words under the dots up, where there is little height."""
        self._low = low
        self.updateGeometry()
        self.update()

    def show_count(self, full: int, of: int, middle: int = 0, halves: tuple[str, ...] = ()) -> None:
        """Show ``full`` of ``of``; none of none shows nothing.

        Args:
            full: how many are done or under way.
            of: how many there are.
            middle: how many make the first half; 0 where no half is marked.
            halves: what each half is called, where they differ.
        """
        if (full, of, middle, halves) != (self._full, self._of, self._middle, self._halves):
            self._full, self._of, self._middle, self._halves = full, of, middle, halves
            self.setAccessibleName(
                self.tr("{full} of {of}").format(full=full, of=of) if of else self.tr("No count now")
            )
            self.update()

    def sizeHint(self) -> QSize:
        """One row, and one for words, also where the halves have none."""
        return QSize(round(10 * (self._scale.px(DOT_PX) + GAP_PX)), self._dots_px() + self._words_px())

    def minimumSizeHint(self) -> QSize:
        """One row, of smaller dots."""
        return QSize(10 * 14, self._dots_px() + self._words_px())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the row in the middle, smaller where there is less room."""
        del event
        if not self._of:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        parted = MIDDLE_GAP if self._middle else 0.0
        pitch = min(self._scale.px(DOT_PX) + GAP_PX, self.width() / (self._of + parted))
        left = (self.width() - pitch * (self._of + parted)) / 2
        for number in range(self._of):
            beyond = parted if self._middle and number >= self._middle else 0.0
            centre = QPointF(left + (number + 0.5 + beyond) * pitch, self._dots_px() / 2)
            self._paint_dot(painter, centre, pitch * DOT_PX / (DOT_PX + GAP_PX), full=number < self._full)
        if self._middle:
            self._paint_middle(painter, left + (self._middle + parted / 2) * pitch, pitch)
            first_px = pitch * self._middle
            self._paint_words(painter, left, first_px, pitch * (self._of - self._middle), pitch * parted)
        painter.end()

    def _paint_dot(self, painter: QPainter, centre: QPointF, dot_px: float, *, full: bool) -> None:
        if full:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._roles.accent))
            painter.drawEllipse(centre, dot_px / 2, dot_px / 2)
        else:
            painter.setPen(QPen(QColor(self._roles.edge), RIM_PX))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, (dot_px - RIM_PX) / 2, (dot_px - RIM_PX) / 2)

    def _paint_middle(self, painter: QPainter, x: float, pitch: float) -> None:
        """The half-way mark; it takes the colour of the dots once it is passed."""
        passed = self._full > self._middle
        colour = QColor(self._roles.accent if passed else self._roles.edge)
        painter.setPen(QPen(colour, max(RIM_PX, pitch * 0.12), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        half = min(pitch * 0.5, self._dots_px() / 2 - RIM_PX)
        middle = self._dots_px() / 2
        painter.drawLine(QPointF(x, middle - half), QPointF(x, middle + half))

    def _paint_words(self, painter: QPainter, left: float, first: float, second: float, parted: float) -> None:
        """What the halves are called, the present one in full ink; left out where they do not fit."""
        metrics = QFontMetricsF(self.font())
        fits = all(metrics.horizontalAdvance(text) <= first + parted for text in self._halves)
        if self._low or not self._halves or not fits:
            return
        present = int(self._full > self._middle)
        rooms = (left, first), (left + first + parted, second)
        for number, (text, (start, wide)) in enumerate(zip(self._halves, rooms, strict=True)):
            painter.setPen(QColor(self._roles.ink if number == present else self._roles.soft_ink))
            room = QRectF(start - parted, self._dots_px(), wide + 2 * parted, self._words_px())
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)

    def _dots_px(self) -> int:
        return self._scale.px(DOT_PX) + 6

    def _words_px(self) -> int:
        return 0 if self._low else round(self._scale.body * WORDS_HEIGHT)


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
