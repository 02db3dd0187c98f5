"""The card on which the files of own routines are kept."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.today.own_row import OwnRow, OwnShown
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.undo_bar import UndoBar


class OwnCard(QFrame):
    """Lists the files and tells what is wanted; ``remove_wanted`` carries a file's path.

    ``looked`` tells that the person comes back to the window while the card is open: a file may be another by now.
    """

    file_wanted = Signal()
    copy_wanted = Signal()
    folder_wanted = Signal()
    remove_wanted = Signal(object)
    undo_wanted = Signal()
    looked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.rows: list[OwnRow] = []
        self._shown: tuple[OwnShown, ...] = ()
        self.notice = notice()
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self.undo_wanted)
        self.open_button = CalmButton(self.tr("Open a routine file ..."), "primary")
        self.open_button.chosen.connect(self.file_wanted)
        self.copy_button = CalmButton(self.tr("Make a copy to change"))
        self.copy_button.chosen.connect(self.copy_wanted)
        self.folder_button = CalmButton(self.tr("Open the folder"))
        self.folder_button.chosen.connect(self.folder_wanted)
        buttons = FlowLayout(Space.SIDE)
        for button in (self.open_button, self.copy_button, self.folder_button):
            buttons.addWidget(button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.STEP)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.STEP)
        column.addWidget(label(self.tr("My own routines"), "section"))
        column.addWidget(
            label(
                self.tr(
                    "A routine of your own is a small file. In it you can change counts, pace, rests, order and words,"
                    " within the safe ranges."
                )
            )
        )
        column.addLayout(self._rows)
        column.addWidget(self.undo_bar)
        column.addWidget(self.notice)
        column.addLayout(buttons)
        self.hide()

    def open_card(self, *, opened: bool) -> None:
        """Show the card, or put it away."""
        self.setVisible(opened)
        if opened:
            self.open_button.setFocus()
        else:
            self.show_notice("")
            self.undo_bar.hide()

    def show_files(self, files: Sequence[OwnShown]) -> None:
        """Show these files; rows are made anew only where something is another."""
        if tuple(files) == self._shown:
            return
        self._shown = tuple(files)
        for row in self.rows:
            row.hide()
            row.deleteLater()
        self.rows = [OwnRow(shown) for shown in files]
        for row in self.rows:
            row.remove_chosen.connect(self.remove_wanted)
            self._rows.addWidget(row)

    def show_notice(self, text: str) -> None:
        """Say something on the card, aloud too; empty hides it."""
        tell(self.notice, text)

    def changeEvent(self, event: QEvent) -> None:
        """Ask to look again when the person comes back from wherever the files are changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self.isVisible():
            self.looked.emit()
