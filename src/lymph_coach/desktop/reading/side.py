"""The side of the reading pages: search, and the list under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.reading.contents import ContentsList
from lymph_coach.desktop.reading.drawing import Drawings
from lymph_coach.desktop.reading.look import TextLook
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.search_field import SearchField


class Side(QFrame):
    """Owns the search field and the list, with a title for where they stand alone; knows no page."""

    def __init__(self, drawings: Drawings, look: TextLook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "contents")
        self.title = label(self.tr("Read"), "section")
        self.title.setContentsMargins(Space.SIDE, 0, Space.SIDE, 0)
        self.search = SearchField(self.tr("Search the pages"))
        self.all_button = CalmButton(self.tr("Show all pages"), "pill")
        self.all_button.hide()
        self.list = ContentsList(drawings, look)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SIDE, Space.BLOCK, Space.NEAR, Space.SIDE)
        column.setSpacing(Space.SIDE)
        column.addWidget(self.title)
        column.addWidget(self.search)
        column.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.list, 1)
        self.all_button.chosen.connect(self.search.clear)
        self.search.down.connect(self._go_to_list)
        self.list.left.connect(self.search.setFocus)

    def _go_to_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
