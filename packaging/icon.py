"""The icon in the forms that systems want: ``icon.py FOLDER`` writes ``app.ico`` and ``app.icns``.

The forms themselves are put together here, after Microsoft's description of ICO and Apple's of ICNS, both of which hold
pictures as PNG.
"""

import os
import struct
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "assets" / "icons" / "app.svg"
ICO_SIZES_PX = (16, 20, 24, 32, 40, 48, 64, 256)
ICNS_TYPES: Mapping[bytes, int] = {
    b"ic04": 16,
    b"ic11": 32,
    b"ic05": 32,
    b"ic12": 64,
    b"ic07": 128,
    b"ic13": 256,
    b"ic08": 256,
    b"ic14": 512,
    b"ic09": 512,
    b"ic10": 1024,
}
"""Each type by its points; some are the same picture, for screens of single and of double density."""

_ENTRY = struct.Struct("<BBBBHHII")


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """An icon of Windows.

    Args:
        pictures: PNGs by their width in pixels, at most 256.
    """
    at = 6 + _ENTRY.size * len(pictures)
    entries = b""
    for size_px, png in sorted(pictures.items()):
        entries += _ENTRY.pack(size_px % 256, size_px % 256, 0, 0, 1, 32, len(png), at)  # 0 stands for 256
        at += len(png)
    return struct.pack("<HHH", 0, 1, len(pictures)) + entries + b"".join(png for _, png in sorted(pictures.items()))


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """An icon of macOS.

    Args:
        pictures: PNGs by their width in pixels, one for each in ``ICNS_TYPES``.
    """
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size_px])) + pictures[size_px] for kind, size_px in ICNS_TYPES.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def drawn(sizes_px: Iterable[int]) -> dict[int, bytes]:
    """The icon as PNGs of these widths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice  # noqa: PLC0415  # whoever only packs needs no Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter  # noqa: PLC0415
    from PySide6.QtSvg import QSvgRenderer  # noqa: PLC0415

    renderer = QSvgRenderer(str(SOURCE))
    made: dict[int, bytes] = {}
    for size_px in sizes_px:
        picture = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
        picture.fill(0)
        painter = QPainter(picture)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"png")).write(picture)
        made[size_px] = bytes(buffer.data().data())
    return made


def main(folder: Path) -> None:
    """Write both."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "app.ico").write_bytes(ico(drawn(ICO_SIZES_PX)))
    (folder / "app.icns").write_bytes(icns(drawn(set(ICNS_TYPES.values()))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
