"""The ways out of a page."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.reading.button_icon import put_icon
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.theme.icons import Icon
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.grow_down import grow_down


class Bar(QWidget):
    """To the list, and back to the page before; not there while there is neither."""

    list_chosen = Signal()
    back_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list_button = CalmButton(self.tr("All pages"), "pill", self)
        self.back_button = CalmButton("", "pill", self)
        self.back_button.setToolTip(self.tr("Alt+Left"))
        self.list_button.chosen.connect(self.list_chosen)
        self.back_button.chosen.connect(self.back_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SIDE)
        row = FlowLayout(Space.SIDE)
        row.addWidget(self.list_button)
        row.addWidget(self.back_button)
        column.addLayout(row)
        line = QFrame()
        line.setProperty("kind", "line")
        line.setFixedHeight(1)
        column.addWidget(line)
        grow_down(self)

    def wear(self, look: TextLook) -> None:
        """Change theme and text size."""
        for button, icon in ((self.list_button, Icon.CONTENTS), (self.back_button, Icon.ARROW_LEFT)):
            put_icon(button, icon, look.roles.ink, look)

    def show_ways(self, *, back: str, here: bool, to_list: bool) -> None:
        """Offer the list, and the page of the name ``back``; empty offers none.

        ``here`` is for another place on the page that is open: its own name would say nothing.
        """
        back_to = self.tr("Back to {page}").format(page=back)
        self.back_button.setText(self.tr("Back to where you were") if here else back_to)
        for button, wanted in ((self.list_button, to_list), (self.back_button, bool(back))):
            button.setVisible(wanted)
        self.setVisible(to_list or bool(back))
