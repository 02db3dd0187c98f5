"""The line drawings, in the colours of a theme."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from lymph_coach.desktop.theme.roles import Roles

HIGHEST_PX = 300


def colours_of(roles: Roles) -> Mapping[str, str]:
    """What stands for each colour of a drawing's file. With high contrast shapes are outlines on the page's ground."""
    contrast = bool(roles.figure.edge)
    return {
        "#000001": roles.ink,
        "#000002": roles.panel if contrast else roles.figure.skin,
        "#000003": roles.panel if contrast else roles.figure.shirt,
        "#000004": roles.accent,
        "#000005": roles.track,
    }


class Drawings:
    """Finds drawings in a folder and keeps those it has read, in the theme they were last wanted in.

    Args:
        folder: holds ``NAME.svg``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._roles: Roles | None = None
        self._kept: dict[str, QSvgRenderer | None] = {}
        self._small: dict[tuple[str, int, float], QPixmap] = {}

    def renderer(self, name: str, roles: Roles) -> QSvgRenderer | None:
        """The drawing of a name; none where its file is missing or no drawing: a page can be read without it."""
        if roles != self._roles:
            self._roles = roles
            self._kept.clear()
            self._small.clear()
        if name not in self._kept:
            self._kept[name] = self._read(name, roles)
        return self._kept[name]

    def _read(self, name: str, roles: Roles) -> QSvgRenderer | None:
        try:
            content = (self._folder / f"{name}.svg").read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None
        for stands_for, colour in colours_of(roles).items():
            content = content.replace(stands_for, colour)
        made = QSvgRenderer(QByteArray(content.encode()))
        return made if made.isValid() else None

    def thumbnail(self, name: str, roles: Roles, size_px: int, ratio: float) -> QPixmap | None:
        """The drawing in a square of ``size_px`` at ``ratio`` screen dots a pixel, whole and in the middle."""
        renderer = self.renderer(name, roles)
        if renderer is None:
            return None
        key = (name, size_px, ratio)
        if key not in self._small:
            self._small[key] = self._drawn(renderer, size_px, ratio)
        return self._small[key]

    def _drawn(self, renderer: QSvgRenderer, size_px: int, ratio: float) -> QPixmap:
        made = QPixmap(round(size_px * ratio), round(size_px * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        renderer.render(painter, _fitted(renderer.defaultSize(), size_px, size_px))
        painter.end()
        return made


class DrawingView(QLabel):
    """A drawing as wide as there is room for; its text alternative is its name.

    Args:
        renderer: the drawing.
        alternative: what it shows.
        highest_px: how high it may be.
    """

    def __init__(
        self, renderer: QSvgRenderer, alternative: str, highest_px: int = HIGHEST_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._renderer = renderer
        self._highest_px = highest_px
        self.setAccessibleName(alternative)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """As the drawing is."""
        size = self._renderer.defaultSize()
        return min(self._highest_px, round(width * size.height() / max(size.width(), 1)))

    def sizeHint(self) -> QSize:
        """As high as it may be."""
        size = self._renderer.defaultSize()
        return QSize(round(self._highest_px * size.width() / max(size.height(), 1)), self._highest_px)

    def minimumSizeHint(self) -> QSize:
        """It can be as small as need be."""
        return QSize(40, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it whole."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, _fitted(self._renderer.defaultSize(), self.width(), self.height()))
        painter.end()


def _fitted(size: QSize, width_px: float, height_px: float) -> QRectF:
    """The largest box of a drawing's shape in the middle of a room."""
    factor = min(width_px / max(size.width(), 1), height_px / max(size.height(), 1))
    wide, high = size.width() * factor, size.height() * factor
    return QRectF((width_px - wide) / 2, (height_px - high) / 2, wide, high)
