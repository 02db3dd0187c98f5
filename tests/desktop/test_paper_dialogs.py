"""Printing and saving: what is offered, what is done, and what is told."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QLocale, QSizeF
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.leaflets import SHEET, page_of, words

from lymph_coach.desktop.paper.paper import Paper, file_name
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.desktop.theme.type import load_font
from lymph_coach.reading.kept import Filled

NOW = datetime.fromisoformat("2026-11-22T12:00:00-05:00")


class Desk:
    """A window with paper, and all that was told."""

    def __init__(self, window: QWidget, folder: Path) -> None:
        self.paper = Paper(window, self.now, folder)
        self.told: list[str] = []
        self.paper.told.connect(self.told.append)

    def now(self) -> datetime:
        return NOW

    @property
    def dialog(self) -> QDialog:
        assert self.paper._dialog
        return self.paper._dialog

    @property
    def files(self) -> QFileDialog:
        assert isinstance(self.dialog, QFileDialog)
        return self.dialog

    def print_into(self, path: Path) -> QPrinter:
        """Have what is printed go to a file, as "print to file" does."""
        assert isinstance(self.dialog, QPrintDialog)
        printer = self.paper._printer
        assert printer
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        return printer


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    window = QWidget()
    qtbot.addWidget(window)
    font = window.font()
    font.setFamily(load_font())
    window.setFont(font)
    window.show()
    desk = Desk(window, tmp_path)
    yield desk
    if desk.paper._dialog:
        desk.paper._dialog.reject()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def in_place() -> Iterator[Callable[[str], None]]:
    """Be somewhere else for the length of a test."""
    before = QLocale()

    def be_in(name: str) -> None:
        QLocale.setDefault(QLocale(name))

    yield be_in
    QLocale.setDefault(before)


def width_of(path: Path) -> int:
    """The width in points of the pages of a PDF."""
    return round(float(path.read_bytes().split(b"/MediaBox")[1].strip(b" [").split()[2]))


def test_a_sheet_is_saved_under_its_title_among_the_documents(desk: Desk, tmp_path: Path) -> None:
    desk.paper.save_sheet(SHEET, Filled())
    path = tmp_path / "Before a visit.pdf"
    assert [Path(one) for one in desk.files.selectedFiles()] == [path]
    assert desk.files.isVisible()
    desk.files.accept()
    assert path.read_bytes().startswith(b"%PDF-")
    assert desk.told == [f"Saved as {path}."]
    assert desk.paper._dialog is None


@pytest.mark.parametrize(("place", "usual", "other"), [("en_US", 612, 595), ("en_GB", 595, 612)])
def test_the_paper_is_that_of_the_place_and_can_be_chosen(
    desk: Desk, tmp_path: Path, in_place: Callable[[str], None], place: str, usual: int, other: int
) -> None:
    in_place(place)
    path = tmp_path / "Before a visit.pdf"
    desk.paper.save_sheet(SHEET, Filled())
    desk.files.accept()
    assert width_of(path) == usual
    desk.paper.save_sheet(SHEET, Filled())
    desk.files.setOption(QFileDialog.Option.DontConfirmOverwrite)
    desk.files.selectNameFilter(desk.files.nameFilters()[1])
    desk.files.accept()
    assert width_of(path) == other


def test_the_day_is_in_the_language_of_the_words_beside_it(desk: Desk, in_place: Callable[[str], None]) -> None:
    in_place("fr_FR")
    assert PaperWording(desk.paper).foot("A page", NOW.date()).endswith("printed on 22 November 2026")


def test_a_page_is_saved(desk: Desk, tmp_path: Path) -> None:
    desk.paper.save_page(page_of(words(20)))
    desk.files.accept()
    assert (tmp_path / "A page.pdf").exists()


def test_what_cannot_be_saved_is_told_with_its_reason(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    desk.paper.save_sheet(SHEET, Filled())
    desk.files.accept()
    assert desk.told == [f"{tmp_path / 'Before a visit.pdf'} could not be written: No space left on device."]
    assert list(tmp_path.iterdir()) == []


def test_a_closed_dialog_does_nothing_and_the_next_opens(desk: Desk, tmp_path: Path) -> None:
    desk.paper.save_sheet(SHEET, Filled())
    desk.files.reject()
    assert (desk.told, list(tmp_path.iterdir())) == ([], [])
    desk.paper.save_page(page_of())
    assert desk.files.selectedFiles()[0].endswith("A page.pdf")


def test_one_dialog_at_a_time(desk: Desk) -> None:
    desk.paper.save_sheet(SHEET, Filled())
    first = desk.dialog
    desk.paper.save_page(page_of())
    desk.paper.print_page(page_of())
    assert desk.dialog is first


def test_a_sheet_is_printed_upright_on_the_paper_that_was_chosen(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    desk.paper.print_sheet(SHEET, Filled(frozenset({"want.calm"})))
    printer = desk.print_into(path)
    printer.setPageSize(printer.pageLayout().pageSize().__class__(printer.pageLayout().pageSize().PageSizeId.A5))
    printer.setPageOrientation(printer.pageLayout().Orientation.Landscape)
    desk.dialog.done(QDialog.DialogCode.Accepted)
    assert width_of(path) == 420
    assert "Before a visit".encode("utf-16-be") in path.read_bytes()
    assert desk.told == ["Before a visit was sent to the printer."]


def test_a_printer_of_labels_is_not_fed_hundreds_of_them(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    desk.paper.print_sheet(SHEET, Filled(written={"notes": "My left foot burns."}))
    desk.print_into(path).setPageSize(QPageSize(QSizeF(36, 89), QPageSize.Unit.Millimeter))
    desk.dialog.done(QDialog.DialogCode.Accepted)
    (told,) = desk.told
    assert told.startswith("Before a visit was not printed: the paper of this printer is too small.")
    assert not path.exists()


def test_only_the_pages_that_are_wanted_are_printed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "printed.pdf"
    desk.paper.print_page(page_of(*[words(90)] * 20))
    desk.print_into(path).setFromTo(2, 2)
    desk.dialog.done(QDialog.DialogCode.Accepted)
    assert path.read_bytes().count(b"/Type /Page\n") == 1


@pytest.mark.qt_log_ignore("QPainter::begin", "QPrinter|QPdf")
def test_a_printer_that_refuses_is_told(desk: Desk, tmp_path: Path) -> None:
    desk.paper.print_sheet(SHEET, Filled())
    desk.print_into(tmp_path / "no such folder" / "a.pdf")
    desk.dialog.done(QDialog.DialogCode.Accepted)
    assert desk.told == ["Before a visit was not printed: the printer did not take it."]


def test_a_closed_print_dialog_prints_nothing(desk: Desk) -> None:
    desk.paper.print_sheet(SHEET, Filled())
    desk.dialog.reject()
    assert desk.told == []
    assert desk.paper._printer is None


def test_a_title_becomes_a_name_every_system_takes() -> None:
    assert file_name('Is it safe? "Yes/no": <a|b>*\\') == "Is it safe Yesno ab.pdf"
