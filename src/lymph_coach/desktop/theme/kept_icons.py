"""Icons as they were drawn at an earlier start: to load what draws them takes as long as all else in the window."""

import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtGui import QIcon, QImage, QPixmap

from lymph_coach.desktop.theme.icons import Icon, svg_of
from lymph_coach.system.shipped import shipped

_PIXEL_BYTES, _SUM_BYTES = 4, 4
_WINDOW_PX = (32, 64, 128)


class KeptIcons:
    """Gives icons, and keeps how they look in a folder, for the next start.

    A file holds the pixels of an icon in one size as ``QImage`` has them (ARGB32, premultiplied), one state after the
    other, and their checksum: where power went while it was written, it may be as long as it should, and empty. They
    are in no format for pictures, since Qt looks for all it can read before it reads the first.

    Args:
        folder: of the theme worn; where there is none, or it takes nothing, icons are drawn each time.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def leading(self, icon: Icon, colour: str, checked: str, size_px: int) -> QIcon:
        """An icon that leads a word on a button, with a colour (``#RRGGBB``) of its own while that is checked.

        Args:
            icon: which.
            colour: its colour while the button is not checked.
            checked: its colour while it is.
            size_px: the side of its square in pixels of the screen, a third of which parts it from the word.

        Raises:
            ShippedFileError: the file is not there.
        """
        made = QIcon()
        pictures = self._pictures(icon, (svg_of(icon, colour), svg_of(icon, checked)), size_px, leads=True)
        for picture, state in zip(pictures, (QIcon.State.Off, QIcon.State.On), strict=True):
            made.addPixmap(QPixmap.fromImage(picture), QIcon.Mode.Normal, state)
        return made

    def of_program(self) -> QIcon:
        """The program's own, for windows and the task bar.

        Raises:
            ShippedFileError: the file is not there.
        """
        made = QIcon()
        svg = shipped("icons", "app.svg").read_bytes()
        for size_px in _WINDOW_PX:
            (picture,) = self._pictures("app", (svg,), size_px, leads=False)
            made.addPixmap(QPixmap.fromImage(picture))
        return made

    def _pictures(self, name: str, drawings: Sequence[bytes], size_px: int, *, leads: bool) -> list[QImage]:
        path = self._folder / f"{name}-{size_px}-{zlib.crc32(b''.join(drawings)):08x}.argb" if self._folder else None
        kept = _read(path, size_px, len(drawings)) if path else []
        if kept:
            return kept
        from lymph_coach.desktop.theme.icon_drawing import drawn  # noqa: PLC0415  # loads what draws

        pictures = [drawn(svg, size_px, leads=leads) for svg in drawings]
        if path:
            with suppress(OSError):  # a full disk shall not keep the window from opening
                pixels = b"".join(bytes(picture.constBits()) for picture in pictures)
                path.write_bytes(pixels + _checksum(pixels))
        return pictures


def _read(path: Path, size_px: int, count: int) -> list[QImage]:
    """The pictures kept; none where the file holds anything but so many of this size."""
    each = _PIXEL_BYTES * size_px * size_px
    try:
        content = path.read_bytes()
    except OSError:
        return []
    pixels = content[: each * count]
    if content[each * count :] != _checksum(pixels):
        return []
    parts = [pixels[start : start + each] for start in range(0, len(pixels), each)]
    # Copied: Qt would go on reading from Python's bytes.
    return [QImage(part, size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied).copy() for part in parts]


def _checksum(pixels: bytes) -> bytes:
    return zlib.crc32(pixels).to_bytes(_SUM_BYTES)
