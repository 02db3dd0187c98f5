"""The icon in the forms that systems want."""

import struct
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "packaging"))

from PySide6.QtGui import QImage

from icon import ICNS_TYPES, drawn, icns, ico, main

PICTURES = {256: b"large", 16: b"small!"}


def test_an_icon_of_windows_lists_its_pictures_and_where_they_are() -> None:
    data = ico(PICTURES)
    assert struct.unpack_from("<HHH", data) == (0, 1, 2)
    for number, (size_px, png) in enumerate(sorted(PICTURES.items())):
        width, height, _, _, planes, bits, length, at = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width, height, planes, bits) == (size_px % 256, size_px % 256, 1, 32)
        assert data[at : at + length] == png
    assert len(data) == 6 + 2 * 16 + 11


def test_an_icon_of_macos_is_a_row_of_named_pictures() -> None:
    pictures = {size_px: str(size_px).encode() for size_px in ICNS_TYPES.values()}
    data = icns(pictures)
    assert data[:4] == b"icns"
    assert int.from_bytes(data[4:8]) == len(data)
    at, found = 8, {}
    while at < len(data):
        length = int.from_bytes(data[at + 4 : at + 8])
        found[data[at : at + 4]] = int(data[at + 8 : at + length])
        at += length
    assert found == ICNS_TYPES


def test_the_icon_is_drawn_in_every_size(qapp: object) -> None:
    assert qapp
    for size_px, png in drawn((16, 48, 256)).items():
        picture = QImage.fromData(png)
        assert (picture.width(), picture.height()) == (size_px, size_px)
        middle_left = picture.pixelColor(size_px // 8, size_px // 2)
        assert (middle_left.name(), middle_left.alpha()) == ("#1f6f6a", 255)
        assert picture.pixelColor(0, 0).alpha() == 0


def test_both_are_written_and_can_be_read(qapp: object, tmp_path: Path) -> None:
    assert qapp
    main(tmp_path / "made")
    assert QImage(str(tmp_path / "made" / "app.ico")).width() >= 16
    assert (tmp_path / "made" / "app.icns").read_bytes().startswith(b"icns")
