"""The window on a stage, closed after each test, with the application undressed."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.desktop.stage import Stage, make_stage


@pytest.fixture
def open_stage(qtbot: QtBot, look: QApplication, tmp_path: Path) -> Iterator[Callable[..., Stage]]:
    """Open the window; again after a crash, with the same folder."""
    stages: list[Stage] = []

    def open_one(*, checkin: bool = False, **settings: object) -> Stage:
        stage = make_stage(look, tmp_path, settings, checkin=checkin)
        stage.app.show()
        stage.app.furnish()
        qtbot.addWidget(stage.app.window)
        stages.append(stage)
        return stage

    yield open_one
    for stage in stages:
        stage.app.close()
