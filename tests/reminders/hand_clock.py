"""A clock and an inbox that are moved by hand."""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

from lymph_coach.reminders.notify.inbox import Item
from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment
        self.place: tzinfo = UTC

    def now(self) -> datetime:
        return self.moment

    def zone(self) -> tzinfo:
        return self.place

    def move(self, **by: float) -> None:
        self.moment += timedelta(**by)


class HandInbox:
    """Waiting in it moves the clock; what happens meanwhile is what the test says.

    Attributes:
        waits: each wait's limit, in seconds.
        meanwhile: one call for each wait, in order; a wait without one passes its whole time.
    """

    def __init__(self, clock: HandClock) -> None:
        self._clock = clock
        self._items: deque[Item] = deque()
        self.waits: list[float] = []
        self.meanwhile = deque[Callable[[], object]]()

    def put(self, notice: Notice, answer: Answer | NotifyError) -> None:
        self._items.append((notice, answer))

    def get(self, limit_s: float) -> Item | None:
        self.waits.append(limit_s)
        if self.meanwhile:
            self.meanwhile.popleft()()
        if self._items:
            return self._items.popleft()
        self._clock.move(seconds=limit_s)
        return None
