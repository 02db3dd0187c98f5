"""What is shown when a session is over: a quiet finish, or the stop card."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.desktop.widgets.tick_row import TickRow
from lymph_coach.session.history import UNWELL
from lymph_coach.session.session import Session, State


class EndingPage(ScrollPage):
    """Shows how a session ended, and what to do now.

    Emits ``done_chosen`` to leave it, ``care_ticked`` with the keys of all that is ticked whenever that changes.
    """

    done_chosen = Signal()
    care_ticked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = QFrame()
        card.setProperty("kind", "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(48, 48, 48, 48)
        inside.setSpacing(24)
        self.title = label(kind="hero")
        self.summary = label(kind="section")
        self.advice = label()
        self.done_button = CalmButton(self.tr("Back to Today"), "hero")
        self.done_button.chosen.connect(self.done_chosen)
        for widget in (self.title, self.summary, self.advice, self.done_button):
            inside.addWidget(widget)
        self._care = QFrame()
        self._care.setProperty("kind", "card")
        self._ticks = QVBoxLayout(self._care)
        self._ticks.setContentsMargins(48, 28, 48, 28)
        self._ticks.setSpacing(8)
        self._ticks.addWidget(label(self.tr("Now, if you like"), "section"))
        self.care: dict[str, TickRow] = {}
        self._care.hide()
        self.column.addStretch(1)
        self.column.addWidget(card)
        self.column.addWidget(self._care)
        self.column.addStretch(2)
        self.watch_focus()

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

    def show_ended(self, session: Session, why: str, number: str, *, goes_on: bool = False) -> None:
        """Show the end of a session.

        Args:
            session: as it ended.
            why: what the person said on stopping, or empty.
            number: what to call in an emergency.
            goes_on: whether something is asked after it.
        """
        self.verticalScrollBar().setValue(0)
        self.done_button.setText(self.tr("Go on") if goes_on else self.tr("Back to Today"))
        done = self.tr("You did %n circle(s).", "", len(session.done))
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
            self.summary.setText(done)
            self.advice.setText(self.tr("Sit for a moment. Look at the skin of your arms and hands. Stand up slowly."))
        else:
            self.title.setText(self.tr("That is enough for now."))
            self.summary.setText(done if session.done else self.tr("You can start again whenever you like."))
            self.advice.setText(self.tr("Rest as long as you want. Stand up slowly."))

    def _on_ticked(self) -> None:
        self.care_ticked.emit(frozenset(key for key, row in self.care.items() if row.isChecked()))
