"""Our line icons, in the colour of a role."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer

from lymph_coach.system.shipped import shipped

SIZES_PX = (24, 32, 48, 64, 96)


class Icon(StrEnum):
    """Each icon by the name of its file."""

    TODAY = "today"
    READ = "read"
    REMINDERS = "reminders"
    DIARY = "diary"
    SETTINGS = "settings"
    PLAY = "play"
    PAUSE = "pause"
    BACK = "back"
    FORWARD = "forward"
    STOP = "stop"
    REST = "rest"
    SPEAKER = "speaker"
    CHECK = "check"
    DOWN = "down"
    PLUS = "plus"
    MINUS = "minus"
    ARROW_LEFT = "arrow_left"
    ARROW_RIGHT = "arrow_right"
    CONTENTS = "contents"
    NOTE = "note"
    TIP = "tip"
    IMPORTANT = "important"
    CAUTION = "caution"


def svg_of(icon: Icon, colour: str) -> bytes:
    """The drawing with ``colour`` (``#RRGGBB``) in the place of ``currentColor``.

    Raises:
        ShippedFileError: The file is not there.
    """
    return shipped("icons", f"{icon}.svg").read_bytes().replace(b"currentColor", colour.encode("ascii"))


def icon_of(
    icon: Icon, colour: str, checked: str | None = None, *, leads: bool = False, sizes_px: Sequence[int] = SIZES_PX
) -> QIcon:
    """The icon at every size the window uses, sharp on screens of double density too.

    Args:
        icon: Which.
        colour: Its colour as ``#RRGGBB``.
        checked: Its colour while its button is checked, when that is another one.
        leads: It leads a word, as on a ``nav`` button: drawn at two thirds on the left of its square, so that the
            rest of the square parts the two.
        sizes_px: The sizes in pixels of the screen, where they are known: each takes a tenth of a frame to draw.

    Raises:
        ShippedFileError: The file is not there.
    """
    made = QIcon()
    for state, drawn in ((QIcon.State.Off, colour), (QIcon.State.On, checked or colour)):
        renderer = QSvgRenderer(QByteArray(svg_of(icon, drawn)))
        for size_px in sizes_px:
            picture = _blank(size_px)
            painter = QPainter(picture)
            renderer.render(painter, _box(size_px, leads=leads))
            painter.end()
            made.addPixmap(picture, QIcon.Mode.Normal, state)
    return made


def dotted(icon: Icon, colour: str, dot: str) -> QIcon:
    """The icon with a dot in its upper right corner, for a window in which something waits."""
    made = QIcon()
    renderer = QSvgRenderer(QByteArray(svg_of(icon, colour)))
    for size_px in SIZES_PX:
        picture = _blank(size_px)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        renderer.render(painter, _box(size_px, leads=False))
        spot = QPainterPath()
        spot.addEllipse(QRectF(size_px * 0.58, 0, size_px * 0.42, size_px * 0.42))
        painter.fillPath(spot, QColor(dot))
        painter.end()
        made.addPixmap(picture)
    return made


def _blank(size_px: int) -> QPixmap:
    """A square that is clear all over."""
    picture = QPixmap(size_px, size_px)
    picture.fill(QColor(0, 0, 0, 0))
    return picture


def _box(size_px: int, *, leads: bool) -> QRectF:
    """Where in a square of ``size_px`` the drawing stands."""
    return QRectF(0, size_px / 6, size_px * 2 / 3, size_px * 2 / 3) if leads else QRectF(0, 0, size_px, size_px)
