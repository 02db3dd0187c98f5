"""What a notification says and what a person may answer, as values; and what shows one."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from lymph_coach.reminders.marks import Slot


class NotifyError(Exception):
    """No notification can be shown; the message is a sentence for the user."""


class Answer(StrEnum):
    """What became of a notification."""

    START = "start"  # also a press on the notification itself
    SNOOZE = "snooze"
    SKIP = "skip"
    CLOSED = "closed"  # put away without an answer


SNOOZE_MINUTES = 10
"""How long :attr:`Answer.SNOOZE` puts a reminder off."""

Buttons = tuple[tuple[Answer, str], ...]
BUTTONS: Buttons = (
    (Answer.START, "Start"),
    (Answer.SNOOZE, f"Snooze {SNOOZE_MINUTES} min"),
    (Answer.SKIP, "Skip today"),
)


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification.

    Attributes:
        title: plain text, one line.
        body: plain text; may be empty.
        buttons: what each one answers and the words on it, in their order; at least one.
        slot: what it reminds of, for whoever hears the answer; ``None`` in a test.
        silent: without a sound, as in quiet hours.
    """

    title: str
    body: str = ""
    buttons: Buttons = BUTTONS
    slot: "Slot | None" = None
    silent: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """What shows notifications here.

    Attributes:
        name: what it calls itself.
        has_buttons: whether it shows them; one that does not still takes a press on the notification, or nothing.
    """

    name: str
    has_buttons: bool


class Shown(Protocol):
    """A notification on the screen, until it is answered, closed or withdrawn; after an answer it is of no more use."""

    def wait(self, limit_s: float | None = None) -> Answer | None:
        """Wait for the answer, on one thread at a time.

        Args:
            limit_s: at most this long, by a clock that may stop while the computer sleeps; for ever when left out.

        Returns:
            The answer, or ``None`` when the time is over or it was withdrawn.
        """
        ...

    def withdraw(self) -> None:
        """Take it from the screen, from whatever thread; nothing happens when it is gone already.

        The wait under way, or the next one, then gives back what it held and returns ``None`` at once.
        """
        ...


class Notifier(Protocol):
    """Shows notifications."""

    def service(self) -> Service:
        """What shows them here; asks it, within about a second.

        Raises:
            NotifyError: nothing does.
        """
        ...

    def show(self, notice: Notice) -> Shown:
        """Show one; it stays until it is answered, closed or withdrawn. Returns within about a second.

        Raises:
            NotifyError: it cannot be shown.
        """
        ...
