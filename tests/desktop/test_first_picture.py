"""What the first picture waits for, seen in a process of its own: what was made once cannot be made again."""

import os
import subprocess
import sys
from pathlib import Path

from lymph_coach.system.folders import HOME_VARIABLE

_PROGRAM = """
import enum, os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from lymph_coach.desktop.app import App
from lymph_coach.desktop.theme.apply import STYLE_OPTIONS
from lymph_coach.system.folders import Folders

def made():
    return sorted({kind.__name__ for kind in enum.Enum.__subclasses__()} & {"ColorScheme", "PixelMetric"})

application = QApplication([sys.argv[0], *STYLE_OPTIONS])
folders = Folders.of(os.environ)
folders.create()
app = App(application, folders)
app.window.first_painted.connect(lambda: (print("painted", *made()), QTimer.singleShot(0, application.exit)))
app.window.setEnabled(False)  # takes no focus, which comes before the first picture on this screen alone
app.show()
application.exec()
print("furnished", *made())
app.close()
"""


def test_it_waits_for_none_of_qts_large_enumerations(tmp_path: Path) -> None:
    environment = {**os.environ, HOME_VARIABLE: str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run([sys.executable, "-c", _PROGRAM], env=environment, check=True, capture_output=True, text=True)
    assert told.stdout.split("\n")[:2] == ["painted", "furnished ColorScheme"]
