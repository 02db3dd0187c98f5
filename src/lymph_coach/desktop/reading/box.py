"""Text that stands out, each kind by its picture, its frame and its word; stop signs most of all."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lymph_coach.desktop.reading.button_icon import icon_picture
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.space import Space
from lymph_coach.reading.page import BoxKind

_ICON_PX = 28
_ICONS: Mapping[BoxKind, Icon] = {
    BoxKind.NOTE: Icon.NOTE,
    BoxKind.TIP: Icon.TIP,
    BoxKind.IMPORTANT: Icon.IMPORTANT,
    BoxKind.CAUTION: Icon.CAUTION,
}


def word_of(kind: BoxKind) -> str:
    """What a kind is called, for those who do not see its frame."""
    say = QCoreApplication.translate
    match kind:
        case BoxKind.NOTE:
            return say("Box", "Good to know")
        case BoxKind.TIP:
            return say("Box", "To do")
        case BoxKind.IMPORTANT:
            return say("Box", "Important")
        case BoxKind.CAUTION:
            return say("Box", "Danger")


def title_colour(kind: BoxKind, look: TextLook) -> str:
    """The colour of a box's title: stop signs have a filled head."""
    match kind:
        case BoxKind.CAUTION:
            return look.roles.panel
        case BoxKind.IMPORTANT:
            return look.roles.danger
        case _:
            return look.roles.ink


class BoxFrame(QFrame):
    """The frame of a box: a head with a picture and the title, and a column for what it says.

    Args:
        kind: what the box is for.
        title: its title, made already.
        look: theme and text size.
    """

    def __init__(self, kind: BoxKind, title: QWidget, look: TextLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", kind.name.lower())
        strongest = kind is BoxKind.CAUTION
        head = QFrame()
        head.setProperty("kind", "caution-head" if strongest else "")
        row = QHBoxLayout(head)
        above, below = (Space.SIDE, Space.SIDE) if strongest else (Space.PART, Space.NONE)
        row.setContentsMargins(Space.PART, above, Space.PART, below)
        row.setSpacing(Space.SIDE)
        row.addWidget(_picture(kind, look), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(title, 1)
        inside = QWidget()
        self.column = QVBoxLayout(inside)
        self.column.setContentsMargins(Space.BLOCK, Space.SIDE if strongest else Space.NEAR, Space.PART, Space.PART)
        self.column.setSpacing(Space.NEAR)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(inside)


def _picture(kind: BoxKind, look: TextLook) -> QLabel:
    size_px = look.scale.px(_ICON_PX)
    colour = title_colour(kind, look) if kind in {BoxKind.CAUTION, BoxKind.IMPORTANT} else look.roles.primary
    made = QLabel()
    made.setPixmap(icon_picture(_ICONS[kind], colour, size_px, made.devicePixelRatioF()))
    made.setFixedSize(size_px, size_px)
    made.setAccessibleName(word_of(kind))
    return made
