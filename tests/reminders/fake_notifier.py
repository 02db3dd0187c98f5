"""A notifier by hand: shows nothing, notes what it is given, and answers what it is told to."""

import queue
import threading

from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError, Service


class FakeShown:
    """One notice that is never on any screen."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.withdrawn = threading.Event()
        self._answers: queue.SimpleQueue[Answer | None] = queue.SimpleQueue()

    def answer(self, answer: Answer) -> None:
        """Answer it as a person would."""
        self._answers.put(answer)

    def wait(self, limit_s: float | None = None) -> Answer | None:
        try:
            return self._answers.get(timeout=limit_s)
        except queue.Empty:
            return None

    def withdraw(self) -> None:
        self.withdrawn.set()
        self._answers.put(None)


class FakeNotifier:
    """Shows notices at once, or, when it was closed, none at all.

    Attributes:
        shown: all that was shown, in order.
        may_show: cleared, nothing is shown before it is set again.
        trouble: the sentence it refuses with; empty when it does not.
    """

    def __init__(self) -> None:
        self.shown: list[FakeShown] = []
        self.may_show = threading.Event()
        self.may_show.set()
        self.trouble = ""

    def service(self) -> Service:
        if self.trouble:
            raise NotifyError(self.trouble)
        return Service("fake", has_buttons=True)

    def show(self, notice: Notice) -> FakeShown:
        self.may_show.wait()
        if self.trouble:
            raise NotifyError(self.trouble)
        shown = FakeShown(notice)
        self.shown.append(shown)
        return shown
