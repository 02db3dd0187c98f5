"""The check-in: a few questions, and what they come to."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from lymph_coach.checkin.record import KeptCheckin
from lymph_coach.desktop.checkin.questions import QuestionsScreen
from lymph_coach.desktop.checkin.result import ResultScreen
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.foot import LEAST_PX, Foot
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.safety.outcome import Outcome
from lymph_coach.safety.question import NO, Checkin
from lymph_coach.safety.verdict import Verdict, judge


class CheckinPage(QWidget):
    """Leads through the questions and shows what they come to; keeps nothing itself.

    ``answered`` carries the ``Verdict`` once the person has read it and goes on; a session may follow if it says so.
    After "None of these" to everything there is nothing to read, and it comes at once. ``first_answered`` carries the
    answers to the questions of the first time, ``cleared`` and ``revoked`` the key of a question about which the
    person has asked somebody: these are to be kept. ``cancelled`` means back to where they came from.
    """

    answered = Signal(object)
    first_answered = Signal(object)
    cleared = Signal(str)
    revoked = Signal(str)
    cancelled = Signal()

    def __init__(self, checkin: Checkin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checkin = checkin
        self._kept = KeptCheckin()
        self._today = date.min
        self._number = ""
        self._health_alone = False
        self._verdict = Verdict(Outcome.GO)
        self.health: list[QuestionsScreen] = []
        self.every = QuestionsScreen(checkin.every, ask_sure=False)
        self.stack = QStackedWidget()
        self.result = ResultScreen(checkin)
        self.result.cleared.connect(self._on_cleared)
        self.result.revoked.connect(self._on_revoked)
        self.stack.addWidget(self.result)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self._foot())

    def _foot(self) -> Foot:
        self.back_button = CalmButton(self.tr("Back"))
        self.cancel_button = CalmButton(self.tr("Not now"))
        self.answer_button = CalmButton("", "primary")
        self.done_button = CalmButton("", "primary")
        self.done_button.setMinimumWidth(LEAST_PX)
        self.done_button.chosen.connect(self._on_done)
        self.back_button.chosen.connect(self._on_back)
        self.cancel_button.chosen.connect(self.cancelled)
        self.answer_button.chosen.connect(self._on_answer)
        # What ends the check-in stands at the other end: a second press of "Go on" does not start a session unread.
        return Foot((self.done_button, self.back_button, self.cancel_button), (self.answer_button,))

    def begin(self, kept: KeptCheckin, today: date, number: str) -> None:
        """Ask what is asked before every session, and before it the questions of the first time where they are due.

        Args:
            kept: what was answered before.
            today: the local date.
            number: what to call in an emergency.
        """
        self._begin(kept, today, number, health=kept.due(self._checkin, today), alone=False)

    def begin_health(self, kept: KeptCheckin, today: date, number: str) -> None:
        """Ask the questions of the first time alone: "my health changed"; no session follows."""
        self._begin(kept, today, number, health=True, alone=True)

    def focus_first(self) -> None:
        """Give the keyboard to what leads on the present screen."""
        current = self.stack.currentWidget()
        (self.answer_button if isinstance(current, QuestionsScreen) else self.done_button).setFocus()

    def _begin(self, kept: KeptCheckin, today: date, number: str, *, health: bool, alone: bool) -> None:
        self._kept, self._today, self._number = kept, today, number
        for old in (*self.health, self.every):
            self.stack.removeWidget(old)
            old.deleteLater()
        self._health_alone = alone
        parts = self._checkin.first if health else ()
        self.health = [QuestionsScreen(part, ask_sure=True) for part in parts]
        self.every = QuestionsScreen(self._checkin.every, ask_sure=False)
        for place, screen in enumerate(self.health, 1):
            screen.show_answers(kept.answers)
            progress = self.tr("{number} of {all}").format(number=place, all=len(parts))
            screen.show_progress(progress, self._about_asking() if place == 1 else "")
        self.every.show_progress("")
        for screen in self.screens:
            screen.changed.connect(self._show_foot)
            self.stack.addWidget(screen)
        self._show_screen(0)

    @property
    def screens(self) -> list[QuestionsScreen]:
        """The questions in the order they are asked; without those of every time where no session follows."""
        return [*self.health, *(() if self._health_alone else (self.every,))]

    def _about_asking(self) -> str:
        return self.tr("We ask this once, and again every three months. Your answers stay on this computer.")

    def _show_screen(self, place: int) -> None:
        screen = self.screens[place]
        self.stack.setCurrentWidget(screen)
        self._show_foot()
        self.focus_first()
        announce(self, screen.said)

    def _place(self) -> int:
        """Which screen is shown; after the last one, the result."""
        current = self.stack.currentWidget()
        return self.screens.index(current) if isinstance(current, QuestionsScreen) else len(self.screens)

    def _show_foot(self) -> None:
        """Show what can be done besides on the present screen."""
        place = self._place()
        asking = place < len(self.screens)
        starts = self._verdict.may_start and not self._health_alone
        # Beside "Back to Today", a mere "Back" would leave one guessing.
        self.back_button.setText(self.tr("Back") if asking or starts else self.tr("Change an answer"))
        shown = {
            self.done_button: not asking,
            self.back_button: place > 0,
            self.cancel_button: asking or starts,
            self.answer_button: asking,
        }
        # What goes, goes first: all of them at once would widen the window.
        for button in sorted(shown, key=shown.__getitem__):
            button.setVisible(shown[button])
        if asking:
            self._show_answer(self.screens[place])

    def _show_answer(self, screen: QuestionsScreen) -> None:
        """Have the one button that leads say what it does on this screen."""
        if self._leads_down(screen):
            words = self.tr("More questions")
        else:
            words = self.tr("Go on") if screen.any_chosen else self.tr("None of these")
        set_kind(self.answer_button, "plain" if self._leads_down(screen) else "primary")
        self.answer_button.setText(words)
        self.answer_button.setAccessibleDescription(screen.said)

    def _leads_down(self, screen: QuestionsScreen) -> bool:
        """Whether questions are still to be shown, and nothing chosen by now is urgent."""
        return not screen.seen and not self._is_urgent(screen)

    def _is_urgent(self, screen: QuestionsScreen) -> bool:
        return screen is self.every and self._judge().outcome is Outcome.EMERGENCY

    def _judge(self) -> Verdict:
        """What all answers come to by now; where no session follows, none of those of every time holds."""
        every = {question.key: NO for question in self._checkin.every.questions}
        return judge(
            self._checkin,
            self._kept.answers,
            every if self._health_alone else self.every.answers,
            self._kept.cleared,
        )

    def _on_answer(self) -> None:
        place = self._place()
        screen = self.screens[place]
        if self._leads_down(screen):
            screen.show_more()
            return
        # Nobody is asked for more before they are told to call for help.
        if not self._is_urgent(screen) and screen.ask_open():
            announce(self, self.tr("Please choose one here."))
            return
        if self.health and screen is self.health[-1]:
            answers = {key: answer for each in self.health for key, answer in each.answers.items()}
            self._kept = self._kept.answered(answers, self._today)
            self.first_answered.emit(answers)
        if place == len(self.screens) - 1:
            self._finish()
        else:
            self._show_screen(place + 1)

    def _finish(self) -> None:
        self._verdict = self._judge()
        if self._verdict.outcome is Outcome.GO and not self.health:
            self.answered.emit(self._verdict)
            return
        told = self._kept.cleared if self.health else None
        said = self.result.show_verdict(self._verdict, self._number, told)
        self.done_button.setText(self._action())
        self.stack.setCurrentWidget(self.result)
        self._show_foot()
        self.focus_first()
        self.result.verticalScrollBar().setValue(0)  # the focus has passed through the card on its way
        announce(self, said)

    def _on_done(self) -> None:
        """Go on by what holds now: a clearance given or taken back can have changed it, which is to be read first."""
        before, self._verdict = self._verdict, self._judge()
        if self._verdict.outcome is not before.outcome:
            self._finish()
        elif self._health_alone:
            self.cancelled.emit()
        else:
            self.answered.emit(self._verdict)

    def _on_back(self) -> None:
        self._show_screen(self._place() - 1)

    def _on_cleared(self, key: str) -> None:
        self._kept = self._kept.clear(key, self._today)
        self._show_cleared()
        announce(self, self.result.ask_rows[key].told.text())
        self.cleared.emit(key)

    def _on_revoked(self, key: str) -> None:
        self._kept = self._kept.revoke(key)
        self._show_cleared()
        self.revoked.emit(key)

    def _show_cleared(self) -> None:
        """Show what holds, and give the keyboard somewhere: the button that was pressed is gone."""
        self.result.show_cleared(self._kept.cleared)
        changed = self._judge().outcome is not self._verdict.outcome
        self.done_button.setText(self.tr("Go on") if changed else self._action())
        self.focus_first()

    def _action(self) -> str:
        """What follows on the verdict, for the button that leads there."""
        limits = self._verdict.limits
        if self._health_alone or not self._verdict.may_start:
            return self.tr("Back to Today")
        if limits.seated + limits.low + len(limits.resting) > 1:
            return self.tr("Start gently")
        if limits.seated:
            return self.tr("Start, seated")
        if limits.low:
            return self.tr("Start, arms low")
        return self.tr("Start, one arm") if limits.resting else self.tr("Start")
