"""A sheet on a stage, and all that it tells."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot
from tests.desktop.leaflets import SHEET

from lymph_coach.desktop.sheets.page import SheetPage
from lymph_coach.reading.kept import Filled, OwnLine

FULL = Filled(
    frozenset({"want.calm"}), (OwnLine("Bring my glasses."), OwnLine("Ask about oil.", ticked=True)), {"notes": "Mine."}
)


class Open:
    """A page, and all that it told."""

    def __init__(self, page: SheetPage) -> None:
        self.page = page
        self.told: list[tuple[str, Filled]] = []
        page.changed.connect(self._on_changed)

    def _on_changed(self, sheet: str, filled: Filled) -> None:
        self.told.append((sheet, filled))

    @property
    def last(self) -> Filled:
        return self.told[-1][1]

    def press(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def write(self, part: str, text: str) -> None:
        QTest.keyClicks(self.page.fields[part], text)


def open_sheet(qtbot: QtBot) -> Open:
    page = SheetPage()
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show_sheet(SHEET, Filled())
    page.show()
    return Open(page)
