"""Asking where a file goes, or which one to read."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from lymph_coach.desktop.data.file_kind import FileKind


class FileAsk(QObject):
    """Owns the one dialog that is open; while it is, further wishes are passed over.

    ``save_chosen`` carries the kind and the path, ``read_chosen`` a path. A dialog that is closed tells nothing.

    Args:
        over: the dialogs open over it.
        folder: where they begin; the person's documents when left out.
    """

    save_chosen = Signal(str, object)
    read_chosen = Signal(object)

    def __init__(self, over: QWidget, folder: Path | None = None) -> None:
        super().__init__(over)
        self._over = over
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._folder = folder or Path(documents)
        self._kind: FileKind | None = None
        self.dialog: QFileDialog | None = None

    def where_to(self, kind: FileKind, today: date) -> None:
        """Ask where a file of this kind goes."""
        names = {
            FileKind.JSON: self.tr("JSON file"),
            FileKind.CSV: self.tr("Table for a spreadsheet"),
        }
        dialog = self._open(self.tr("Save everything"), f"{names[kind]} (*.{kind})", kind)
        if dialog:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(kind)
            dialog.selectFile(self.tr("Lymph Coach {day}").format(day=today.isoformat()) + f".{kind}")
            dialog.open()

    def which(self) -> None:
        """Ask which JSON file to read."""
        dialog = self._open(self.tr("Bring in a file"), self.tr("JSON file") + " (*.json)", None)
        if dialog:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            dialog.open()

    def _open(self, title: str, name_filter: str, kind: FileKind | None) -> QFileDialog | None:
        if self.dialog:
            return None
        self._kind = kind
        self.dialog = dialog = QFileDialog(self._over, title, str(self._folder))
        dialog.setNameFilter(name_filter)
        dialog.fileSelected.connect(self._on_chosen)
        dialog.finished.connect(self._on_finished)
        return dialog

    def _on_chosen(self, file: str) -> None:
        if self._kind:
            self.save_chosen.emit(self._kind, Path(file))
        else:
            self.read_chosen.emit(Path(file))

    def _on_finished(self) -> None:
        if self.dialog:
            self.dialog.deleteLater()
        self.dialog = None
