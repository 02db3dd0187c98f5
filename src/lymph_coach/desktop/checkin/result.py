"""What the check-in came to, in words."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.checkin.ask_row import AskRow
from lymph_coach.desktop.checkin.number import NumberLabel
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.widgets.scroll import ScrollPage
from lymph_coach.safety.card import Card, card_of
from lymph_coach.safety.outcome import Outcome
from lymph_coach.safety.question import Checkin
from lymph_coach.safety.verdict import Verdict


class ResultScreen(ScrollPage):
    """One card: what it comes to, and what the session will be like.

    Emits ``cleared`` and ``revoked`` with the key of a question that somebody was asked about.
    """

    cleared = Signal(str)
    revoked = Signal(str)

    def __init__(self, checkin: Checkin, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checkin = checkin
        self.keep_measure()
        self.ask_rows: dict[str, AskRow] = {}
        self.card = QFrame()
        self.card.setProperty("kind", "card")
        self.title = label(kind="hero")
        self.number = NumberLabel()
        self._words = QVBoxLayout()
        self._words.setSpacing(Space.SIDE)
        self._asks = QVBoxLayout()
        self._asks.setSpacing(Space.STEP)
        inside = QVBoxLayout(self.card)
        inside.setContentsMargins(Space.WIDE, Space.CARD, Space.WIDE, Space.WIDE)
        inside.setSpacing(Space.PART)
        inside.addWidget(self.title)
        inside.addWidget(self.number)
        inside.addLayout(self._words)
        inside.addLayout(self._asks)
        self.column.addWidget(self.card)
        self.column.addStretch(1)

    def show_verdict(self, verdict: Verdict, number: str, told: Mapping[str, date] | None) -> str:
        """Show a verdict from its top, and give what a screen reader says of it.

        Args:
            verdict: what the check-in came to.
            number: what to call in an emergency.
            told: after the questions of the first time, what was asked and found to be fine; what changes nothing
                today is then shown too. Else None.
        """
        emergency = verdict.outcome is Outcome.EMERGENCY
        card = card_of(self._checkin, verdict)
        self.title.setText(card.title)
        self.number.setVisible(emergency)
        self.number.show_number(number if emergency else "")
        _empty(self._words)
        _empty(self._asks)
        self._add_words(card, "section" if emergency else "", notes=told is not None)
        self._add_asks(verdict, told or {})
        set_kind(self.card, "caution" if emergency else "card")
        self.setAccessibleName(card.title)
        self.watch_focus()
        self.verticalScrollBar().setValue(0)
        first = (card.title, self.number.accessibleName()) if emergency else (card.title,)
        return " ".join((*first, *card.sentences[1:]))

    def show_cleared(self, cleared: Mapping[str, date]) -> None:
        """Show what the person has asked about by now."""
        for key, row in self.ask_rows.items():
            row.show_day(cleared.get(key))

    def _add_words(self, card: Card, kind: str, *, notes: bool) -> None:
        for words in card.say:
            self._words.addWidget(label(words, kind))
        self._add_list(self.tr("Your session"), card.plan)
        self._add_list(self.tr("Good to know"), (*card.advice, *(card.notes if notes else ())))

    def _add_list(self, heading: str, sentences: tuple[str, ...]) -> None:
        if sentences:
            self._words.addSpacing(Space.NEAR)
            self._words.addWidget(label(heading, "section"))
        for words in sentences:
            self._words.addWidget(label(words))

    def _add_asks(self, verdict: Verdict, told: Mapping[str, date]) -> None:
        """Show what waits to be asked about, if that is what it came to, and what was asked before."""
        waiting = verdict.asking if verdict.outcome is Outcome.ASK_FIRST else ()
        self.ask_rows = {}
        for key in (*waiting, *(key for key in verdict.notes if key in told)):
            row = AskRow(self._checkin.question(key), told.get(key))
            row.cleared.connect(self.cleared)
            row.revoked.connect(self.revoked)
            self.ask_rows[key] = row
            self._asks.addWidget(row)


def _empty(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
