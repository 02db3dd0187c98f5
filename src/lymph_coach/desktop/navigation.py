"""The names of the pages: beside the page, or above it in rows where the text is very large."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.kept_icons import KeptIcons
from lymph_coach.desktop.theme.roles import Roles
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style import NAV_ICON_PX
from lymph_coach.desktop.theme.type import Scale
from lymph_coach.desktop.widgets.button import CalmButton

if TYPE_CHECKING:
    from lymph_coach.desktop.widgets.flow import FlowLayout

SIDE_PX = 220
ROOM_PX, ROW_ROOM_PX = 72, 26
GAP_PX = Space.TOUCH


class Navigation(QFrame):
    """A button a page, one of them chosen. Emits ``chosen`` with the key of another page.

    Args:
        places: name and icon of each page by its key, in order.
    """

    chosen = Signal(str)

    def __init__(self, places: Mapping[str, tuple[str, Icon]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._open = ""
        self._icons: dict[str, Icon] = {}
        self._buttons: dict[str, CalmButton] = {}
        self._group = QButtonGroup(self)
        self._title = QLabel(self.tr("Lymph Coach"))
        self._title.setProperty("kind", "strong")
        self._title.setContentsMargins(Space.STEP, 0, Space.STEP, Space.STEP)
        for key, (name, icon) in places.items():
            self._icons[key] = icon
            self._buttons[key] = button = CalmButton(name, "nav")
            button.setCheckable(True)
            button.setAutoExclusive(True)  # the group sees to it; this tells a screen reader
            button.clicked.connect(self._on_clicked)
            self._group.addButton(button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.STEP, Space.CARD, Space.STEP, Space.CARD)
        self._column.setSpacing(GAP_PX)
        self._column.addWidget(self._title)
        self._row = QWidget()
        self._column.addWidget(self._row)
        for button in self._buttons.values():
            self._column.addWidget(button)
        self._column.addStretch(1)

    def choose(self, key: str) -> None:
        """Show which page is open."""
        self._open = key
        self._buttons[key].setChecked(True)

    def wear(self, roles: Roles, scale: Scale, icons: KeptIcons, *, above: bool) -> None:
        """Take theme and text size, and a place beside or above the page."""
        self._place(above=above)
        bold = QFont(self.font())
        bold.setBold(True)
        bold.setPixelSize(scale.body)
        size_px = round(scale.px(NAV_ICON_PX) * self.devicePixelRatio())
        room_px = ROW_ROOM_PX if above else scale.px(NAV_ICON_PX) + ROOM_PX
        for key, button in self._buttons.items():
            icon = icons.leading(self._icons[key], roles.soft_ink, roles.ink, size_px)
            button.setIcon(QIcon() if above else icon)
            # The name grows when it is chosen; its room does not.
            button.setMinimumWidth(QFontMetrics(bold).horizontalAdvance(button.text()) + room_px)
        self.setMinimumWidth(0 if above else scale.px(SIDE_PX))

    def _place(self, *, above: bool) -> None:
        """Put the names under one another, or into rows."""
        self._title.setVisible(not above)
        self._row.setVisible(above)
        down = (Space.NEAR, Space.TOUCH) if above else (Space.CARD, Space.CARD)
        self._column.setContentsMargins(Space.STEP, down[0], Space.STEP, down[1])
        for number, button in enumerate(self._buttons.values()):
            if above is bool(button.property("row")):
                continue
            button.setProperty("row", above)
            if above:
                self._column.removeWidget(button)
                self._flow.addWidget(button)
            else:
                self._flow.removeWidget(button)
                self._column.insertWidget(2 + number, button)

    @cached_property
    def _flow(self) -> "FlowLayout":
        """The rows, made when they are wanted: such a layout is asked for enumerations that the start does without."""
        from lymph_coach.desktop.widgets.flow import FlowLayout  # noqa: PLC0415  # touches Qt

        return FlowLayout(GAP_PX, self._row)

    def _on_clicked(self) -> None:
        key = next(key for key, button in self._buttons.items() if button.isChecked())
        if key != self._open:
            self._open = key
            self.chosen.emit(key)
