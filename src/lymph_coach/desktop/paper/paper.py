"""Printing, and saving as PDF: the dialogs, and what is told afterwards."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QStandardPaths, Signal
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from lymph_coach.desktop.paper.leaflet import Leaflet, paint_leaflet
from lymph_coach.desktop.paper.page import page_document
from lymph_coach.desktop.paper.pdf import CREATOR, save_pdf
from lymph_coach.desktop.paper.sheet import sheet_document
from lymph_coach.desktop.paper.stock import LEAST_WIDE_PT, SIZES, Size, Stock, usual_size
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.reading.kept import Filled
from lymph_coach.reading.page import Page
from lymph_coach.reading.sheets import Sheet
from lymph_coach.system.atomic import StorageError

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from lymph_coach.journal.change import Item
    from lymph_coach.journal.report import Report

Make = Callable[[Stock], Leaflet]
"""Lays the same thing out for whatever paper is chosen in the end."""


class Paper(QObject):
    """Puts pages and sheets on paper or into a PDF file. Owns the one dialog that is open.

    ``told`` carries a sentence for the person once it is done, or could not be. Closing a dialog tells nothing. While
    a dialog is open, further wishes are passed over.

    Args:
        window: the dialogs open over it, in its typeface.
        now: local time.
        folder: where files are offered to be saved; the person's documents when left out.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, now: Callable[[], datetime], folder: Path | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._now = now
        self._folder = folder or Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self._wording = PaperWording(self)
        self._dialog: QDialog | None = None
        self._make: Make | None = None
        self._printer: QPrinter | None = None

    def print_page(self, page: Page) -> None:
        """Print a reading page, after asking on which printer."""
        self._ask_printer(page.title, lambda stock: page_document(page, stock, self._wording))

    def save_page(self, page: Page) -> None:
        """Save a reading page as PDF, after asking where."""
        self._ask_path(page.title, lambda stock: page_document(page, stock, self._wording))

    def print_sheet(self, sheet: Sheet, filled: Filled) -> None:
        """Print a sheet as it is filled in, after asking on which printer."""
        self._ask_printer(sheet.title, lambda stock: sheet_document(sheet, filled, stock, self._wording))

    def save_sheet(self, sheet: Sheet, filled: Filled) -> None:
        """Save a sheet as it is filled in as PDF, after asking where."""
        self._ask_path(sheet.title, lambda stock: sheet_document(sheet, filled, stock, self._wording))

    def print_visit(self, report: "Report", item: "Item") -> None:
        """Print the page for a visit, with a chart of an item, after asking on which printer."""
        self._ask_printer(*self._visit(report, item))

    def save_visit(self, report: "Report", item: "Item") -> None:
        """Save the page for a visit as PDF, after asking where."""
        self._ask_path(*self._visit(report, item))

    def _visit(self, report: "Report", item: "Item") -> tuple[str, Make]:
        from lymph_coach.desktop.paper.visit import visit_document  # noqa: PLC0415  # charts; most days nobody visits
        from lymph_coach.desktop.paper.visit_words import VisitWords  # noqa: PLC0415  # likewise

        words = VisitWords(QLocale())
        return words.title(), lambda stock: visit_document(report, item, stock, self._wording, words)

    def _ask_printer(self, title: str, make: Make) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter  # noqa: PLC0415  # most sessions print nothing

        if self._dialog:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(title)
        printer.setCreator(CREATOR)
        printer.setPageSize(QPageSize(usual_size(QLocale())))
        dialog = QPrintDialog(printer, self._window)
        dialog.setWindowTitle(self.tr("Print {title}").format(title=title))
        self._make, self._printer = make, printer
        self._open(dialog)

    def _ask_path(self, title: str, make: Make) -> None:
        if self._dialog:
            return
        dialog = QFileDialog(self._window, self.tr("Save {title}").format(title=title), str(self._folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self._filter(size) for size in self._sizes()])
        dialog.setLabelText(QFileDialog.DialogLabel.FileType, self.tr("Paper:"))
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(title))
        self._make = make
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self._dialog = dialog
        dialog.finished.connect(self._on_finished)
        # Not open() of its own: that of a print dialog asks for a receiver.
        QDialog.open(dialog)

    def _sizes(self) -> tuple[Size, ...]:
        """The papers to choose from, the usual one of this place first."""
        usual = usual_size(QLocale())
        return (usual, *(size for size in SIZES if size is not usual))

    def _filter(self, size: Size) -> str:
        words = self.tr("PDF on US Letter paper") if size is Size.Letter else self.tr("PDF on A4 paper")
        return f"{words} (*.pdf)"

    def _on_finished(self, result: int) -> None:
        dialog, make, printer = self._dialog, self._make, self._printer
        self._dialog = self._make = self._printer = None
        if not dialog or not make:
            return
        if result == QDialog.DialogCode.Accepted:
            if isinstance(dialog, QFileDialog):
                chosen = {self._filter(size): size for size in self._sizes()}
                # A system's own dialog may not tell which was chosen.
                size = chosen.get(dialog.selectedNameFilter(), self._sizes()[0])
                self._save(make, size, Path(dialog.selectedFiles()[0]))
            elif printer:
                self._print(make, printer)
        dialog.deleteLater()

    def _save(self, make: Make, size: Size, path: Path) -> None:
        try:
            save_pdf(make(self._stock(QPageSize(size))), path)
        except StorageError as error:
            self.told.emit(str(error))
        else:
            self.told.emit(self.tr("Saved as {file}.").format(file=path))

    def _print(self, make: Make, printer: "QPrinter") -> None:
        # Sheets and pages are upright, and have margins of their own.
        printer.setPageOrientation(QPageLayout.Orientation.Portrait)
        printer.setFullPage(True)
        stock = self._stock(printer.pageLayout().pageSize())
        if stock.size_pt.width() < LEAST_WIDE_PT:
            small = self.tr("{title} was not printed: the paper of this printer is too small. Choose A5 or larger.")
            self.told.emit(small.format(title=printer.docName()))
            return
        leaflet = make(stock)
        if paint_leaflet(leaflet, printer, printer.resolution(), printer.fromPage() or 1, printer.toPage()):
            self.told.emit(self.tr("{title} was sent to the printer.").format(title=leaflet.title))
        else:
            self.told.emit(self.tr("{title} was not printed: the printer did not take it.").format(title=leaflet.title))

    def _stock(self, paper: QPageSize) -> Stock:
        return Stock(paper, self._window.font().family(), self._now().date())


def file_name(title: str) -> str:
    """A title as the name of a file on every system."""
    return "".join(letter for letter in title if letter not in '\\/:*?"<>|') + ".pdf"
