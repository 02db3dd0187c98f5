"""Taking things along: the sheet for a visit, files of everything, and the copies of the diary."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from lymph_coach.desktop.data.backups_page import BackupsPage
from lymph_coach.desktop.data.data_page import DataPage
from lymph_coach.desktop.data.exchange import Copy, Exchange
from lymph_coach.desktop.data.file_kind import FileKind
from lymph_coach.desktop.data.visit_page import VisitPage
from lymph_coach.desktop.paper.paper import Paper
from lymph_coach.desktop.wings.shared import Shared
from lymph_coach.journal import report
from lymph_coach.journal.backup import Backup, Backups
from lymph_coach.journal.diary import Goal
from lymph_coach.journal.store import JournalStore
from lymph_coach.practice.log import DIARY_FILE
from lymph_coach.system.local_zone import local_zone

if TYPE_CHECKING:
    from lymph_coach.takeout.compare import Comparison
    from lymph_coach.takeout.store import Before


class Taking(QObject):
    """Owns the pages on which the diary is printed, saved, brought in, gone back with and deleted.

    ``changed`` tells that the diary is another now, ``files_changed`` that any file may be, ``files_wanted`` asks for
    what waits to be written, ``note_ticked`` tells that a note is wanted on the sheet or no longer,
    ``everything_deleted`` asks for all files of the program to go.

    Args:
        shared: the parts there is one of.
        store: the diary.
        questions: gives the person's questions for a visit.
        parent: owns it.
    """

    changed = Signal()
    files_changed = Signal()
    files_wanted = Signal()
    note_ticked = Signal(str, bool)
    everything_deleted = Signal()

    def __init__(
        self, shared: Shared, store: JournalStore, questions: Callable[[], Sequence[str]], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._shared, self._store, self._questions = shared, store, questions
        self._found: Comparison | None = None
        self._before: Before | None = None
        self._visit = report.period_of(report.Span.MONTHS, self._now().date())
        file = shared.folders.data / DIARY_FILE
        self.exchange = Exchange(shared.folders, shared.now, Backups(file, shared.now), self)
        self.paper = Paper(shared.window, shared.now)
        self.visit, self.data, self.backups = VisitPage(), DataPage(), BackupsPage()
        self._wire()

    def _wire(self) -> None:
        self.visit.period_chosen.connect(self._on_visit_period)
        self.visit.note_ticked.connect(self.note_ticked)
        self.visit.print_wanted.connect(self.paper.print_visit)
        self.visit.pdf_wanted.connect(self.paper.save_visit)
        self.paper.told.connect(self.visit.show_notice)
        self.data.save_wanted.connect(self._on_save)
        self.data.import_chosen.connect(self._on_import_chosen)
        self.data.import_confirmed.connect(self._on_import_confirmed)
        self.data.undo_wanted.connect(self._on_undo_wanted)
        self.data.delete_confirmed.connect(self.everything_deleted)
        self.backups.restore_wanted.connect(self._on_restore)
        self.exchange.saved.connect(self._on_file_saved)
        self.exchange.looked.connect(self._on_looked)
        self.exchange.taken.connect(self._on_taken)
        self.exchange.undone.connect(self._on_undone)
        self.exchange.listed.connect(self._on_listed)
        self.exchange.restored.connect(self._on_restored)
        self.exchange.failed.connect(self._on_failed)
        self.exchange.progressed.connect(self.data.progress.show_progress)

    def close(self) -> None:
        """Wait for what is under way."""
        self.exchange.close()

    def open_visit(self) -> None:
        """Begin the sheet for a visit."""
        self.visit.start(self._now().date())
        self.show_visit()

    def open_data(self) -> None:
        """Begin taking out and bringing in."""
        self.data.start(self._store.count, self._things(), self._now().date())

    def open_backups(self) -> None:
        """Begin going back."""
        self.backups.start()
        self.exchange.list_copies()

    def show_visit(self) -> None:
        """Show the sheet as it is now."""
        entries = self._store.between(self._visit.first, self._visit.last)
        self.visit.show_entries(entries, self._store.goal() or Goal(), self._store.pauses(), tuple(self._questions()))

    def _now(self) -> datetime:
        return self._shared.now()

    def _on_visit_period(self, period: report.Period) -> None:
        self._visit = period
        self.show_visit()

    def _things(self) -> tuple[str, ...]:
        return (
            self.tr("the diary and all its backups, also those made before a file was brought in"),
            self.tr("the sheets, and where you were in reading"),
            self.tr("your own routines"),
            self.tr("your reminders, and their times in this computer"),
            self.tr("your answers to the check-in"),
            self.tr("a session that was cut off"),
            self.tr("your settings, the prepared voice, and the log of what went wrong"),
        )

    def _on_save(self, kind: str, path: Path) -> None:
        self.files_wanted.emit()
        self.data.show_work(self.tr("Saving ..."))
        self.exchange.save(FileKind(kind), path)

    def _on_file_saved(self, path: Path) -> None:
        self.data.show_work("")
        self.data.show_notice(self.tr("Saved as {file}.").format(file=path))

    def _on_import_chosen(self, path: Path) -> None:
        self.files_wanted.emit()
        self.data.show_work(self.tr("Reading the file ..."))
        self.exchange.look(path)

    def _on_looked(self, path: Path, found: "Comparison") -> None:
        self._found = found
        self.data.show_work("")
        self.data.show_import(path, found)

    def _on_import_confirmed(self, wins: str) -> None:
        from lymph_coach.takeout.compare import Wins  # noqa: PLC0415  # a file was looked into, so it is there

        if self._found:
            self.files_wanted.emit()
            self.data.show_work(self.tr("Bringing it in ..."))
            self.exchange.take_in(self._found.wanted(Wins(wins)))

    def _on_taken(self, before: "Before") -> None:
        self._found, self._before = None, before
        self._show_files()
        self.data.show_brought_in(
            self.tr("It is brought in. What you had before is kept in {file}.").format(file=before.file)
        )

    def _on_undo_wanted(self) -> None:
        before, self._before = self._before, None
        if before:
            self.data.show_work(self.tr("Going back ..."))
            self.exchange.put_back(before)

    def _on_undone(self) -> None:
        self._show_files()
        self.data.show_notice(self.tr("Everything is as it was before."))

    def _show_files(self) -> None:
        """Everything may be another now."""
        self.data.show_work("")
        self.files_changed.emit()
        self.data.show_sessions(self._store.count)
        self.changed.emit()

    def _on_listed(self, copies: Sequence[Copy]) -> None:
        # The zone, not today's distance from UTC: a copy of the summer was made by the clock of the summer.
        self.backups.show_copies(copies, local_zone(os.environ))

    def _on_restore(self, backup: Backup) -> None:
        if self.exchange.restore(backup):  # not while the copies are being listed
            self.backups.show_work(self.tr("Going back ..."))

    def _on_restored(self, restored: Backup, aside: Backup) -> None:
        self.backups.show_work("")
        self.backups.show_restored(restored, aside)
        self.exchange.list_copies()
        self.changed.emit()

    def _on_failed(self, sentence: str) -> None:
        self.data.show_work("")
        self.backups.show_work("")
        for page in (self.visit, self.data, self.backups):
            if page.isVisible():
                page.show_notice(sentence)
