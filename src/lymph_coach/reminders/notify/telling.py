"""A notification shown and waited for beside a running program, which stays free to do other things."""

import threading
from collections.abc import Callable

from lymph_coach.reminders.notify.notice import Answer, Notice, Notifier, NotifyError, Shown

Heard = Callable[[Notice, Answer | NotifyError], None]
"""Takes what became of a notice, on the thread of the telling: hand it over to where it belongs."""


class Telling:
    """Shows one notice on a thread of its own and hears its answer there.

    ``heard`` is called once: with the answer, or with the error when the notice cannot be shown; never when it was
    withdrawn before. The thread does not keep the program from ending.
    """

    def __init__(self, notifier: Notifier, notice: Notice, heard: Heard) -> None:
        self._notifier = notifier
        self._notice = notice
        self._heard = heard
        self._lock = threading.Lock()
        self._shown: Shown | None = None
        self._withdrawn = False
        self._thread = threading.Thread(target=self._tell, name="notice", daemon=True)
        self._thread.start()

    def withdraw(self) -> None:
        """Take the notice back, whether it is on the screen already or not; returns at once, also a second time."""
        with self._lock:
            self._withdrawn = True
            shown = self._shown
        if shown is not None:
            shown.withdraw()

    def join(self, limit_s: float) -> None:
        """Wait until the thread has ended, at most so long."""
        self._thread.join(limit_s)

    def _tell(self) -> None:
        try:
            shown = self._notifier.show(self._notice)
        except NotifyError as error:
            self._hear(error)
            return
        with self._lock:
            self._shown = shown
            withdrawn = self._withdrawn
        if withdrawn:
            shown.withdraw()
        answer = shown.wait()
        if answer is not None:
            self._hear(answer)

    def _hear(self, answer: Answer | NotifyError) -> None:
        with self._lock:
            withdrawn = self._withdrawn
        if not withdrawn:
            self._heard(self._notice, answer)
