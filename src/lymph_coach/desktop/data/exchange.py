"""Saving, reading, bringing in and restoring, off the GUI thread."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lymph_coach.desktop.data.backups_page import Copy
from lymph_coach.desktop.data.file_kind import FileKind
from lymph_coach.desktop.work import Cancelled, Progress, Work
from lymph_coach.journal.backup import Backup, Backups, Preview
from lymph_coach.system.atomic import StorageError, write_atomically
from lymph_coach.system.folders import Folders

if TYPE_CHECKING:
    from lymph_coach.takeout.compare import Comparison
    from lymph_coach.takeout.items import Sections
    from lymph_coach.takeout.store import Before, TakeoutStore

# ruff: noqa: PLC0415  # most who look at the diary save and read no file

_OFTEN = 200
"""Progress is told once for so many entries."""


class ExchangeError(Exception):
    """Something could not be done; the message is a sentence for the person."""


class Exchange(QObject):
    """Does one thing at a time, each in a thread of its own with files opened anew; wishes meanwhile are passed over.

    ``saved`` carries the path, ``looked`` a path and its :class:`Comparison`, ``taken`` the :class:`Before`, ``undone``
    nothing, ``listed`` a tuple of :class:`Copy`, ``restored`` the :class:`Backup` that is the diary now and the one set
    aside, ``failed`` a sentence. ``progressed`` tells how many of how many.

    Args:
        folders: where all files are.
        now: local time with its zone.
        backups: the copies of the diary.
        parent: owns it.
    """

    saved = Signal(object)
    looked = Signal(object, object)
    taken = Signal(object)
    undone = Signal()
    listed = Signal(object)
    restored = Signal(object, object)
    failed = Signal(str)
    progressed = Signal(int, int)

    def __init__(
        self, folders: Folders, now: Callable[[], datetime], backups: Backups, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folders, self._now, self._backups = folders, now, backups
        self._work: Work | None = None
        self._tell: Callable[[Any], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def save(self, kind: FileKind, path: Path) -> bool:
        """Write everything to a file of this kind; returns whether it began."""

        def run(progress: Progress, _asked: Cancelled) -> Path:
            from lymph_coach.takeout.write import to_csv, to_json

            everything = self._store().gather()
            if kind is FileKind.CSV:
                content = to_csv(everything)
            else:
                pieces: list[bytes] = []
                for number, piece in enumerate(to_json(everything, self._now())):
                    pieces.append(piece)
                    if number % _OFTEN == 0:
                        progress(number, len(everything.diary.entries))
                content = b"".join(pieces)
            write_atomically(path, content)
            return path

        return self._do(run, self.saved.emit)

    def look(self, path: Path) -> bool:
        """See what of a file would be new; returns whether it began."""

        def run(_progress: Progress, _asked: Cancelled) -> "tuple[Path, Comparison]":
            from lymph_coach.takeout.compare import compare
            from lymph_coach.takeout.everything import TakeoutError
            from lymph_coach.takeout.read import read_file

            try:
                return path, compare(self._store().gather(), read_file(path, self._now().date()))
            except TakeoutError as error:
                raise ExchangeError(f"{error}.") from error

        return self._do(run, self._on_looked)

    def take_in(self, wanted: "Sections") -> bool:
        """Add what is wanted of a file; returns whether it began."""

        def run(_progress: Progress, _asked: Cancelled) -> "Before":
            return self._store().take_in(wanted)

        return self._do(run, self.taken.emit)

    def put_back(self, before: "Before") -> bool:
        """Make everything what it was before bringing in; returns whether it began."""

        def run(_progress: Progress, _asked: Cancelled) -> None:
            self._store().put_back(before)

        return self._do(run, self._on_put_back)

    def list_copies(self) -> bool:
        """See what copies there are and what each holds; returns whether it began."""

        def run(progress: Progress, _asked: Cancelled) -> tuple[Copy, ...]:
            found: list[Copy] = []
            every = self._backups.all()
            for number, backup in enumerate(every):
                progress(number, len(every))
                found.append(Copy(backup, self._preview(backup)))
            return tuple(found)

        return self._do(run, self.listed.emit)

    def restore(self, backup: Backup) -> bool:
        """Make the diary what a copy says; returns whether it began."""

        def run(_progress: Progress, _asked: Cancelled) -> tuple[Backup, Backup]:
            return backup, self._backups.restore(backup)

        return self._do(run, self._on_restored)

    def close(self) -> None:
        """Wait for what is under way: it writes, and is short."""
        if self._work:
            self._work.finish()
            self._work = None

    def _store(self) -> "TakeoutStore":
        from lymph_coach.takeout.store import TakeoutStore

        return TakeoutStore(self._folders, self._now)

    def _preview(self, backup: Backup) -> Preview | None:
        try:
            return self._backups.preview(backup)
        except StorageError:
            return None

    def _do(self, run: Callable[[Progress, Cancelled], object], tell: Callable[[Any], None]) -> bool:
        if self._work:
            return False
        self._tell = tell
        self._work = work = Work(run, self)
        work.progressed.connect(self.progressed)
        work.done.connect(self._on_done)
        work.failed.connect(self._on_failed)
        work.start()
        return True

    def _on_looked(self, found: "tuple[Path, Comparison]") -> None:
        self.looked.emit(*found)

    def _on_put_back(self, _nothing: object) -> None:
        self.undone.emit()

    def _on_restored(self, both: tuple[Backup, Backup]) -> None:
        self.restored.emit(*both)

    def _on_done(self, result: object) -> None:
        self._end()
        if self._tell:
            self._tell(result)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, StorageError | ExchangeError):
            raise error
        self.failed.emit(str(error))

    def _end(self) -> None:
        if self._work:
            self._work.finish()
            self._work.deleteLater()
        self._work = None
