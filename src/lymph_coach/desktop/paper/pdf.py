"""PDF files."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPdfWriter

from lymph_coach.desktop.paper.leaflet import Leaflet, paint_leaflet
from lymph_coach.system.atomic import Steps, write_atomically

CREATOR = "Lymph Coach"
DOTS_PER_INCH = 1200


def pdf_of(leaflet: Leaflet) -> bytes:
    """A leaflet as a PDF, with its title and the typeface inside."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(leaflet.title)
    writer.setCreator(CREATOR)
    writer.setResolution(DOTS_PER_INCH)
    writer.setPageLayout(QPageLayout(leaflet.stock.paper, QPageLayout.Orientation.Portrait, QMarginsF()))
    paint_leaflet(leaflet, writer, DOTS_PER_INCH)
    buffer.close()
    return bytes(content.data())


def save_pdf(leaflet: Leaflet, path: Path, steps: Steps | None = None) -> None:
    """Write a leaflet to a PDF file; what was there before stays unless all of it can be written.

    Args:
        leaflet: what is saved.
        path: where to.
        steps: how the disk is reached; the real one when left out.

    Raises:
        StorageError: the disk refused; the sentence names file and reason.
    """
    write_atomically(path, pdf_of(leaflet), steps)
