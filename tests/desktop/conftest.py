"""The window on a stage, closed after each test; the application, undressed after each."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage, make_stage

from lymph_coach.desktop.theme.apply import Look


@pytest.fixture
def look(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed again afterwards."""
    style, palette, font = qapp.style().objectName(), qapp.palette(), qapp.font()
    yield qapp
    for worn in qapp.findChildren(Look):
        worn.deleteLater()
    qapp.setStyleSheet("")
    qapp.setStyle(style)
    qapp.setPalette(palette)
    qapp.setFont(font)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def open_stage(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    """Open the window; again after a crash, with the same folder."""
    stages: list[Stage] = []

    def open_one(*, checkin: bool = False, **settings: object) -> Stage:
        stage = make_stage(qapp, tmp_path, settings, checkin=checkin)
        stage.app.show()
        stage.app.furnish()
        qtbot.addWidget(stage.app.window)
        stages.append(stage)
        return stage

    yield open_one
    for stage in stages:
        stage.app.close()
