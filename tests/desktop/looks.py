"""The looks a screen can have, which of them are tried when, and every screen of the tour in one of them."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.desktop.stage import make_stage
from tests.desktop.tour import PARTS, settle

from lymph_coach.settings.choices import Theme

THEMES = (Theme.LIGHT, Theme.DARK, Theme.CONTRAST_LIGHT, Theme.CONTRAST_DARK)
PERCENTS = (100, 150, 200, 250)
SMALL, LARGE = (1024, 700), (1920, 1080)


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, the size of the text in percent, and of the window in pixels."""

    theme: Theme
    percent: int
    size: tuple[int, int]

    def __str__(self) -> str:
        return f"{self.theme}-{self.percent}-{self.size[0]}x{self.size[1]}"


EVERY = tuple(Look(*one) for one in product(THEMES, PERCENTS, (SMALL, LARGE)))
BY_KEYBOARD = (
    Look(Theme.LIGHT, 100, SMALL),
    Look(Theme.DARK, 150, LARGE),
    Look(Theme.CONTRAST_LIGHT, 250, SMALL),
    Look(Theme.CONTRAST_DARK, 200, LARGE),
)
"""Each theme, text and window: in these the way of the Tab key is gone too, which takes as long as all the rest."""
CHOSEN = (
    *BY_KEYBOARD,
    # With the others: the least room there is in each theme, and themes, text and windows twice each and more.
    Look(Theme.LIGHT, 250, SMALL),
    Look(Theme.DARK, 250, SMALL),
    Look(Theme.CONTRAST_DARK, 250, SMALL),
    Look(Theme.CONTRAST_LIGHT, 100, LARGE),
    Look(Theme.LIGHT, 150, SMALL),
    Look(Theme.DARK, 200, SMALL),
)


def tries_every() -> bool:
    """Whether all looks there are shall be tried, as ``LOOKS=every`` in the environment asks for."""
    return os.environ.get("LOOKS") == "every"


@dataclass(frozen=True, slots=True)
class Stop:
    """A screen of the tour.

    Args:
        name: of the screen.
        part: of the tour; all its screens have one main window.
        window: the main window, or a dialog in front of it.
    """

    name: str
    part: str
    window: QWidget


def stops(application: QApplication, home: Path, look: Look, only: str = "") -> Iterator[Stop]:
    """Each screen in one look, settled; of the parts or screens that ``only`` begins the name of.

    Args:
        application: wears the look.
        home: an empty folder; each part has its own in it.
        look: theme, text and window.
        only: the beginning of a part's or a screen's name.
    """
    for part_name, part in PARTS.items():
        if not part_name.startswith(only) and not only.startswith(part_name):
            continue
        settings = {"theme": look.theme, "text_percent": look.percent, "preset": "standard"}
        stage = make_stage(application, home / part_name, settings, checkin=part.checkin)
        window = stage.app.window
        stage.app.show()
        stage.app.furnish()
        window.resize(*look.size)
        for name in part.walk(stage):
            settle()
            if part_name.startswith(only) or name.startswith(only):
                yield Stop(name, part_name, application.activeModalWidget() or window)
        stage.app.close()
        window.close()
        # A window that is gone need not be dressed again with the next one.
        window.deleteLater()
        stage.app.deleteLater()
        application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
