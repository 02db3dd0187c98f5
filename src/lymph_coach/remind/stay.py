"""The resident reminder: for systems that start nothing by the clock. Waits, tells, and waits again, until logout."""

import os
import time
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from lymph_coach.remind.basis import TROUBLE, LocalClock, complain
from lymph_coach.remind.herald import LOOK_S, Clock, Herald, leave_when_ended, make_herald
from lymph_coach.remind.lock import LOCK_FILE, ResidentLock
from lymph_coach.remind.logout import ending_with_session
from lymph_coach.reminders.marks import Due
from lymph_coach.reminders.notify.notice import NotifyError
from lymph_coach.reminders.schedule.autostart import ENTRY
from lymph_coach.reminders.store import ReminderStore
from lymph_coach.system.atomic import StorageError

Complain = Callable[[str], None]
"""Takes a sentence on what could not be told."""


class Resident:
    """Looks, tells and hears for as long as it is wanted, whatever fails in between.

    Args:
        herald: looks, tells and hears.
        clock: tells the time.
        note: takes the moment of each look, by which others see that this lives.
        complain: takes what fails; the same thing once in a row.
    """

    def __init__(self, herald: Herald, clock: Clock, note: Callable[[datetime], None], complain: Complain) -> None:
        self._herald = herald
        self._clock = clock
        self._note = note
        self._complain = complain
        self._said = ""

    def run(self, is_wanted: Callable[[], bool]) -> None:
        """Go on until it is not wanted any more, which is asked about once a minute."""
        while is_wanted():
            self._note(self._clock.now())
            try:
                self._herald.hear(self._look())
            except (NotifyError, StorageError) as error:
                self._say(str(error))

    def _look(self) -> Due | None:
        """What comes next; nothing when that cannot be told, so that it is tried again in a minute and not at once."""
        try:
            coming = self._herald.look()
        except (NotifyError, StorageError) as error:
            self._say(str(error))
            return None
        self._said = ""
        return coming

    def _say(self, sentence: str) -> None:
        if sentence != self._said:
            self._complain(sentence)
        self._said = sentence


def stay_on(path: Path, make: Callable[[ReminderStore], Herald] = make_herald) -> int:
    """Be the resident reminder, or end at once where there is one. Returns the exit status.

    It ends when it is asked to, with its session, and when the autostart entry that started it is gone.

    Args:
        path: the reminders file; one that takes its place, such as a restored one, is used from then on.
        make: makes the herald.
    """
    leave_when_ended()
    lock = ResidentLock(path.with_name(LOCK_FILE))
    try:
        if not lock.take():
            return 0
        is_wanted, say = still_there(entry_path(os.environ)), once(complain)
        # One that outlived its session would keep that of the next from starting, and know only a bus that is gone.
        with ending_with_session(os.environ):
            while is_wanted():
                _serve(path, make, lock, is_wanted, say)
    except StorageError as error:
        complain(str(error))
        return TROUBLE
    finally:
        lock.release()
    return 0


def _serve(
    path: Path,
    make: Callable[[ReminderStore], Herald],
    lock: ResidentLock,
    is_wanted: Callable[[], bool],
    say: Complain,
) -> None:
    """Serve one file, until another takes its place."""
    try:
        store = ReminderStore(path, mends=False)
    except StorageError as error:
        say(str(error))
        time.sleep(LOOK_S)
        return
    with store:
        is_there = same_file(path)
        herald = make(store)
        try:
            resident = Resident(herald, LocalClock(os.environ), lock.note, complain)
            resident.run(lambda: is_wanted() and is_there())
        finally:
            herald.close()


def once(say: Complain) -> Complain:
    """Says what it takes, the same thing once in a row: what goes on for months must not fill a log."""
    said = ""

    def say_news(sentence: str) -> None:
        nonlocal said
        if sentence != said:
            say(sentence)
        said = sentence

    return say_news


def entry_path(environ: Mapping[str, str]) -> Path:
    """Where the autostart entry is that starts this."""
    named = Path(environ.get("XDG_CONFIG_HOME", ""))
    return (named if named.is_absolute() else Path.home() / ".config") / "autostart" / ENTRY


def still_there(path: Path) -> Callable[[], bool]:
    """Asks whether a file is still there; one that never was counts as there."""
    return path.exists if path.exists() else lambda: True


def same_file(path: Path) -> Callable[[], bool]:
    """Asks whether the file is still the one it is now."""
    first = path.stat().st_ino

    def asks() -> bool:
        try:
            return path.stat().st_ino == first
        except OSError:
            return False

    return asks
