"""The page of the check-in, and all that it told."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot
from tests.safety.shipped_checkin import answers, shipped_checkin

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.desktop.checkin.follow_up import FollowUpBox
from lymph_coach.desktop.checkin.page import CheckinPage
from lymph_coach.desktop.checkin.questions import QuestionsScreen
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.safety.question import Answer, Answers
from lymph_coach.safety.verdict import Verdict

CHECKIN = shipped_checkin()
TODAY = date(2026, 11, 22)


def kept(*cleared: str, **given: Answer) -> KeptCheckin:
    """Asked today, with a no to all but what is given."""
    return KeptCheckin(TODAY, answers(CHECKIN.first, **given), dict.fromkeys(cleared, TODAY))


class CheckinStage:
    """A page, and all that it told."""

    def __init__(self, qtbot: QtBot, size: tuple[int, int] = (1024, 700)) -> None:
        self.page = CheckinPage(CHECKIN)
        qtbot.addWidget(self.page)
        self.page.resize(*size)
        self.answered: list[Verdict] = []
        self.first: list[Answers] = []
        self.cleared: list[str] = []
        self.revoked: list[str] = []
        self.cancelled = 0
        self.page.answered.connect(self._on_answered)
        self.page.first_answered.connect(self._on_first)
        self.page.cleared.connect(self._on_cleared)
        self.page.revoked.connect(self._on_revoked)
        self.page.cancelled.connect(self._on_cancelled)

    def begin(self, before: KeptCheckin | None = None, number: str = "911") -> None:
        self.page.begin(before or kept(), TODAY, number)
        self.page.show()

    @property
    def screen(self) -> QuestionsScreen:
        current = self.page.stack.currentWidget()
        assert isinstance(current, QuestionsScreen)
        return current

    @property
    def at_result(self) -> bool:
        return self.page.stack.currentWidget() is self.page.result

    def press(self, button: QAbstractButton) -> None:
        """Press, long after any press before, once everything has found its place."""
        for _ in range(4):
            QApplication.processEvents()
        assert button.isVisibleTo(self.page), button.text()
        if isinstance(button, CalmButton):
            button._last_s = float("-inf")
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def choose(self, *keys: str) -> None:
        for key in keys:
            self.press(self.screen.rows[key].tick)

    def follow_up(self, key: str) -> FollowUpBox:
        found = self.screen.rows[key].follow_up
        assert found
        return found

    def see_all(self) -> None:
        """Have all questions been in sight."""
        for _ in range(9):
            for _ in range(4):
                QApplication.processEvents()
            if self.page.answer_button.text() != "More questions":
                return
            self.press(self.page.answer_button)

    def none(self) -> None:
        self._answer("None of these")

    def go_on(self) -> None:
        self._answer("Go on")

    def _answer(self, said: str) -> None:
        self.see_all()
        assert self.page.answer_button.text() == said
        self.press(self.page.answer_button)

    def done(self) -> None:
        self.press(self.page.done_button)

    def words(self) -> list[str]:
        """What can be read on the result."""
        return [
            one.text() for one in self.page.result.findChildren(QLabel) if one.isVisibleTo(self.page) and one.text()
        ]

    def _on_answered(self, verdict: Verdict) -> None:
        self.answered.append(verdict)

    def _on_first(self, given: Answers) -> None:
        self.first.append(given)

    def _on_cleared(self, key: str) -> None:
        self.cleared.append(key)

    def _on_revoked(self, key: str) -> None:
        self.revoked.append(key)

    def _on_cancelled(self) -> None:
        self.cancelled += 1
