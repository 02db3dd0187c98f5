"""Starting this very program again beside the one that runs, to outlive it."""

import subprocess
import sys

from lymph_coach.reminders.notify.notice import NotifyError
from lymph_coach.reminders.schedule.choose import program_words
from lymph_coach.settings.choices import Preset


def window_words(preset: str) -> tuple[str, ...]:
    """What opens the window ready to start; a preset there is no more counts as the one chosen in the settings."""
    *program, _remind = remind_words()
    return (*program, "open", "--ready", preset if preset in set(Preset) else "")


def open_window(preset: str) -> None:
    """Open the window, ready to start this preset; it begins nothing by itself.

    Raises:
        NotifyError: the program is not where it was.
    """
    _start(window_words(preset))


def start_resident() -> None:
    """Start the resident reminder; it ends at once where one runs already.

    Raises:
        NotifyError: the program is not where it was.
    """
    _start((*remind_words(), "--stay"))


def start_once() -> None:
    """Start the reminder that tells what waits to be told, a snoozed one too, and then ends.

    Raises:
        NotifyError: the program is not where it was.
    """
    _start(remind_words())


def remind_words() -> tuple[str, ...]:
    """What starts the reminder of the copy that is running."""
    return program_words(sys.platform, sys.executable, frozen=getattr(sys, "frozen", False))


def _start(words: tuple[str, ...]) -> None:
    """Without a shell, in a session of its own: it must not end with whoever started us."""
    try:
        subprocess.Popen(  # noqa: S603  # our own program
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "DETACHED_PROCESS", 0),
        )
    except OSError as error:
        raise NotifyError(f"Lymph Coach could not be opened: {error.strerror or error}.") from error
