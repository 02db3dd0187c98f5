"""The person's own routines beside the presets, and the card on which they are kept."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.today.own_row import OwnRow, OwnShown
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.pills import Pills
from lymph_coach.desktop.widgets.undo_bar import UndoBar


class OwnPanel(QWidget):
    """Shows the routines to choose from, and the card of their files; tells what is wanted.

    ``chosen`` carries a routine's name, ``remove_wanted`` a file's path. ``looked`` tells that the person comes back to
    the window while the card is open: a file may be another by now.
    """

    chosen = Signal(str)
    file_wanted = Signal()
    copy_wanted = Signal()
    folder_wanted = Signal()
    remove_wanted = Signal(object)
    undo_wanted = Signal()
    looked = Signal()
    filled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pills: Pills | None = None
        self.rows: list[OwnRow] = []
        self._shown: tuple[OwnShown, ...] = ()
        self.notice = label(kind="strong")
        self.notice.hide()
        self._place = QVBoxLayout()
        self.card = self._card()
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addLayout(self._place)
        column.addWidget(self.notice)
        column.addWidget(self.card)

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        self.told = label(kind="strong")
        self.told.hide()
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self.undo_wanted)
        self.open_button = CalmButton(self.tr("Open a routine file ..."), "primary")
        self.open_button.chosen.connect(self.file_wanted)
        self.copy_button = CalmButton(self.tr("Make a copy to change"))
        self.copy_button.chosen.connect(self.copy_wanted)
        self.folder_button = CalmButton(self.tr("Open the folder"))
        self.folder_button.chosen.connect(self.folder_wanted)
        buttons = FlowLayout(12)
        for button in (self.open_button, self.copy_button, self.folder_button):
            buttons.addWidget(button)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(16)
        column = QVBoxLayout(card)
        column.setContentsMargins(28, 24, 28, 28)
        column.setSpacing(16)
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
        column.addWidget(self.told)
        column.addLayout(buttons)
        return card

    def open_card(self, *, opened: bool) -> None:
        """Show the card, or put it away."""
        self.card.setVisible(opened)
        if opened:
            self.open_button.setFocus()
        else:
            self.tell("")
            self.undo_bar.hide()

    def show_files(self, files: Sequence[OwnShown], chosen: str, notice: str) -> None:
        """Show these files, the routine that is practised checked, and a sentence beside the choice."""
        if tuple(files) != self._shown:
            self._shown = tuple(files)
            self._make_pills()
            self._make_rows()
            self.filled.emit()
        if self.pills:
            self.pills.select(chosen)
        set_text(self.notice, notice)
        self.notice.setVisible(bool(notice))

    def tell(self, sentence: str) -> None:
        """Say something on the card; empty hides it."""
        set_text(self.told, sentence)
        self.told.setVisible(bool(sentence))

    def changeEvent(self, event: QEvent) -> None:
        """Ask to look again when the person comes back from wherever the files are changed."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow() and self.card.isVisible():
            self.looked.emit()

    def _make_pills(self) -> None:
        _discard(self.pills)
        names = {one.name: f"{one.name} · {one.minutes}" for one in self._shown if one.minutes}
        self.pills = Pills(self.tr("My own routines"), names) if names else None
        if self.pills:
            self.pills.picked.connect(self.chosen)
            self._place.addWidget(self.pills)

    def _make_rows(self) -> None:
        for row in self.rows:
            _discard(row)
        self.rows = [OwnRow(shown) for shown in self._shown]
        for row in self.rows:
            row.remove_chosen.connect(self.remove_wanted)
            self._rows.addWidget(row)


def _discard(widget: QWidget | None) -> None:
    if widget:
        widget.hide()
        widget.deleteLater()
