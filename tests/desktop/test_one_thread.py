"""Painting wakes no other thread."""

import subprocess
import sys
from pathlib import Path

import pytest

from lymph_coach.desktop.one_thread import paint_on_one_thread

_PAINTS = """
import os, sys
from lymph_coach.desktop.one_thread import paint_on_one_thread
if sys.argv[1] == "alone":
    paint_on_one_thread(os.environ)
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QColor, QPainterPath
application = QGuiApplication(["paints"])
picture = QImage(600, 600, QImage.Format.Format_RGB32)
path = QPainterPath()
path.addEllipse(0, 0, 600, 600)
before = len(os.listdir("/proc/self/task"))
painter = QPainter(picture)
painter.setRenderHint(QPainter.RenderHint.Antialiasing)
painter.fillPath(path, QColor(200, 100, 50, 128))
painter.end()
print(len(os.listdir("/proc/self/task")) - before)
"""


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="counts threads as Linux tells them")
def test_a_large_shape_is_filled_on_one_thread() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _PAINTS, "alone"], check=True, capture_output=True, text=True, timeout=60
    )
    assert told.stdout == "0\n"


def test_what_the_person_set_stays() -> None:
    environ = {"QT_NO_GUI_THREADPOOL": "0"}
    paint_on_one_thread(environ)
    assert environ == {"QT_NO_GUI_THREADPOOL": "0"}
