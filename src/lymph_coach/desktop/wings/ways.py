"""The ways from one page to another."""

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from lymph_coach.desktop.choices.chosen import ChosenSettings
from lymph_coach.desktop.instance.request import Request
from lymph_coach.desktop.window import MainWindow
from lymph_coach.settings.choices import Preset

TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105  # no secret: by it a desktop lets a window come forward of itself

if TYPE_CHECKING:
    from collections.abc import Callable

    from lymph_coach.desktop.wings.reading import ReadingWing
    from lymph_coach.desktop.wings.today import TodayWing


class Ways(QObject):
    """Leads to a page because another part of the window, or the person from outside, asks for it.

    Args:
        window: where pages are shown.
        chosen: the settings.
        today: gives the wing of Today, and reading that of the pages; each is made no sooner than it is wanted.
    """

    def __init__(
        self,
        window: MainWindow,
        chosen: ChosenSettings,
        today: "Callable[[], TodayWing]",
        reading: "Callable[[], ReadingWing]",
    ) -> None:
        super().__init__()
        self._window, self._chosen, self._today, self._reading = window, chosen, today, reading

    def show_today(self) -> None:
        """Today, with the keyboard on what comes first there."""
        self._window.show_page("today")
        self._today().page.focus_first()

    def make_ready(self, preset: str) -> None:
        """A reminder is answered: Today, with this preset chosen if there is such a one; nothing starts by itself."""
        self.answer(Request(ready=preset))

    def answer(self, request: Request) -> None:
        """Do what is asked from outside; the window comes forward, as its desktop allows.

        What has the whole window is not left for it: a session, the questions before it, and what is said after it.
        """
        if not self._window.is_given_whole:
            if request.ready is not None:
                if request.ready in list(Preset):
                    self._chosen.choose("preset", request.ready)
                self.show_today()
            if request.page:
                self._window.show_page(request.page)
        if request.token:
            os.environ[TOKEN] = request.token  # Qt looks for it there
        self._window.come_forward()

    def show_reading(self, page_id: str) -> None:
        """A page to read."""
        self._reading().open_page(page_id)
        self._window.show_page("read")

    def show_questions(self) -> None:
        """The sheet of questions for the next visit."""
        self._reading().open_sheet("questions")
        self._window.show_page("read")
