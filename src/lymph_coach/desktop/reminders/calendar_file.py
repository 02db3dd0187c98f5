"""Reminders saved for a calendar program."""

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lymph_coach.reminders.calendar import to_ics
from lymph_coach.reminders.reminder import Reminder
from lymph_coach.system.atomic import StorageError, write_atomically


class CalendarFile(QObject):
    """Asks where, and writes. Owns the one dialog that is open; ``told`` carries a sentence when it is done.

    Args:
        window: the dialog opens over it.
        now: local time with its zone.
        folder: where the file is offered to be saved; the person's documents when left out.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, now: Callable[[], datetime], folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = folder or Path(documents)
        self._reminders: tuple[Reminder, ...] = ()
        self.dialog: QFileDialog | None = None

    def save(self, reminders: Sequence[Reminder]) -> None:
        """Ask where these go; while the dialog is open, further wishes are passed over."""
        if self.dialog:
            return
        self._reminders = tuple(reminders)
        if not any(one.on for one in self._reminders):
            self.told.emit(self.tr("Nothing was saved: no reminder is switched on."))
            return
        name = self._reminders[0].name if len(self._reminders) == 1 else self.tr("Practice reminders")
        self.dialog = QFileDialog(self._window, self.tr("Save for a calendar"), str(self._folder))
        self.dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.dialog.setNameFilter(self.tr("Calendar file") + " (*.ics)")
        self.dialog.setDefaultSuffix("ics")
        self.dialog.selectFile("".join(letter for letter in name if letter.isalnum() or letter in " -_") + ".ics")
        self.dialog.fileSelected.connect(self._on_chosen)
        self.dialog.finished.connect(self._on_finished)
        self.dialog.open()

    def _on_chosen(self, file: str) -> None:
        now = self._now()
        try:
            write_atomically(Path(file), to_ics(self._reminders, now, now.date()))
        except StorageError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(self.tr("Saved as {file}. Open it with your calendar.").format(file=file))

    def _on_finished(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
