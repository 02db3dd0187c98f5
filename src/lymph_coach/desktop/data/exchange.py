"""Saving, reading, bringing in and restoring, off the GUI thread."""

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from lymph_coach.desktop.data.backups_page import Copy
from lymph_coach.desktop.data.file_kind import FileKind
from lymph_coach.desktop.work import Cancelled, Progress, Work
from lymph_coach.journal.backup import Backup, Backups, Preview
from lymph_coach.journal.store import JournalStore
from lymph_coach.system.atomic import StorageError, write_atomically

if TYPE_CHECKING:
    from collections.abc import Generator

    from lymph_coach.journal.diary import Diary
    from lymph_coach.journal.imports import Import

_OFTEN = 200
"""Progress is told once for so many entries."""


class ExchangeError(Exception):
    """Something could not be done; the message is a sentence for the person."""


class Exchange(QObject):
    """Does one thing at a time, each in a thread of its own with a store of its own; wishes meanwhile are passed over.

    ``saved`` carries the path, ``looked`` a path and its :class:`Import`, ``taken`` how many sessions are new,
    ``listed`` a tuple of :class:`Copy`, ``restored`` the :class:`Backup` that is the diary now and the one set aside,
    ``failed`` a sentence. ``progressed`` tells how many of how many.

    Args:
        open_store: opens the diary, for the thread it is called on.
        backups: the copies of the same diary.
        parent: owns it.
    """

    saved = Signal(object)
    looked = Signal(object, object)
    taken = Signal(int)
    listed = Signal(object)
    restored = Signal(object, object)
    failed = Signal(str)
    progressed = Signal(int, int)

    def __init__(self, open_store: Callable[[], JournalStore], backups: Backups, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open_store, self._backups = open_store, backups
        self._work: Work | None = None
        self._tell: Callable[[Any], None] | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._work is not None

    def save(self, kind: FileKind, path: Path) -> bool:
        """Write all of the diary to a file; returns whether it began."""

        def run(progress: Progress, _asked: Cancelled) -> Path:
            from lymph_coach.journal.export import to_csv, to_json  # noqa: PLC0415  # most sessions save no file

            with self._store() as store:
                diary = store.everything()
            if kind is FileKind.CSV:
                content = to_csv(diary)
            else:
                pieces: list[bytes] = []
                for number, piece in enumerate(to_json(diary)):
                    pieces.append(piece)
                    if number % _OFTEN == 0:
                        progress(number, len(diary.entries))
                content = b"".join(pieces)
            write_atomically(path, content)
            return path

        return self._do(run, self.saved.emit)

    def look(self, path: Path) -> bool:
        """See what of a file would be new; returns whether it began."""

        def run(_progress: Progress, _asked: Cancelled) -> "tuple[Path, Import]":
            from lymph_coach.journal.imports import (  # noqa: PLC0415  # most sessions read no file
                LARGEST_BYTES,
                JournalImportError,
                read_json,
            )

            with self._store() as store:
                present = store.everything().entries
            try:
                with path.open("rb") as file:
                    # One more than is allowed tells that it is too much, without reading it all.
                    return path, read_json(file.read(LARGEST_BYTES + 1), present)
            except OSError as error:
                raise ExchangeError(f"{path.name} could not be read: {error.strerror or error}.") from error
            except JournalImportError as error:
                raise ExchangeError(f"{path.name}: {error}.") from error

        return self._do(run, self._on_looked)

    def take_in(self, diary: "Diary") -> bool:
        """Add to the diary what is new in a file; returns whether it began."""

        def run(_progress: Progress, _asked: Cancelled) -> int:
            with self._store() as store:
                before = store.count
                store.take_in(diary)
                return store.count - before

        return self._do(run, self.taken.emit)

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

    @contextmanager
    def _store(self) -> "Generator[JournalStore]":
        with self._open_store() as store:
            # One that cannot be reached reads as empty: that must not be saved as if it were the diary.
            if not store.is_reached and store.notice:
                raise StorageError(store.notice.sentence)
            yield store

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

    def _on_looked(self, found: "tuple[Path, Import]") -> None:
        self.looked.emit(*found)

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
