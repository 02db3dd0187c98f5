"""Notifications on Windows and macOS, through the library desktop-notifier, as of its version 6.2.

Its coroutines are the only asyncio of the program; both are loaded with the first notification.
"""

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, TypedDict, TypeVar

from lymph_coach.reminders.notify.inbox import Item, QueueInbox
from lymph_coach.reminders.notify.notice import Answer, Notice, NotifyError, Service

if TYPE_CHECKING:
    from collections.abc import Sequence

    from desktop_notifier import Button, DesktopNotifier, Sound, Urgency

# ruff: noqa: PLC0415  # the library loads the system's own, and is installed on Windows and macOS only
# pyright: reportMissingModuleSource=false

SILENCE = "This computer shows no notifications from Lymph Coach. Look whether its settings allow them."
_LIMIT_S = 1.0
_Given = TypeVar("_Given")


class Arguments(TypedDict):
    """What ``DesktopNotifier.send`` is called with."""

    title: str
    message: str
    urgency: "Urgency"
    buttons: "Sequence[Button]"
    on_clicked: Callable[[], None]
    on_dismissed: Callable[[], None]
    sound: "Sound | None"


def arguments(notice: Notice, answered: Callable[[Answer], None]) -> Arguments:
    """What the library is asked for a notice; a press on the notification itself answers as its first button."""
    from desktop_notifier import DEFAULT_SOUND, Button, Urgency

    def press(answer: Answer) -> Callable[[], None]:
        return lambda: answered(answer)

    return {
        "title": notice.title,
        "message": notice.body,
        "urgency": Urgency.Normal,
        "buttons": [Button(words, press(answer)) for answer, words in notice.buttons],
        "on_clicked": press(notice.buttons[0][0]),
        "on_dismissed": press(Answer.CLOSED),
        "sound": None if notice.silent else DEFAULT_SOUND,
    }


def make_library() -> "DesktopNotifier":
    """The library's way to the system.

    Raises:
        NotifyError: it is not installed, or the system does not let it.
    """
    try:
        from desktop_notifier import DesktopNotifier

        return DesktopNotifier("Lymph Coach", None)
    except (ImportError, OSError, RuntimeError) as error:
        raise NotifyError(SILENCE) from error


class LibraryNotifier:
    """Shows notifications through the library; holds nothing itself.

    Args:
        make: makes the library's notifier; may raise ``NotifyError``.
    """

    def __init__(self, make: "Callable[[], DesktopNotifier]" = make_library) -> None:
        self._make = make

    def service(self) -> Service:
        """See :class:`lymph_coach.reminders.notify.notice.Notifier`."""
        library = self._make()
        loop = asyncio.new_event_loop()
        try:
            return _run(loop, _service(library))
        finally:
            loop.close()

    def show(self, notice: Notice) -> "LibraryShown":
        """See :class:`lymph_coach.reminders.notify.notice.Notifier`."""
        library = self._make()
        loop = asyncio.new_event_loop()
        try:
            shown = LibraryShown(library, loop)
            _run(loop, shown.send(notice))
        except NotifyError:
            loop.close()
            raise
        return shown


class LibraryShown:
    """One notification of ours; owns the loop in which its answer is heard."""

    def __init__(self, library: "DesktopNotifier", loop: asyncio.AbstractEventLoop) -> None:
        self._library = library
        self._loop = loop
        self._answer: asyncio.Future[Answer | None] = loop.create_future()
        self._id = ""

    async def send(self, notice: Notice) -> None:
        """Put it on the screen.

        Raises:
            NotifyError: the library could not, which it only logs by itself.
        """
        dispatched: list[bool] = []
        given = arguments(notice, self._hear)
        self._id = await self._library.send(**given, on_dispatched=lambda: dispatched.append(True))
        if not dispatched:
            raise NotifyError(SILENCE)

    def wait(self, limit_s: float | None = None) -> Answer | None:
        """See :class:`lymph_coach.reminders.notify.notice.Shown`."""
        self._loop.run_until_complete(asyncio.wait([self._answer], timeout=limit_s))
        if not self._answer.done():
            return None
        answer = self._answer.result()
        if answer is None:
            self._loop.run_until_complete(self._library.clear(self._id))
        self._loop.close()
        return answer

    def withdraw(self) -> None:
        """See :class:`lymph_coach.reminders.notify.notice.Shown`."""
        self._hear(None)

    def _hear(self, answer: Answer | None) -> None:
        """Take the first answer, from whatever thread."""
        try:
            self._loop.call_soon_threadsafe(self._settle, answer)
        except RuntimeError:
            return  # the loop is closed: it was answered already

    def _settle(self, answer: Answer | None) -> None:
        if not self._answer.done():
            self._answer.set_result(answer)


class TurningInbox:
    """Turns a loop while it waits: on macOS the system's own, without which no press is ever reported.

    Args:
        loop: which; for the thread that empties the inbox.
    """

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._loop = loop
        self._queue = QueueInbox()
        self._came = asyncio.Event()

    def put(self, notice: Notice, answer: Answer | NotifyError) -> None:
        """See :class:`lymph_coach.reminders.notify.inbox.Inbox`."""
        self._queue.put(notice, answer)
        self._loop.call_soon_threadsafe(self._came.set)

    def get(self, limit_s: float) -> Item | None:
        """See :class:`lymph_coach.reminders.notify.inbox.Inbox`."""
        item = self._queue.get(0.0)
        if item is None:
            self._loop.run_until_complete(self._turn(limit_s))
            item = self._queue.get(0.0)
        return item

    async def _turn(self, limit_s: float) -> None:
        try:
            await asyncio.wait_for(self._came.wait(), limit_s)
        except TimeoutError:
            return
        self._came.clear()


def cocoa_inbox() -> TurningInbox:
    """The one for the main thread of a program on macOS that has no window."""
    from rubicon.objc.eventloop import EventLoopPolicy

    return TurningInbox(EventLoopPolicy().new_event_loop())


async def _service(library: "DesktopNotifier") -> Service:
    from desktop_notifier import Capability

    capabilities = await library.get_capabilities()
    if Capability.TITLE not in capabilities or not await library.has_authorisation():
        raise NotifyError(SILENCE)
    return Service("Windows" if sys.platform == "win32" else "macOS", Capability.BUTTONS in capabilities)


def _run(loop: asyncio.AbstractEventLoop, work: Coroutine[None, None, _Given]) -> _Given:
    try:
        return loop.run_until_complete(asyncio.wait_for(work, _LIMIT_S))
    except (OSError, RuntimeError) as error:  # no answer in time, too
        raise NotifyError(SILENCE) from error
