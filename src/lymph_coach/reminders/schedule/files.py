"""Writing and removing the files a system reads its times from."""

from pathlib import Path

from lymph_coach.reminders.schedule.schedule import ScheduleError
from lymph_coach.system.atomic import StorageError, write_atomically


def write(path: Path, content: bytes) -> None:
    """Put the file there, whole or not at all.

    Raises:
        ScheduleError: The disk refused.
    """
    try:
        write_atomically(path, content)
    except StorageError as error:
        raise ScheduleError(str(error)) from error


def write_text(path: Path, text: str) -> None:
    """The same for text, which systems read as UTF-8.

    Raises:
        ScheduleError: The disk refused, or a folder named in the text has no name in UTF-8.
    """
    try:
        content = text.encode()
    except UnicodeEncodeError as error:
        raise ScheduleError(
            "Lymph Coach or its files lie in a folder whose name is not written in UTF-8. Give it another name."
        ) from error
    write(path, content)


def is_there(path: Path) -> bool:
    """Whether something has this name, as far as we may look."""
    try:
        path.lstat()
    except OSError:
        return False
    return True


def content_of(path: Path) -> bytes | None:
    """What the file holds; None where there is none that can be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def remove(path: Path) -> None:
    """Take the file away, if it is there.

    Raises:
        ScheduleError: The disk refused.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise ScheduleError(f"{path} could not be removed: {error.strerror or error}.") from error
