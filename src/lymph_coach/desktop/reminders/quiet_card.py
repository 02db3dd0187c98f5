"""Hours in which nothing reminds."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.desktop.widgets.time_field import TimeField
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.reminder import Quiet

USUAL = Quiet(time(21), time(7))


class QuietCard(QFrame):
    """A switch, and from when to when. Emits ``changed`` with the hours, or None. They may go through the night."""

    changed = Signal(object)

    def __init__(self, words: TimeWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self.switch = CalmSwitch(self.tr("Keep some hours quiet"))
        self.switch.turned.connect(self._on_turned)
        self.says = label(kind="soft")
        self.start = TimeField(self.tr("Quiet from"), words)
        self.end = TimeField(self.tr("Quiet until"), words)
        self.hours = QWidget()
        inside = QVBoxLayout(self.hours)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(Space.NEAR)
        for heading, field in ((self.tr("From"), self.start), (self.tr("Until"), self.end)):
            field.settled.connect(self._on_settled)
            inside.addSpacing(Space.NEAR)
            inside.addWidget(label(heading, "strong"))
            inside.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.CARD)
        column.setSpacing(Space.SIDE)
        column.addWidget(label(self.tr("Quiet hours"), "section"))
        for widget in (self.switch, self.says, self.hours):
            column.addWidget(widget)
        self.start.show_time(USUAL.start)
        self.end.show_time(USUAL.end)
        self._shown: Quiet | None = None
        self.show_quiet(None)

    def show_quiet(self, quiet: Quiet | None) -> None:
        """Show the hours; what is being typed there stays as long as they are the same."""
        self.switch.show_on(quiet is not None)
        self.hours.setVisible(quiet is not None)
        if quiet is not None and quiet != self._shown:
            for field, at in ((self.start, quiet.start), (self.end, quiet.end)):
                if field.at != at:
                    field.show_time(at)
        self._shown = quiet
        self._say(quiet)

    def _say(self, quiet: Quiet | None) -> None:
        set_kind(self.says, "soft")
        if quiet is None:
            text = self.tr("Off: reminders may come at any hour you set.")
        elif quiet.start > quiet.end:
            text = self.tr("Nothing reminds you from {start}, through the night, until {end}.")
        else:
            text = self.tr("Nothing reminds you from {start} until {end}.")
        if quiet is not None:
            text = text.format(start=self._words.clock(quiet.start), end=self._words.clock(quiet.end))
        set_text(self.says, text)

    def _on_turned(self, on: bool) -> None:
        start, end = self.start.at, self.end.at
        hours = Quiet(start, end) if start is not None and end is not None and start != end else USUAL
        self.changed.emit(hours if on else None)

    def _on_settled(self) -> None:
        start, end = self.start.at, self.end.at
        if start is None or end is None:
            return
        if start == end:
            set_kind(self.says, "wrong")
            set_text(self.says, self.tr("From and until are the same time. Choose two different times."))
            return
        self.changed.emit(Quiet(start, end))
