"""What every wing is, and what it is handed."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from PySide6.QtCore import QObject

from lymph_coach.desktop.choices.chosen import ChosenSettings
from lymph_coach.desktop.theme.apply import Look
from lymph_coach.desktop.window import MainWindow
from lymph_coach.system.folders import Folders


class Shared(NamedTuple):
    """The parts of the program there is one of.

    Attributes:
        folders: where files are kept.
        chosen: the settings.
        look: what the application wears.
        window: where pages are shown.
        now: local time with its zone.
    """

    folders: Folders
    chosen: ChosenSettings
    look: Look
    window: MainWindow
    now: Callable[[], datetime]


class Wing(QObject):
    """A part of the window that is built and wired as one; what it need not do it leaves as it is here."""

    def wear(self) -> None:
        """Take the look that is worn, for what the style sheet does not reach."""

    def fall_silent(self) -> None:
        """Stop whatever sounds: a session begins."""

    def settle(self) -> None:
        """Write what waits: the files are about to be read."""

    def reread(self) -> None:
        """Take what the files say now, of which some may be held here: they were written by somebody else."""

    def close(self) -> None:
        """Shut down: end what runs, write what waits."""
