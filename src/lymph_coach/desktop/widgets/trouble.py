"""A page in the place of one that cannot be had now."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.system.atomic import StorageError


class TroublePage(ScrollPage):
    """Says what is wrong, under the name of the page it stands for."""

    def __init__(self, title: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_measure()
        self.column.addWidget(label(title, "title"))
        self.notice = label(sentence)
        self.column.addWidget(self.notice)
        self.column.addWidget(label(self.tr("Close Lymph Coach and open it again to try once more."), "soft"))
        self.column.addStretch(1)


def page_or_trouble(title: str, make: Callable[[], QWidget]) -> QWidget:
    """The page that is made, or where its file cannot be used one that says so."""
    try:
        return make()
    except StorageError as error:
        return TroublePage(title, str(error))
