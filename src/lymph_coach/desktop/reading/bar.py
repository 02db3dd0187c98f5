"""The ways out of a page."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from lymph_coach.desktop.reading.leaf_view import SIDE_PX
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.theme.icons import Icon, icon_of
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout

_ICON_PX = 22


class Bar(QWidget):
    """To the list, and back to the page before; not there while there is neither."""

    list_chosen = Signal()
    back_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_button = CalmButton(self.tr("All pages"), "pill")
        self.back_button = CalmButton("", "pill")
        self.back_button.setToolTip(self.tr("Alt+Left"))
        self.list_button.chosen.connect(self.list_chosen)
        self.back_button.chosen.connect(self.back_chosen)
        row = FlowLayout(12, self)
        row.setContentsMargins(SIDE_PX, 12, SIDE_PX, 0)
        row.addWidget(self.list_button)
        row.addWidget(self.back_button)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def wear(self, look: TextLook) -> None:
        """Change theme and text size."""
        size_px = look.scale.px(_ICON_PX)
        for button, icon in ((self.list_button, Icon.CONTENTS), (self.back_button, Icon.ARROW_LEFT)):
            button.setIcon(icon_of(icon, look.roles.ink))
            button.setIconSize(QSize(size_px, size_px))

    def show_ways(self, *, back: str, to_list: bool) -> None:
        """Offer the list, and the page of the name ``back``; empty offers none."""
        self.back_button.setText(self.tr("Back to {page}").format(page=back))
        self.list_button.setVisible(to_list)
        self.back_button.setVisible(bool(back))
        self.setVisible(to_list or bool(back))
