"""What a notification says, in the language of the window."""

from PySide6.QtCore import QObject

from lymph_coach.desktop.words.times import TimeWords
from lymph_coach.reminders.marks import Due
from lymph_coach.reminders.notify.notice import SNOOZE_MINUTES, Answer, Buttons, Notice
from lymph_coach.reminders.reminder import Reminder


class Notices(QObject):
    """Makes them.

    Args:
        words: how times are written.
    """

    def __init__(self, words: TimeWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def of(self, reminder: Reminder, due: Due) -> Notice:
        """A reminder that is due: what it hangs on, and of a late one when it was."""
        lines = [
            reminder.habit[:1].upper() + reminder.habit[1:] if reminder.habit else self.tr("Time for your routine.")
        ]
        if due.catch_up:
            lines.append(self.tr("This was due at {time}.").format(time=self._words.clock(due.slot.at)))
        return Notice(reminder.name, "\n".join(lines), self._buttons(), due.slot)

    def test(self) -> Notice:
        """One that reminds of nothing."""
        return Notice(self.tr("Lymph Coach: a test"), self.tr("This is how a reminder looks."), self._buttons())

    def _buttons(self) -> Buttons:
        return (
            (Answer.START, self.tr("Start")),
            (Answer.SNOOZE, self.tr("Snooze {minutes} min").format(minutes=SNOOZE_MINUTES)),
            (Answer.SKIP, self.tr("Skip today")),
        )
