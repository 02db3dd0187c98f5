"""The count, large enough to read from across a room."""

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.type import Scale

SMALLEST_PX = 96
SMALLEST_NUMBER_PX = 19
RING_PX = 10
RING_ROOM = 0.12
"""What the ring keeps free round its number, in parts of its breadth."""
TALLEST, LARGER = 0.62, 1.5
"""A count fills so much of a high room, and grows by so much at the most."""
WORDS = 1.6
"""How much larger words are set here than the one thing of another page."""
SMALLER = 0.92


class CountView(QLabel):
    """Shows a number, or a word or two, as large as its room and the scale allow.

    A get-ready number stands in a ring that empties, in the quiet ink, so that nobody takes it for a count. The
    whole text is the accessible name; the voice speaks counts, so no screen reader is made to.
    """

    def __init__(self, roles: Roles, scale: Scale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._roles = roles
        self._scale = scale
        self._shown = ""
        self._waiting = False
        self._full_ring = 0.0
        self._fitted = QFont()
        self._fitted_for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def wear(self, roles: Roles, scale: Scale) -> None:
        """Change colours and size."""
        self._roles, self._scale = roles, scale
        self.updateGeometry()
        self.update()

    def show_count(self, text: str) -> None:
        """Show a count, or what to do."""
        if text != self._shown or self._waiting:
            self._shown, self._waiting = text, False
            self.setAccessibleName(text)
            self.update()

    def show_waiting(self, text: str, left: float) -> None:
        """Show a get-ready number or the seconds of a rest, with ``left`` (1 to 0) of the ring still full."""
        step = round(left * 100) / 100
        if not self._waiting:
            # Its number is told by nobody: a screen reader would say it anew each second.
            self.setAccessibleName(self.tr("Time until it goes on"))
        if text != self._shown or not self._waiting or step != self._full_ring:
            self._shown, self._waiting = text, True
            self._full_ring = step
            self.update()

    def sizeHint(self) -> QSize:
        """Room for a whole count."""
        return QSize(self._scale.count, self._scale.count)

    def minimumSizeHint(self) -> QSize:
        """Still larger than any other text."""
        return QSize(SMALLEST_PX, SMALLEST_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the text in the middle, and the ring of a wait round it."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self._waiting:
            side = min(room.width(), room.height(), self._scale.count * LARGER)
            ring = QRectF(0, 0, side - 2 * RING_PX, side - 2 * RING_PX)
            ring.moveCenter(room.center())
            pen = QPen(QColor(self._roles.track), RING_PX / 2)
            painter.setPen(pen)
            painter.drawEllipse(ring)
            pen = QPen(QColor(self._roles.primary), RING_PX, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawArc(ring, 90 * 16, round(360 * 16 * self._full_ring))
            room = ring.marginsRemoved(QMarginsF(side, side, side, side) * RING_ROOM)
        painter.setFont(self._fitting_font(room))
        painter.setPen(QColor(self._roles.soft_ink if self._waiting else self._roles.ink))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._shown)
        painter.end()

    def _fitting_font(self, room: QRectF) -> QFont:
        """The largest size at which the text fits; a number may fill the height, words are set as a heading.

        Digits are measured as zeros, so that a clock that runs down keeps its size.
        """
        text = "".join("0" if sign.isdigit() else sign for sign in self._shown)
        fitted_for = (text, room.size(), self._scale)
        if fitted_for == self._fitted_for:
            return self._fitted
        self._fitted_for = fitted_for
        self._fitted = font = QFont(self.font())
        font.setBold(True)
        number = text.startswith("0")
        most = min(max(self._scale.count, room.height() * TALLEST), self._scale.count * LARGER)
        size = most if number else self._scale.hero * WORDS
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        least = SMALLEST_NUMBER_PX if number else self._scale.body
        while size > least:
            font.setPixelSize(round(size))
            needed = QFontMetricsF(font).boundingRect(room, flags, text)
            # A digit has no descender: its line may stand out of the room a little.
            tall = needed.height() * (0.72 if number else 1.0)
            if needed.width() <= room.width() and tall <= room.height():
                return font
            size *= SMALLER
        font.setPixelSize(round(least))
        return font
