"""A time of day, typed or stepped."""

from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label, set_text
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.reminder import ReminderError
from lymph_coach.reminders.time_of_day import read_time

STEP_MINUTES = 15
_LETTERS = 12
_DAY_MINUTES = 24 * 60
_LONGEST = 40
_NIGHT_OVER, _NOON, _EVENING, _NIGHT = 5, 12, 18, 22


class TimeLine(QLineEdit):
    """The line it is typed into; the arrows up and down step it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up is later, down is earlier."""
        if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)


class TimeField(QWidget):
    """A line for a time as people write it, a step of 15 minutes to either side, and what was understood, at once.

    Where hours go to 12 and the time could be either, both are offered as buttons. Emits ``edited`` whenever what was
    understood is another, and ``settled`` when a whole time was stepped to, offered, or left behind in the line.

    Args:
        name: what it is the time of, for a screen reader.
        words: how times are written.
    """

    edited = Signal()
    settled = Signal()

    def __init__(self, name: str, words: TimeWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._settled_at: time | None = None
        self.at: time | None = None
        self.line = TimeLine()
        self.line.setMaxLength(_LONGEST)
        self.line.setAccessibleName(name)
        self.line.textChanged.connect(self._on_text)
        self.line.editingFinished.connect(self._on_left)
        self.line.stepped.connect(self.step)
        self.earlier_button = CalmButton(self.tr("\N{MINUS SIGN} 15 min"))
        self.earlier_button.setAccessibleName(self.tr("{name}: 15 minutes earlier").format(name=name))
        self.later_button = CalmButton(self.tr("+ 15 min"))
        self.later_button.setAccessibleName(self.tr("{name}: 15 minutes later").format(name=name))
        self.earlier_button.chosen.connect(self._on_earlier)
        self.later_button.chosen.connect(self._on_later)
        self.says = label(kind="soft")
        self.offers = CalmButton("", "pill"), CalmButton("", "pill")
        self._offered = QWidget()
        offered, row = FlowLayout(Space.SIDE, self._offered), FlowLayout(Space.SIDE)
        for button in self.offers:
            button.chosen.connect(self._on_offer)
            offered.addWidget(button)
        # Together, so that they wrap together.
        steps = QWidget()
        pair = QHBoxLayout(steps)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(Space.SIDE)
        for button in (self.earlier_button, self.later_button):
            pair.addWidget(button)
        for widget in (self.line, steps):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.NEAR)
        column.addLayout(row)
        column.addWidget(self.says)
        column.addWidget(self._offered)
        self._on_text("")

    def show_time(self, at: time) -> None:
        """Show a time, without telling anybody."""
        self._settled_at = at
        self.line.blockSignals(True)
        self.line.setText(self._words.clock(at))
        self.line.blockSignals(False)
        self._understand()

    def step(self, steps: int) -> None:
        """Go to the next quarter of an hour, later or earlier; over midnight too."""
        at = self.at or self._settled_at or time(9)
        minutes = at.hour * 60 + at.minute
        quarter = minutes // STEP_MINUTES + steps if steps > 0 else -(-minutes // STEP_MINUTES) + steps
        hour, minute = divmod(quarter * STEP_MINUTES % _DAY_MINUTES, 60)
        self.line.setText(self._words.clock(time(hour, minute)))
        self._settle()
        announce(self, self.says.text())

    def _on_text(self, _text: str) -> None:
        before = self.at
        self._understand()
        if self.at != before:
            self.edited.emit()

    def _understand(self) -> None:
        # Asked anew for each letter: the line's own width follows the type, which the style sheet sets late.
        self.line.setMaximumWidth(self.line.fontMetrics().averageCharWidth() * _LETTERS + 36)
        text = self.line.text()
        try:
            self.at = read_time(text, twelve_hour=self._words.twelve_hour)
        except ReminderError as error:
            self.at = None
            set_text(self.says, f"{str(error).rstrip('.?!')}.")
        else:
            set_text(self.says, self._told(self.at))
        set_kind(self.says, "soft" if self.at else "wrong")
        self.line.setAccessibleDescription(self.says.text())
        self._offer(text.strip())

    def _told(self, at: time) -> str:
        """A time with its part of the day, so that nobody takes evening for morning."""
        parts = {
            _NIGHT_OVER: self.tr("{time}, at night."),
            _NOON: self.tr("{time}, in the morning."),
            _EVENING: self.tr("{time}, in the afternoon."),
            _NIGHT: self.tr("{time}, in the evening."),
            24: self.tr("{time}, at night."),
        }
        said = next(text for end, text in parts.items() if at.hour < end)
        return said.format(time=self._words.clock(at))

    def _offer(self, text: str) -> None:
        """Show both halves of the day where either could be meant."""
        halves: list[time] = []
        for half in ("AM", "PM") if self._words.twelve_hour and self.at is None and text else ():
            try:
                halves.append(read_time(f"{text} {half}", twelve_hour=True))
            except ReminderError:
                break
        self._offered.setVisible(len(halves) == len(self.offers))
        for button, at in zip(self.offers, halves, strict=False):
            button.setText(self._words.clock(at))

    def _on_offer(self) -> None:
        button = self.sender()
        assert isinstance(button, CalmButton)  # noqa: S101  # only they are connected
        self.line.setFocus()
        self.line.setText(button.text())
        self._settle()

    def _on_earlier(self) -> None:
        self.step(-1)

    def _on_later(self) -> None:
        self.step(1)

    def _on_left(self) -> None:
        self._settle()
        announce(self, self.says.text())

    def _settle(self) -> None:
        """Show the time in the person's own form, and tell it once."""
        if self.at is None:
            return
        shown = self._words.clock(self.at)
        if self.line.text() != shown:
            self.line.setText(shown)
        if self.at != self._settled_at:
            self._settled_at = self.at
            self.settled.emit()
