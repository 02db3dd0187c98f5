"""Notifications shown from the window, and their answers brought to its thread."""

from PySide6.QtCore import QObject, Signal

from lymph_coach.reminders.marks import Slot
from lymph_coach.reminders.notify.notice import Answer, Notice, Notifier, NotifyError
from lymph_coach.reminders.notify.telling import Telling

CLOSE_S = 1.0


class Teller(QObject):
    """Owns what is on the screen. Answers come on the thread this object lives in.

    ``answered`` carries the notice and an :class:`Answer`, ``refused`` the notice and a sentence that says why it
    could not be shown.

    Args:
        notifier: shows things.
    """

    answered = Signal(object, object)
    refused = Signal(object, str)
    _heard = Signal(object, object)

    def __init__(self, notifier: Notifier, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._shown: dict[Slot | None, Telling] = {}
        self._heard.connect(self._on_heard)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """What is on the screen and waits for an answer."""
        return tuple(slot for slot in self._shown if slot is not None)

    def tell(self, notice: Notice) -> None:
        """Show a notice; one of the same slot that is still there makes room."""
        self.withdraw(notice.slot)
        # The signal's emit may be called on any thread; what is connected to it runs on ours.
        self._shown[notice.slot] = Telling(self._notifier, notice, self._heard.emit)

    def withdraw(self, slot: Slot | None) -> None:
        """Take a notice from the screen, if it is there."""
        telling = self._shown.pop(slot, None)
        if telling is not None:
            telling.withdraw()

    def close(self) -> None:
        """Leave nothing on the screen whose buttons nobody would hear."""
        tellings = tuple(self._shown.values())
        self._shown.clear()
        for telling in tellings:
            telling.withdraw()
        for telling in tellings:
            telling.join(CLOSE_S)

    def _on_heard(self, notice: Notice, answer: Answer | NotifyError) -> None:
        if self._shown.pop(notice.slot, None) is None:
            return  # withdrawn meanwhile
        if isinstance(answer, NotifyError):
            self.refused.emit(notice, str(answer))
        else:
            self.answered.emit(notice, answer)
