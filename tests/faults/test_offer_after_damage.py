"""Whatever is in the files of a session, the window opens."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests.desktop.stage import make_stage

DAMAGE: dict[str, bytes] = {
    "empty": b"",
    "zeroed": bytes(500),
    "garbage": b"\xff\xfe{{{",
    "a list": b"[1, 2, 3]",
    "foreign": b'{"schema": 99}',
    "half": b'{"schema": 1, "preset": "circles", "manner": {"posture": "sea',
    "deep": b"[" * 50_000,
    "out of range": b'{"schema": 1, "preset": "circles", "manner": {}, "pace": {"rounds": 900}}',
}


@pytest.mark.parametrize("shape", DAMAGE)
@pytest.mark.parametrize("name", ["data/checkpoint.json", "data/diary.sqlite3", "config/settings.json"])
def test_a_damaged_file_never_keeps_the_window_shut(
    look: QApplication, qtbot: object, tmp_path: Path, shape: str, name: str
) -> None:
    del qtbot
    path = tmp_path / name
    path.parent.mkdir(parents=True)
    path.write_bytes(DAMAGE[shape])
    stage = make_stage(look, tmp_path)
    stage.app.show()
    stage.app.furnish()
    assert stage.app.today.offered is None
    assert stage.app.today.page.start_button.isVisible()
    stage.app.close()
    stage.app.window.close()
