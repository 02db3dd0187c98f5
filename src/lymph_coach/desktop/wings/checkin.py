"""The check-in before a session."""

from datetime import date

from PySide6.QtCore import QLocale, QObject, Signal

from lymph_coach.checkin import outcome
from lymph_coach.checkin.record import CHECKIN_FILE, CheckinFile
from lymph_coach.desktop.checkin.kept import KeptAnswers
from lymph_coach.desktop.checkin.page import CheckinPage
from lymph_coach.desktop.wings.shared import Shared, Wing
from lymph_coach.safety.load import parse_checkin
from lymph_coach.safety.verdict import Verdict
from lymph_coach.settings.settings import Settings
from lymph_coach.system.shipped import shipped

LANGUAGE = "en"


def number_to_call(settings: Settings) -> str:
    """What to call in an emergency: as set, or as it is where this computer is set up for."""
    territory = QLocale.territoryToCode(QLocale.system().territory())
    return outcome.number_to_call(settings, territory)


class CheckinWing(Wing):
    """Owns the page of the check-in and what was answered.

    ``passed`` carries the :class:`Verdict` of one after which a session may follow, ``held`` tells that none does.
    """

    passed = Signal(object)
    held = Signal()
    failed = Signal(str)

    def __init__(self, shared: Shared, parent: QObject) -> None:
        super().__init__(parent)
        self._shared = shared
        path = shipped("checkin", f"{LANGUAGE}.toml")
        self.page = CheckinPage(parse_checkin(path.read_text(encoding="utf-8"), path.name))
        self._kept = KeptAnswers(CheckinFile(shared.folders.data / CHECKIN_FILE), self._today, self)
        self.page.first_answered.connect(self._kept.answer)
        self.page.cleared.connect(self._kept.clear)
        self.page.revoked.connect(self._kept.revoke)
        self.page.answered.connect(self._on_answered)
        self.page.cancelled.connect(self.held)
        self._kept.failed.connect(self.failed)

    def ask(self) -> None:
        """Ask what is asked before every session, and what is due besides."""
        self._shared.window.show_whole(self.page)
        self.page.begin(self._kept.now(), self._today(), number_to_call(self._shared.chosen.now()))
        self.page.focus_first()

    def ask_health(self) -> None:
        """Ask again what is asked the first time: the person's health changed."""
        self._shared.window.show_whole(self.page)
        self.page.begin_health(self._kept.now(), self._today(), number_to_call(self._shared.chosen.now()))
        self.page.focus_first()

    def reread(self) -> None:
        """Take the answers that are in the file now."""
        self._kept.reread()

    def _today(self) -> date:
        return self._shared.now().date()

    def _on_answered(self, verdict: Verdict) -> None:
        if verdict.may_start:
            self.passed.emit(verdict)
        else:
            self.held.emit()
