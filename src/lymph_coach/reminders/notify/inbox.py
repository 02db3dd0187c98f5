"""Where the answers to notifications arrive, for a program that waits for nothing else."""

import queue
from typing import Protocol

from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError

Item = tuple[Notice, Answer | NotifyError]


class Inbox(Protocol):
    """Filled from any thread, emptied by one."""

    def put(self, notice: Notice, answer: Answer | NotifyError) -> None:
        """Take what became of a notice; see :class:`lymph_coach.reminders.notify.telling.Telling`."""
        ...

    def get(self, limit_s: float) -> Item | None:
        """What came first, waiting for it if need be; ``None`` when nothing came within ``limit_s``."""
        ...


class QueueInbox:
    """A plain queue."""

    def __init__(self) -> None:
        self._items: queue.SimpleQueue[Item] = queue.SimpleQueue()

    def put(self, notice: Notice, answer: Answer | NotifyError) -> None:
        """See :class:`Inbox`."""
        self._items.put((notice, answer))

    def get(self, limit_s: float) -> Item | None:
        """See :class:`Inbox`."""
        try:
            return self._items.get(timeout=limit_s)
        except queue.Empty:
            return None
