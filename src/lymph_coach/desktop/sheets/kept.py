"""The sheets as they are filled in now."""

from PySide6.QtCore import QObject, Signal

from lymph_coach.reading.kept import DAMAGED, Filled, SheetsFile
from lymph_coach.system.atomic import StorageError


class FilledSheets(QObject):
    """Owns what is filled in on every sheet, and its file.

    A change holds at once, even where the disk refuses it; ``failed`` then says so in a sentence, and the next change
    tries again. It also says if what was kept before could not be read.
    """

    failed = Signal(str)

    def __init__(self, file: SheetsFile, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._filled = file.load()

    def reread(self) -> None:
        """Take what the file says now, such as after something was brought in."""
        self._filled = self._file.load()

    def of(self, sheet_id: str) -> Filled:
        """A sheet as it is filled in; empty where it never was."""
        return self._filled.get(sheet_id, Filled())

    def keep(self, sheet_id: str, filled: Filled) -> None:
        """Take a sheet as it is filled in from now on, and write it."""
        self._filled = {**self._filled, sheet_id: filled}
        try:
            if self._file.save(self._filled):
                self.failed.emit(DAMAGED)
        except StorageError as error:
            self.failed.emit(str(error))
