"""The few tones of a black and white page, and drawings in them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from lymph_coach.system.shipped import shipped

BLACK = Qt.GlobalColor.black
DARK = Qt.GlobalColor.darkGray

_TONES: Mapping[bytes, float] = {
    b"#000001": 0.0,  # ink
    b"#000002": 1.0,  # skin
    b"#000003": 0.93,  # cloth
    b"#000004": 0.27,  # accent
    b"#000005": 0.80,  # track
}
"""How light each placeholder of a drawing is on paper, from black (0) to white (1)."""


def drawing_in_black(name: str) -> bytes:
    """A shipped line drawing in tones that any printer and copier keeps apart.

    Args:
        name: its file without ``.svg``.

    Raises:
        ShippedFileError: it is not there.
    """
    content = shipped("drawings", f"{name}.svg").read_bytes()
    for placeholder, light in _TONES.items():
        content = content.replace(placeholder, QColor.fromRgbF(light, light, light).name().encode("ascii"))
    return content
