"""What is shown when a session is over: a quiet finish, or the stop card."""

from collections import Counter
from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.figure.colours import FigureColours
from lymph_coach.desktop.figure.widget import FigureWidget
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.routine.figure import Pose, Stance, pose
from lymph_coach.routine.kinds import Kind, Who
from lymph_coach.routine.timeline import Segment
from lymph_coach.session.history import UNWELL
from lymph_coach.session.session import Session, State, circle_of

FIGURE_PX = 320
WIDE_LETTERS = 96
BESIDE_LETTERS = 78
"""In average letters of the type, how wide the page must be for the figure to sit beside the words."""


class EndingPage(ScrollPage):
    """Shows how a session ended, and what to do now.

    Emits ``done_chosen`` to leave it, ``care_ticked`` with the keys of all that is ticked whenever that changes.
    """

    done_chosen = Signal()
    care_ticked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keep_measure(WIDE_LETTERS)
        self.title = label(kind="hero")
        self.summary = label(kind="section", heads=False)
        self.week = label()
        self.advice = label()
        self.done_button = CalmButton(self.tr("Back to Today"), "hero")
        self.done_button.chosen.connect(self.done_chosen)
        self.figure = FigureWidget(_sitting(Who.GREY))
        self.figure.setFixedHeight(FIGURE_PX)
        self.figure.setAccessibleName(self.tr("A person sits at rest"))
        card = self._lay_out_card()
        self._care = QFrame()
        self._care.setProperty("kind", "card")
        self._ticks = QVBoxLayout(self._care)
        self._ticks.setContentsMargins(Space.WIDE, Space.BLOCK, Space.WIDE, Space.BLOCK)
        self._ticks.setSpacing(Space.TOUCH)
        self._ticks.addWidget(label(self.tr("Now, if you like"), "section"))
        self.care: dict[str, TickRow] = {}
        self._care.hide()
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addWidget(self._care)
        self.column.addStretch(2)
        self.watch_focus()

    def _lay_out_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("kind", "card")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, card)
        self._row.setContentsMargins(Space.WIDE, Space.CARD, Space.BLOCK, Space.CARD)
        self._row.setSpacing(Space.BLOCK)
        words = QVBoxLayout()
        words.setSpacing(Space.STEP)
        words.addStretch(1)
        for widget in (self.title, self.summary, self.week, self.advice):
            words.addWidget(widget)
        words.addStretch(1)
        words.addWidget(self.done_button)
        self._row.addLayout(words, 3)
        self._row.addWidget(self.figure, 2)
        return card

    def wear(self, colours: FigureColours, who: Who) -> None:
        """Change the figure's colours, and who it is."""
        self.figure.set_colours(colours)
        self.figure.show_pose(_sitting(who))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the figure out where the words need all the room."""
        super().resizeEvent(event)
        letters = self.fontMetrics().averageCharWidth()
        self.figure.setVisible(self.viewport().width() >= letters * BESIDE_LETTERS)

    def show_care(self, steps: Mapping[str, str]) -> None:
        """Offer steps of after-care to tick, their words by key; none hides them."""
        for row in self.care.values():
            self._ticks.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.care = {key: TickRow(key, text) for key, text in steps.items()}
        for row in self.care.values():
            row.ticked.connect(self._on_ticked)
            self._ticks.addWidget(row)
        self._care.setVisible(bool(steps))
        self.watch_focus()

    def show_ended(self, session: Session, why: str, number: str, week: str = "", *, goes_on: bool = False) -> None:
        """Show the end of a session.

        Args:
            session: as it ended.
            why: what the person said on stopping, or empty.
            number: what to call in an emergency.
            week: how the week stands now, in a sentence; empty leaves it out.
            goes_on: whether something is asked after it.
        """
        self.verticalScrollBar().setValue(0)
        self.done_button.setText(self.tr("Go on") if goes_on else self.tr("Back to Today"))
        shown = "" if why in UNWELL else week
        self.week.setText(shown)
        self.week.setVisible(bool(shown))
        if why in UNWELL:
            self.title.setText(self.tr("Stop for today."))
            self.summary.setText(self.tr("Sit down and rest. Breathe easily."))
            self.advice.setText(
                self.tr(
                    "If you have chest pain, trouble breathing, a drooping face, a sudden weak arm or leg, or slurred "
                    "speech, or if you may faint: call {number} or your local emergency number now. If pain or "
                    "dizziness does not pass, call your doctor today."
                ).format(number=number)
            )
            return
        if session.state is State.FINISHED:
            self.title.setText(self.tr("Well done."))
            self.summary.setText(self._done(session))
            self.advice.setText(self.tr("Sit for a moment. Look at the skin of your arms and hands. Stand up slowly."))
        else:
            self.title.setText(self.tr("That is enough for now."))
            again = self.tr("You can start again whenever you like.")
            self.summary.setText(self._done(session) if session.done else again)
            self.advice.setText(self.tr("Rest as long as you want. Stand up slowly."))

    def focus_first(self) -> None:
        """Give the keyboard to the button, and have a screen reader say what stands above it."""
        self.done_button.setFocus()
        said = (self.title, self.summary, self.week, self.advice)
        announce(self, " ".join(one.text() for one in said if one.text()))

    def _done(self, session: Session) -> str:
        """What was done, in plain words: circles, the rounds that were whole, and how long it took.

        Of a session that was cut off and gone on with, only the rest was timed: nothing is said of its length.
        """
        each = session.circles_planned // session.plan.pace.rounds
        rounds = sum(count == each for count in Counter(circle.round for circle in session.done).values())
        parts = [self.tr("%n circle(s)", "", len(session.done))]
        if rounds:
            parts.append(self.tr("%n round(s)", "", rounds))
        led = {circle_of(one) for one in session.timeline.segments if one.kind is Kind.CIRCLE}
        if session.done <= led:
            parts.append(self.tr("%n minute(s)", "", max(round(session.position_s / 60), 1)))
        return self.tr("{done}.").format(done=", ".join(parts))

    def _on_ticked(self) -> None:
        self.care_ticked.emit(frozenset(key for key, row in self.care.items() if row.isChecked()))


def _sitting(who: Who) -> Pose:
    """Sitting at rest, however the person practised: that is what to do now."""
    return pose(Segment(Kind.READY, 0.0, 1.0, 0), 0.0, Stance(who=who))
