"""When the next reminder comes, and whether it comes at all: said as it is."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.beside import Beside
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.status import Silence, Status

BESIDE_LETTERS = 60


@dataclass(frozen=True, slots=True)
class Standing:
    """How reminders stand at this moment.

    Attributes:
        status: what comes next, or why nothing does.
        closed: it comes as well while the program is closed.
        notified: this computer shows notifications; otherwise reminders stay inside the window.
    """

    status: Status
    closed: bool = False
    notified: bool = True


class StatusCard(QFrame):
    """The next reminder, what it depends on, and a test. Emits ``test_wanted`` and ``pause_ended``."""

    test_wanted = Signal()
    pause_ended = Signal()

    def __init__(self, words: TimeWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "tint")
        self._words = words
        self.when = label(kind="strong")
        self.how = label(kind="soft")
        self.test_button = CalmButton(self.tr("Show a test"))
        self.test_button.setAccessibleDescription(self.tr("Shows one reminder now, as it will look."))
        self.resume_button = CalmButton(self.tr("End the pause"))
        self.test_button.chosen.connect(self.test_wanted)
        self.resume_button.chosen.connect(self.pause_ended)
        said, pressed = QWidget(), QWidget()
        column, row = QVBoxLayout(said), QHBoxLayout(pressed)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SIDE)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TOUCH)
        for widget in (self.when, self.how):
            column.addWidget(widget)
        for button in (self.resume_button, self.test_button):
            row.addWidget(button)
        around = QVBoxLayout(self)
        around.setContentsMargins(Space.CARD, Space.BLOCK, Space.CARD, Space.BLOCK)
        around.addWidget(Beside(said, pressed, BESIDE_LETTERS))

    def show_standing(self, standing: Standing, now: datetime) -> None:
        """Say when the next one comes, or why none does; ``now`` is in the person's zone."""
        self.resume_button.setVisible(standing.status.paused_until is not None)
        set_text(self.when, self._when(standing.status, now))
        set_text(self.how, self._how(standing))

    def _when(self, status: Status, now: datetime) -> str:
        if status.paused_until is not None:
            day = self._words.full_date(status.paused_until)
            return self.tr("Reminders rest. They come again on {day}.").format(day=day)
        if status.coming is not None:
            if status.coming.moment <= now:
                return self.tr("Next reminder: now")
            when = self._words.moment(status.coming.moment.astimezone(now.tzinfo), now.date())
            return self.tr("Next reminder: {when}").format(when=when)
        if status.silence is Silence.ALL_QUIET:
            return self.tr("No reminder will come: their times all lie in your quiet hours.")
        return self.tr("No reminder is switched on.")

    def _how(self, standing: Standing) -> str:
        if standing.closed:
            comes = self.tr("Comes even when Lymph Coach is closed, while this computer is on.")
        else:
            comes = self.tr("Works while Lymph Coach is open.")
        if standing.notified:
            return comes
        return self.tr("{comes} This computer shows no notifications, so reminders appear in this window.").format(
            comes=comes
        )
