"""A reminder inside the window, for computers that show no notifications."""

from PySide6.QtCore import QEvent, QLocale, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from lymph_coach.desktop.theme.space import Space
from lymph_coach.desktop.widgets.announce import announce
from lymph_coach.desktop.widgets.button import CalmButton
from lymph_coach.desktop.widgets.flow import FlowLayout
from lymph_coach.desktop.widgets.label import label
from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.marks import Due, Slot
from lymph_coach.reminders.notify.notice import SNOOZE_MINUTES
from lymph_coach.reminders.reminder import Reminder

LONG_MINUTES = 60
EDGE_PX = 2
MOST = 0.6
"""How much of the height round it the banner takes at most."""


class Content(QWidget):
    """Words and buttons, which may be scrolled."""

    def minimumSizeHint(self) -> QSize:
        """No height of its own: the least height of wrapped words is that of their narrowest, which is too much."""
        return QSize(super().minimumSizeHint().width(), 0)


class ReminderBanner(QFrame):
    """Says which reminder it is, and takes the answer. Never takes the keyboard, and waits as long as it is left.

    ``start_wanted`` and ``skip_wanted`` carry the :class:`Slot`, ``snooze_wanted`` for how many minutes as well. It
    hides itself with each answer.
    """

    start_wanted = Signal(object)
    snooze_wanted = Signal(object, int)
    skip_wanted = Signal(object)

    def __init__(self, locale: QLocale | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "banner")
        self._words = TimeWords(locale or QLocale(), self)
        self._due: Due | None = None
        # Not at once: a height that is set amid a resize does not reach what lies inside.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._fit)
        self.title = label(kind="section")
        self.about = label()
        self.start_button = CalmButton(self.tr("Start"), "primary")
        self.soon_button = CalmButton(self.tr("Snooze {minutes} min").format(minutes=SNOOZE_MINUTES))
        self.later_button = CalmButton(self.tr("Snooze 1 hour"))
        self.skip_button = CalmButton(self.tr("Skip today"))
        self.start_button.chosen.connect(self._on_start)
        self.soon_button.chosen.connect(self._on_soon)
        self.later_button.chosen.connect(self._on_later)
        self.skip_button.chosen.connect(self._on_skip)
        row = FlowLayout(Space.SIDE)
        for button in (self.start_button, self.soon_button, self.later_button, self.skip_button):
            row.addWidget(button)
        self._inside = Content()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(Space.PAGE - EDGE_PX, Space.PART, Space.PAGE - EDGE_PX, Space.BLOCK)
        column.setSpacing(Space.NEAR)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addSpacing(Space.TOUCH)
        column.addLayout(row)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(self._inside)
        around = QVBoxLayout(self)
        around.setContentsMargins(EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX)
        around.addWidget(area)
        self.hide()

    @property
    def slot(self) -> Slot | None:
        """What is shown, if anything is."""
        return self._due.slot if self._due else None

    def show_due(self, due: Due, reminder: Reminder) -> None:
        """Show a reminder; one that was there before makes room."""
        self._due = due
        at = self._words.clock(due.slot.at)
        self.title.setText(self.tr("{name}, {time}").format(name=reminder.name, time=at))
        parts = [reminder.habit[:1].upper() + reminder.habit[1:]]
        if due.catch_up:
            parts.append(self.tr("This was due at {time}.").format(time=at))
        told = " ".join(f"{part.rstrip('.')}." for part in parts if part)
        self.about.setText(told)
        self.about.setVisible(bool(told))
        self.setAccessibleName(self.tr("Reminder"))
        self.show()
        self._soon.start()
        announce(self, self.tr("Reminder: {title}. {about}").format(title=self.title.text(), about=told))

    def withdraw(self, slot: Slot) -> None:
        """Take it away if it is this one: answered elsewhere, or no longer of use."""
        if self.slot == slot:
            self._close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrower is higher."""
        super().resizeEvent(event)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as what is said now."""
        super().showEvent(event)
        self._soon.start()

    def changeEvent(self, event: QEvent) -> None:
        """Larger type is higher."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self.isVisible():
            self._soon.start()

    def _fit(self) -> None:
        """Be as high as the words need, but leave the page its part of the window: very large text scrolls here."""
        around = self.parentWidget()
        needed_px = self._inside.heightForWidth(self.width() - 2 * EDGE_PX) + 2 * EDGE_PX
        self.setFixedHeight(min(needed_px, round(around.height() * MOST)) if around else needed_px)

    def _close(self) -> Slot | None:
        slot, self._due = self.slot, None
        self.hide()
        return slot

    def _on_start(self) -> None:
        self.start_wanted.emit(self._close())

    def _on_soon(self) -> None:
        self.snooze_wanted.emit(self._close(), SNOOZE_MINUTES)

    def _on_later(self) -> None:
        self.snooze_wanted.emit(self._close(), LONG_MINUTES)

    def _on_skip(self) -> None:
        self.skip_wanted.emit(self._close())
