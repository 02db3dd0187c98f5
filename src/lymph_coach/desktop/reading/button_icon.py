"""Our icons drawn at one size: beside the words of a button with room between the two, and by themselves."""

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.theme.icons import Icon, svg_of
from lymph_coach.desktop.widgets.button import CalmButton

_ICON_PX, _ROOM_PX = 22, 8


def put_icon(button: CalmButton, icon: Icon, colour: str, look: TextLook, *, follows: bool = False) -> None:
    """Give a button a picture.

    Args:
        button: which.
        icon: the picture.
        colour: ``#RRGGBB``.
        look: theme and text size.
        follows: it stands behind the words, as an arrow onward does.
    """
    size_px = look.scale.px(_ICON_PX)
    wide = QSize(size_px + _ROOM_PX, size_px)
    made = QIcon()
    for ratio in (1, 2):
        picture = QPixmap(wide * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        draw_icon(painter, QRectF(_ROOM_PX if follows else 0, 0, size_px, size_px), icon, colour)
        painter.end()
        made.addPixmap(picture)
    button.setIcon(made)
    button.setIconSize(wide)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft if follows else Qt.LayoutDirection.LeftToRight)


def draw_icon(painter: QPainter, box: QRectF, icon: Icon, colour: str) -> None:
    """Draw an icon into a square."""
    QSvgRenderer(QByteArray(svg_of(icon, colour))).render(painter, box)


def icon_picture(icon: Icon, colour: str, size_px: int, ratio: float) -> QPixmap:
    """An icon by itself, at ``ratio`` screen dots a pixel."""
    picture = QPixmap(round(size_px * ratio), round(size_px * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_icon(painter, QRectF(0, 0, size_px, size_px), icon, colour)
    painter.end()
    return picture
