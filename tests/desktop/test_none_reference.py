"""PySide6 6.12.0 drops a reference to None at each void call, and crashes after some thousands of them."""

import sys

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot


def test_void_calls_keep_their_reference_to_none(qtbot: QtBot) -> None:
    del qtbot
    timer = QTimer()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        timer.stop()
    assert sys.getrefcount(None) > before - 50
