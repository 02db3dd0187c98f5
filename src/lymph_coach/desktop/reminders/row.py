"""One reminder in the list."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from lymph_coach.desktop.reminders.words import ReminderWords
from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.theme.style_entries import QUIET_INDENT_PX
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.widgets.restyle import set_kind
from lymph_coach.desktop.widgets.switch import CalmSwitch
from lymph_coach.reminders.reminder import Quiet, Reminder
from lymph_coach.reminders.rules import never_told

BESIDE_LETTERS = 60
"""In average letters of the type: as wide as that, time, words and switch stand side by side."""


class TimeLabel(QLabel):
    """A time of day, as wide as the widest, so that what follows stands in one line from row to row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._widest = ""
        self.setProperty("kind", "time")

    def show_time(self, text: str, widest: str) -> None:
        """Show a time, with room for the widest of all rows."""
        self._widest = widest
        self.setText(text)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Room for the widest."""
        room = self.fontMetrics().horizontalAdvance(self._widest) + 2 + self.contentsMargins().left()
        return super().minimumSizeHint().expandedTo(QSize(room, 0))

    def sizeHint(self) -> QSize:
        """Room for the widest."""
        return self.minimumSizeHint()


class ReminderRow(QFrame):
    """Shows a reminder and what can be done with it. Emits its id; what comes of that is handed in again."""

    edit_wanted = Signal(str)
    delete_wanted = Signal(str)
    calendar_wanted = Signal(str)
    switched = Signal(str, bool)

    def __init__(self, reminder_id: str, words: ReminderWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "card")
        self._words = words
        self._id = reminder_id
        self.time = TimeLabel()
        self.time.setContentsMargins(QUIET_INDENT_PX, 0, 0, 0)
        self.name = label(kind="section")
        self.about = label(kind="soft")
        self.silent = label(kind="wrong")
        self.switch = CalmSwitch("")
        self.switch.turned.connect(self._on_turned)
        self.edit_button = CalmButton(self.tr("Edit"), "quiet")
        self.delete_button = CalmButton(self.tr("Delete"), "quiet")
        self.calendar_button = CalmButton(self.tr("Save as calendar file"), "quiet")
        self.edit_button.chosen.connect(self._on_edit)
        self.delete_button.chosen.connect(self._on_delete)
        self.calendar_button.chosen.connect(self._on_calendar)
        self._said = QWidget()
        column = QVBoxLayout(self._said)
        column.setContentsMargins(QUIET_INDENT_PX, 0, 0, 0)
        column.setSpacing(Space.TOUCH)
        for widget in (self.name, self.about, self.silent):
            column.addWidget(widget)
        self._actions = QWidget()
        actions = FlowLayout(Space.PART, self._actions)
        for button in (self.edit_button, self.delete_button, self.calendar_button):
            actions.addWidget(button)
        self._grid = QGridLayout(self)
        # The words are moved in by what quiet buttons stand out, so that both stand in line.
        self._grid.setContentsMargins(Space.CARD - QUIET_INDENT_PX, Space.PART, Space.CARD, Space.SIDE)
        self._grid.setHorizontalSpacing(Space.BLOCK)
        self._grid.setVerticalSpacing(Space.TOUCH)
        self._place(beside=True)

    def _place(self, *, beside: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self._beside = beside
        for widget in (self.time, self.switch, self._said, self._actions):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.time, 0, 0, middle | Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(self.switch, 0, 2, middle | Qt.AlignmentFlag.AlignRight)
        self._grid.addWidget(self._said, *((0, 1, 1, 1) if beside else (1, 0, 1, 3)))
        self._grid.addWidget(self._actions, *((1, 1, 1, 2) if beside else (2, 0, 1, 3)))
        self._grid.setColumnStretch(1, 1)

    def show_reminder(self, reminder: Reminder, quiet: Quiet | None, widest: str) -> None:
        """Show it as it is now; ``widest`` is the time that takes most room in the list."""
        about, name = self._words.about(reminder), reminder.name
        self.time.show_time(self._words.clock(reminder.at), widest)
        self.name.setText(name)
        self.about.setText(f"{about[:1].upper()}{about[1:]}")
        self.silent.setText(self.tr("In your quiet hours: this one never reminds you."))
        self.silent.setVisible(reminder.on and never_told(reminder, quiet))
        set_kind(self.time, "time" if reminder.on else "time-off")
        set_kind(self.name, "section" if reminder.on else "name-off")
        self.switch.show_on(reminder.on)
        # In a calendar file there is no place for one that is off.
        self.calendar_button.setVisible(reminder.on)
        self.switch.setText(self.tr("On") if reminder.on else self.tr("Off"))
        at = self.time.text()
        said = self.tr("{state}: {name}, {time}").format(state=self.switch.text(), name=name, time=at)
        self.switch.setAccessibleName(said)
        self.switch.setAccessibleDescription(about)
        self.edit_button.setAccessibleName(self.tr("Edit {name}, {time}").format(name=name, time=at))
        self.delete_button.setAccessibleName(self.tr("Delete {name}, {time}").format(name=name, time=at))
        self.calendar_button.setAccessibleName(
            self.tr("Save as calendar file: {name}, {time}").format(name=name, time=at)
        )

    def minimumSizeHint(self) -> QSize:
        """As narrow as when the words stand under the time."""
        head = self.time.minimumSizeHint().width() + self.switch.minimumSizeHint().width() + Space.BLOCK
        under = max(self._said.minimumSizeHint().width(), self._actions.minimumSizeHint().width())
        return QSize(max(head, under) + 2 * Space.CARD, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the words under the time where there is no room beside it."""
        super().resizeEvent(event)
        beside = event.size().width() >= self.fontMetrics().averageCharWidth() * BESIDE_LETTERS
        if beside is not self._beside:
            self._place(beside=beside)

    def _on_turned(self, on: bool) -> None:
        self.switched.emit(self._id, on)

    def _on_edit(self) -> None:
        self.edit_wanted.emit(self._id)

    def _on_delete(self) -> None:
        self.delete_wanted.emit(self._id)

    def _on_calendar(self) -> None:
        self.calendar_wanted.emit(self._id)
