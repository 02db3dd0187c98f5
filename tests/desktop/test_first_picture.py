"""What the first picture waits for, and what it looks like."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from lymph_coach.desktop.theme.apply import Look, apply_theme, opening_roles, roles_for
from lymph_coach.desktop.theme.focus import FocusRing
from lymph_coach.desktop.theme.style import palette_of
from lymph_coach.settings.choices import Theme
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
print("drawing" if "PySide6.QtSvg" in sys.modules else "kept")
app.close()
"""


def test_it_waits_for_none_of_qts_large_enumerations(tmp_path: Path) -> None:
    environment = {**os.environ, HOME_VARIABLE: str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    told = subprocess.run([sys.executable, "-c", _PROGRAM], env=environment, check=True, capture_output=True, text=True)
    assert told.stdout.split("\n")[:2] == ["painted", "furnished ColorScheme"]


def test_from_the_second_start_on_it_draws_no_icon(tmp_path: Path) -> None:
    environment = {**os.environ, HOME_VARIABLE: str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    words = [sys.executable, "-c", _PROGRAM]
    told = [subprocess.run(words, env=environment, check=True, capture_output=True, text=True) for _ in range(2)]
    assert [one.stdout.split("\n")[2] for one in told] == ["drawing", "kept"]


@pytest.fixture
def undressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application without a look, before and after."""
    palette, font = qapp.palette(), qapp.font()
    strip(qapp)
    yield qapp
    strip(qapp)
    qapp.setPalette(palette)
    qapp.setFont(font)


def strip(application: QApplication) -> None:
    for look in application.findChildren(Look):
        look.deleteLater()
    application.setStyleSheet("")
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize(("system", "opens_with"), [(Theme.LIGHT, Theme.LIGHT), (Theme.DARK, Theme.DARK)])
def test_the_window_opens_as_light_or_dark_as_the_system(system: Theme, opens_with: Theme) -> None:
    assert opening_roles(Theme.SYSTEM, palette_of(roles_for(system))) == roles_for(opens_with)


@pytest.mark.parametrize("chosen", [theme for theme in Theme if theme is not Theme.SYSTEM])
def test_the_window_opens_in_the_theme_that_was_chosen(chosen: Theme) -> None:
    assert opening_roles(chosen, palette_of(roles_for(Theme.DARK))) == roles_for(chosen)


def test_the_first_picture_waits_for_no_focus_ring(undressed: QApplication) -> None:
    look = apply_theme(undressed, roles_for(Theme.LIGHT), 100, opening=True)
    assert look.findChildren(FocusRing) == []

    look.follow_focus()
    look.follow_focus()
    assert len(look.findChildren(FocusRing)) == 1
