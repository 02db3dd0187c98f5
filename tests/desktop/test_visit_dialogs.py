"""The page for a visit, printed and saved."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from tests.desktop.data_stage import ENTRIES, NOON, QUESTIONS, TODAY

from lymph_coach.desktop.paper.paper import Paper
from lymph_coach.desktop.paper.visit_words import VisitWords
from lymph_coach.journal.change import Item
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.report import Span, period_of, report_of

REPORT = report_of(period_of(Span.WEEKS, TODAY), ENTRIES, Goal(), (), QUESTIONS, 0)


def noon() -> datetime:
    return NOON


@pytest.fixture
def paper(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Paper]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield Paper(window, noon, tmp_path)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_it_is_saved_under_its_title_as_one_page(paper: Paper, tmp_path: Path) -> None:
    told: list[str] = []
    paper.told.connect(told.append)
    paper.save_visit(REPORT, Item.PAIN)
    assert isinstance(paper._dialog, QFileDialog)
    paper._dialog.accept()
    path = tmp_path / "For my visit.pdf"
    assert told == [f"Saved as {path}."]
    assert not paper.findChildren(VisitWords)  # nothing stays behind of each print
    assert path.read_bytes().count(b"/Type /Page\n") == 1


def test_it_is_printed(paper: Paper, tmp_path: Path) -> None:
    told: list[str] = []
    paper.told.connect(told.append)
    paper.print_visit(REPORT, Item.TENSION)
    assert isinstance(paper._dialog, QPrintDialog)
    printer = paper._printer
    assert printer
    printer.setOutputFormat(printer.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    paper._dialog.done(QDialog.DialogCode.Accepted)
    assert told == ["For my visit was sent to the printer."]
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF-")
