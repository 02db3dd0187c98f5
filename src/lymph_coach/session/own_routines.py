"""The person's own routines: files in a folder of theirs, none of them trusted."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from lymph_coach.routine.limits import OutOfRangeError, RoutineError, shown
from lymph_coach.routine.own import OwnRoutine, parse_own
from lymph_coach.session.course import Course
from lymph_coach.system.atomic import StorageError, write_atomically

ENDING = ".toml"
LARGEST_BYTES = 64_000
MOST_FILES = 50
_REMOVED = "removed"
_UNSAFE = re.compile(r"[^\w-]+")  # in the name of a file, on any system
_LONGEST_STEM = 40
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{one}{n}" for one in ("com", "lpt") for n in range(10))})
"""What Windows takes for a device, whatever ending stands after it."""


@dataclass(frozen=True, slots=True)
class OwnFile:
    """One file of the folder: the routine in it, or the sentence that says why there is none."""

    path: Path
    routine: OwnRoutine | None
    error: str = ""


class OwnRoutines:
    """Owns the folder of own routines; reads it anew each time it is asked.

    Args:
        folder: where the files are; need not exist.
        course: the shipped routine and words, within which they stay.
    """

    def __init__(self, folder: Path, course: Course) -> None:
        self.folder = folder
        self._course = course

    def all(self) -> tuple[OwnFile, ...]:
        """Every file in order of its name, the first ``MOST_FILES``; a folder that cannot be read has none."""
        try:
            paths = sorted((path for path in self.folder.iterdir() if _is_ours(path)), key=_by_name)
        except OSError:
            return ()
        found: list[OwnFile] = []
        taken: dict[str, str] = {}
        for path in paths[:MOST_FILES]:
            file = shown(path.name)
            try:
                own = read_own(path, self._course)
                if other := taken.get(own.name.casefold()):
                    raise OutOfRangeError("name", own.name, f"a name of its own; {other} has this one", file)
            except RoutineError as error:
                found.append(OwnFile(path, None, f"{error}."))
                continue
            taken[own.name.casefold()] = file
            found.append(OwnFile(path, own))
        if len(paths) > MOST_FILES:
            sentence = f"{len(paths)} files are here, allowed are up to {MOST_FILES}; the others are not read."
            found.append(OwnFile(paths[MOST_FILES], None, sentence))
        return tuple(found)

    def named(self, name: str) -> OwnRoutine | None:
        """The routine of this name, in large or small letters; None if no file has a right one."""
        routines = (file.routine for file in self.all() if file.routine)
        return next((own for own in routines if own.name.casefold() == name.strip().casefold()), None)

    def take_in(self, path: Path) -> OwnRoutine:
        """Copy a file into the folder once it is checked.

        Raises:
            RoutineError: it is no right routine, there is one of its name, or there are as many as are read.
            StorageError: the disk did not take it.
        """
        content = read_bytes(path)
        file = shown(path.name)
        own = parse_own(text_of(content, path), self._course.routine, self._course.words, file)
        if self.named(own.name):
            raise OutOfRangeError("name", own.name, "a name that none of your routines has", file)
        if len(self.all()) >= MOST_FILES:
            raise OutOfRangeError("the folder", "full", f"up to {MOST_FILES} routines", file)
        write_atomically(self.free_path(own.name), content)
        return own

    def free_path(self, name: str) -> Path:
        """Where a new routine of this name is kept; no file has this path."""
        stem = _UNSAFE.sub("-", name.lower()).strip("-_")[:_LONGEST_STEM] or "routine"
        stem = f"{stem}-routine" if stem in _DEVICES else stem
        path, number = self.folder / f"{stem}{ENDING}", 1
        while os.path.lexists(path):
            number += 1
            path = self.folder / f"{stem}-{number}{ENDING}"
        return path

    def remove(self, path: Path) -> Path:
        """Put a file aside, and return where it is now.

        Raises:
            StorageError: the disk refused.
        """
        aside = self.folder / _REMOVED / f"{path.name}"
        number = 1
        try:
            aside.parent.mkdir(mode=0o700, exist_ok=True)
            while os.path.lexists(aside):
                number += 1
                aside = aside.with_name(f"{path.stem}-{number}{path.suffix}")
            path.rename(aside)
        except OSError as error:
            raise StorageError(f"{shown(path.name)} could not be removed: {error.strerror or error}.") from error
        return aside

    def put_back(self, aside: Path, path: Path) -> None:
        """Undo :meth:`remove`.

        Raises:
            StorageError: the disk refused, or another file has the name by now.
        """
        try:
            if os.path.lexists(path):
                raise FileExistsError(0, "another file has its name now")  # told like what the disk says
            aside.rename(path)
        except OSError as error:
            raise StorageError(f"{shown(path.name)} could not be put back: {error.strerror or error}.") from error


def read_own(path: Path, course: Course) -> OwnRoutine:
    """The routine in a file.

    Raises:
        RoutineError: the file cannot be read, or is no right routine; names file, field, value and what is allowed.
    """
    return parse_own(text_of(read_bytes(path), path), course.routine, course.words, shown(path.name))


def read_bytes(path: Path) -> bytes:
    """What is in a plain file of up to ``LARGEST_BYTES``; no link is followed, and no pipe waited for.

    Raises:
        RoutineError: it is something else, or cannot be read.
    """
    file = shown(path.name)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        kind = _kind(path.lstat().st_mode)
        if kind:
            raise OutOfRangeError("the file", kind, "a plain file", file)
        descriptor = os.open(path, flags)
        with os.fdopen(descriptor, "rb") as opened:
            content = opened.read(LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, RoutineError):
            raise
        # A ValueError: a path with a zero byte in it.
        reason = error.strerror if isinstance(error, OSError) else None
        raise RoutineError(f"{file}: the file cannot be read: {reason or error}") from error
    if len(content) > LARGEST_BYTES:
        raise OutOfRangeError("the size", f"over {LARGEST_BYTES} bytes", f"up to {LARGEST_BYTES} bytes", file)
    return content


def text_of(content: bytes, path: Path) -> str:
    """The text of a file's bytes, which Windows may have put a mark before.

    Raises:
        RoutineError: they are no UTF-8.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = error.start + len(content) - len(error.object)  # which is without the mark
        raise OutOfRangeError(f"byte {place}", f"{content[place]:#04x}", "text in UTF-8", shown(path.name)) from error


def _kind(mode: int) -> str:
    """What is no plain file, in words; empty for one."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a link to another file" if stat.S_ISLNK(mode) else "a pipe or a device"


def _is_ours(path: Path) -> bool:
    return path.suffix.lower() == ENDING and not path.name.startswith(".")


def _by_name(path: Path) -> tuple[str, str]:
    return path.name.casefold(), path.name
