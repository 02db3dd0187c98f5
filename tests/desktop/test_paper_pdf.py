"""PDF files: the pages, the title, and an old file that outlives a full disk."""

import errno
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter, QPdfWriter
from PySide6.QtWidgets import QApplication
from tests.desktop.leaflets import SHEET, drawing, page_of, stock, words

from lymph_coach.desktop.paper.inks import drawing_in_black
from lymph_coach.desktop.paper.leaflet import Leaflet, paint_leaflet
from lymph_coach.desktop.paper.page import page_document
from lymph_coach.desktop.paper.pdf import pdf_of, save_pdf
from lymph_coach.desktop.paper.shapes import drawing_format
from lymph_coach.desktop.paper.sheet import sheet_document
from lymph_coach.desktop.paper.stock import Size
from lymph_coach.desktop.paper.wording import PaperWording
from lymph_coach.reading.kept import Filled
from lymph_coach.reading.page import Paragraph, Span
from lymph_coach.system.atomic import DiskSteps, StorageError


class FullDisk(DiskSteps):
    """A disk that takes no more."""

    def fill(self, descriptor: int, content: bytes) -> None:
        super().fill(descriptor, content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def sheet(qapp: QApplication) -> Leaflet:
    del qapp
    return sheet_document(SHEET, Filled(), stock(Size.Letter), PaperWording())


def pages_in(pdf: bytes) -> int:
    return pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ")


def boxes_in(pdf: bytes) -> set[bytes]:
    """The sizes of the pages, as the file says them."""
    return {part.split(b"]")[0].strip(b" [") for part in pdf.split(b"/MediaBox")[1:]}


def test_a_sheet_is_one_page_of_its_paper_with_a_title(sheet: Leaflet) -> None:
    pdf = pdf_of(sheet)
    assert pdf.startswith(b"%PDF-")
    assert pages_in(pdf) == 1
    assert all(float(box.split()[2]) == pytest.approx(612, abs=1) for box in boxes_in(pdf))
    assert "Before a visit".encode("utf-16-be") in pdf
    assert b"/FontFile2" in pdf


@pytest.mark.usefixtures("qapp")
def test_a_page_has_as_many_pages_as_it_was_laid_out_for() -> None:
    link = Paragraph((Span("the register", link="https://www.cmto.com/find/"),))
    leaflet = page_document(page_of(link, *[words(90)] * 16), stock(), PaperWording(), drawing)
    pdf = pdf_of(leaflet)
    assert pages_in(pdf) == leaflet.pages > 1
    assert b"https://www.cmto.com/find/" in pdf


def test_some_of_the_pages_can_be_painted(qapp: QApplication, tmp_path: Path) -> None:
    del qapp
    leaflet = page_document(page_of(*[words(90)] * 24), stock(), PaperWording(), drawing)
    assert leaflet.pages >= 3
    for first, last, count in ((2, 2, 1), (2, 0, leaflet.pages - 1), (1, 99, leaflet.pages)):
        path = tmp_path / f"{first}-{last}.pdf"
        writer = QPdfWriter(str(path))
        assert paint_leaflet(leaflet, writer, writer.resolution(), first, last)
        assert pages_in(path.read_bytes()) == count


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_device_that_refuses_is_told_apart(sheet: Leaflet, tmp_path: Path) -> None:
    writer = QPdfWriter(str(tmp_path / "no such folder" / "a.pdf"))
    assert not paint_leaflet(sheet, writer, writer.resolution())


def test_a_full_disk_leaves_the_old_file_and_names_the_new(sheet: Leaflet, tmp_path: Path) -> None:
    path = tmp_path / "Before a visit.pdf"
    save_pdf(sheet, path)
    before = path.read_bytes()
    with pytest.raises(StorageError, match=r"Before a visit\.pdf could not be written: No space left on device\."):
        save_pdf(sheet, path, FullDisk())
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["Before a visit.pdf"]


def test_drawings_come_in_greys_with_black_lines() -> None:
    svg = drawing_in_black("arm-circles")
    assert b"#00000" not in svg.replace(b"#000000", b"")
    for tone in (b"#000000", b"#ffffff"):
        assert tone in svg


@pytest.mark.usefixtures("qapp")
def test_a_drawing_keeps_its_proportions_and_its_lines() -> None:
    form = drawing_format(drawing("any"), QSizeF(100, 100))
    leaflet = page_document(page_of(), stock(), PaperWording(), drawing)
    cursor = leaflet.document.rootFrame().lastCursorPosition()
    cursor.insertText("\N{OBJECT REPLACEMENT CHARACTER}", form)
    image = QImage(595, 842, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    painter = QPainter(image)
    leaflet.paint(painter, 1)
    painter.end()
    rows = [sum(image.pixelColor(x, y).lightness() < 50 for x in range(595)) for y in range(842)]
    wide = [count for count in rows if count >= 99]
    assert 74 <= len(wide) <= 76
