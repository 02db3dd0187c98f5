"""The person's data: saved to a file, brought in from one, and deleted."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QWidget

from lymph_coach.desktop.data.card import Card
from lymph_coach.desktop.data.delete_card import DeleteCard
from lymph_coach.desktop.data.file_ask import FileAsk
from lymph_coach.desktop.data.file_kind import FileKind
from lymph_coach.desktop.data.import_card import ImportCard
from lymph_coach.desktop.data.progress import ProgressBand
from lymph_coach.desktop.data.words import DataWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.notice import notice, tell
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.undo_bar import UndoBar

if TYPE_CHECKING:
    from lymph_coach.takeout.compare import Comparison


class DataPage(ScrollPage):
    """Shows what can be done with all of the person's data, and tells what is wanted; keeps nothing.

    ``save_wanted`` carries a :class:`FileKind` and a path, ``import_chosen`` the path of a file to look into, which is
    answered with :meth:`show_import`; then ``import_confirmed`` may come, with "here" or "file" for what stays where
    they differ. ``undo_wanted`` may follow :meth:`show_brought_in`. ``delete_confirmed`` comes after the second step.

    Args:
        locale: the person's; that of the system when not given.
        folder: where file dialogs begin; the person's documents when left out.
    """

    save_wanted = Signal(str, object)
    import_chosen = Signal(object)
    import_confirmed = Signal(str)
    undo_wanted = Signal()
    backups_wanted = Signal()
    delete_confirmed = Signal()
    back_wanted = Signal()

    def __init__(
        self, locale: QLocale | None = None, folder: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.keep_measure()
        words = DataWords(locale or QLocale(), self)
        self._words = words
        self._today = date(2000, 1, 1)
        self._held: QWidget | None = None
        self.files = FileAsk(self, folder)
        self.files.save_chosen.connect(self.save_wanted)
        self.files.read_chosen.connect(self.import_chosen)
        self.back_button = CalmButton(self.tr("Back"))
        self.back_button.chosen.connect(self.back_wanted)
        self.progress = ProgressBand()
        self.notice = notice()
        self.undo_bar = UndoBar()
        self.undo_bar.undone.connect(self.undo_wanted)
        self.imports = ImportCard(words)
        self.imports.choose_wanted.connect(self.files.which)
        self.imports.confirmed.connect(self.import_confirmed)
        self.deleting = DeleteCard(words)
        self.deleting.confirmed.connect(self.delete_confirmed)
        self.deleting.opened.connect(self._on_opened)
        self._cards = (self._save_card(), self.imports, self._backups_card(), self.deleting)
        self.column.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label(self.tr("My data"), "title"))
        self.column.addWidget(label(self.tr("All of it is on this computer. Nothing is sent anywhere."), "soft"))
        for widget in (self.progress, self.notice, self.undo_bar, *self._cards):
            self.column.addWidget(widget)
        self.column.addStretch(1)
        self.watch_focus()

    def _save_card(self) -> Card:
        card = Card(self.tr("Save everything to a file"))
        self.holds = label(kind="soft")
        self.json_button = CalmButton(self.tr("Save as JSON"))
        self.csv_button = CalmButton(self.tr("Save as a table (CSV)"))
        self.json_button.setAccessibleDescription(self.tr("Lymph Coach can bring this file in again."))
        self.csv_button.setAccessibleDescription(self.tr("A spreadsheet program can open this file."))
        self.json_button.chosen.connect(self._on_json)
        self.csv_button.chosen.connect(self._on_csv)
        row = FlowLayout(Space.STEP)
        for button in (self.json_button, self.csv_button):
            row.addWidget(button)
        card.column.addWidget(self.holds)
        card.column.addLayout(row)
        card.column.addWidget(
            label(
                self.tr(
                    "Both have everything: diary, reminders, sheets, check-in, reading, settings and routines."
                    " A JSON file can be brought in again. A table opens in a spreadsheet program."
                ),
                "soft",
            )
        )
        return card

    def _backups_card(self) -> Card:
        card = Card(self.tr("Backups"))
        card.column.addWidget(
            label(self.tr("Lymph Coach keeps copies of your diary as it was on earlier days."), "soft")
        )
        self.backups_button = CalmButton(self.tr("Show the backups"))
        self.backups_button.chosen.connect(self.backups_wanted)
        card.column.addWidget(self.backups_button, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def start(self, sessions: int, things: Sequence[str], today: date) -> None:
        """Show the page from its top, asking nothing.

        Args:
            sessions: how many are in the diary.
            things: what Delete everything removes, each in a few words.
            today: for the names of files.
        """
        self._today = today
        self.imports.clear()
        self.undo_bar.hide()
        self.deleting.close_step()
        self.deleting.show_things(things)
        self.show_sessions(sessions)
        self.show_notice("")
        self.verticalScrollBar().setValue(0)

    def show_sessions(self, count: int) -> None:
        """Say how many sessions are in the diary."""
        self.holds.setText(self.tr("Sessions in your diary: {count}.").format(count=count))

    def show_import(self, path: Path, found: "Comparison") -> None:
        """Say what a file holds, and ask whether it is brought in."""
        self.show_notice("")
        self.imports.show_preview(path.name, found)

    def show_brought_in(self, text: str) -> None:
        """Say what was brought in, and offer to put it back."""
        self.show_notice("")
        self.undo_bar.offer(text)
        self.verticalScrollBar().setValue(0)
        announce(self, text)

    def show_work(self, text: str) -> None:
        """Say what is done now, with nothing else to press; empty when it is done."""
        if text and self._held is None:
            self._held = self.focusWidget()
            # Before what has the keyboard can no longer have it.
            self.back_button.setFocus()
            self.notice.hide()
            self.undo_bar.hide()
            self.verticalScrollBar().setValue(0)
        for card in self._cards:
            card.setEnabled(not text)
        self.progress.show_work(text)
        if not text and self._held:
            self._held.setFocus()
            self._held = None

    def show_notice(self, text: str) -> None:
        """Say something at the top, aloud too; empty hides it."""
        tell(self.notice, text)
        if text:
            self.verticalScrollBar().setValue(0)

    def focus_first(self) -> None:
        """Give the keyboard to the way back, above everything else."""
        self.back_button.setFocus()

    def _on_json(self) -> None:
        self.files.where_to(FileKind.JSON, self._today)

    def _on_csv(self) -> None:
        self.files.where_to(FileKind.CSV, self._today)

    def _on_opened(self) -> None:
        self.ensureWidgetVisible(self.deleting.step, 0, 24)
